import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { type Section, sections } from '../../../domain/campaign/content.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import type { TextRule } from '../../../networks/port.ts'
import { list, moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Done, Note } from '../../../ui/note.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { Stages } from '../manage/stages.tsx'
import type { EditConflict } from './edit-conflict.tsx'
import { EditConflictNote } from './edit-conflict.tsx'
import { nextPart, partsOf } from './parts.ts'

export type SectionPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly section: Section
  readonly now: number
  readonly mayChange: boolean
  /** What each network asks of texts. */
  readonly networks: readonly { readonly label: string; readonly textRule: TextRule }[]
  readonly wrong: readonly Wrong[]
  readonly saved: boolean
  /** When this organizer's draft was kept, where one is shown. */
  readonly draftAt: number | null
  readonly overtaken: EditConflict | null
  /** Colleagues with drafts of this section. */
  readonly others: readonly string[]
  /** The form, or, of the picture, its forms. */
  readonly children: preact.ComponentChildren
}

/** `/organize/:slug/write/:section`: the form, and beside it the page as supporters will see it. */
export function sectionView(given: SectionPage): string {
  const { lang, organizer, campaign, section, now, mayChange, wrong } = given
  const words = text(lang).write
  return organizerPage({
    lang,
    title: `${words.parts[section]} · ${campaign.title}`,
    organizer,
    styles: ['write'],
    scripts: mayChange ? ['editor'] : [],
    body: (
      <div class="desk organize">
        <div class="desk-rail sticky">
          <Stages campaign={campaign} now={now} here="write" lang={lang} />
          <Parts campaign={campaign} section={section} lang={lang} />
        </div>
        <div class="desk-form stack">
          <ErrorSummary wrong={wrong} lang={lang} />
          <header class="stack-tight">
            <p class="touch-links">
              <a href={`/organize/${campaign.slug}/write`}>
                <bdi>{campaign.title}</bdi>
              </a>
            </p>
            <h1>{words.parts[section]}</h1>
            <p class="quiet">{section === 'messages' ? samplesLead(given.networks, lang) : words.leads[section]}</p>
            <LastSaved campaign={campaign} section={section} lang={lang} />
          </header>
          <Remarks {...given} />
          {given.children}
          <NextPart campaign={campaign} section={section} lang={lang} />
        </div>
        <Beside campaign={campaign} section={section} lang={lang} />
      </div>
    ),
  })
}

/** What samples are for is for each network to say. */
function samplesLead(networks: SectionPage['networks'], lang: Lang): string {
  const words = text(lang).write.samplesLead
  const named = (rule: TextRule) => networks.filter(one => one.textRule === rule).map(one => one.label)
  const [own, asIs] = [named('own-words'), named('samples')]
  if (own.length === 0) return words.samples
  return asIs.length === 0 ? words.ownWords(list(own, lang)) : words.both(list(own, lang), list(asIs, lang))
}

function Remarks({ lang, campaign, section, mayChange, saved, draftAt, overtaken, others, wrong }: SectionPage) {
  const words = text(lang).write
  const at = (ms: number) => moment(ms, campaign.timeZone, lang)
  return (
    <>
      {!mayChange && (
        <Note>
          <p>{words.viewer}</p>
        </Note>
      )}
      {section === 'calls' && !campaign.actions.call.shown && (
        <Note>
          <p>
            {words.callsOff.text}{' '}
            <a href={`/organize/${campaign.slug}/write/actions#call-shown`}>{words.callsOff.link}</a>
          </p>
        </Note>
      )}
      {saved && draftAt === null && <Done>{words.saved[campaign.state]}</Done>}
      {overtaken && <EditConflictNote overtaken={overtaken} campaign={campaign} lang={lang} />}
      {draftAt !== null && !overtaken && wrong.length === 0 && (
        <form
          method="post"
          action={`/organize/${campaign.slug}/write/${section}/draft/removal`}
          class="cluster draft-found"
        >
          <p>{words.kept.found(at(draftAt))}</p>
          <button type="submit" class="button-plain">
            {words.kept.drop}
          </button>
        </form>
      )}
      {others.length > 0 && <p class="quiet">{words.kept.others(list(others.map(isolated), lang))}</p>}
    </>
  )
}

type PartsProps = { readonly campaign: OwnCampaign; readonly section: Section | null; readonly lang: Lang }

function Parts({ campaign, section, lang }: PartsProps) {
  const words = text(lang).write
  const parts = partsOf(campaign)
  const more = sections.filter(one => !parts.includes(one))
  return (
    <nav class="parts-nav" aria-label={words.partsLabel}>
      <PartLinks parts={parts} {...{ campaign, section, lang }} />
      {more.length > 0 && (
        <details class="disclosure" open={section !== null && more.includes(section)}>
          <summary>{words.more}</summary>
          <PartLinks parts={more} {...{ campaign, section, lang }} />
        </details>
      )}
    </nav>
  )
}

const PartLinks = ({ parts, campaign, section, lang }: PartsProps & { readonly parts: readonly Section[] }) => (
  <ul>
    {parts.map(one => (
      <li key={one}>
        <a href={`/organize/${campaign.slug}/write/${one}`} aria-current={one === section ? 'page' : undefined}>
          {text(lang).write.parts[one]}
        </a>
      </li>
    ))}
  </ul>
)

function LastSaved({ campaign, section, lang }: { campaign: OwnCampaign; section: Section; lang: Lang }) {
  const last = campaign.versions[section]
  if (!last) return null
  return <p class="hint">{text(lang).write.lastSaved(isolated(last.by), moment(last.at, campaign.timeZone, lang))}</p>
}

function NextPart({ campaign, section, lang }: { campaign: OwnCampaign; section: Section; lang: Lang }) {
  const words = text(lang).write
  const next = nextPart(campaign, section)
  const base = `/organize/${campaign.slug}/write`
  return (
    <p class="cluster next-part touch-links">
      <a href={base}>{words.allParts}</a>
      {next && (
        <a href={`${base}/${next}`}>
          {words.next(words.parts[next])} <Icon name="arrow" />
        </a>
      )}
    </p>
  )
}

/** Where on the campaign's page a section shows, by the id there. */
const placeOn: Readonly<Partial<Record<Section, string>>> = {
  story: 'story',
  messages: 'share',
  actions: 'act',
  calls: 'call',
  hotline: 'hotline',
  videos: 'videos',
  reposts: 'reposts',
}

function Beside({ campaign, section, lang }: { campaign: OwnCampaign; section: Section; lang: Lang }) {
  const words = text(lang).write.preview
  const page = `/organize/${campaign.slug}/preview`
  return (
    <aside class="desk-preview" aria-label={words.title}>
      <p class="preview-link ruled touch-links">
        <a href={page} target="_blank" rel="noopener">
          {words.open}
        </a>
      </p>
      <iframe
        class="preview-frame"
        src={`${page}?beside=1`}
        title={words.title}
        data-preview-frame={placeOn[section] ?? ''}
        loading="lazy"
      />
    </aside>
  )
}
