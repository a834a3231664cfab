import type { z } from 'zod'
import { type campaigns, type Picture, type Section, sections, type Video } from '../../../db/schema/campaigns.ts'
import type { Field, Fields } from './field-kinds.ts'
import { campaignFields } from './fields.ts'

export { type Picture, type Section, sections, type Video }

/** All but the picture, whose file goes its own way. */
export type WrittenSection = Exclude<Section, 'picture'>

/** What an organizer writes in a section. It may be incomplete (see `missing-content.ts`), and is never wrong. */
export type ContentOf<S extends WrittenSection> = z.infer<(typeof campaignFields)[S]['schema']>
export type Content = { readonly [S in WrittenSection]: ContentOf<S> }

export const writtenSections = Object.keys(campaignFields) as WrittenSection[]
export const isWritten = (section: string): section is WrittenSection => Object.hasOwn(campaignFields, section)
export const fieldsOf = (section: WrittenSection): Fields => campaignFields[section].fields

/** The list that a section is or has: its name, how many rows at most, the fields of a row. */
export function rowsOf(section: WrittenSection) {
  for (const [name, { kind, most = 0, fields, plain }] of Object.entries(fieldsOf(section)))
    if (kind === 'rows' && fields) return { name, most, fields, plain }
  return null
}

type Row = typeof campaigns.$inferSelect
type OtherColumns = 'picture' | 'versions' | 'previewHash' | 'previewSealed' | 'reportPublishedAt' | 'createdAt'
type WrittenColumns = Omit<Row, 'id' | 'slug' | 'state' | OtherColumns>
type Sample = { readonly id: number; readonly text: string }

/** What a campaign says, from its rows. */
export function contentOf(row: Row, samples: readonly Sample[]): Content {
  const columns: Values = { ...row, samples: samples.map(({ id, text }) => ({ id, text })) }
  const read = (name: string, { column = name, stored }: Field) =>
    stored ? stored.read(columns[column] as never) : columns[column]
  return bySection(section => {
    const whole: Field = campaignFields[section]
    return whole.column ? read(section, whole) : valuesOf(fieldsOf(section), (field, name) => read(name, field))
  }) as Content
}

/** The columns a section fills; sample messages have rows of their own beside them. */
export function columnsOf<S extends WrittenSection>(section: S, content: ContentOf<S>): Partial<WrittenColumns> {
  const whole: Field = campaignFields[section]
  const [fields, values]: [Fields, Values] = whole.column
    ? [{ [section]: whole }, { [section]: content }]
    : [fieldsOf(section), content]
  const columns = Object.entries(fields).map(([name, { column = name, stored }]) => [
    column,
    stored ? stored.write(values[name] as never) : values[name],
  ])
  const { samples: _, ...written } = Object.fromEntries(columns)
  return written
}

/** The columns that all sections fill. */
export const allColumnsOf = (content: Content): WrittenColumns =>
  Object.assign({}, ...writtenSections.map(section => columnsOf(section, content[section])))

type Values = Readonly<Record<string, unknown>>

export const bySection = <T>(value: (section: WrittenSection) => T) =>
  Object.fromEntries(writtenSections.map(section => [section, value(section)]))

/** An object with a value for each field. */
export const valuesOf = <T>(fields: Fields, value: (field: Field, name: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, value(field, name)]))
