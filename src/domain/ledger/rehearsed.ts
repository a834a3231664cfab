import { and, count, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { batches } from '../../../db/schema/batches.ts'
import { attempts, deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { rehearsals } from '../../../db/schema/rehearsals.ts'
import type { Launch } from '../launch/launch.ts'
import type { RehearsalResult } from '../launch/rehearsal/figures.ts'
import { drawSkyline, skylineStepMs } from '../launch/skyline.ts'
import { hostMeant } from './kind.ts'
import { countDeliveries, lateness, reasons, skyline } from './read.ts'

/** The result of a rehearsal. */
export function measureRehearsal(db: Db, launch: Launch): RehearsalResult {
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
  const failed = reasons(db, launch.id).map(({ state, reason, n }) => ({ state, reason, n }))
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
 * Deletes some deliveries of rehearsals that are over and measured; false when there are none. Deliveries of real launches are
 * excluded by the kind of their launch.
 */
export function forgetRehearsed(db: Db): boolean {
  const { deliveriesLeft, batchLeft } = statements(db)
  const some = deliveriesLeft.all().map(row => row.id)
  const batch = batchLeft.get()
  if (some.length === 0 && !batch) return false
  db.transaction(
    tx => {
      if (some.length === 0)
        tx.delete(batches)
          .where(inArray(batches.launchId, over(db)))
          .run()
      tx.delete(attempts).where(inArray(attempts.deliveryId, some)).run()
      tx.delete(deliveries).where(inArray(deliveries.id, some)).run()
    },
    { behavior: 'immediate' },
  )
  return true
}

const over = (db: Db) =>
  db
    .select({ id: launches.id })
    .from(launches)
    .innerJoin(rehearsals, and(eq(rehearsals.launchId, launches.id), isNotNull(rehearsals.measured)))
    .where(and(eq(launches.kind, 'rehearsal'), isNotNull(launches.finishedAt)))

// Three times a second while a launch is near.
const statements = prepared(db => ({
  deliveriesLeft: db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(inArray(deliveries.launchId, over(db)))
    .limit(atOnce)
    .prepare(),
  batchLeft: db
    .select({ id: batches.id })
    .from(batches)
    .where(inArray(batches.launchId, over(db)))
    .limit(1)
    .prepare(),
}))
