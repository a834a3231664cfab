import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches } from '../../../db/schema/batches.ts'
import { attempts, deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import type { NetworkName } from '../../networks/port.ts'

/** Posts that count against an app's limit: rows of batches that left, or may have left, since `since` (ms). */
export function postsSince(db: Db, network: NetworkName, since: number): number {
  const row = db
    .select({ n: sql<number>`coalesce(sum(size - unsent), 0)` })
    .from(batches)
    .innerJoin(launches, and(eq(launches.id, batches.launchId), eq(launches.kind, 'real')))
    .where(and(eq(batches.network, network), sql`(done_at is null or done_at > ${since})`))
    .get()
  return row?.n ?? 0
}

const answersAtMost = 2_000
/** A median of fewer is not used. */
const answersAtLeast = 50

/** How long each host took to answer the last posts it was sent: the median in ms, by `network host`. */
export function answerTimes(db: Db): ReadonlyMap<string, number> {
  const rows = db
    .select({
      host: sql<string>`${deliveries.network} || ' ' || ${deliveries.host}`,
      ms: sql<number>`${attempts.at} - ${attempts.sentAt}`,
    })
    .from(attempts)
    .innerJoin(deliveries, eq(deliveries.id, attempts.deliveryId))
    .innerJoin(launches, and(eq(launches.id, deliveries.launchId), eq(launches.kind, 'real')))
    .where(and(eq(attempts.kind, 'posted'), isNotNull(attempts.sentAt)))
    .orderBy(desc(attempts.id))
    .limit(answersAtMost)
    .all()
  const byHost = new Map<string, number[]>()
  for (const { host, ms } of rows) {
    const all = byHost.get(host)
    if (all) all.push(ms)
    else byHost.set(host, [ms])
  }
  return new Map(
    [...byHost].filter(([, all]) => all.length >= answersAtLeast).map(([host, all]) => [host, median(all)]),
  )
}

const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
