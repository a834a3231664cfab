import { and, asc, between, eq, exists, gt, inArray, isNull, lt, lte, not, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../../../db/open.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SealedText } from '../../../lib/secret-box.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { underWay } from '../../launch/launch.ts'
import { isAtSender, waitingPosts } from '../../ledger/posts-and-grants.ts'
import { freshMarginMs } from './life.ts'
import { isNeeded } from './need.ts'

const minuteMs = 60_000
/** A grant is exchanged this often: to keep it alive, and to learn in time that it is gone. */
export const renewEveryMs = 7 * 86_400_000
/** All grants of a launch are exchanged in this time before T0, and then left alone. */
export const renewalWindow = { fromMs: 50 * minuteMs, untilMs: 10 * minuteMs } as const
/** One that does not last long enough is exchanged again after this time. */
const againMs = 10 * minuteMs
/** Posts due within this time: their grants are made fresh while a launch is under way. */
const aheadMs = 10 * minuteMs

export type DueGrant = {
  readonly accountId: number
  readonly network: NetworkName
  readonly sealed: SealedText
  readonly server: string
  /** Null: it was not exchanged, as far as anybody knows. */
  readonly inDoubt: number | null
  /** A launch waits for it. */
  readonly urgent: boolean
}

/**
 * Grants to exchange now, those that a launch waits for first, the least fresh first; `calm`: those of the week too.
 *
 * Whether the old access still works after an exchange (Bluesky: up to 60 minutes) nobody promises. So no grant is exchanged
 * that a sender may hold: from ten minutes before T0 until the launch is over, only those that are not fresh enough for their
 * post, which are in no batch (see ledger/issue.ts).
 */
export function dueRenewals(db: Db, now: number, limit: number, calm: boolean): DueGrant[] {
  const waiting = [...stalePosts(db, now, limit), ...beforeLaunch(db, now, limit)].sort(
    (a, b) => a.freshUntil - b.freshUntil,
  )
  const weekly = calm && waiting.length < limit ? everyWeek(db, now, limit - waiting.length) : []
  const all = [...waiting.map(one => ({ ...one, urgent: true })), ...weekly.map(one => ({ ...one, urgent: false }))]
  return [...new Map(all.toReversed().map(one => [one.accountId, one])).values()].toReversed().slice(0, limit)
}

// The outer queries use these tables too.
const ofAccount = alias(pledges, 'of_account')
const quiet = alias(launches, 'quiet')

const columns = {
  accountId: grants.accountId,
  network: accounts.network,
  sealed: grants.sealed,
  server: sql<string>`${grants.server}`,
  freshUntil: sql<number>`${grants.freshUntil}`,
  inDoubt: grants.renewingUntil,
}

function everyWeek(db: Db, now: number, limit: number) {
  return db
    .select(columns)
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(
      and(
        lte(grants.renewedAt, now - renewEveryMs),
        isFree(now),
        not(isForLaunch(db, now)),
        not(isAtSender(db)),
        isNeeded(db, now),
      ),
    )
    .orderBy(asc(grants.renewedAt))
    .limit(limit)
    .all()
}

/** Of launches that begin within 50 minutes. */
function beforeLaunch(db: Db, now: number, limit: number) {
  const { launchAt, spreadMs, retryWindowMs } = launches
  const isStaleAtT0 = and(lte(grants.freshUntil, sql`${launchAt} + ${freshMarginMs}`), gains(now))
  const isToBeRenewed = and(
    lt(grants.renewedAt, sql`${launchAt} - ${renewalWindow.fromMs}`),
    lte(grants.freshUntil, sql`${launchAt} + ${spreadMs} + ${retryWindowMs} + ${freshMarginMs}`),
  )
  const inWindow = gt(launchAt, now + renewalWindow.untilMs)
  return db
    .select(columns)
    .from(launches)
    .innerJoin(pledges, and(eq(pledges.campaignId, launches.campaignId), eq(pledges.state, 'active')))
    .innerJoin(grants, eq(grants.accountId, pledges.accountId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(
      and(
        eq(launches.kind, 'real'),
        eq(launches.state, 'open'),
        between(launchAt, now, now + renewalWindow.fromMs),
        or(and(inWindow, or(isStaleAtT0, isToBeRenewed), not(isForLaunch(db, now))), and(not(inWindow), isStaleAtT0)),
        isFree(now),
        not(isAtSender(db)),
      ),
    )
    .orderBy(asc(grants.freshUntil))
    .limit(limit)
    .all()
}

/** Of posts that wait in a launch under way, as no sender gets them before. */
function stalePosts(db: Db, now: number, limit: number) {
  const waiting = waitingPosts(db, now + aheadMs)
  return db
    .select(columns)
    .from(waiting)
    .innerJoin(grants, eq(grants.accountId, waiting.accountId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(
      and(
        lte(grants.freshUntil, sql`max(${waiting.dueAt}, ${now}) + ${freshMarginMs}`),
        gains(now),
        isFree(now),
        not(isAtSender(db)),
      ),
    )
    .orderBy(asc(grants.freshUntil))
    .limit(limit)
    .all()
}

/** An exchange would make it last longer by something. */
const gains = (now: number) =>
  or(
    lte(grants.renewedAt, now - againMs),
    and(lte(grants.freshUntil, now + freshMarginMs), lte(grants.renewedAt, now - minuteMs)),
  )

/**
 * Nobody is exchanging it. After an exchange of which nobody knows whether it happened, a second one may end the grant: so
 * not while its access can still be used, and after that there is nothing left to lose.
 */
const isFree = (now: number) =>
  and(
    sql`${grants.state} = 'live' and ${grants.server} is not null`,
    or(isNull(grants.renewAfter), lte(grants.renewAfter, now)),
    or(isNull(grants.renewingUntil), and(lte(grants.renewingUntil, now), lte(grants.freshUntil, now))),
  )

/** A launch of its account begins within ten minutes, or is under way. */
const isForLaunch = (db: Db, now: number) =>
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
            and(
              eq(quiet.state, 'open'),
              gt(quiet.launchAt, now - minuteMs),
              lte(quiet.launchAt, now + renewalWindow.untilMs),
            ),
          ),
        ),
      ),
  )
