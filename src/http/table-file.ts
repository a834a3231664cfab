import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import type { Response } from 'express'

type Cell = string | number | boolean | null
export type TableRow<Column extends string = string> = Readonly<Record<Column, Cell>>

/** What a file of lines is made of: they come in batches, so that a long table is never in memory at once. */
export type Table<Column extends string = string> = {
  readonly columns: readonly Column[]
  /** Whether each line is about one person: who takes such a file is recorded. */
  readonly ofPeople: boolean
  readonly batches: Iterable<readonly TableRow<Column>[]>
}

/** Lines read and written at once: the rest of the web has its turn in between. */
export const linesAtOnce = 500

export const formats = ['csv', 'json'] as const
export type Format = (typeof formats)[number]

const types: Readonly<Record<Format, string>> = { csv: 'text/csv; charset=utf-8', json: 'application/json' }

/** Sends a table as a file, no faster than its reader takes it. */
export async function streamTable(res: Response, file: string, format: Format, table: Table): Promise<void> {
  res.set('content-type', types[format]).attachment(file)
  const lines = format === 'csv' ? tableCsv(table) : tableJson(table)
  await pipeline(Readable.from(lines), res).catch(givenUp)
}

// With another end of line, the library quotes no cell that holds a lone CR or LF.
const style = { cast: { string: withoutFormula }, record_delimiter: '\r\n', quoted_match: /[\r\n]/ } as const

/** For spreadsheets. */
export async function* tableCsv({ columns, batches }: Table): AsyncGenerator<string> {
  // Without the mark, spreadsheets take UTF-8 for something older.
  yield `\ufeff${columns.join(',')}\r\n`
  for (const rows of batches) {
    yield stringify([...rows], { ...style, columns: [...columns] })
    await new Promise(setImmediate)
  }
}

/** An array with a line for each row, so that it can be read line by line as well. */
export async function* tableJson({ columns, batches }: Table): AsyncGenerator<string> {
  let before = '[\n'
  for (const rows of batches) {
    yield before + rows.map(row => JSON.stringify(row, [...columns])).join(',\n')
    before = ',\n'
    await new Promise(setImmediate)
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** The rows of what is read by key: `next` gives those after the last one. */
export function* byKey<T, Column extends string>(
  next: (last: T | null) => readonly T[],
  rowOf: (one: T) => TableRow<Column>,
): Generator<readonly TableRow<Column>[]> {
  for (let last: T | null = null; ; ) {
    const found = next(last)
    const end = found.at(-1)
    if (end === undefined) return
    yield found.map(rowOf)
    last = end
  }
}

/** The rows of what comes in batches. */
export function* tableRows<T, Column extends string>(
  batches: Iterable<readonly T[]>,
  rowOf: (one: T) => TableRow<Column>,
): Generator<readonly TableRow<Column>[]> {
  for (const batch of batches) yield batch.map(rowOf)
}

export const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front. A sign before nothing but letters, digits and
 * the signs of phone numbers and addresses calls, links and reads nothing: it stays, as `+41 79 123 45 67` is no number with
 * an apostrophe, and a mail to `'+ada@example.org` goes to somebody else.
 */
export function withoutFormula(value: string): string {
  const isPlain = /^[+-][\p{L}\p{N}+\-._@ ]*$/u.test(value)
  return /^[=+\-@\t\r＝＋－＠]/.test(value) && !isPlain ? `'${value}` : value
}

/** A reader who goes away in the middle of a stream is no failure of ours. */
function givenUp(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}
