import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches } from '../../../db/schema/batches.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { type Launch, underWay } from '../launch/launch.ts'
import { operator, record } from '../organizer/audit/record.ts'
import { dropReminders } from '../pledge/by-hand/at-moment.ts'
import { noDigest } from '../pledge/digests.ts'
import { type ArmFrom, type ArmWith, armPledges } from './arm.ts'
import { noteChange } from './statements.ts'

/**
 * A restored database does not know what left after the backup. So every launch whose moment has come, or that was being armed, is
 * stopped, the only state that neither sends nor can be moved. Its deliveries that were not settled in the backup become unknown, with
 * a lookup. Returns the campaigns of these launches.
 */
export function stopRestored(
  db: Db,
  site: Omit<ArmWith, 'digests'>,
  now: number,
): { readonly slug: string; readonly title: string }[] {
  return db.transaction(
    tx => {
      const some = tx
        .select({ launch: launches, campaign: campaigns })
        .from(launches)
        .innerJoin(campaigns, eq(campaigns.id, launches.campaignId))
        .where(and(eq(launches.kind, 'real'), isNull(launches.finishedAt), mayHaveSent(now)))
        .all()
      for (const { launch, campaign } of some) {
        armAll(db, site, launch, now)
        markUnknown(db, launch.id, now)
        const stopped = { state: 'stopped', stoppedAt: launch.stoppedAt ?? now, pausedAt: null } as const
        tx.update(launches)
          .set({ ...stopped, restoredAt: now })
          .where(eq(launches.id, launch.id))
          .run()
        dropReminders(tx, campaign.id, now)
        record(tx, operator, 'launch-stopped', {}, now, campaign)
      }
      return some.map(({ campaign: { slug, title } }) => ({ slug, title }))
    },
    { behavior: 'immediate' },
  )
}

const mayHaveSent = (now: number) =>
  or(
    inArray(launches.state, [...underWay, 'halted', 'stopped']),
    and(inArray(launches.state, ['open', 'missed']), lte(launches.launchAt, now)),
  )

/** Every pledge may have been posted, and only a delivery is looked up. Conditions may have been met too. */
function armAll(db: Db, site: Omit<ArmWith, 'digests'>, launch: Launch, now: number): void {
  for (const going of [undefined, Number.MAX_SAFE_INTEGER])
    for (let after: number | null = 0; after !== null; ) {
      const from: ArmFrom = { afterPledge: after, confirmedSince: 0, ...(going === undefined ? {} : { going }) }
      after = armPledges(db, { ...site, digests: neverHandedOut }, launch, from, now).last
    }
}

/** These deliveries are only looked up: without our digest they can never leave. */
const neverHandedOut: ArmWith['digests'] = { isConfirmed: () => true, ofDelivery: () => noDigest }

/** Inside the transaction of its caller. */
function markUnknown(db: Db, launchId: number, now: number): void {
  const rows = db
    .update(deliveries)
    // Not `lost-sender`, which would be sent again after empty lookups.
    .set({ state: 'unknown', reason: 'restored', lookAt: now, looks: 0, settledAt: now })
    .where(
      and(
        eq(deliveries.launchId, launchId),
        or(inArray(deliveries.state, ['pending', 'queued']), unresolved, madeNow(now)),
      ),
    )
    .returning({ id: deliveries.id })
    .all()
  for (const { id } of rows) noteChange(db, id, 'unknown', 'restored', now)
  db.update(batches)
    .set({ state: 'done', closedAt: now, doneAt: now, why: 'restored from a backup' })
    .where(and(eq(batches.launchId, launchId), inArray(batches.state, ['queued', 'closed'])))
    .run()
}

const unresolved = and(eq(deliveries.state, 'unknown'), eq(deliveries.reason, 'lost-sender'))

/** Refused just now for lack of a live grant: it may have been granted after the backup. */
const madeNow = (now: number) =>
  and(eq(deliveries.state, 'refused'), eq(deliveries.settledAt, now), eq(deliveries.tries, 0))
