import type { NetworkName } from '../../networks/port.ts'
import type { OwnCampaign } from '../campaign/all-campaigns.ts'
import { hasSeveralNetworks, heldHostsIn, heldIn } from './held.ts'
import { closesAt, type Launch, underWay } from './launch.ts'
import type { LaunchStats } from './launch-stats.ts'
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
  /** Networks of which each can be done by itself; none where there is only one. */
  readonly on: { readonly [one in 'pause' | 'resume' | 'goOn']: readonly NetworkName[] }
}

const nothing: AllowedActions = {
  move: false,
  cancel: false,
  stop: false,
  pause: false,
  resume: false,
  goOn: false,
  tryAgain: false,
  on: { pause: [], resume: [], goOn: [] },
}

/**
 * `now` in ms; `tryable`: whether refused posts may be tried again (see ledger/continue.ts); `stats`: left out where nothing
 * is under way. Only a look: whoever does it decides in one statement whether it was still possible.
 */
export function allowedActions(
  launch: Launch | null,
  now: number,
  tryable = false,
  stats: LaunchStats | null = null,
): AllowedActions {
  if (!launch) return nothing
  const status = launchStatus(launch, now)
  const is = (...some: LaunchStatus[]) => some.includes(status)
  const halted = status === 'halted' && launch.finishedAt === null
  const inTime = now < closesAt(launch)
  const on = networksOf(stats)
  const goesOn = is('paused', ...underWay)
  return {
    move: is('open', 'missed') || (is('draft') && now < launch.launchAt),
    cancel: is('draft', 'open', 'overdue', 'missed'),
    stop: is('paused', ...underWay) || halted,
    pause: is(...underWay) && inTime && !isAllHeld(stats),
    resume: (is('paused') || (goesOn && on.resume.length > 0)) && inTime,
    goOn: (halted || (goesOn && on.goOn.length > 0)) && inTime,
    tryAgain: is('finished') && inTime && tryable,
    on: stats && hasSeveralNetworks(stats) ? on : nothing.on,
  }
}

/** Nobody may have promised a post: then it is only reminders that a pause holds. */
const isAllHeld = (stats: LaunchStats | null) => {
  const names = Object.keys(stats?.networks ?? {})
  return stats !== null && names.length > 0 && heldIn(stats).length === names.length
}

function networksOf(stats: LaunchStats | null): AllowedActions['on'] {
  const names = Object.keys(stats?.networks ?? {}) as NetworkName[]
  const held = stats ? heldIn(stats) : []
  const halted = held.flatMap(hold => (hold.haltedAt === null ? [] : [hold.network]))
  const paused = held.flatMap(hold => (hold.haltedAt === null ? [hold.network] : []))
  const atServers = stats ? heldHostsIn(stats).map(({ network }) => network) : []
  return {
    pause: names.filter(name => !held.some(({ network }) => network === name)),
    resume: paused,
    goOn: [...new Set([...halted, ...atServers])],
  }
}

/** Whether everybody can see it: only then its pages are there to link to. */
export const isPublic = ({ state, launch }: OwnCampaign) =>
  state === 'published' && launch !== null && launch.state !== 'draft'
