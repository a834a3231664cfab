/** What came of writing one post, in words that mean the same on every network; half of the port beside `port.ts`. */
export type PostOutcome =
  | {
      readonly kind: 'posted'
      /** Null when the network took it and hung up before naming it: read back for the id, never send again. */
      readonly remoteId: string | null
      readonly url: string | null
      /** ms, by the network's clock. */
      readonly at: number | null
    }
  /** No byte of the request was written: safe to send again. */
  | { readonly kind: 'not-sent'; readonly cause: NotSentCause }
  /** The network said "not now". `until` in ms. */
  | {
      readonly kind: 'try-later'
      readonly scope: 'account' | 'host' | 'app'
      readonly until: number
      readonly cause: string
    }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly reconnect: boolean }
  /** Nothing of this campaign can go on: out of credit, app suspended. */
  | { readonly kind: 'halt'; readonly reason: HaltReason }
  /** Never send again before asking the network. */
  | { readonly kind: 'unknown'; readonly cause: UnknownCause }

/** Nothing happened: the host wants what it has just taught (`HostState`). Signed with it, the request may go at once, once. */
export type SignAgain = { readonly kind: 'sign-again' }

export type NotSentCause =
  | 'connect'
  | 'withdrawn'
  | 'stopped'
  | 'paused'
  | 'no-lease'
  | 'clock'
  | 'window'
  | 'given-back'
  | 'unreadable-grant'

/** Each has sentences: `refusals` in text/en/ledger/reasons.ts for its supporter, `refused` in text/en/ledger/outcomes.ts for organizers. */
export type RefusalReason =
  | 'reconnect'
  | 'suspended'
  | 'locked'
  | 'duplicate'
  | 'too-long'
  | 'not-permitted'
  | 'looks-automated'
  | 'bad-media'
  /** Its owner has to enrol at the network. */
  | 'not-enrolled'
  | 'rate-limited'
  /** What we keep is not what was confirmed: nothing was sent. */
  | 'altered'
  | 'refused'

/** Reasons that leave it open whether one account, one text or the app is meant: a bare 401 may be any of them. */
export const refusedOpenly = ['reconnect', 'not-permitted', 'refused'] as const satisfies readonly RefusalReason[]

export const leavesOpen = (reason: RefusalReason): boolean =>
  (refusedOpenly as readonly RefusalReason[]).includes(reason)

export type HaltReason =
  | 'out-of-credit'
  | 'app-suspended'
  | 'client-forbidden'
  | 'app-limit'
  | 'looks-automated'
  | 'usage-capped'
  | 'spend-cap'
  | 'access-level'
  | 'clock'
  | 'no-user'
  /** So many answers alike that they cannot be about the people: see ledger/breaker.ts. */
  | 'many-alike'
  /** So many answers in a row that are none of the network's, or its own failures. */
  | 'no-answer'

/** Why nobody knows of a delivery; the last two: it is of a backup, and its network was not asked yet, or shows no post. */
export type UnresolvedCause = UnknownCause | 'restored' | 'restored-absent'

export type UnknownCause =
  | 'timeout'
  | 'reset'
  | 'server-error'
  | 'cut-body'
  | 'duplicate'
  | 'unclear-answer'
  | 'lost-sender'
  | 'unnamed-post'

const failures: readonly UnknownCause[] = ['server-error', 'reset', 'cut-body']

/** The network failed, or hung up: often for a moment only. */
export const isFailure = (outcome: PostOutcome): boolean =>
  outcome.kind === 'unknown' && failures.includes(outcome.cause)

/** An answer that is neither yes nor no, such as a page of something in between. */
export const isUnclear = (outcome: PostOutcome): boolean =>
  outcome.kind === 'unknown' && outcome.cause === 'unclear-answer'
