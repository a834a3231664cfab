import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches } from '../../../db/schema/batches.ts'
import { attempts, deliveries } from '../../../db/schema/deliveries.ts'
import type { Launch } from '../launch.ts'
import type { Measured } from '../rehearsal/figures.ts'
import { drawSkyline, skylineStepMs } from '../skyline.ts'
import { hostMeant } from './kind.ts'
import { countDeliveries, lateness, reasons, skyline } from './read.ts'

/** What a rehearsal showed. */
export function measureRehearsal(db: Db, launch: Launch): Measured {
  const { all } = countDeliveries(db, launch.id)
  const rows = db
    .select({
      network: deliveries.network,
      host: deliveries.host,
      posts: count(),
      last: sql<number | null>`max(case when state = 'posted' then sent_at end)`,
    })
    .from(deliveries)
    .where(eq(deliveries.launchId, launch.id))
    .groupBy(deliveries.network, deliveries.host)
    .all()
  const hosts = rows.map(({ network, host, posts, last }) => ({
    network,
    host: hostMeant(host),
    posts,
    lastMs: last === null ? null : last - launch.launchAt,
  }))
  const lasts = hosts.flatMap(host => host.lastMs ?? [])
  const late = lateness(db, launch.id)
  const stepMs = skylineStepMs(late)
  const drawn = late ? skyline(db, launch.id, launch.launchAt, stepMs) : []
  const failed = reasons(db, launch.id)
  const { stopped, withdrawn } = all
  return {
    hosts,
    posted: all.posted,
    lastMs: lasts.length === 0 ? null : Math.max(...lasts),
    failed: [
      ...failed,
      ...(stopped > 0 ? [{ state: 'stopped', reason: null, n: stopped }] : []),
      ...(withdrawn > 0 ? [{ state: 'withdrawn', reason: null, n: withdrawn }] : []),
    ],
    skyline: drawSkyline(drawn, stepMs, late),
  }
}

const atOnce = 500

/**
 * Forgets the deliveries of a rehearsal that is over, some at a time; false while there are more. Of a launch, never: what
 * is deleted is found by the kind of its launch.
 */
export function forgetRehearsed(db: Db, launchId: number): boolean {
  return db.transaction(
    tx => {
      const ofRehearsal = sql`launch_id in (select id from launches where id = ${launchId} and kind = 'rehearsal')`
      const some = tx.select({ id: deliveries.id }).from(deliveries).where(ofRehearsal).limit(atOnce).all()
      const ids = some.map(row => row.id)
      if (ids.length > 0) {
        tx.delete(attempts).where(inArray(attempts.deliveryId, ids)).run()
        tx.delete(deliveries).where(inArray(deliveries.id, ids)).run()
        return false
      }
      tx.delete(batches)
        .where(and(ofRehearsal, eq(batches.launchId, launchId)))
        .run()
      return true
    },
    { behavior: 'immediate' },
  )
}
