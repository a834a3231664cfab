import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sealed, timestampMs } from './columns.ts'

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

/** Private keys that this installation signs with where it asks for permissions and keeps them alive (networks/port.ts, ClientKeys). */
export const clientKeys = sqliteTable('client_keys', {
  kid: text('kid').primaryKey(),
  sealed: sealed('sealed').notNull(),
  madeAt: timestampMs('made_at').notNull(),
})
