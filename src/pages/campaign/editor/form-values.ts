import { z } from 'zod'
import {
  type Content,
  type ContentOf,
  contentSchemas,
  mostRows,
  type WrittenSection,
} from '../../../domain/campaign/content.ts'

/** The fields of a section's form by name, as they were typed. Those of a list end in the place of their row: `text-2`. */
export type FormValues = Readonly<Record<string, string>>

/** The fields of a row, for sections that are lists. */
export const rowFields = {
  messages: ['text', 'id'],
  calls: ['days'],
  videos: ['link', 'title'],
  reposts: ['link', 'author', 'quote'],
} as const
type ListSection = keyof typeof rowFields

const mostFields = 300
const Body = z.record(z.string().max(40), z.string().max(40_000))

/** What a form sent, without its buttons; null when no form of ours sends such a thing. */
export function readFormValues(body: unknown): FormValues | null {
  const read = Body.safeParse(body ?? {})
  if (!read.success || Object.keys(read.data).length > mostFields) return null
  const { do: _, version: __, base: ___, ...typed } = read.data
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]))
}

export function formRows(section: ListSection, typed: FormValues): FormValues[] {
  const rows: FormValues[] = []
  for (const [name, value] of Object.entries(typed)) {
    const [, field = '', place = ''] = /^([a-z]+)-(\d{1,2})$/.exec(name) ?? []
    if (!(rowFields[section] as readonly string[]).includes(field)) continue
    rows[Number(place)] = { ...rows[Number(place)], [field]: value }
  }
  return Array.from(rows, row => row ?? {})
}

/** A form's buttons for rows: `add`, `remove-2`, `up-2`, `down-2`. Null when it is none of them. */
export function changeRows(
  section: WrittenSection,
  typed: FormValues,
  deed: string,
): { typed: FormValues; field: string } | null {
  const [, verb, place = '0'] = /^(add|remove|up|down)(?:-(\d{1,2}))?$/.exec(deed) ?? []
  if (!verb || !(section in rowFields)) return null
  const list = section as ListSection
  const n = Number(place)
  const rows = changed(formRows(list, typed), verb, n, { [rowFields[list][0]]: '' })
  const at = verb === 'add' ? rows.length - 1 : verb === 'up' ? n - 1 : verb === 'down' ? n + 1 : Math.max(0, n - 1)
  const single = Object.entries(typed).filter(([name]) => !/-\d{1,2}$/.test(name))
  return {
    typed: { ...Object.fromEntries(single), ...typedRows(rows) },
    field: `${rowFields[list][0]}-${Math.max(0, at)}`,
  }
}

function changed(rows: readonly FormValues[], verb: string, n: number, blank: FormValues): FormValues[] {
  switch (verb) {
    case 'add':
      // The first row is there to write in before there is any.
      return rows.length === 0 ? [blank, blank] : [...rows, blank]
    case 'remove':
      return rows.filter((_, place) => place !== n)
    default: {
      const other = verb === 'up' ? n - 1 : n + 1
      const [one, two] = [rows[n], rows[other]]
      if (!one || !two) return [...rows]
      return rows.map((row, place) => (place === n ? two : place === other ? one : row))
    }
  }
}

const typedRows = (rows: readonly FormValues[]): FormValues =>
  Object.fromEntries(
    rows.flatMap((row, n) => Object.entries(row).map(([name, value]) => [`${name}-${n}`, value] as const)),
  )

/** What a form shows of a section as it is saved. */
export const toFormValues: { readonly [S in WrittenSection]: (content: ContentOf<S>) => FormValues } = {
  basics: content => ({ ...content, goal: String(content.goal) }),
  story: content => content,
  messages: ({ linkInPosts, messages }) => ({
    ...(linkInPosts && { link: 'on' }),
    ...typedRows(messages.map(({ id, text }) => ({ text, id: id === null ? '' : String(id) }))),
  }),
  actions: actions =>
    Object.fromEntries(
      Object.entries(actions).flatMap(([name, { shown, title, text }]) => [
        ...(shown ? [[`${name}-shown`, 'on']] : []),
        [`${name}-title`, title],
        [`${name}-text`, text],
      ]),
    ),
  calls: ({ days, ...others }) => ({ ...others, ...typedRows(days.map(day => ({ days: day }))) }),
  hotline: content => content,
  videos: ({ videos }) => typedRows(videos),
  reposts: ({ reposts }) => typedRows(reposts),
}

const inputs: { readonly [S in WrittenSection]: (typed: FormValues) => unknown } = {
  basics: typed => typed,
  story: typed => typed,
  messages: typed => ({ linkInPosts: typed.link === 'on', messages: full('messages', typed) }),
  actions: typed => Object.fromEntries(['pledge', 'share', 'call'].map(name => [name, action(typed, name)])),
  calls: typed => ({ ...typed, days: full('calls', typed).map(row => row.days) }),
  hotline: typed => typed,
  videos: typed => ({ videos: full('videos', typed) }),
  reposts: typed => ({ reposts: full('reposts', typed) }),
}

/** What is wrong with a field: its name, a word of the catalogue, and the limit that word speaks of. */
export type FieldProblem = { readonly field: string; readonly code: string; readonly most: number | null }

export type ReadSection<S extends WrittenSection> =
  | { readonly kind: 'content'; readonly content: ContentOf<S> }
  | { readonly kind: 'wrong'; readonly problems: readonly FieldProblem[] }

export function readSection<S extends WrittenSection>(section: S, typed: FormValues): ReadSection<S> {
  const read = contentSchemas[section].safeParse(inputs[section](typed))
  if (read.success) return { kind: 'content', content: read.data as ContentOf<S> }
  const problems = read.error.issues.map(issue => ({
    field: fieldOf(section, issue.path),
    code: issue.message,
    most: issue.code === 'too_big' ? Number(issue.maximum) : null,
  }))
  return { kind: 'wrong', problems }
}

/** What a preview shows: the saved content with every draft in it that can be read. */
export function withDrafts(content: Content, drafts: readonly { section: string; typed: FormValues }[]): Content {
  const read = drafts.flatMap(({ section, typed }) => {
    if (!(section in contentSchemas)) return []
    const result = readSection(section as WrittenSection, typed)
    return result.kind === 'content' ? [[section, result.content] as const] : []
  })
  return { ...content, ...Object.fromEntries(read) }
}

const full = (section: ListSection, typed: FormValues) =>
  formRows(section, typed)
    .slice(0, mostRows[section === 'calls' ? 'days' : section] + 1)
    .map(
      row => ({ ...Object.fromEntries(rowFields[section].map(name => [name, ''])), ...row }) as Record<string, string>,
    )

const action = (typed: FormValues, name: string) => ({
  shown: typed[`${name}-shown`] === 'on',
  title: typed[`${name}-title`] ?? '',
  text: typed[`${name}-text`] ?? '',
})

/** `['videos', 1, 'link']` is the field `link-1`, `['share', 'title']` is `share-title`. */
function fieldOf(section: WrittenSection, path: readonly PropertyKey[]): string {
  const place = path.find(key => typeof key === 'number')
  if (place !== undefined) {
    const last = path.at(-1)
    return `${typeof last === 'string' ? last : String(path[0])}-${String(place)}`
  }
  const named = path.map(String).join('-')
  return section in rowFields && named === rowListOf(section as ListSection)
    ? `${rowFields[section as ListSection][0]}-0`
    : named
}

const rowListOf = (section: ListSection) => (section === 'calls' ? 'days' : section)
