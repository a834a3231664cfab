import { customType, integer } from 'drizzle-orm/sqlite-core'
import type { SealedText } from '../../src/lib/secret-box.ts'

/** A moment, in milliseconds since 1970-01-01T00:00Z. */
export const timestampMs = (name: string) => integer(name, { mode: 'number' })

export const id = () => integer('id').primaryKey({ autoIncrement: true })

/** What a SecretBox sealed. Every such column is listed in src/domain/operation/keys/sealed-columns.ts, or a change of keys would leave it behind. */
export const sealed = customType<{ data: SealedText; driverData: string }>({ dataType: () => 'text' })

/** The CHECK of a column that holds one of a few words: `state in ('a','b')`. */
export const oneOf = (column: string, words: readonly string[]) =>
  `${column} in (${words.map(word => `'${word}'`).join(', ')})`
