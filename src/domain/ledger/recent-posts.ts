import { and, count, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'

/** Posts of a launch are shown until so long after its end (ms): whoever watches looks every minute or so. */
const shownMs = 3_600_000

/** How many posts real launches have that go on, or ended within the last hour, by network and state. */
export function recentPosts(db: Db, now: number) {
  const shown = db
    .select({ id: launches.id })
    .from(launches)
    .where(
      and(
        eq(launches.kind, 'real'),
        isNotNull(launches.armedAt),
        or(isNull(launches.finishedAt), gt(launches.finishedAt, now - shownMs)),
      ),
    )
  const state = sql<string>`case ${deliveries.state} when 'queued' then 'pending' else ${deliveries.state} end`
  const { network } = deliveries
  return db
    .select({ network, state, n: count() })
    .from(deliveries)
    .where(inArray(deliveries.launchId, shown))
    .groupBy(network, state)
    .all()
}
