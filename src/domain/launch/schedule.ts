import type { Db } from '../../../db/open.ts'
import { type Actor, inOneStep } from '../organizer/audit/record.ts'
import { type LaunchControl, move, ruleGoal, set, spread } from './control.ts'
import type { GoalRule } from './goal.ts'
import { type Launch, realLaunch } from './launch.ts'

/** All that is decided about a launch ahead; `launchAt` in ms. */
export type Schedule = GoalRule & Pick<Launch, 'launchAt' | 'spreadMs'>

/** What a form began from: another one means that somebody saved it meanwhile. Empty where none is set. */
export const scheduleMark = (launch: Schedule | null): string =>
  launch ? [launch.launchAt, launch.goalRule, launch.extendDays, launch.spreadMs].join(' ') : ''

type Saving = {
  readonly db: Db
  readonly actor: Actor
  readonly campaign: LaunchControl['campaign']
  /** `scheduleMark` of what was on the page; null: whatever is there is replaced. */
  readonly seen: string | null
}

export type Saved = 'set' | 'moved' | 'saved' | 'past' | 'too-late' | 'overtaken'

/** Saves what differs, each thing with its record, in one step: all of it or nothing. */
export const saveSchedule = ({ db, actor, campaign, seen }: Saving, wanted: Schedule, now: number): Saved =>
  inOneStep(db, () => {
    const before = realLaunch(db, campaign.id) ?? null
    if (seen !== null && seen !== scheduleMark(before)) return 'overtaken'
    const time = saveTime({ db, actor, campaign }, before, wanted.launchAt, now)
    if (time === 'past' || time === 'too-late') return time
    const launch = realLaunch(db, campaign.id)
    if (!launch) return 'too-late'
    // What is asked of the launch is the same for both, and for the time: where one is refused, nothing was written.
    const control = { db, actor, campaign, launch }
    const isOtherRule = wanted.goalRule !== launch.goalRule || wanted.extendDays !== launch.extendDays
    if (isOtherRule && ruleGoal(control, wanted, now) === 'too-late') return 'too-late'
    if (wanted.spreadMs !== launch.spreadMs && spread(control, wanted.spreadMs, now) !== 'spread') return 'too-late'
    return time
  })

function saveTime(who: Omit<LaunchControl, 'launch'>, launch: Launch | null, to: number, now: number): Saved {
  if (!launch) {
    const result = set(who, to, now)
    return result === 'is-set' ? 'overtaken' : result
  }
  // One that missed its moment needs another.
  return launch.launchAt === to && to > now ? 'saved' : move({ ...who, launch }, to, now)
}
