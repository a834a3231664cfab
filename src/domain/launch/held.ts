import { networkNames } from '../../networks/port.ts'
import { isHeld } from '../ledger/holds.ts'
import { canBeHeld, underWay } from './launch.ts'
import type { LaunchStats } from './launch-stats.ts'
import { type LaunchStatus, launchStatus } from './status.ts'

/** The networks of a launch that are held back now, in their order. */
export const heldIn = ({ launch, networks, holds }: Pick<LaunchStats, 'launch' | 'networks' | 'holds'>) =>
  canBeHeld(launch)
    ? networkNames.flatMap(name => holds.filter(hold => hold.network === name && isHeld(hold) && networks[name]))
    : []

/** The servers of a launch that are held back now, each by itself. */
export const heldHostsIn = ({ launch, hostHolds }: Pick<LaunchStats, 'launch' | 'hostHolds'>) =>
  canBeHeld(launch) ? hostHolds : []

/** Whether people have to be told which network is meant. */
export const hasSeveralNetworks = ({ networks }: Pick<LaunchStats, 'networks'>) => Object.keys(networks).length > 1

/** How many posts wait on networks that are held back, and how many on all others. */
export function heldAndFree(stats: LaunchStats): { readonly held: number; readonly free: number } {
  const held = heldIn(stats).reduce((sum, { network }) => sum + (stats.networks[network]?.pending ?? 0), 0)
  return { held, free: stats.posts.pending - held }
}

/** As `launchStatus`, and paused too where organizers paused one network after the other until nothing goes on. */
export function statusOf(stats: LaunchStats, now: number): LaunchStatus {
  const status = launchStatus(stats.launch, now)
  const { held, free } = heldAndFree(stats)
  const isPaused = held > 0 && free === 0 && heldIn(stats).some(hold => hold.pausedAt !== null)
  return isPaused && underWay.some(one => one === status) ? 'paused' : status
}
