import type { OwnCampaign } from '../campaign/all-campaigns.ts'
import { closesAt, type Launch, underWay } from './launch.ts'
import { type LaunchStatus, launchStatus } from './status.ts'

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
  const status = launchStatus(launch, now)
  const is = (...some: LaunchStatus[]) => some.includes(status)
  const halted = status === 'halted' && launch.finishedAt === null
  const inTime = now < closesAt(launch)
  return {
    move: is('open', 'missed') || (is('draft') && now < launch.launchAt),
    cancel: is('draft', 'open', 'overdue', 'missed'),
    stop: is('paused', ...underWay) || halted,
    pause: is(...underWay) && inTime,
    resume: is('paused') && inTime,
    goOn: halted && inTime,
    tryAgain: is('finished') && inTime && tryable,
  }
}

/** Whether everybody can see it: only then its pages are there to link to. */
export const isPublic = ({ state, launch }: OwnCampaign) =>
  state === 'published' && launch !== null && launch.state !== 'draft'
