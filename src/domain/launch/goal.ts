import { and, count, eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { localTime, readLocalTime } from '../../lib/local-time.ts'
import { standing } from '../pledge/pledge-rules.ts'
import { type Launch, notArmed } from './launch.ts'

/** What is to happen when fewer have pledged at T0 than wanted. `extendDays` comes first, once. */
export type GoalRule = Pick<Launch, 'goalRule' | 'extendDays'>

export const extendDaysAtMost = 60

/** `wait`: it is decided at T0, when the last supporter has pledged. */
export type GoalWay = 'go' | 'wait' | 'extend' | 'nothing'

/** What becomes of a launch that is near its moment. `now` in ms. */
export function goalWay(
  launch: GoalRule & Pick<Launch, 'extendedFrom' | 'launchAt'>,
  supporters: number,
  goal: number,
  now: number,
): GoalWay {
  const next = missedGoal(launch)
  if (next === 'go' || supporters >= goal) return 'go'
  return now < launch.launchAt ? 'wait' : next
}

/** What a missed goal would lead to next. */
export function missedGoal({ goalRule, extendDays, extendedFrom }: GoalRule & Pick<Launch, 'extendedFrom'>) {
  if (extendDays !== null && extendedFrom === null) return 'extend'
  return goalRule === 'anyway' ? 'go' : 'nothing'
}

/**
 * The same time on the clock of the campaign, so many days later. Where the clocks are put forward over it, as much
 * later as they are put forward; where it comes twice, the first time. Organizers read the outcome when they choose.
 */
export function extendedMoment(launchAt: number, days: number, timeZone: string): number {
  const { day, time } = localTime(launchAt, timeZone)
  const later = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  const meant = readLocalTime(later, time, timeZone)
  switch (meant?.kind) {
    case 'moment':
      return meant.at
    case 'twice':
      return meant.at[0]
    case 'skipped':
      return meant.at[1]
    default:
      throw new Error(`no such time: ${later} ${time} in ${timeZone}`)
  }
}

/** As long as the launch may be moved. Its supporters read the new rule on their receipts. */
export function setGoalRule(db: Db, launchId: number, rule: GoalRule, now: number): 'set' | 'too-late' {
  const changed = db
    .update(launches)
    .set({ goalRule: rule.goalRule, extendDays: rule.extendDays })
    .where(and(eq(launches.id, launchId), notArmed(now)))
    .run()
  return changed.changes === 1 ? 'set' : 'too-late'
}

/** By account and by hand, as the pages count them. */
export function countSupporters(db: Pick<Db, 'select'>, campaignId: number): number {
  return db.select({ n: count() }).from(pledges).where(standing(campaignId)).get()?.n ?? 0
}
