import { randomInt } from 'node:crypto'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { takeBackMailing } from '../mail/mailing.ts'
import { dropReminders } from '../pledge/by-hand/at-moment.ts'
import { type LaunchState, notArmed, underWay } from './launch.ts'
import { notifyMoved, notifyOff } from './notifications.ts'

/**
 * Gives an open or missed launch another moment (ms), and tells its supporters. Once it is being armed, only Stop is
 * left.
 */
export function moveLaunch(db: Db, launchId: number, launchAt: number, now: number): 'moved' | 'too-late' | 'past' {
  if (launchAt <= now) return 'past'
  return db.transaction(
    tx => {
      const movable = and(eq(launches.id, launchId), notArmed(now))
      const launch = tx.select().from(launches).where(movable).get()
      if (!launch) return 'too-late'
      // The launch of a draft stays one until it is published.
      tx.update(launches)
        .set({ launchAt, state: launch.state === 'draft' ? 'draft' : 'open' })
        .where(movable)
        .run()
      takeBackMailing(tx, launch.campaignId, 'evening', now)
      notifyMoved(tx, launch, launchAt, now)
      return 'moved'
    },
    { behavior: 'immediate' },
  )
}

/** Gives a campaign that has none its launch: open where the campaign is published, else a draft as the campaign is. */
export function setLaunch(db: Db, campaignId: number, launchAt: number, now: number): 'set' | 'past' | 'is-set' {
  if (launchAt <= now) return 'past'
  // A subquery, so that no publishing can come between reading and writing.
  const state = sql<LaunchState>`(select case state when 'published' then 'open' else 'draft' end from campaigns where id = ${campaignId})`
  const made = db.insert(launches).values({ campaignId, kind: 'real', state, launchAt }).onConflictDoNothing().run()
  return made.changes === 1 ? 'set' : 'is-set'
}

/** The longest spread: an hour. */
export const spreadAtMostMs = 3_600_000

/** Lets the posts leave over so many ms after T0; 0: all at T0. As long as the launch may be moved. See `ownMoment`. */
export function spreadLaunch(
  db: Db,
  launchId: number,
  spreadMs: number,
  now: number,
): 'spread' | 'too-late' | 'too-long' {
  if (spreadMs < 0 || spreadMs > spreadAtMostMs) return 'too-long'
  const changed = db
    .update(launches)
    .set({ spreadMs: Math.round(spreadMs), spreadSeed: sql`coalesce(spread_seed, ${randomInt(2 ** 32)})` })
    .where(and(eq(launches.id, launchId), notArmed(now)))
    .run()
  return changed.changes === 1 ? 'spread' : 'too-late'
}

/** Calls off a launch that is not being armed yet. Nothing is sent; pledges stay with their supporters. */
export function cancelLaunch(db: Db, launchId: number, now: number): 'cancelled' | 'too-late' {
  return db.transaction(
    tx => {
      const cancelled = tx
        .update(launches)
        .set({ state: 'cancelled', finishedAt: now })
        .where(and(eq(launches.id, launchId), inArray(launches.state, ['draft', 'open', 'missed'])))
        .returning()
        .get()
      if (!cancelled) return 'too-late'
      if (cancelled.kind === 'real') dropReminders(tx, cancelled.campaignId, now)
      takeBackMailing(tx, cancelled.campaignId, 'evening', now)
      notifyOff(tx, cancelled, 'cancelled', now)
      return 'cancelled'
    },
    { behavior: 'immediate' },
  )
}

/** Ends a launch that is under way or halted: no request leaves later than 250 ms from now. Cannot be taken back. */
export function stopLaunch(db: Db, launchId: number, now: number): 'stopped' | 'nothing-to-stop' {
  return db.transaction(
    tx => {
      const stopped = tx
        .update(launches)
        .set({ state: 'stopped', stoppedAt: now, pausedAt: null })
        .where(
          and(eq(launches.id, launchId), inArray(launches.state, [...underWay, 'halted']), isNull(launches.finishedAt)),
        )
        .returning()
        .get()
      if (stopped?.kind === 'real') dropReminders(tx, stopped.campaignId, now)
      return stopped ? 'stopped' : 'nothing-to-stop'
    },
    { behavior: 'immediate' },
  )
}
