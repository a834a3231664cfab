import type { Launch } from '../launch/launch.ts'
import { phaseOf } from '../launch/status.ts'
import type { Hold } from '../ledger/holds.ts'
import type { Delivery } from '../ledger/read.ts'
import type { Pledge } from './pledge.ts'

/** How a pledge stands, as its supporter should hear it. */
export type ReceiptState =
  /** Goes out at T0; can be changed. */
  | 'waiting'
  /** Goes out at T0; the text is frozen, it can still be withdrawn. */
  | 'frozen'
  | 'sending'
  | 'posted'
  | 'refused'
  | 'unknown'
  /** The same, and its network is being asked: it is found yet, or sent again. */
  | 'looking'
  | 'withdrawn'
  /** Taken out by the organizers. */
  | 'removed'
  /** Withdrawn, but a sender may still hold it. */
  | 'withdrawing'
  /** Withdrawn after it had left. */
  | 'posted-anyway'
  /** Withdrawn, and nobody knows whether it had left. */
  | 'withdrawn-unclear'
  | 'stopped'
  | 'halted'
  /** Held back by the organizers, until they go on. */
  | 'paused'
  /** It was to go only with a number of others, and there were fewer. */
  | 'too-few'
  /** The retry window closed before the network took it. */
  | 'missed'
  | 'launch-cancelled'
  | 'launch-unreached'
  | 'launch-missed'

/** How a launch stands for one pledge; `hold`: what holds its network back. */
export type LaunchStanding = { readonly launch: Launch; readonly hold: Hold | null }

/** `now` in ms. A delivery's own word counts for more than the launch's. */
export function receiptState(
  pledge: Pledge,
  delivery: Delivery | null,
  standing: LaunchStanding,
  now: number,
): ReceiptState {
  if (pledge.state === 'withdrawn') return withdrawnState(delivery, pledge.removedAt !== null)
  switch (delivery?.state) {
    case 'posted':
    case 'refused':
    case 'stopped':
    case 'withdrawn':
      return delivery.state
    case 'unknown':
      return delivery.lookAt ? 'looking' : 'unknown'
    case 'missed':
      return delivery.reason === 'too-few' ? 'too-few' : 'missed'
    default:
      return byLaunch(standing, delivery !== null, now)
  }
}

function withdrawnState(delivery: Delivery | null, removed: boolean): ReceiptState {
  if (delivery?.state === 'posted') return 'posted-anyway'
  if (delivery?.state === 'unknown') return 'withdrawn-unclear'
  return delivery?.state === 'pending' || delivery?.state === 'queued'
    ? 'withdrawing'
    : removed
      ? 'removed'
      : 'withdrawn'
}

function byLaunch({ launch, hold }: LaunchStanding, armed: boolean, now: number): ReceiptState {
  const phase = phaseOf(launch, now)
  switch (phase) {
    case 'open':
      return armed || launch.state !== 'open' ? 'frozen' : 'waiting'
    case 'under-way':
      if (hold) return hold.haltedAt === null ? 'paused' : 'halted'
      return launch.pausedAt === null ? 'sending' : 'paused'
    case 'cancelled':
    case 'unreached':
    case 'missed':
      return `launch-${phase}`
    case 'stopped':
    case 'restored':
      return 'stopped'
    case 'halted':
      return phase
    case 'ended':
    // Finished, and it was never armed: it came in the last instant before T0.
    case 'finished':
      return 'missed'
    default:
      return phase satisfies never
  }
}

/** What erasing means for a pledge as it stands. */
export type ErasureCase = 'waiting' | 'on-its-way' | 'out' | 'deleted' | 'unclear' | 'over'

export function erasureCase(state: ReceiptState, delivery: Delivery | null): ErasureCase {
  switch (state) {
    case 'waiting':
    case 'frozen':
    case 'launch-missed':
      return 'waiting'
    case 'sending':
    case 'withdrawing':
    case 'halted':
    case 'paused':
      return 'on-its-way'
    case 'posted':
    case 'posted-anyway':
      return delivery?.deletedAt ? 'deleted' : 'out'
    case 'unknown':
    case 'looking':
    case 'withdrawn-unclear':
      return 'unclear'
    default:
      return 'over'
  }
}
