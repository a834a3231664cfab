import type { OwnCampaign } from '../campaign/all-campaigns.ts'
import { closesAt, isRestored, type Launch, underWay } from './launch.ts'

/** What an organizer can do about a launch at a moment. */
export type AllowedActions = {
  readonly move: boolean
  readonly cancel: boolean
  readonly stop: boolean
  readonly pause: boolean
  /** After a pause. */
  readonly resume: boolean
  /** After the engine held it back by itself. */
  readonly goOn: boolean
  /** After it finished, with posts refused that might be taken now. */
  readonly tryAgain: boolean
}

const nothing: AllowedActions = {
  move: false,
  cancel: false,
  stop: false,
  pause: false,
  resume: false,
  goOn: false,
  tryAgain: false,
}

/**
 * `now` in ms; `tryable`: whether refused posts may be tried again (see ledger/go-on.ts). Only a look: whoever does it
 * decides in one statement whether it was still possible.
 */
export function allowedActions(launch: Launch | null, now: number, tryable = false): AllowedActions {
  if (!launch) return nothing
  const ahead = launch.state === 'draft' || launch.state === 'open'
  const halted = launch.state === 'halted' && launch.finishedAt === null
  const going = isUnderWay(launch)
  const inTime = now < closesAt(launch)
  return {
    move: launch.state === 'missed' || (ahead && launch.launchAt > now),
    cancel: ahead || launch.state === 'missed',
    stop: going || halted,
    pause: going && launch.pausedAt === null && inTime,
    resume: going && launch.pausedAt !== null && inTime,
    goOn: halted && inTime,
    tryAgain: launch.state === 'finished' && inTime && tryable,
  }
}

export type LaunchWord = Launch['state'] | 'paused' | 'overdue' | 'unreached' | 'restored'

/** The word for how things stand, which is more than the launch's own state while it is paused or late. */
export function launchWord(launch: Launch | null, now: number): LaunchWord {
  if (!launch) return 'draft'
  if (launch.state === 'open' && launch.launchAt <= now) return 'overdue'
  if (launch.state === 'cancelled' && launch.unreachedAt !== null) return 'unreached'
  if (launch.state === 'stopped' && isRestored(launch)) return 'restored'
  return isUnderWay(launch) && launch.pausedAt !== null ? 'paused' : launch.state
}

/** Whether everybody can see it: only then its pages are there to link to. */
export const isPublic = ({ state, launch }: OwnCampaign) =>
  state === 'published' && launch !== null && launch.state !== 'draft'

const isUnderWay = ({ state }: Launch) => (underWay as readonly string[]).includes(state)
