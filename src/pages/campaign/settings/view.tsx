import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import { tenseOf } from '../../../domain/launch/status.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { InputField, type Wrong } from '../../../ui/form.tsx'
import { Done } from '../../../ui/note.tsx'
import { campaignPage } from '../manage/frame.tsx'

export const settingsDone = ['address', 'unpublished'] as const

type SettingsPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
  readonly mayChange: boolean
  readonly mayCancel: boolean
  /** Pledges ever made, withdrawn ones too. */
  readonly pledged: number
  readonly supporters: number
  readonly baseUrl: string
  /** The address as it was typed. */
  readonly slug: string
  readonly wrong: readonly Wrong[]
  readonly done: (typeof settingsDone)[number] | null
}

/** `/organize/:slug/settings`: address, copies, and what takes a campaign back. */
export function settingsView(given: SettingsPage): string {
  const { lang, campaign, wrong, done, mayChange } = given
  const words = text(lang).settings
  return campaignPage(given, {
    here: 'settings',
    title: `${words.title} · ${campaign.title}`,
    heading: words.title,
    scripts: ['supporter'],
    wrong,
    before: done && <Done>{words.done[done]}</Done>,
    lead: !mayChange && <p class="quiet">{text(lang).organize.onlyLook}</p>,
    body: (
      <>
        <Address {...given} />
        <Copies {...given} />
        {campaign.state === 'published' && <OffTheSite {...given} />}
        {mayChange && given.mayCancel && <Cancellation {...given} />}
      </>
    ),
  })
}

function Address({ campaign, slug, wrong, mayChange, baseUrl, lang }: SettingsPage) {
  const words = text(lang).settings.address
  const isFixed = campaign.state === 'published' || !mayChange
  return (
    <section class="stack-close">
      <h2>{words.title}</h2>
      <p>{`${baseUrl}/c/${campaign.slug}`}</p>
      {isFixed ? (
        campaign.state === 'published' && <p class="quiet">{words.fixed}</p>
      ) : (
        <form method="post" action={`/organize/${campaign.slug}/address`} class="stack-close">
          <InputField name="slug" label={words.label} hint={words.hint} wrong={wrong} value={slug} maxLength={120} />
          <button type="submit" class="button">
            {words.button}
          </button>
        </form>
      )}
    </section>
  )
}

function Copies({ campaign, mayChange, lang }: SettingsPage) {
  const words = text(lang).settings.copies
  return (
    <section class="stack-close">
      <h2>{words.title}</h2>
      <p>
        <a href={`/organize/${campaign.slug}/file`} download>
          {words.download}
        </a>{' '}
        <span class="quiet">
          {words.downloadText} {mayChange && <a href="/organize/new#import">{words.import}</a>}
        </span>
      </p>
      {mayChange && (
        <form method="post" action={`/organize/${campaign.slug}/copies`} class="cluster consequence">
          <button type="submit" class="button">
            {words.duplicate}
          </button>
          <p>{words.duplicateText}</p>
        </form>
      )}
    </section>
  )
}

function OffTheSite({ campaign, pledged, mayChange, mayCancel, now, lang }: SettingsPage) {
  const words = text(lang).settings.site
  const isOver = tenseOf(campaign.launch, now) === 'over'
  return (
    <section class="stack-close">
      <h2>{words.title}</h2>
      {pledged > 0 ? (
        <p class="quiet">{words.pledged(pledged, number(pledged, lang), mayCancel)}</p>
      ) : (
        mayChange && (
          <form method="post" action={`/organize/${campaign.slug}/publication/removal`} class="cluster consequence">
            <button type="submit" class="button button-stop">
              {words.button}
            </button>
            <p>{isOver ? words.forGood : words.consequence}</p>
          </form>
        )
      )}
    </section>
  )
}

/** Opens first: what it means stands beside the button that does it. */
function Cancellation({ campaign, supporters, lang }: SettingsPage) {
  const words = text(lang).organize.cancel
  return (
    <section class="stack-close">
      <h2>{words.title}</h2>
      <details>
        <summary class="touch button-plain">{words.open}</summary>
        <form method="post" action={`/organize/${campaign.slug}/cancellation`} class="stack-tight">
          <p>{collectsPledges(campaign) ? words.consequence(supporters, number(supporters, lang)) : words.noPledges}</p>
          <button type="submit" class="button button-stop">
            {words.button}
          </button>
        </form>
      </details>
    </section>
  )
}
