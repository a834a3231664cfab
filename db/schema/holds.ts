import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { networkNames } from '../../src/networks/port.ts'
import { timestampMs } from './columns.ts'
import { launches } from './launches.ts'

/** What holds back one network of a launch; the other networks go on. No row: nothing ever did. Written by domain/ledger/holds.ts only. */
export const holds = sqliteTable(
  'holds',
  {
    launchId: integer('launch_id')
      .notNull()
      .references(() => launches.id, { onDelete: 'restrict' }),
    network: text('network', { enum: networkNames }).notNull(),
    /** Since when organizers hold it back; null while they do not. */
    pausedAt: timestampMs('paused_at'),
    /** Since when the engine holds it back by itself; null while it does not. */
    haltedAt: timestampMs('halted_at'),
    /** Why it was halted, as a reason word of the network port. */
    reason: text('reason'),
    /** What the network itself said then, cut to a sentence. */
    said: text('said'),
    /** The reason that so many refusals shared that it was halted; null where they gave none, or it was another halt. Kept after a resume. */
    alike: text('alike'),
    /** When somebody last went on after a halt or a pause. */
    resumedAt: timestampMs('resumed_at'),
  },
  table => [
    primaryKey({ columns: [table.launchId, table.network] }),
    check('halt_reason', sql.raw('(halted_at is null) = (reason is null)')),
  ],
)

/** What holds back the posts to one server of a network in a launch; all others go on. Written by domain/ledger/host-holds.ts only. */
export const hostHolds = sqliteTable(
  'host_holds',
  {
    launchId: integer('launch_id')
      .notNull()
      .references(() => launches.id, { onDelete: 'restrict' }),
    network: text('network', { enum: networkNames }).notNull(),
    host: text('host').notNull(),
    /** Since when the engine holds it back by itself; null while it does not. */
    haltedAt: timestampMs('halted_at'),
    /** Why, as in `holds`. */
    reason: text('reason'),
    said: text('said'),
    alike: text('alike'),
    /** Whom to write to there, as the server says; null where it does not. */
    contact: text('contact'),
    /** When somebody last went on. */
    resumedAt: timestampMs('resumed_at'),
  },
  table => [
    primaryKey({ columns: [table.launchId, table.network, table.host] }),
    check('host_halt_reason', sql.raw('(halted_at is null) = (reason is null)')),
  ],
)
