import type { ComponentChildren } from 'preact'
import type { AuditEventKind, AuditEvents } from '../../../domain/organizer/audit/events.ts'
import type { AuditEntry, AuditFilter, AuditPage } from '../../../domain/organizer/audit/list.ts'
import type { Actor } from '../../../domain/organizer/audit/record.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Pager } from '../../../ui/pager.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { Timestamp } from '../../../ui/timestamp.tsx'
import { labelOf } from '../../campaign/editor/labels.ts'
import { organizerPage } from '../frame.tsx'

type Given = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly filter: AuditFilter
  readonly page: AuditPage
  /** Everybody and every campaign in the record. */
  readonly people: readonly Actor[]
  readonly campaigns: readonly { readonly id: number; readonly title: string }[]
}

/** `/organize/audit`: who changed what, the newest first. */
export function auditView(given: Given): string {
  const { lang, organizer, page, people, filter } = given
  const words = text(lang).audit
  return organizerPage({
    lang,
    title: words.title,
    organizer,
    scripts: ['supporter'],
    styles: ['people'],
    body: (
      <div class="wide organize people stack-wide">
        <header class="stack-tight">
          <p>
            <a href="/organize/people">{text(lang).people.list.title}</a>
          </p>
          <h1>{words.title}</h1>
          <p class="quiet">{words.lead}</p>
        </header>
        {people.length > 0 && <Filters {...given} />}
        {page.entries.length > 0 ? (
          <Entries {...given} />
        ) : (
          <p class="empty">{people.length > 0 ? words.nothing : words.empty}</p>
        )}
        <Pager
          order="newestFirst"
          ids={page.entries.map(entry => entry.id)}
          before={page.newer}
          after={page.older}
          address={from => address({ ...filter, after: null, before: null, ...from })}
          lang={lang}
        />
      </div>
    ),
  })
}

function Filters({ filter, people, campaigns, lang }: Given) {
  const words = text(lang).audit
  const kinds = Object.entries(words.kinds)
  const nameOf = (actor: Actor) => (actor.id === null ? words.operator : actor.name)
  return (
    <form method="get" action="/organize/audit" class="filters">
      <Choice name="who" label={words.who} all={words.everybody} chosen={filter.who}>
        {people.map(actor => ({ value: actor.id ?? 'operator', label: nameOf(actor) }))}
      </Choice>
      <Choice name="campaign" label={words.campaign} all={words.allCampaigns} chosen={filter.campaign}>
        {campaigns.map(({ id, title }) => ({ value: id, label: title }))}
      </Choice>
      <Choice name="kind" label={words.what} all={words.allKinds} chosen={filter.kind}>
        {kinds.map(([value, label]) => ({ value, label }))}
      </Choice>
      <button type="submit" class="button">
        {words.show}
      </button>
    </form>
  )
}

type ChoiceProps = {
  readonly name: string
  readonly label: string
  /** What nothing chosen means. */
  readonly all: string
  readonly chosen: string | number | null
  readonly children: readonly { readonly value: string | number; readonly label: string }[]
}

function Choice({ name, label, all, chosen, children }: ChoiceProps) {
  return (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{all}</option>
        {children.map(option => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

function Entries({ page, lang }: Given) {
  const { columns } = text(lang).audit
  return (
    <table class="rows audit">
      <TableHead columns={[columns.when, columns.who, columns.what]} />
      <tbody>
        {page.entries.map(entry => (
          <tr key={entry.id}>
            <td class="quiet">
              <Timestamp at={entry.at} lang={lang} />
            </td>
            <td>{entry.actor.id === null ? text(lang).audit.operator : <bdi>{entry.actor.name}</bdi>}</td>
            <td>
              {sentence(entry, lang)}
              {isWriting(entry) && <Changes entry={entry} lang={lang} />}
              {entry.campaign && <span class="quiet row-more">{entry.campaign}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isWriting = (entry: AuditEntry): entry is AuditEntry<'campaign-changed'> => entry.kind === 'campaign-changed'

/** Field by field, from what to what. */
function Changes({ entry, lang }: { readonly entry: AuditEntry<'campaign-changed'>; readonly lang: Lang }) {
  const { section, changes } = entry.data
  return (
    <dl class="changed-fields">
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{labelOf(section, field, lang)}</dt>
          <dd>{text(lang).audit.change(from, to)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One sentence for every kind: a kind without one does not compile. */
function sentence<K extends AuditEventKind>({ kind, data }: AuditEntry<K>, lang: Lang): ComponentChildren {
  const sentences: { readonly [One in AuditEventKind]: (data: AuditEvents[One]) => string } = text(lang).audit.events
  return sentences[kind](data)
}

function address(filter: AuditFilter): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  const query = new URLSearchParams(given).toString()
  return `/organize/audit${query && `?${query}`}`
}
