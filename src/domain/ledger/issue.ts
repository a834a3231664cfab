import { and, asc, eq, isNotNull, lte } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { grants } from '../../../db/schema/accounts.ts'
import { batches } from '../../../db/schema/batches.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { rehearsalGrants } from '../../../db/schema/rehearsals.ts'
import { nothingSealed, type SealedText } from '../../lib/secret-box.ts'
import type { AppLimit, Frozen } from '../../networks/port.ts'
import { closesAt, type Launch } from '../launch/launch.ts'
import type { Digests } from '../pledge/digests.ts'
import { isUsable } from '../pledge/grants/life.ts'
import { keepApart } from './kind.ts'
import { appRoom, type HostName } from './room.ts'
import { noteChange, nothingAnswered, statementsOf } from './statements.ts'
import type { Batch } from './types.ts'

/** Deliveries a batch holds at the most. */
export const batchSize = 200

/** Which deliveries the next batch takes: to one host, due by `dueBy` (ms). */
export type IssueFrom = HostName & {
  readonly dueBy: number
  /** run_id of the Redis that the batch will be handed to. */
  readonly run: string
  readonly appLimit: AppLimit
  readonly digests: Digests
  /** URL of a rehearsal's sandbox; none for a real launch. */
  readonly sandbox?: string | null
}

/**
 * Puts the next pending deliveries to a host into a new batch. Null when none are due, or when the app has no posts left. The
 * batch may be handed to the queue only after this is committed.
 */
export function issueBatch(db: Db, launch: Launch, from: IssueFrom, now: number, size = batchSize): Batch | null {
  const { network, host, dueBy } = from
  const sealed = launch.kind === 'real' ? grants.sealed : rehearsalGrants.sealed
  return db.transaction(
    tx => {
      const room = Math.min(size, appRoom(db, network, from.appLimit, now))
      if (room <= 0) return null
      const due = tx
        .select({ delivery: deliveries, sealed })
        .from(deliveries)
        .innerJoin(pledges, and(eq(pledges.id, deliveries.pledgeId), eq(pledges.state, 'active')))
        .leftJoin(grants, eq(grants.accountId, deliveries.accountId))
        .leftJoin(
          rehearsalGrants,
          and(eq(rehearsalGrants.launchId, launch.id), eq(rehearsalGrants.accountId, deliveries.accountId)),
        )
        .where(
          and(
            eq(deliveries.launchId, launch.id),
            eq(deliveries.state, 'pending'),
            eq(deliveries.network, network),
            eq(deliveries.host, host),
            lte(deliveries.dueAt, dueBy),
            isNotNull(sealed),
            // Else it would be refused for nothing but its age: it waits until it is renewed.
            launch.kind === 'real' ? isUsable(deliveries.dueAt, now) : undefined,
          ),
        )
        .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
        .limit(room)
        .all()
      const asArmed = due.filter(({ delivery }) => from.digests.isAsArmed(delivery.digest, delivery))
      if (asArmed.length < due.length) refuseAltered(db, due, asArmed, now)
      if (asArmed.length === 0) return null
      const batch = tx
        .insert(batches)
        .values({
          launchId: launch.id,
          state: 'queued',
          network,
          host,
          size: asArmed.length,
          run: from.run,
          issuedAt: now,
        })
        .returning({ id: batches.id })
        .get()
      const { queue, note } = statementsOf(db)
      const placed = asArmed.map(({ delivery, sealed }, place) => ({
        delivery: { ...delivery, place },
        sealed: sealed ?? nothingSealed,
      }))
      for (const { delivery } of placed) {
        queue.run({ id: delivery.id, batch: batch.id, place: delivery.place })
        note.run({ id: delivery.id, batch: batch.id, at: now, kind: 'queued', reason: null, ...nothingAnswered })
      }
      const described = describe(batch.id, launch, from, placed)
      keepApart(described)
      return described
    },
    { behavior: 'immediate' },
  )
}

/** Refuses deliveries that differ from what was armed: somebody changed the database. */
function refuseAltered(db: Db, due: readonly { delivery: Row }[], asArmed: readonly { delivery: Row }[], now: number) {
  const fine = new Set(asArmed.map(({ delivery }) => delivery.id))
  for (const { delivery } of due) {
    if (fine.has(delivery.id)) continue
    const refused = { state: 'refused', reason: 'altered', settledAt: now } as const
    db.update(deliveries).set(refused).where(eq(deliveries.id, delivery.id)).run()
    noteChange(db, delivery.id, 'refused', 'altered', now)
  }
}

type Row = typeof deliveries.$inferSelect
type Due = { readonly delivery: Row; readonly sealed: SealedText }

const describe = (batch: number, launch: Launch, { run, sandbox }: IssueFrom, due: readonly Due[]): Batch => ({
  batch,
  run,
  kind: launch.kind,
  sandbox: sandbox ?? null,
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
