import type { OwnCampaign } from '../../domain/all-campaigns.ts'
import { type Launch, underWay } from '../../domain/launch.ts'

/** What an organizer can do about a launch at `now` (ms). Only a look: the domain decides when it is done. */
export type Deeds = { readonly move: boolean; readonly cancel: boolean; readonly stop: boolean }

export function deedsOf(launch: Launch | null, now: number): Deeds {
  if (!launch) return { move: false, cancel: false, stop: false }
  const ahead = launch.state === 'draft' || launch.state === 'open'
  const going: readonly string[] = [...underWay, 'halted']
  return {
    move: launch.state === 'missed' || (ahead && launch.launchAt > now),
    cancel: ahead || launch.state === 'missed',
    stop: going.includes(launch.state) && launch.finishedAt === null,
  }
}

export type Standing = Launch['state'] | 'paused' | 'overdue'

/** The word for how things stand, which is more than the launch's own state while it is paused or late. */
export function standingOf(launch: Launch | null, now: number): Standing {
  if (!launch) return 'draft'
  if (launch.state === 'open' && launch.launchAt <= now) return 'overdue'
  return launch.pausedAt === null ? launch.state : 'paused'
}

/** Whether everybody can see it: only then its pages are there to link to. */
export const isPublic = ({ state, launch }: OwnCampaign) =>
  state === 'published' && launch !== null && launch.state !== 'draft'
