import type { Grant } from './account.ts'

/** How grants of a network are kept alive: a grant ends by itself unless it is exchanged for a new one in time. */
export type Renewal = {
  /** Exchanges that one authorization server takes from an address. */
  readonly perSecond: number
  /** Days that a grant given here lasts at most, however often it is exchanged. */
  readonly longestDays?: number
  /** Pure. Throws when the grant cannot be read. */
  readonly life: (grant: Grant) => GrantLife
  /**
   * What this installation lacks to exchange a grant or give it back, such as the key that it signed in with: a name for an
   * operator; null: nothing. Pure. Asked before any request: a server ends a grant that is asked about in the wrong way.
   */
  readonly lacks?: (grant: Grant) => string | null
  /**
   * Exchanges a grant for a new one; the old one is void from then on, so its caller holds a claim on it, and writes what
   * comes before anything else. Never throws.
   */
  readonly renew: (grant: Grant, signal: AbortSignal) => Promise<Renewed>
}

export type GrantLife = {
  /** The authorization server that exchanges it: its origin. Null: none does. */
  readonly server: string | null
  /** ms until which a post needs no exchange first; null: it needs none. */
  readonly freshUntil: number | null
  /** ms at which it ends, however often it is exchanged; left out where it does not by itself, or that is not known. */
  readonly endsAt?: number
}

export type Renewed =
  | { readonly kind: 'renewed'; readonly grant: Grant }
  /** The network says that it is void. `said`: its own words, short and without anything secret. */
  | { readonly kind: 'gone'; readonly said: string | null }
  /** The server said "not now": nothing was exchanged. `until` in ms. */
  | { readonly kind: 'later'; readonly until: number }
  /** No answer. `maybeUsed`: the old grant may be void, so that a second try may end it for good. */
  | { readonly kind: 'away'; readonly maybeUsed: boolean; readonly cause: string }
