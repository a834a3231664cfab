import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { networkNames } from '../../src/networks/port.ts'
import { sealed, timestampMs } from './columns.ts'

/** What servers that people named said of themselves; see networks/servers.ts. */
export const serverFacts = sqliteTable(
  'server_facts',
  {
    network: text('network', { enum: networkNames }).notNull(),
    host: text('host').notNull(),
    /** JSON, in the words of the network's own folder. */
    said: text('said').notNull(),
    at: timestampMs('at').notNull(),
  },
  table => [primaryKey({ columns: [table.network, table.host] })],
)

/** How this installation is registered at a server, for one address that people are led back to. */
export const serverApps = sqliteTable(
  'server_apps',
  {
    network: text('network', { enum: networkNames }).notNull(),
    host: text('host').notNull(),
    callbackUrl: text('callback_url').notNull(),
    /** Null: none, or one is being made. */
    sealed: sealed('sealed'),
    madeAt: timestampMs('made_at'),
    /** Until when one process alone makes it; null: nobody does. */
    claimedUntil: timestampMs('claimed_until'),
  },
  table => [primaryKey({ columns: [table.network, table.host, table.callbackUrl] })],
)
