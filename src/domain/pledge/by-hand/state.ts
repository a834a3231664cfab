import type { Launch } from '../../launch/launch.ts'
import { phaseOf } from '../../launch/status.ts'
import type { Pledge } from '../pledge.ts'
import { mayConfirm } from './rules.ts'

/** How a pledge by hand stands, as its supporter should hear it. */
export type ByHandState =
  /** To be confirmed. */
  | 'asked'
  | 'waiting'
  /** From T0 on: the page is the one-tap page. */
  | 'now'
  /** T0 came before it was confirmed. */
  | 'late'
  | 'paused'
  | 'posted'
  | 'cancelled'
  | 'unreached'
  | 'missed'
  | 'stopped'
  | 'restored'
  | 'withdrawn'

/** `now` in ms. */
export function byHandState(pledge: Pledge, launch: Launch, now: number): ByHandState | 'forgotten' {
  if (pledge.state === 'withdrawn') return 'withdrawn'
  if (pledge.state === 'asked' && !mayConfirm(pledge, now)) return 'forgotten'
  const confirmed = pledge.state === 'confirmed'
  const phase = phaseOf(launch, now)
  switch (phase) {
    case 'open':
      return confirmed ? 'waiting' : 'asked'
    case 'under-way':
    case 'finished':
    case 'halted':
    case 'ended':
      if (phase === 'halted' && now < launch.launchAt) return confirmed ? 'waiting' : 'asked'
      if (!confirmed) return 'late'
      if (pledge.postedAt !== null) return 'posted'
      return launch.pausedAt === null || phase === 'finished' || phase === 'ended' ? 'now' : 'paused'
    case 'cancelled':
    case 'unreached':
    case 'missed':
    case 'stopped':
    case 'restored':
      return pledge.postedAt === null ? phase : 'posted'
    default:
      return phase satisfies never
  }
}
