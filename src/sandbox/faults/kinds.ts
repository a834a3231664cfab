import { blueskyRefusals } from '../bluesky/refusals.ts'
import type { Reply } from '../http/reply.ts'
import { mastodonRefusals } from '../mastodon/refusals.ts'
import type { SandboxNetwork } from '../network.ts'
import { xRefusals } from '../x/refusals.ts'

/** What a fault does: whether the network takes what was asked, and what the client gets to see of it. */
export type Play = {
  /** `late`: taken after `acceptMs`, also when the client has gone. */
  readonly takes: 'yes' | 'no' | 'late'
  readonly end: 'answer' | 'reset' | 'silence' | 'cut'
  /** The refusal in place of the network's own answer. */
  readonly answer?: Refusal
}

type Refusal = keyof typeof xRefusals | keyof typeof blueskyRefusals | keyof typeof mastodonRefusals
type Refusals = Readonly<Partial<Record<Refusal, (now: number, resetMs: number) => Reply>>>

/** How each network words what it refuses with. */
export const refusals: Readonly<Record<SandboxNetwork, Refusals>> = {
  x: xRefusals,
  bluesky: blueskyRefusals,
  mastodon: mastodonRefusals,
}

const failures = {
  resetBefore: { takes: 'no', end: 'reset' },
  resetAfterAccept: { takes: 'yes', end: 'reset' },
  hang: { takes: 'no', end: 'silence' },
  hangAfterAccept: { takes: 'yes', end: 'silence' },
  acceptLate: { takes: 'late', end: 'answer' },
  cutBody: { takes: 'yes', end: 'cut' },
  http503htmlAfterAccept: { takes: 'yes', end: 'answer', answer: 'http503html' },
  http500AfterAccept: { takes: 'yes', end: 'answer', answer: 'http500' },
} as const satisfies Record<string, Play>

export type FaultKind = keyof typeof failures | Refusal

export const faultKinds = Object.keys({ ...failures, ...xRefusals, ...blueskyRefusals, ...mastodonRefusals }) as [
  FaultKind,
  ...FaultKind[],
]

const isFailure = (kind: FaultKind): kind is keyof typeof failures => kind in failures

export const playOf = (kind: FaultKind): Play =>
  isFailure(kind) ? failures[kind] : { takes: 'no', end: 'answer', answer: kind }

/** Whether this can go wrong with a network at all: out of credit, say, is X's alone. */
export const happensOn = (network: SandboxNetwork, kind: FaultKind): boolean =>
  isFailure(kind) || kind in refusals[network]
