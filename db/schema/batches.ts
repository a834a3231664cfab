import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, moment, oneOf } from './columns.ts'
import { launches } from './launches.ts'

export const batchStates = ['queued', 'closed', 'done'] as const

/** The deliveries that one sender holds. */
export const batches = sqliteTable(
  'batches',
  {
    id: id(),
    launchId: integer('launch_id')
      .notNull()
      .references(() => launches.id, { onDelete: 'restrict' }),
    state: text('state', { enum: batchStates }).notNull(),
    /** Only rises. Nobody fires under an epoch before its holder stands here. */
    epoch: integer('epoch').notNull(),
    /** The sender that holds this epoch; null until it said so. */
    holder: text('holder'),
    issuedAt: moment('issued_at').notNull(),
    heldAt: moment('held_at'),
    /** When closed: rows below the mark are in doubt until then. */
    doubtUntil: moment('doubt_until'),
  },
  table => [
    index('batches_by_launch').on(table.launchId, table.state),
    check('batch_state', sql.raw(oneOf('state', batchStates))),
  ],
)

/** Every handing-over of a batch, one row an epoch: who held it, how it ended. */
export const handovers = sqliteTable(
  'handovers',
  {
    batchId: integer('batch_id')
      .notNull()
      .references(() => batches.id, { onDelete: 'restrict' }),
    epoch: integer('epoch').notNull(),
    issuedAt: moment('issued_at').notNull(),
    holder: text('holder'),
    heldAt: moment('held_at'),
    closedAt: moment('closed_at'),
    /** Rows below it may have left; null when the record was gone. */
    mark: integer('mark'),
    why: text('why'),
  },
  table => [primaryKey({ columns: [table.batchId, table.epoch] })],
)

/** Senders that have been seen: a process is never forgotten while a batch names it. */
export const senders = sqliteTable('senders', {
  id: text('id').primaryKey(),
  /** Names the machine and its boot; only a process of this machine can be ended from here. */
  machine: text('machine').notNull(),
  egress: text('egress').notNull(),
  pid: integer('pid').notNull(),
  /** Start of the process in clock ticks since boot (Linux), so that a reused pid is not mistaken for it. */
  startTicks: text('start_ticks'),
  seenAt: moment('seen_at').notNull(),
  /** When it was known to be dead; null while it may live. */
  deadAt: moment('dead_at'),
})

/** A right that one process has at a time. */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  until: moment('until').notNull(),
})
