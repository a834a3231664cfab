import { isRestored, type Launch } from './launch.ts'

/** How a launch stands at a moment: its state, and what else there is to know about it. Views say it in text/<lang>/launch/status.ts. */
export type LaunchStatus = Launch['state'] | 'paused' | 'overdue' | 'unreached' | 'restored' | 'ended'

/** `now` in ms. Null: its moment is not set. */
export function launchStatus(launch: Launch | null, now: number): LaunchStatus {
  if (!launch) return 'draft'
  switch (launch.state) {
    case 'open':
      return now < launch.launchAt ? 'open' : 'overdue'
    case 'arming':
    case 'armed':
    case 'firing':
    case 'settling':
      if (launch.pausedAt !== null) return 'paused'
      return now >= launch.launchAt && launch.state !== 'settling' ? 'firing' : launch.state
    case 'cancelled':
      return launch.unreachedAt === null ? 'cancelled' : 'unreached'
    case 'stopped':
      return isRestored(launch) ? 'restored' : 'stopped'
    // Nobody went on in time.
    case 'halted':
      return launch.finishedAt === null ? 'halted' : 'ended'
    default:
      return launch.state
  }
}

/** A status as visitors need it: what they can do with the campaign. */
export type Phase = (typeof phases)[LaunchStatus]

const phases = {
  draft: 'open',
  open: 'open',
  arming: 'open',
  armed: 'open',
  overdue: 'under-way',
  firing: 'under-way',
  settling: 'under-way',
  paused: 'under-way',
  finished: 'finished',
  cancelled: 'cancelled',
  unreached: 'unreached',
  missed: 'missed',
  stopped: 'stopped',
  restored: 'restored',
  halted: 'halted',
  ended: 'ended',
} as const satisfies Record<LaunchStatus, string>

export function phaseOf(launch: Launch, now: number): Phase {
  const status = launchStatus(launch, now)
  if (status === 'paused' && now < launch.launchAt) return 'open'
  // Nobody has said so yet, but it launches no more.
  if (status === 'overdue' && now > launch.launchAt + launch.lateLimitMs) return 'missed'
  return phases[status]
}

/** Whether a launch is still to come (or may be given another time), goes on, or has been. */
export type Tense = 'ahead' | 'now' | 'over'

const tenses = {
  open: 'ahead',
  missed: 'ahead',
  'under-way': 'now',
  halted: 'now',
  ended: 'over',
  finished: 'over',
  cancelled: 'over',
  unreached: 'over',
  stopped: 'over',
  restored: 'over',
} as const satisfies Record<Phase, Tense>

/** `now` in ms. Null: its moment is not set. */
export const tenseOf = (launch: Launch | null, now: number): Tense =>
  launch === null ? 'ahead' : tenses[phaseOf(launch, now)]
