import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { launches } from '../../../db/schema/launches.ts'
import { armAheadMs, underWay } from './launch.ts'

/** Whether a launch is under way, or begins within so many ms. */
export const launchNear = (db: Db, now: number, withinMs: number): boolean =>
  statements(db).near.get({ from: now - withinMs, until: now + withinMs }) !== undefined

const statements = prepared(db => ({
  near: db
    .select({ id: launches.id })
    .from(launches)
    .where(
      and(
        eq(launches.kind, 'real'),
        or(
          inArray(launches.state, [...underWay]),
          // It may go on at any time.
          and(eq(launches.state, 'halted'), isNull(launches.finishedAt)),
          and(
            eq(launches.state, 'open'),
            gt(launches.launchAt, sql.placeholder('from')),
            lt(launches.launchAt, sql.placeholder('until')),
          ),
        ),
      ),
    )
    .limit(1)
    .prepare(),
}))

/** Whether the one or the other of two times (ms, the earlier first) would make a difference to a launch. */
export function launchBetween(db: Db, from: number, to: number): boolean {
  const ends = sql`${launches.launchAt} + max(${launches.lateLimitMs}, ${launches.spreadMs} + ${launches.retryWindowMs})`
  const open = and(inArray(launches.state, ['open', 'halted', 'stopped', ...underWay]), isNull(launches.finishedAt))
  const meets = and(lt(launches.launchAt, to + armAheadMs), gt(ends, from))
  return db.select({ id: launches.id }).from(launches).where(and(open, meets)).limit(1).get() !== undefined
}
