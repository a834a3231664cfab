import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { networkNames } from '../../src/networks/port.ts'
import { campaigns } from './campaigns.ts'
import { id, timestampMs } from './columns.ts'

/** What a process alone can see and others show: the director's look at Redis and the disk, as JSON. */
export const health = sqliteTable('vitals', {
  name: text('name').primaryKey(),
  seen: text('seen', { mode: 'json' }).notNull(),
  seenAt: timestampMs('seen_at').notNull(),
})

/** A look at every account of a campaign on one network: does its grant still work? */
export const accountChecks = sqliteTable(
  'account_checks',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    network: text('network', { enum: networkNames }).notNull(),
    askedAt: timestampMs('asked_at').notNull(),
    /** Accounts to look at when it was asked for, and what came of it so far. */
    total: integer('total').notNull(),
    working: integer('working').notNull().default(0),
    reconnect: integer('reconnect').notNull().default(0),
    unclear: integer('unclear').notNull().default(0),
    finishedAt: timestampMs('finished_at'),
  },
  table => [
    uniqueIndex('one_check_at_a_time').on(table.campaignId, table.network).where(sql`finished_at is null`),
    index('checks_by_campaign').on(table.campaignId, table.id),
  ],
)

/** Returns from a network that asked people, so that one that comes twice at once is settled once. Of the last minutes only. */
export const networkReturns = sqliteTable(
  'network_returns',
  {
    /** SHA-256 of the address that the network led back to. */
    address: text('address').primaryKey(),
    begunAt: timestampMs('begun_at').notNull(),
    /** What came of it; null while a request is settling it. */
    outcome: text('outcome', { mode: 'json' }),
  },
  table => [index('network_returns_by_age').on(table.begunAt)],
)
