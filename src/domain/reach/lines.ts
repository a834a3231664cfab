import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { measurements, reachRounds } from '../../../db/schema/reach.ts'
import { authorsOf } from '../ledger/to-measure.ts'
import type { NetworkName } from '../network.ts'
import type { Figures } from './figures.ts'

/** What a network said of one post at one reading (`at` in ms). `handle` without the @. */
export type MeasurementLine = Figures & {
  readonly deliveryId: number
  readonly roundId: number
  readonly network: NetworkName
  readonly at: number
  readonly gone: boolean
  readonly handle: string
  readonly url: string | null
}

type Key = Pick<MeasurementLine, 'deliveryId' | 'roundId'>

/** The next readings of a launch after one of them, by post and then by time, so that they are never in memory at once. */
export function measurementLines(db: Db, launchId: number, after: Key | null, limit: number): MeasurementLine[] {
  const { deliveryId, roundId, at, gone, impressions, likes, reposts, replies, quotes, bookmarks } = measurements
  const { network } = reachRounds
  const rows = db
    .select({ deliveryId, roundId, network, at, gone, impressions, likes, reposts, replies, quotes, bookmarks })
    .from(measurements)
    .innerJoin(reachRounds, eq(reachRounds.id, roundId))
    .where(
      and(
        sql`(${deliveryId}, ${roundId}) > (${after?.deliveryId ?? 0}, ${after?.roundId ?? 0})`,
        // The plus keeps the planner at the key of the readings: from the rounds on, all would be sorted for every page.
        sql`+${reachRounds.launchId} = ${launchId}`,
      ),
    )
    .orderBy(asc(deliveryId), asc(roundId))
    .limit(limit)
    .all()
  const authors = new Map(authorsOf(db, [...new Set(rows.map(row => row.deliveryId))]).map(one => [one.id, one]))
  return rows.map(row => {
    const author = authors.get(row.deliveryId)
    return { ...row, handle: author?.handle ?? '', url: author?.url ?? null }
  })
}
