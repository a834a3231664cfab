import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { networkNames } from '../../src/networks/port.ts'
import { accounts } from './accounts.ts'
import { batches } from './batches.ts'
import { id, oneOf, timestampMs } from './columns.ts'
import { launches } from './launches.ts'
import { pledges } from './pledges.ts'

export const deliveryStates = [
  'pending',
  'queued',
  'posted',
  'refused',
  'unknown',
  'withdrawn',
  'stopped',
  'missed',
] as const

/** A pledged post on its way. Written by domain/ledger only. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: id(),
    launchId: integer('launch_id')
      .notNull()
      .references(() => launches.id, { onDelete: 'restrict' }),
    pledgeId: integer('pledge_id')
      .notNull()
      .references(() => pledges.id, { onDelete: 'restrict' }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    network: text('network', { enum: networkNames }).notNull(),
    host: text('host').notNull(),
    state: text('state', { enum: deliveryStates }).notNull(),
    text: text('text').notNull(),
    /** JSON of the network's `Frozen`: the same bytes on every try. */
    frozen: text('frozen').notNull(),
    /** Keyed digest of it as it was armed (domain/pledge/digests.ts). */
    digest: text('digest').notNull().default(''),
    /** The batch that holds it while `queued`; kept afterwards as the last one that did. */
    batchId: integer('batch_id').references(() => batches.id, { onDelete: 'restrict' }),
    /** Its place in that batch, from 0: rows below the batch's watermark may have left. */
    place: integer('place'),
    /** Its own moment, at which it should leave: T0, or later where the launch has a spread. Lateness counts from it. */
    momentAt: timestampMs('moment_at').notNull().default(0),
    /** Not before this moment: its own, or later after a try-later. */
    dueAt: timestampMs('due_at').notNull(),
    /** Requests that may have reached the network. */
    tries: integer('tries').notNull().default(0),
    /** A word of the network port that says why it was refused, is unknown, or waits. */
    reason: text('reason'),
    /** While unknown: when to ask the network next, and how often it was asked. Null when nothing more will be asked. */
    lookAt: timestampMs('look_at'),
    looks: integer('looks').notNull().default(0),
    /** When its request was written, by the sender's clock. */
    sentAt: timestampMs('sent_at'),
    /** What the network says: its id, address and time of the post. */
    remoteId: text('remote_id'),
    url: text('url'),
    postedAt: timestampMs('posted_at'),
    settledAt: timestampMs('settled_at'),
    /** When its supporter deleted the post from here. It stays `posted`: it was. */
    deletedAt: timestampMs('deleted_at'),
  },
  table => [
    uniqueIndex('delivery_once').on(table.launchId, table.pledgeId),
    index('deliveries_by_host').on(table.launchId, table.state, table.network, table.host, table.dueAt),
    index('deliveries_by_batch').on(table.batchId, table.place),
    index('deliveries_by_pledge').on(table.pledgeId),
    index('deliveries_lateness')
      .on(table.launchId, sql`(sent_at - moment_at)`, table.sentAt)
      .where(sql`state = 'posted'`),
    index('deliveries_published')
      .on(table.launchId, sql`(posted_at - moment_at)`)
      .where(sql`state = 'posted' and posted_at is not null`),
    index('deliveries_in_doubt').on(table.lookAt).where(sql`look_at is not null`),
    check('delivery_state', sql.raw(oneOf('state', deliveryStates))),
  ],
)

/** What happened to a delivery, one row a change; never updated, but where its supporter has their words erased. */
export const attempts = sqliteTable(
  'attempts',
  {
    id: id(),
    deliveryId: integer('delivery_id')
      .notNull()
      .references(() => deliveries.id, { onDelete: 'restrict' }),
    batchId: integer('batch_id'),
    at: timestampMs('at').notNull(),
    /** When its request was written; null when none was. */
    sentAt: timestampMs('sent_at'),
    /**
     * What happened: how a request ended (`PostOutcome`), what a lookup found (`Lookup`), or what the ledger itself did
     * (armed, queued, held-back, resumed, sent-again, deleted …).
     */
    kind: text('kind').notNull(),
    reason: text('reason'),
    /** HTTP status, and the network's own id of the exchange. */
    status: integer('status'),
    requestId: text('request_id'),
    /** The answer's body where it says something new, cut to 2,000 characters. */
    answer: text('answer'),
  },
  table => [index('attempts_by_delivery').on(table.deliveryId, table.id)],
)
