import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { networkNames } from '../../src/networks/port.ts'
import { id, oneOf, timestampMs } from './columns.ts'
import { launches } from './launches.ts'

export const batchStates = ['queued', 'closed', 'done'] as const

/** Deliveries handed to one sender, once: what has to be handed out again becomes a new batch. */
export const batches = sqliteTable(
  'batches',
  {
    id: id(),
    launchId: integer('launch_id')
      .notNull()
      .references(() => launches.id, { onDelete: 'restrict' }),
    state: text('state', { enum: batchStates }).notNull(),
    /** All its rows go to one host: no host waits for another. */
    network: text('network', { enum: networkNames }),
    host: text('host'),
    /** Rows it was handed, and those of them that are known not to have left. */
    size: integer('size').notNull().default(0),
    unsent: integer('unsent').notNull().default(0),
    /** run_id of the Redis it was handed to. */
    run: text('run').notNull(),
    /** The one sender that may fire it; nobody fires before its name stands here. */
    holder: text('holder'),
    issuedAt: timestampMs('issued_at').notNull(),
    heldAt: timestampMs('held_at'),
    closedAt: timestampMs('closed_at'),
    doneAt: timestampMs('done_at'),
    /** Why it was closed before every row had its outcome. */
    why: text('why'),
    /** When closed: rows below it may have left. All of them, when its record was gone. */
    mark: integer('mark'),
    /** Until then an outcome of a row below the watermark may still come. */
    doubtUntil: timestampMs('doubt_until'),
  },
  table => [
    index('batches_by_launch').on(table.launchId, table.state),
    index('batches_by_network').on(table.network, table.doneAt),
    index('batches_open').on(table.state).where(sql`state <> 'done'`),
    check('batch_state', sql.raw(oneOf('state', batchStates))),
  ],
)

/** Senders that have been heard of. */
export const senders = sqliteTable('senders', {
  id: text('id').primaryKey(),
  /** Names the machine and its boot: only a process of this very machine can be ended from here. */
  machine: text('machine').notNull(),
  egress: text('egress').notNull(),
  pid: integer('pid').notNull(),
  /** Start of the process in clock ticks since boot (Linux), so that a reused pid is not mistaken for it. */
  startTicks: text('start_ticks'),
  firstSeenAt: timestampMs('first_seen_at').notNull(),
  /** When the director last heard it, and what it then said: sockets it opens to a host, and how far its clock is from Redis's, in ms. */
  heardAt: timestampMs('heard_at'),
  sockets: integer('sockets'),
  clockApartMs: integer('clock_apart_ms'),
  /** Settings that it has otherwise than the director, by name, as JSON: it is not used. Empty: it belongs. */
  differs: text('differs', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  /** When it was known to be dead; null while it may live. */
  deadAt: timestampMs('dead_at'),
})

/** A right that one process has at a time. */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  until: timestampMs('until').notNull(),
})
