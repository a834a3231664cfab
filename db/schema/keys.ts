import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sealed, timestampMs } from './columns.ts'

/** Secret keys that sealed, or seal, something here, by their ids: never the keys. The one with the latest beginning seals. */
export const secretKeys = sqliteTable('secret_keys', {
  id: text('id').primaryKey(),
  sealsSince: timestampMs('seals_since').notNull(),
  /** When nothing was left that it had sealed. Backups made before need it. */
  emptiedAt: timestampMs('emptied_at'),
})

/** Derived keys of secret keys that seal no more: keyed hashes cannot be made anew, and what they name must be known again. */
export const hashKeys = sqliteTable(
  'hash_keys',
  {
    keyId: text('key_id').notNull(),
    /** As given to `derive` of lib/secret-box.ts. */
    purpose: text('purpose').notNull(),
    sealed: sealed('sealed').notNull(),
    keptAt: timestampMs('kept_at').notNull(),
  },
  table => [primaryKey({ columns: [table.keyId, table.purpose] })],
)

/** Processes that open what is sealed, and which keys they know. */
export const keyHolders = sqliteTable('key_holders', {
  /** As an operator would name it: `web 1234`. */
  process: text('process').primaryKey(),
  keys: text('keys', { mode: 'json' }).$type<readonly string[]>().notNull(),
  heardAt: timestampMs('heard_at').notNull(),
})
