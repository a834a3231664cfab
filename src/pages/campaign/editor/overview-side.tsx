import type { Missing } from '../../../domain/campaign/missing-content.ts'
import { allowedActions } from '../../../domain/launch/allowed-actions.ts'
import { moment } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { GoalRuleNote } from '../../launch/goal/rule.tsx'
import type { EditorOverviewPage } from './overview-page.ts'

/** Published or not; what is missing, and the button. */
export function PublishPart({ campaign, missing, mayChange, baseUrl, now, lang }: EditorOverviewPage) {
  const isAhead = allowedActions(campaign.launch, now).move
  const words = text(lang).write.overview
  const action = `/organize/${campaign.slug}/publication`
  const address = `${baseUrl}/c/${campaign.slug}`
  if (campaign.state === 'published')
    return (
      <section class="stack-tight">
        <h2>{words.published}</h2>
        <p>
          <a href={`/c/${campaign.slug}`}>{words.publicLink}</a>
        </p>
        {isAhead && (
          <p>
            {words.next} <a href={`/organize/${campaign.slug}/check`}>{words.nextCheck}</a> {words.nextOr}{' '}
            <a href={`/organize/${campaign.slug}/rehearsal`}>{words.nextRehearse}</a>.
          </p>
        )}
        {missing.length > 0 && <MissingList campaign={campaign} missing={missing} lang={lang} />}
      </section>
    )
  return (
    <section class="stack-tight">
      <h2>{words.missing}</h2>
      {missing.length > 0 ? (
        <MissingList campaign={campaign} missing={missing} lang={lang} />
      ) : (
        <>
          <p>{words.ready}</p>
          {mayChange && campaign.launch && (
            <form method="post" action={action} class="stack-tight">
              <button type="submit" class="button button-strong button-full">
                {words.publish}
              </button>
              <p class="quiet">
                {campaign.actions.pledge.shown
                  ? words.publishText(address, moment(campaign.launch.launchAt, campaign.timeZone, lang))
                  : words.publishNoPledges(address)}
              </p>
              {campaign.actions.pledge.shown && (
                <GoalRuleNote campaign={{ ...campaign, launch: { ...campaign.launch, state: 'open' } }} lang={lang} />
              )}
            </form>
          )}
        </>
      )}
    </section>
  )
}

function MissingList({ campaign, missing, lang }: Pick<EditorOverviewPage, 'campaign' | 'missing' | 'lang'>) {
  const words = text(lang).write
  const home = `/organize/${campaign.slug}`
  return (
    <>
      <p>{words.overview.notReady(missing.length)}</p>
      <ul class="touch-links">
        {missing.map(({ thing, section, field }) => (
          <li key={thing}>
            <a href={placeOf(home, section, field)}>{words.missing[thing]}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

function placeOf(home: string, section: Missing['section'], field: string): string {
  if (section === 'installation') return `/organize/organization#${field}`
  return section === 'schedule' ? `${home}/schedule` : `${home}/write/${section}#${field}`
}

export function PreviewPart({ campaign, previewUrl, mayChange, lang }: EditorOverviewPage) {
  const words = text(lang).write.overview
  return (
    <section class="stack-tight">
      <h2>{words.previewTitle}</h2>
      <p class="quiet">{words.previewText}</p>
      <p class="secret-link">
        <a href={previewUrl} rel="noopener" target="_blank">
          {previewUrl}
        </a>
      </p>
      <div class="actions">
        <button type="button" class="button" data-copy={previewUrl} data-copied={words.copied} hidden>
          <span>{words.copy}</span>
        </button>
        {mayChange && (
          <form method="post" action={`/organize/${campaign.slug}/preview-link`}>
            <button type="submit" class="button-plain" title={words.renewText}>
              {words.renew}
            </button>
          </form>
        )}
      </div>
    </section>
  )
}
