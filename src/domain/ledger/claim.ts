import { and, eq, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { launches } from '../../../db/schema/launches.ts'
import { countSupporters, extendedMoment, goalWay, missedGoal } from '../launch/goal.ts'
import { armAheadMs, type Launch } from '../launch/launch.ts'
import { notifyGoalMissed, notifyOff } from '../launch/notifications.ts'

type Due = { readonly launch: Launch; readonly goal: number; readonly timeZone: string }

/**
 * Claims every launch whose moment is near. It becomes `arming`; or `missed` when its moment is past by more than its late limit;
 * or what its organizers chose for a missed goal. No other code makes this decision.
 */
export function claimDueLaunches(db: Db, now: number): void {
  for (const due of statements(db).due.all({ by: now + armAheadMs })) claim(db, due, now)
}

const statements = prepared(db => ({
  due: db
    .select({ launch: launches, goal: campaigns.goal, timeZone: campaigns.timeZone })
    .from(launches)
    .innerJoin(campaigns, eq(campaigns.id, launches.campaignId))
    .where(
      and(eq(launches.state, 'open'), eq(campaigns.state, 'published'), lte(launches.launchAt, sql.placeholder('by'))),
    )
    .prepare(),
}))

/** One transaction, so that no pledge, withdrawal or move comes between the count and the decision. */
function claim(db: Db, { launch, goal, timeZone }: Due, now: number): void {
  db.transaction(
    tx => {
      const set = (change: Partial<Launch>) =>
        tx.update(launches).set(change).where(unchanged(launch)).run().changes === 1
      if (now > launch.launchAt + launch.lateLimitMs) {
        if (set({ state: 'missed' })) notifyOff(tx, launch, 'missed', now)
        return
      }
      // A rehearsal ignores the goal.
      if (launch.kind === 'rehearsal') return void set({ state: 'arming', armedAt: now })
      const supporters = missedGoal(launch) === 'go' ? goal : countSupporters(tx, launch.campaignId)
      const way = goalWay(launch, supporters, goal, now)
      switch (way) {
        case 'go':
          return void set({ state: 'arming', armedAt: now })
        case 'wait':
          return
        case 'extend': {
          const movedTo = extendedMoment(launch.launchAt, launch.extendDays ?? 0, timeZone)
          const extended = set({ launchAt: movedTo, extendedFrom: launch.launchAt, goalCount: supporters })
          return extended ? notifyGoalMissed(tx, launch, { supporters, movedTo }, now) : undefined
        }
        case 'nothing': {
          const ended = set({ state: 'cancelled', unreachedAt: now, finishedAt: now, goalCount: supporters })
          return ended ? notifyGoalMissed(tx, launch, { supporters, movedTo: null }, now) : undefined
        }
        default:
          return way satisfies never
      }
    },
    { behavior: 'immediate' },
  )
}

const unchanged = (launch: Launch) =>
  and(eq(launches.id, launch.id), eq(launches.state, 'open'), eq(launches.launchAt, launch.launchAt))
