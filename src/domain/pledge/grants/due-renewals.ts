import { and, asc, between, eq, gt, isNotNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SealedText } from '../../../lib/secret-box.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { openChecks } from '../../launch/check/account-check.ts'
import { isChecked } from '../../launch/check/exchange-verdict.ts'
import { isAtSender, waitingPosts } from '../../ledger/posts-and-grants.ts'
import { isAtRest, isForLaunch, isFree, quietBeforeMs } from './exchangeable.ts'
import { freshMarginMs } from './life.ts'
import { isNeeded } from './need.ts'

const minuteMs = 60_000
/** A grant is exchanged this often: to keep it alive, and to learn in time that it is gone. */
export const renewEveryMs = 7 * 86_400_000
/** All grants of a launch are exchanged in this time before T0, and then left alone. */
export const renewalWindow = { fromMs: 50 * minuteMs, untilMs: quietBeforeMs } as const
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
 * Grants to exchange now, those that a launch waits for first, the least fresh first; `calm`: also those of a check, those that are
 * said to be gone, and those of the week.
 *
 * Whether the old access still works after an exchange (Bluesky: up to 60 minutes) nobody promises. So no grant is exchanged
 * that a sender may hold: from ten minutes before T0 until the launch is over, only those that are not fresh enough for their
 * post, which are in no batch (see ledger/issue.ts).
 */
export function dueRenewals(db: Db, now: number, limit: number, calm: boolean): DueGrant[] {
  const waiting = [...stalePosts(db, now, limit), ...beforeLaunch(db, now, limit)].sort(
    (a, b) => a.freshUntil - b.freshUntil,
  )
  const others = [
    ...(openChecks(db).length > 0 ? [isChecked(db)] : []),
    isNotNull(grants.goneAt),
    lte(grants.renewedAt, now - renewEveryMs),
  ]
  const calmly = others.flatMap(which => (calm && waiting.length < limit ? atRest(db, now, limit, which) : []))
  const all = [...waiting.map(one => ({ ...one, urgent: true })), ...calmly.map(one => ({ ...one, urgent: false }))]
  return [...new Map(all.toReversed().map(one => [one.accountId, one])).values()].toReversed().slice(0, limit)
}

const columns = {
  accountId: grants.accountId,
  network: accounts.network,
  sealed: grants.sealed,
  server: sql<string>`${grants.server}`,
  freshUntil: sql<number>`${grants.freshUntil}`,
  inDoubt: grants.renewingUntil,
}

function atRest(db: Db, now: number, limit: number, which: SQL | undefined) {
  return db
    .select(columns)
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(and(which, isFree(now), isAtRest(db, now), isNeeded(db, now)))
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
