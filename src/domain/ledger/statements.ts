import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { batches } from '../../../db/schema/batches.ts'
import { attempts, deliveries } from '../../../db/schema/deliveries.ts'
import { holds, hostHolds } from '../../../db/schema/holds.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'

const p = sql.placeholder

/** Statements that run once for each delivery: building their SQL each time would cost more than running it. */
function prepare(db: Db) {
  return {
    /** A delivery with everything that settling an outcome depends on. */
    find: db
      .select({
        id: deliveries.id,
        launchId: deliveries.launchId,
        accountId: deliveries.accountId,
        momentAt: deliveries.momentAt,
        state: deliveries.state,
        reason: deliveries.reason,
        batchId: deliveries.batchId,
        tries: deliveries.tries,
        lookAt: deliveries.lookAt,
        sentAt: deliveries.sentAt,
        remoteId: deliveries.remoteId,
        pledge: pledges.state,
        launch: launches.state,
        kind: launches.kind,
        network: deliveries.network,
        host: deliveries.host,
        haltedAt: sql<number | null>`coalesce(${holds.haltedAt}, ${hostHolds.haltedAt})`,
        alike: sql<string | null>`coalesce(${holds.alike}, ${hostHolds.alike})`,
        resumedAt: sql<
          number | null
        >`nullif(max(coalesce(${holds.resumedAt}, 0), coalesce(${hostHolds.resumedAt}, 0)), 0)`,
        closesAt: sql<number>`${launches.launchAt} + ${launches.spreadMs} + ${launches.retryWindowMs}`,
        holder: batches.holder,
      })
      .from(deliveries)
      .innerJoin(pledges, eq(pledges.id, deliveries.pledgeId))
      .innerJoin(launches, eq(launches.id, deliveries.launchId))
      .leftJoin(batches, eq(batches.id, deliveries.batchId))
      .leftJoin(holds, and(eq(holds.launchId, deliveries.launchId), eq(holds.network, deliveries.network)))
      .leftJoin(
        hostHolds,
        and(
          eq(hostHolds.launchId, deliveries.launchId),
          eq(hostHolds.network, deliveries.network),
          eq(hostHolds.host, deliveries.host),
        ),
      )
      .where(eq(deliveries.id, p('id')))
      .prepare(),
    /** Whether a delivery was ever in a batch of that holder. */
    wasHeldBy: db
      .select({ id: attempts.id })
      .from(attempts)
      .innerJoin(batches, eq(batches.id, attempts.batchId))
      .where(
        sql`${attempts.deliveryId} = ${p('id')} and ${batches.id} = ${p('batch')} and ${batches.holder} = ${p('holder')}`,
      )
      .limit(1)
      .prepare(),
    /** Makes a delivery, or makes a withdrawn one pending again. */
    arm: db
      .insert(deliveries)
      .values({
        launchId: p('launchId'),
        pledgeId: p('pledgeId'),
        accountId: p('accountId'),
        network: p('network'),
        host: p('host'),
        state: p('state'),
        reason: p('reason'),
        text: p('text'),
        frozen: p('frozen'),
        digest: p('digest'),
        momentAt: p('momentAt'),
        dueAt: p('momentAt'),
        settledAt: p('settledAt'),
      })
      .onConflictDoUpdate({
        target: [deliveries.launchId, deliveries.pledgeId],
        set: {
          state: sql`excluded.state`,
          reason: sql`excluded.reason`,
          text: sql`excluded.text`,
          frozen: sql`excluded.frozen`,
          digest: sql`excluded.digest`,
          host: sql`excluded.host`,
          momentAt: sql`excluded.moment_at`,
          dueAt: sql`excluded.due_at`,
          settledAt: sql`excluded.settled_at`,
          batchId: null,
          place: null,
        },
        setWhere: eq(deliveries.state, 'withdrawn'),
      })
      .prepare(),
    queue: db
      .update(deliveries)
      .set({ state: 'queued', batchId: sql`${p('batch')}`, place: sql`${p('place')}`, reason: null })
      .where(sql`id = ${p('id')} and state = 'pending'`)
      .prepare(),
    change: db
      .update(deliveries)
      .set({
        state: sql`${p('state')}`,
        reason: sql`${p('reason')}`,
        // A delivery never leaves before its own moment.
        dueAt: sql`max(coalesce(${p('dueAt')}, due_at), moment_at)`,
        tries: sql`${p('tries')}`,
        lookAt: sql`${p('lookAt')}`,
        looks: sql`${p('looks')}`,
        sentAt: sql`coalesce(${p('sentAt')}, sent_at)`,
        remoteId: sql`coalesce(${p('remoteId')}, remote_id)`,
        url: sql`coalesce(${p('url')}, url)`,
        postedAt: sql`coalesce(${p('postedAt')}, posted_at)`,
        settledAt: sql`${p('settledAt')}`,
      })
      .where(eq(deliveries.id, p('id')))
      .prepare(),
    note: db
      .insert(attempts)
      .values({
        deliveryId: p('id'),
        batchId: p('batch'),
        at: p('at'),
        sentAt: p('sentAt'),
        kind: p('kind'),
        reason: p('reason'),
        status: p('status'),
        requestId: p('requestId'),
        answer: p('answer'),
      })
      .prepare(),
    /**
     * The next host of a network that something is pending for. SQLite does not skip through an index by itself, and a
     * comparison of pairs would read every row of the host before.
     */
    nextHost: db
      .select({ host: deliveries.host })
      .from(deliveries)
      .where(
        sql`launch_id = ${p('launchId')} and state = 'pending' and network = ${p('network')} and host > ${p('host')}`,
      )
      .orderBy(deliveries.host)
      .limit(1)
      .prepare(),
    /** Counts further rows of a batch that certainly have not left. */
    returned: db
      .update(batches)
      .set({ unsent: sql`unsent + ${p('rows')}` })
      .where(eq(batches.id, p('id')))
      .prepare(),
    /** A batch is done when every row of it has left the state `queued`. */
    finishBatch: db
      .update(batches)
      .set({ state: 'done', doneAt: sql`${p('now')}` })
      .where(
        sql`id = ${p('id')} and state <> 'done'
          and not exists (select 1 from deliveries where batch_id = ${p('id')} and state = 'queued')`,
      )
      .prepare(),
  }
}

/** For a change that no request caused. */
export const nothingAnswered = { sentAt: null, status: null, requestId: null, answer: null }

/** Records the reason for a change of a delivery that no sender holds. */
export const noteChange = (db: Db, id: number, kind: string, reason: string | null, at: number) =>
  statementsOf(db).note.run({ id, batch: null, at, kind, reason, ...nothingAnswered })

export const statementsOf = prepared(prepare)
