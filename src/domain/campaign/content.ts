import type { z } from 'zod'
import { type campaigns, type Picture, type Section, sections, type Video } from '../../../db/schema/campaigns.ts'
import type { Fields, Rows, Storing } from './field-kinds.ts'
import { parts } from './fields.ts'

export { type Picture, type Section, sections, type Video }

/** All but the picture, whose file goes its own way. */
export type WrittenSection = Exclude<Section, 'picture'>

/** What an organizer writes in a section. It may be incomplete (see `missing-content.ts`), and is never wrong. */
export type ContentOf<S extends WrittenSection> = z.infer<(typeof parts)[S]['schema']>
export type Content = { readonly [S in WrittenSection]: ContentOf<S> }

export const writtenSections = Object.keys(parts) as WrittenSection[]
export const isWritten = (section: string): section is WrittenSection => Object.hasOwn(parts, section)
export const fieldsOf = (section: WrittenSection): Fields => parts[section].fields

/** The field of a section that is a list of rows, with its name. */
export function rowsOf(section: WrittenSection): (Rows & { readonly name: string }) | null {
  for (const [name, field] of Object.entries(fieldsOf(section))) if (field.kind === 'rows') return { ...field, name }
  return null
}

type Row = typeof campaigns.$inferSelect
type OtherColumns = 'picture' | 'versions' | 'previewHash' | 'previewSealed' | 'reportPublishedAt' | 'createdAt'
type WrittenColumns = Omit<Row, 'id' | 'slug' | 'state' | OtherColumns>
type Sample = { readonly id: number; readonly text: string }

/** What a campaign says, from its rows. */
export function contentOf(row: Row, samples: readonly Sample[]): Content {
  const columns: Values = { ...row, samples: samples.map(({ id, text }) => ({ id, text })) }
  const read = (name: string, { column = name, stored }: Storing) =>
    stored ? stored.read(columns[column] as never) : columns[column]
  const contents = writtenSections.map(section => {
    const values = Object.entries(storings(section)).map(([name, storing]) => [name, read(name, storing)])
    return [section, inOneColumn(section) ? values[0]?.[1] : Object.fromEntries(values)]
  })
  return Object.fromEntries(contents) as Content
}

/** The columns a section fills; sample messages have rows of their own beside them. */
export function columnsOf<S extends WrittenSection>(section: S, content: ContentOf<S>): Partial<WrittenColumns> {
  const values: Values = inOneColumn(section) ? { [section]: content } : content
  const columns = Object.entries(storings(section)).map(([name, { column = name, stored }]) => [
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

const inOneColumn = (section: WrittenSection) => parts[section].column !== undefined
const storings = (section: WrittenSection): Readonly<Record<string, Storing>> =>
  inOneColumn(section) ? { [section]: parts[section] } : fieldsOf(section)
