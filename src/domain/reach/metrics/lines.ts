import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { measurements, reachRounds } from '../../../../db/schema/reach.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { deliverySpan, namesBetween } from '../../ledger/posts-to-measure.ts'
import type { ReachFigures } from './figures.ts'

/** What a network said of one post at one reading (`at` in ms). `handle` without the @. */
export type MeasurementLine = ReachFigures & {
  readonly deliveryId: number
  readonly roundId: number
  readonly network: NetworkName
  readonly at: number
  readonly gone: boolean
  readonly handle: string
  readonly url: string | null
  readonly host: string
}

/** The readings of a launch by post and then by time, so many at a time: they are never in memory at once. */
export function* measurementLines(db: Db, launchId: number, atOnce: number): Generator<readonly MeasurementLine[]> {
  const { first, last } = deliverySpan(db, launchId)
  let after = { deliveryId: first - 1, roundId: Number.MAX_SAFE_INTEGER }
  for (;;) {
    const rows = statements(db).next.all({ launchId, last, atOnce, ...after })
    const [start, end] = [rows[0], rows.at(-1)]
    if (!start || !end) return
    const names = namesBetween(db, start.deliveryId, end.deliveryId)
    yield rows.map(row => Object.assign(row, names.get(row.deliveryId) ?? { handle: '', url: null, host: '' }))
    after = end
  }
}

const { deliveryId, roundId, at, gone, impressions, likes, reposts, replies, quotes, bookmarks } = measurements
const { network } = reachRounds

const statements = prepared(db => ({
  next: db
    .select({ deliveryId, roundId, network, at, gone, impressions, likes, reposts, replies, quotes, bookmarks })
    .from(measurements)
    .innerJoin(reachRounds, eq(reachRounds.id, roundId))
    .where(
      and(
        sql`(${deliveryId}, ${roundId}) > (${sql.placeholder('deliveryId')}, ${sql.placeholder('roundId')})`,
        lte(deliveryId, sql.placeholder('last')),
        // The plus keeps the planner at the key of the readings: from the rounds on, all would be sorted for every page.
        sql`+${reachRounds.launchId} = ${sql.placeholder('launchId')}`,
      ),
    )
    .orderBy(asc(deliveryId), asc(roundId))
    .limit(sql.placeholder('atOnce'))
    .prepare(),
}))
