import { z } from 'zod'
import {
  type Content,
  type ContentOf,
  fieldsOf,
  isWritten,
  rowsOf,
  valuesOf,
  type WrittenSection,
} from '../../../domain/campaign/content.ts'
import type { Field, Fields } from '../../../domain/campaign/field-kinds.ts'
import { campaignFields } from '../../../domain/campaign/fields.ts'

/** The fields of a section's form by name, as they were typed. Those of a list end in the place of their row: `text-2`. */
export type FormValues = Readonly<Record<string, string>>

const mostFields = 300
const Body = z.record(z.string().max(40), z.string().max(40_000))

/** What a form sent, without its buttons; null when no form of ours sends such a thing. */
export function readFormValues(body: unknown): FormValues | null {
  const read = Body.safeParse(body ?? {})
  if (!read.success || Object.keys(read.data).length > mostFields) return null
  const { do: _, version: __, base: ___, ...typed } = read.data
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]))
}

/** The rows of a section that is a list, as they were typed. */
export function formRows(section: WrittenSection, typed: FormValues): FormValues[] {
  const { fields = {} } = rowsOf(section) ?? {}
  const rows: FormValues[] = []
  for (const [name, value] of Object.entries(typed)) {
    const [, field = '', place = ''] = /^([a-z]+)-(\d{1,2})$/.exec(name) ?? []
    if (Object.hasOwn(fields, field)) rows[Number(place)] = { ...rows[Number(place)], [field]: value }
  }
  return Array.from(rows, row => row ?? {})
}

/** A form's buttons for rows: `add`, `remove-2`, `up-2`, `down-2`. Null when it is none of them. */
export function changeRows(
  section: WrittenSection,
  typed: FormValues,
  action: string,
): { typed: FormValues; field: string } | null {
  const [, verb, place = '0'] = /^(add|remove|up|down)(?:-(\d{1,2}))?$/.exec(action) ?? []
  const list = rowsOf(section)
  if (!verb || !list) return null
  const [first = ''] = Object.keys(list.fields)
  const n = Number(place)
  const rows = changed(formRows(section, typed), verb, n, { [first]: '' })
  const at = verb === 'add' ? rows.length - 1 : verb === 'up' ? n - 1 : verb === 'down' ? n + 1 : n - 1
  const single = Object.entries(typed).filter(([name]) => !/-\d{1,2}$/.test(name))
  return { typed: { ...Object.fromEntries(single), ...numbered(rows) }, field: `${first}-${Math.max(0, at)}` }
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

const numbered = (rows: readonly FormValues[]): FormValues =>
  Object.assign(
    {},
    ...rows.flatMap((row, n) => Object.entries(row).map(([name, value]) => ({ [`${name}-${n}`]: value }))),
  )

/** What a form shows of a section as it is saved. */
export const toFormValues = <S extends WrittenSection>(section: S, content: ContentOf<S>): FormValues =>
  shownOf(fieldsOf(section), content)

const shownOf = (fields: Fields = {}, content: unknown, prefix = ''): FormValues =>
  Object.assign(
    {},
    ...Object.entries(fields).map(([name, field]) => shown(field, prefix + name, Reflect.get(Object(content), name))),
  )

function shown({ kind, fields, plain }: Field, name: string, value: unknown): FormValues {
  switch (kind) {
    case 'group':
      return shownOf(fields, value, `${name}-`)
    case 'rows':
      return numbered((value as unknown[]).map(row => shownOf(fields, plain ? { [plain]: row } : row)))
    case 'check':
      return value ? { [name]: 'on' } : {}
    default:
      return { [name]: String(value ?? '') }
  }
}

/** What was typed, as the schema of a section wants it. */
function input(section: WrittenSection, typed: FormValues, saved: FormValues) {
  const rows = (fields: Fields, most: number, plain?: string) =>
    formRows(section, typed)
      .slice(0, most + 1)
      .map(row => (plain ? row[plain] : valuesOf(fields, (_, name) => row[name] ?? '')))
  const one = ({ kind, fields = {}, most = 0, plain }: Field, name: string): unknown => {
    if (kind === 'group') return valuesOf(fields, (part, key) => one(part, `${name}-${key}`) ?? '')
    if (kind === 'rows') return rows(fields, most, plain)
    return kind === 'check' ? typed[name] === 'on' : (typed[name] ?? saved[name])
  }
  return valuesOf(fieldsOf(section), one)
}

/** What is wrong with a field: its name, a word of the catalogue, and the limit that word speaks of. */
export type FieldProblem = { readonly field: string; readonly code: string; readonly most: number | null }

export type ReadSection<S extends WrittenSection> =
  | { readonly kind: 'content'; readonly content: ContentOf<S> }
  | { readonly kind: 'wrong'; readonly problems: readonly FieldProblem[] }

/** `saved` stands in for a field that was not sent, where there may be such. */
export function readSection<S extends WrittenSection>(
  section: S,
  typed: FormValues,
  saved: FormValues = {},
): ReadSection<S> {
  const read = campaignFields[section].schema.safeParse(input(section, typed, saved))
  if (read.success) return { kind: 'content', content: read.data as ContentOf<S> }
  const problems = read.error.issues.map(issue => ({
    field: fieldOf(section, issue.path),
    code: issue.message,
    most: issue.code === 'too_big' ? Number(issue.maximum) : null,
  }))
  return { kind: 'wrong', problems }
}

/** What a preview shows: the saved content with every draft in it that can be read. A draft may be older than a field of its section. */
export function withDrafts(content: Content, drafts: readonly { section: string; typed: FormValues }[]): Content {
  const read = drafts.flatMap(({ section, typed }) => {
    if (!isWritten(section)) return []
    const result = readSection(section, typed, toFormValues(section, content[section]))
    return result.kind === 'content' ? [[section, result.content] as const] : []
  })
  return { ...content, ...Object.fromEntries(read) }
}

/** `['videos', 1, 'link']` is the field `link-1`, `['videos']` its first row, `['share', 'title']` is `share-title`. */
function fieldOf(section: WrittenSection, [name, ...rest]: readonly PropertyKey[]): string {
  const list = rowsOf(section)
  if (!list || name !== list.name) return [name, ...rest].map(String).join('-')
  const [n = 0, field = Object.keys(list.fields)[0]] = rest
  return `${String(field)}-${String(n)}`
}
