import { and, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { batches, senders } from '../../../db/schema/batches.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { again } from './settle.ts'
import { statementsOf } from './statements.ts'
import { leaseMs, marginMs, requestDeadlineMs } from './types.ts'

export type OpenBatch = typeof batches.$inferSelect & { readonly sender: typeof senders.$inferSelect | null }

/** Batches whose rows are not all settled. */
export const openBatches = (db: Db): OpenBatch[] =>
  statements(db)
    .open.all()
    .map(({ batch, sender }) => ({ ...batch, sender }))

const statements = prepared(db => ({
  open: db
    .select({ batch: batches, sender: senders })
    .from(batches)
    .leftJoin(senders, eq(senders.id, batches.holder))
    .where(sql`${batches.state} <> 'done'`)
    .orderBy(batches.id)
    .prepare(),
}))

export const batchesOf = (db: Db, launchId: number): number[] =>
  db
    .select({ id: batches.id })
    .from(batches)
    .where(eq(batches.launchId, launchId))
    .all()
    .map(({ id }) => id)

/** Takes back a batch that nobody holds: no row of it can have left, and its id will never be confirmed. */
export function releaseUnheld(db: Db, batch: number, why: string, now: number): 'released' | 'held' {
  return db.transaction(
    tx => {
      const released = tx
        .update(batches)
        .set({ state: 'closed', closedAt: now, mark: 0, doubtUntil: now, why })
        .where(and(eq(batches.id, batch), eq(batches.state, 'queued'), isNull(batches.holder)))
        .run()
      if (released.changes === 0) return 'held'
      returnRows(db, batch, 0, why, now)
      return 'released'
    },
    { behavior: 'immediate' },
  )
}

export type LostBatch = {
  readonly watermark: number | null
  readonly holderDead: boolean
  readonly why: string
  readonly byKey?: boolean
}

/**
 * Closes a batch whose sender is lost. Rows from `watermark` on never left and are pending at once; those below it stay queued
 * until no outcome can come any more; not as long where the network takes a post once (`byKey`): it is asked at once. `watermark`
 * null: the batch record is gone, so no row is certain. A sender that died before the launch was opened wrote nothing, whatever the
 * watermark.
 */
export function closeBatch(
  db: Db,
  batch: number,
  { watermark, holderDead, why, byKey = false }: LostBatch,
  now: number,
): void {
  const doubtUntil = now + marginMs + (holderDead || byKey ? 0 : leaseMs + requestDeadlineMs)
  db.transaction(
    tx => {
      const closed = tx
        .update(batches)
        .set({ state: 'closed', closedAt: now, mark: watermark, doubtUntil, why })
        .where(and(eq(batches.id, batch), eq(batches.state, 'queued')))
        .returning({ launchId: batches.launchId })
        .get()
      if (!closed) return
      const unsentFrom = holderDead && isUnopened(db, closed.launchId) ? 0 : watermark
      if (unsentFrom !== null) returnRows(db, batch, unsentFrom, why, now)
    },
    { behavior: 'immediate' },
  )
}

/**
 * Settles the rows of a closed batch that never got an outcome: pending where they cannot have left; else unknown, with a
 * lookup `lookAfterMs` later, once no outcome can come any more. Returns how many are unknown now.
 */
export function markUnresolved(db: Db, batch: number, holderDead: boolean, now: number, lookAfterMs = 0): number {
  return db.transaction(
    tx => {
      const closed = tx
        .select({ launch: launches, batch: batches })
        .from(batches)
        .innerJoin(launches, eq(launches.id, batches.launchId))
        .where(and(eq(batches.id, batch), eq(batches.state, 'closed')))
        .get()
      if (!closed) return 0
      const { mark: watermark, closedAt, doubtUntil, why } = closed.batch
      // After its last lease a sender writes nothing, even if the launch is opened in the next instant.
      const hasNoLease = holderDead || now >= (closedAt ?? now) + leaseMs + marginMs
      const unsentFrom = hasNoLease && closed.launch.openedAt === null ? 0 : watermark
      if (unsentFrom !== null) returnRows(db, batch, unsentFrom, why ?? '', now)
      // Unopened, its rows need no lookup once the lease has ended.
      if (now < (doubtUntil ?? now) || (closed.launch.openedAt === null && !hasNoLease)) return 0
      const rows = queuedRows(db, batch, 0)
      for (const id of rows) {
        tx.update(deliveries)
          // The request may have been written, so it counts as a try.
          .set({
            state: 'unknown',
            reason: 'lost-sender',
            tries: sql`tries + 1`,
            // A rehearsal asks no network.
            lookAt: closed.launch.kind === 'real' ? now + lookAfterMs : null,
            looks: 0,
            settledAt: now,
          })
          .where(eq(deliveries.id, id))
          .run()
        note(db, id, batch, 'unknown', 'lost-sender', now)
      }
      statementsOf(db).finishBatch.run({ id: batch, now })
      return rows.length
    },
    { behavior: 'immediate' },
  )
}

/** No post of an unopened launch has left: a clearance that lets posts leave is published only after `openedAt` is written. */
const isUnopened = (db: Db, launchId: number) =>
  db.select({ openedAt: launches.openedAt }).from(launches).where(eq(launches.id, launchId)).get()?.openedAt === null

/** Records that a sender's process is dead: what it did not report will never be reported. */
export function recordDeath(db: Db, sender: string, now: number): void {
  db.update(senders)
    .set({ deadAt: now })
    .where(and(eq(senders.id, sender), isNull(senders.deadAt)))
    .run()
}

function returnRows(db: Db, batch: number, fromPlace: number, why: string, now: number): void {
  const { find, change, returned, finishBatch } = statementsOf(db)
  const rows = queuedRows(db, batch, fromPlace)
  for (const id of rows) {
    const delivery = find.get({ id })
    if (!delivery) continue
    const next = again(delivery, now, now, 'given-back')
    change.run({
      id,
      state: next.state,
      reason: next.reason ?? null,
      // Before T0 its moment stays what it was.
      dueAt: null,
      tries: delivery.tries,
      lookAt: delivery.lookAt,
      looks: 0,
      sentAt: null,
      remoteId: null,
      url: null,
      postedAt: null,
      settledAt: next.state === 'pending' ? null : now,
    })
    note(db, id, batch, 'returned', why, now)
  }
  if (rows.length > 0) returned.run({ id: batch, rows: rows.length })
  finishBatch.run({ id: batch, now })
}

const queuedRows = (db: Db, batch: number, fromPlace: number) =>
  db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.batchId, batch), eq(deliveries.state, 'queued'), gte(deliveries.place, fromPlace)))
    .all()
    .map(row => row.id)

const note = (db: Db, id: number, batch: number, kind: string, reason: string, at: number) =>
  statementsOf(db).note.run({ id, batch, at, sentAt: null, kind, reason, status: null, requestId: null, answer: null })
