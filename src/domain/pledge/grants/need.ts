import { and, eq, exists, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { underWay } from '../../launch/launch.ts'
import { isOnItsWay, isOut } from '../../ledger/in-flight.ts'

const dayMs = 86_400_000
/** How long after T0 a grant is kept: so long supporters can delete their post from here. */
export const grantDays = 7
const keepAfterLaunchMs = grantDays * dayMs
/** So long somebody who has just signed in or withdrawn may still (again) pledge without signing in once more. */
export const idleMs = dayMs

/** For a query of grants: whether a pledge needs it, other than the one whose supporter is leaving. `now` in ms. */
export function isNeeded(db: Db, now: number, leaving?: number) {
  const recent = gt(launches.launchAt, now - keepAfterLaunchMs)
  const active = eq(pledges.state, 'active')
  // No launch was set yet, or not again: there will be one.
  const noneSet = isNull(launches.id)
  const mayStillGo = inArray(launches.state, ['draft', 'open', ...underWay])
  const goesOn = or(
    and(eq(launches.state, 'missed'), recent),
    and(eq(launches.state, 'halted'), isNull(launches.finishedAt)),
  )
  const isOver = and(inArray(launches.state, ['finished', 'stopped', 'halted']), recent)
  const justLeft = and(
    eq(pledges.state, 'withdrawn'),
    gt(pledges.withdrawnAt, now - idleMs),
    eq(launches.state, 'open'),
  )
  return exists(
    db
      .select({ one: sql`1` })
      .from(pledges)
      .leftJoin(launches, and(eq(launches.campaignId, pledges.campaignId), eq(launches.kind, 'real')))
      .where(
        and(
          eq(pledges.accountId, grants.accountId),
          leaving === undefined ? undefined : ne(pledges.id, leaving),
          or(
            isOnItsWay(db),
            and(
              isNull(pledges.erasedAt),
              or(and(active, or(noneSet, mayStillGo, goesOn, isOver)), justLeft, and(isOver, isOut(db))),
            ),
          ),
        ),
      ),
  )
}
