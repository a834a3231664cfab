import { and, asc, eq, lte } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { grants } from '../../../db/schema/accounts.ts'
import { batches } from '../../../db/schema/batches.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { closesAt, type Launch } from '../launch.ts'
import type { Frozen } from '../network.ts'
import { statementsOf } from './statements.ts'
import type { Batch } from './types.ts'

/** Deliveries a batch holds at the most. */
const batchSize = 200

/**
 * Makes the next pending deliveries that are due by `dueBy` (ms) one new batch, queued for the Redis `run`.
 * Null when none are due. Only after this is committed may the batch be handed to the queue.
 */
export function issueBatch(
  db: Db,
  launch: Launch,
  run: string,
  dueBy: number,
  now: number,
  size = batchSize,
): Batch | null {
  return db.transaction(
    tx => {
      const due = tx
        .select({ delivery: deliveries, sealed: grants.sealed })
        .from(deliveries)
        .innerJoin(pledges, and(eq(pledges.id, deliveries.pledgeId), eq(pledges.state, 'active')))
        .innerJoin(grants, eq(grants.accountId, deliveries.accountId))
        .where(and(eq(deliveries.launchId, launch.id), eq(deliveries.state, 'pending'), lte(deliveries.dueAt, dueBy)))
        .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
        .limit(size)
        .all()
      if (due.length === 0) return null
      const batch = tx
        .insert(batches)
        .values({ launchId: launch.id, state: 'queued', run, issuedAt: now })
        .returning({ id: batches.id })
        .get()
      const { queue } = statementsOf(db)
      const placed = due.map(({ delivery, sealed }, place) => ({ delivery: { ...delivery, place }, sealed }))
      for (const { delivery } of placed) queue.run({ id: delivery.id, batch: batch.id, place: delivery.place })
      return describe(batch.id, launch, run, placed)
    },
    { behavior: 'immediate' },
  )
}

type Due = { readonly delivery: typeof deliveries.$inferSelect; readonly sealed: string }

const describe = (batch: number, launch: Launch, run: string, due: readonly Due[]): Batch => ({
  batch,
  run,
  launch: launch.id,
  launchAt: launch.launchAt,
  closesAt: closesAt(launch),
  rows: due.map(({ delivery, sealed }) => ({
    delivery: delivery.id,
    place: delivery.place ?? 0,
    account: delivery.accountId,
    network: delivery.network,
    host: delivery.host,
    dueAt: delivery.dueAt,
    frozen: JSON.parse(delivery.frozen) as Frozen,
    sealed,
  })),
})
