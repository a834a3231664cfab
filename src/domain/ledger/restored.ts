import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches } from '../../../db/schema/batches.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { operator, record } from '../audit/record.ts'
import { underWay } from '../launch.ts'
import { dropReminders } from '../reminder/at-moment.ts'
import { noteChange } from './statements.ts'

/**
 * A restored database does not know what left after it was made. So every launch whose moment has come, or that was being
 * made ready, is stopped: that state alone never sends and takes no other moment. What was on its way is unknown, and
 * its network is asked. Returns their campaigns.
 */
export function stopRestored(db: Db, now: number): { readonly slug: string; readonly title: string }[] {
  return db.transaction(
    tx => {
      const some = tx
        .select({ launch: launches, campaign: campaigns })
        .from(launches)
        .innerJoin(campaigns, eq(campaigns.id, launches.campaignId))
        .where(and(eq(launches.kind, 'real'), isNull(launches.finishedAt), mayHaveSent(now)))
        .all()
      for (const { launch, campaign } of some) {
        const set = { state: 'stopped', stoppedAt: launch.stoppedAt ?? now, pausedAt: null } as const
        tx.update(launches).set(set).where(eq(launches.id, launch.id)).run()
        doubt(db, launch.id, now)
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

/** Inside the transaction of its caller. */
function doubt(db: Db, launchId: number, now: number): void {
  const rows = db
    .update(deliveries)
    // Not `lost-sender`, which is sent again when its network has not seen it.
    .set({ state: 'unknown', reason: 'reset', lookAt: now, looks: 0, settledAt: now })
    .where(
      and(eq(deliveries.launchId, launchId), or(inArray(deliveries.state, ['pending', 'queued']), inDoubt(launchId))),
    )
    .returning({ id: deliveries.id })
    .all()
  for (const { id } of rows) noteChange(db, id, 'unknown', 'reset', now)
  db.update(batches)
    .set({ state: 'done', closedAt: now, doneAt: now, why: 'restored from a backup' })
    .where(and(eq(batches.launchId, launchId), inArray(batches.state, ['queued', 'closed'])))
    .run()
}

const inDoubt = (launchId: number) =>
  and(eq(deliveries.launchId, launchId), eq(deliveries.state, 'unknown'), eq(deliveries.reason, 'lost-sender'))
