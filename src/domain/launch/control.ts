import type { Db } from '../../../db/open.ts'
import { continueLaunch } from '../ledger/continue.ts'
import { pauseLaunch, type Which } from '../ledger/holds.ts'
import { type Actor, inOneStep, record } from '../organizer/audit/record.ts'
import { cancelLaunch, moveLaunch, setLaunch, spreadLaunch, stopLaunch } from './change.ts'
import { type GoalRule, setGoalRule } from './goal.ts'
import type { Launch } from './launch.ts'

/** Somebody, and the launch of which campaign it is about. */
export type LaunchControl = {
  readonly db: Db
  readonly actor: Actor
  readonly campaign: { readonly id: number; readonly title: string; readonly timeZone: string }
  readonly launch: Launch
}

// What somebody does about a launch, each in one step with its record. See change.ts, ledger/holds.ts and ledger/continue.ts.

export const set = ({ db, actor, campaign }: Omit<LaunchControl, 'launch'>, to: number, now: number) =>
  inOneStep(db, () => {
    const result = setLaunch(db, campaign.id, to, now)
    if (result === 'set') record(db, actor, 'launch-set', { to, timeZone: campaign.timeZone }, now, campaign)
    return result
  })

export const move = ({ db, actor, campaign, launch }: LaunchControl, to: number, now: number) =>
  inOneStep(db, () => {
    const result = moveLaunch(db, launch.id, to, now)
    const data = { from: launch.launchAt, to, timeZone: campaign.timeZone }
    if (result === 'moved') record(db, actor, 'launch-moved', data, now, campaign)
    return result
  })

export const spread = ({ db, actor, campaign, launch }: LaunchControl, to: number, now: number) =>
  inOneStep(db, () => {
    const result = spreadLaunch(db, launch.id, to, now)
    if (result === 'spread') record(db, actor, 'launch-spread', { from: launch.spreadMs, to }, now, campaign)
    return result
  })

export const ruleGoal = ({ db, actor, campaign, launch }: LaunchControl, to: GoalRule, now: number) =>
  inOneStep(db, () => {
    const result = setGoalRule(db, launch.id, to, now)
    const from = { goalRule: launch.goalRule, extendDays: launch.extendDays }
    if (result === 'set') record(db, actor, 'goal-rule', { from, to }, now, campaign)
    return result
  })

export const cancel = ({ db, actor, campaign, launch }: LaunchControl, now: number) =>
  inOneStep(db, () => {
    const result = cancelLaunch(db, launch.id, now)
    if (result === 'cancelled') record(db, actor, 'launch-cancelled', {}, now, campaign)
    return result
  })

export const stop = ({ db, actor, campaign, launch }: LaunchControl, now: number) =>
  inOneStep(db, () => {
    const result = stopLaunch(db, launch.id, now)
    if (result === 'stopped') record(db, actor, 'launch-stopped', {}, now, campaign)
    return result
  })

export const pause = ({ db, actor, campaign, launch }: LaunchControl, now: number, network: Which = null) =>
  inOneStep(db, () => {
    const result = pauseLaunch(db, launch.id, now, network)
    if (result === 'paused') record(db, actor, 'launch-paused', { network }, now, campaign)
    return result
  })

export const resume = ({ db, actor, campaign, launch }: LaunchControl, now: number, network: Which = null) =>
  inOneStep(db, () => {
    const result = continueLaunch(db, launch.id, now, network)
    if (result.kind === 'resumed') record(db, actor, 'launch-resumed', { network }, now, campaign)
    return result
  })
