import { integer } from 'drizzle-orm/sqlite-core'

/** A moment, in milliseconds since 1970-01-01T00:00Z. */
export const moment = (name: string) => integer(name, { mode: 'number' })

export const id = () => integer('id').primaryKey({ autoIncrement: true })

/** The CHECK of a column that holds one of a few words: `state in ('a','b')`. */
export const oneOf = (column: string, words: readonly string[]) =>
  `${column} in (${words.map(word => `'${word}'`).join(', ')})`
