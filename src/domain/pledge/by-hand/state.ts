import type { Launch } from '../../launch/launch.ts'
import { phaseOf } from '../../launch/status.ts'
import { mayConfirm } from './confirm.ts'
import type { Reminder } from './reminder.ts'

/** How a reminder stands, as its owner should hear it. */
export type ReminderState =
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
export function reminderState(reminder: Reminder, launch: Launch, now: number): ReminderState | 'forgotten' {
  if (reminder.state === 'withdrawn') return 'withdrawn'
  if (reminder.state === 'asked' && !mayConfirm(reminder, now)) return 'forgotten'
  const confirmed = reminder.state === 'confirmed'
  const phase = phaseOf(launch, now)
  switch (phase) {
    case 'open':
      return confirmed ? 'waiting' : 'asked'
    case 'under-way':
    case 'finished':
    case 'halted':
      if (phase === 'halted' && now < launch.launchAt) return confirmed ? 'waiting' : 'asked'
      if (!confirmed) return 'late'
      if (reminder.postedAt !== null) return 'posted'
      return launch.pausedAt === null || phase === 'finished' ? 'now' : 'paused'
    case 'cancelled':
    case 'unreached':
    case 'missed':
    case 'stopped':
    case 'restored':
      return reminder.postedAt === null ? phase : 'posted'
    default:
      return phase satisfies never
  }
}
