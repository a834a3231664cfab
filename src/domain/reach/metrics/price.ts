import { and, count, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { reachLatest, reachRounds } from '../../../../db/schema/reach.ts'
import type { Network, NetworkName } from '../../../networks/port.ts'
import { countPosted } from '../../ledger/posts-to-measure.ts'

const dayMs = 86_400_000

/** Reading a post again within a UTC day costs nothing (facts of X: posts read are billed once a day). */
export const billingDay = (now: number): number => now - (now % dayMs)

/** US dollars that a round at `at` (ms) costs at the most. */
export function runPrice(db: Db, launchId: number, network: Network, at: number): number {
  const price = network.metrics?.price ?? 0
  if (price === 0) return 0
  return price * Math.max(0, countPosted(db, launchId, network.name) - readThatDay(db, launchId, network.name, at))
}

function readThatDay(db: Db, launchId: number, network: NetworkName, at: number): number {
  const row = db
    .select({ n: sql<number>`coalesce(max(measured), 0)` })
    .from(reachRounds)
    .where(
      and(
        eq(reachRounds.launchId, launchId),
        eq(reachRounds.network, network),
        gte(reachRounds.startedAt, billingDay(at)),
      ),
    )
    .get()
  return row?.n ?? 0
}

/** US dollars that all rounds of a launch cost so far. */
export function spent(db: Db, launchId: number): number {
  const row = db
    .select({ dollars: sql<number>`coalesce(sum(dollars), 0)` })
    .from(reachRounds)
    .where(eq(reachRounds.launchId, launchId))
    .get()
  return row?.dollars ?? 0
}

/** Whether so much more may be spent; a thousandth of a dollar is what sums of fractions are off. */
export const affordable = (db: Db, launchId: number, dollars: number, budget: number): boolean =>
  dollars === 0 || spent(db, launchId) + dollars <= budget + 0.001

/** How many of some posts (delivery ids) were not paid for today. */
export function unpaidOf(db: Db, ids: readonly number[], now: number): number {
  const paid = and(inArray(reachLatest.deliveryId, [...ids]), gte(reachLatest.at, billingDay(now)))
  return ids.length - (db.select({ n: count() }).from(reachLatest).where(paid).get()?.n ?? 0)
}
