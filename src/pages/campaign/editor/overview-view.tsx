import { type Section, sections } from '../../../domain/campaign/content.ts'
import { launchStatus } from '../../../domain/launch/status.ts'
import { text } from '../../../text/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Note } from '../../../ui/note.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { Stages } from '../manage/stages.tsx'
import { StateWord } from '../manage/state-word.tsx'
import type { EditorOverviewPage } from './overview-page.ts'
import { PreviewPart, PublishPart } from './overview-side.tsx'
import { partsOf } from './parts.ts'
import { partSummary } from './summary.ts'

/** `/organize/:slug/write`: the parts of a campaign, what is missing, and the way to publish it. */
export function editorOverviewView(given: EditorOverviewPage): string {
  const { lang, organizer, campaign, now, done } = given
  const words = text(lang).write
  return organizerPage({
    lang,
    title: `${words.title} · ${campaign.title}`,
    organizer,
    styles: ['write'],
    scripts: ['supporter'],
    body: (
      <div class="wide organize rail">
        <Stages campaign={campaign} now={now} here="write" lang={lang} />
        <div class="overview">
          <div class="stack">
            {done && (
              <Note tone="ok">
                <p role="status">{{ ...words.done, ...text(lang).schedule.done }[done]}</p>
                {given.renamed && <p>{words.import.taken(campaign.slug)}</p>}
              </Note>
            )}
            <header class="stack-tight">
              <p>
                <StateWord
                  word={campaign.state === 'draft' ? 'draft' : launchStatus(campaign.launch, now)}
                  lang={lang}
                />
              </p>
              <h1>{campaign.title}</h1>
            </header>
            <PartsList {...given} />
          </div>
          <div class="overview-side">
            <PublishPart {...given} />
            {campaign.state === 'draft' && <PreviewPart {...given} />}
          </div>
        </div>
      </div>
    ),
  })
}

const tones = { missing: 'tone-warn', optional: '', done: 'tone-ok' } as const

/** The parts that this campaign has, and, folded away, what else there could be. */
function PartsList(given: EditorOverviewPage) {
  const words = text(given.lang).write
  const isHere = (section: Section) =>
    given.drafts.includes(section) || given.missing.some(one => one.section === section)
  const parts = partsOf(given.campaign)
  const [here, more] = [true, false].map(wanted =>
    sections.filter(section => (parts.includes(section) || isHere(section)) === wanted),
  )
  return (
    <div>
      <ol class="parts-list" aria-label={words.partsLabel}>
        {here?.map(section => (
          <PartItem key={section} {...given} section={section} />
        ))}
      </ol>
      {more && more.length > 0 && (
        <details class="disclosure">
          <summary>{words.more}</summary>
          <ul class="parts-list">
            {more.map(section => (
              <PartItem key={section} {...given} section={section} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function PartItem({
  campaign,
  content,
  missing,
  drafts,
  section,
  lang,
}: EditorOverviewPage & { readonly section: Section }) {
  const words = text(lang).write
  const { summary, isEmpty } = partSummary(section, campaign, content, lang)
  const isMissing = missing.some(one => one.section === section)
  const mark = isMissing ? 'missing' : isEmpty ? 'optional' : 'done'
  return (
    <li>
      <span class={`part-mark ${tones[mark]}`}>
        {mark === 'done' && <Icon name="check" label={words.marks.done} />}
        {mark === 'missing' && <Icon name="alert" label={words.marks.missing} />}
      </span>
      <a href={`/organize/${campaign.slug}/write/${section}`}>{words.parts[section]}</a>
      <span class="part-summary two-lines quiet">{summary}</span>
      {drafts.includes(section) && <span class="part-draft tone-warn">{words.marks.draft}</span>}
    </li>
  )
}
