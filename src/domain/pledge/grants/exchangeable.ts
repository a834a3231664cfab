import { and, eq, exists, gt, inArray, isNull, lte, not, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { underWay } from '../../launch/launch.ts'
import { isAtSender } from '../../ledger/posts-and-grants.ts'
import { isNeeded } from './need.ts'

const minuteMs = 60_000
/** From so long before a launch until it is over, the grants of its accounts are left alone, but for those too old for their post. */
export const quietBeforeMs = 10 * minuteMs

// The outer queries use these tables too.
const ofAccount = alias(pledges, 'of_account')
const quiet = alias(launches, 'quiet')

/**
 * Nobody is exchanging it. After an exchange of which nobody knows whether it happened, a second one may end the grant: so
 * not while its access can still be used, and after that there is nothing left to lose.
 */
export const isFree = (now: number) =>
  and(
    sql`${grants.state} = 'live' and ${grants.server} is not null`,
    or(isNull(grants.renewAfter), lte(grants.renewAfter, now)),
    or(isNull(grants.renewingUntil), and(lte(grants.renewingUntil, now), lte(grants.freshUntil, now))),
  )

/** A launch of its account begins within ten minutes, or is under way. */
export const isForLaunch = (db: Db, now: number) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(ofAccount)
      .innerJoin(quiet, eq(quiet.campaignId, ofAccount.campaignId))
      .where(
        and(
          eq(ofAccount.accountId, grants.accountId),
          eq(ofAccount.state, 'active'),
          eq(quiet.kind, 'real'),
          or(
            inArray(quiet.state, [...underWay]),
            and(eq(quiet.state, 'halted'), isNull(quiet.finishedAt)),
            and(eq(quiet.state, 'open'), gt(quiet.launchAt, now - minuteMs), lte(quiet.launchAt, now + quietBeforeMs)),
          ),
        ),
      ),
  )

/** No launch holds it: an exchange that no launch waits for does no harm. */
export const isAtRest = (db: Db, now: number) => and(not(isForLaunch(db, now)), not(isAtSender(db)))

/** An exchange of it is to come, or under way, within a time that one can wait for. */
export const isToBeAsked = (db: Db, now: number) =>
  and(
    sql`${grants.state} = 'live' and ${grants.server} is not null`,
    isAtRest(db, now),
    isNeeded(db, now),
    or(isNull(grants.renewingUntil), gt(grants.renewingUntil, now), lte(grants.freshUntil, now)),
    or(
      isNull(grants.renewAfter),
      lte(grants.renewAfter, now + minuteMs),
      and(eq(grants.renewTries, 0), isNull(grants.goneAt)),
    ),
  )
