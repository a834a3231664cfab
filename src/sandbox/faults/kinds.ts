import type { Reply } from '../http/reply.ts'
import { xRefusals } from '../x/refusals.ts'

/** What a fault does: whether the network takes what was asked, and what the client gets to see of it. */
export type Play = {
  /** `late`: taken after `acceptMs`, also when the client has gone. */
  readonly takes: 'yes' | 'no' | 'late'
  readonly end: 'answer' | 'reset' | 'silence' | 'cut'
  /** In place of the network's own answer. */
  readonly reply?: (now: number, resetMs: number) => Reply
}

const failures = {
  resetBefore: { takes: 'no', end: 'reset' },
  resetAfterAccept: { takes: 'yes', end: 'reset' },
  hang: { takes: 'no', end: 'silence' },
  hangAfterAccept: { takes: 'yes', end: 'silence' },
  acceptLate: { takes: 'late', end: 'answer' },
  cutBody: { takes: 'yes', end: 'cut' },
  http503htmlAfterAccept: { takes: 'yes', end: 'answer', reply: xRefusals.http503html },
  http500AfterAccept: { takes: 'yes', end: 'answer', reply: xRefusals.http500 },
} as const satisfies Record<string, Play>

export type FaultKind = keyof typeof failures | keyof typeof xRefusals

export const faultKinds = Object.keys({ ...failures, ...xRefusals }) as [FaultKind, ...FaultKind[]]

const isFailure = (kind: FaultKind): kind is keyof typeof failures => kind in failures

export const playOf = (kind: FaultKind): Play =>
  isFailure(kind) ? failures[kind] : { takes: 'no', end: 'answer', reply: xRefusals[kind] }
