import type { Grant, Profile } from './account.ts'

/**
 * Nobody signs in until they are set right here: `not-public` says that the network's servers cannot read who we are, `signing-key` that
 * ours is lost, or not the one they read.
 */
export const troublesOfOurs = ['callback', 'keys', 'clock', 'app', 'credit', 'not-public', 'signing-key'] as const
/** Why a network let nobody sign in; `person` speaks of one account. */
export const signInTroubles = [...troublesOfOurs, 'limited', 'away', 'unclear', 'person'] as const
export type SignInTrouble = {
  readonly why: (typeof signInTroubles)[number]
  /** The network's own words, short and without anything secret; null where it said nothing. */
  readonly said: string | null
}

/** The network refused, or gave no usable answer in time. What it said is for the log and for organizers. */
export type Unanswered = { readonly kind: 'unanswered'; readonly trouble: SignInTrouble }

/** A sign-in that was begun: how the network names it when it leads back, and what proves that it is ours. */
export type Pending = { readonly key: string; readonly secret: string }

/** `url` is the network's page that asks the person. */
export type Departure =
  | { readonly kind: 'leave'; readonly url: string; readonly pending: Pending }
  | { readonly kind: 'ask-again'; readonly why: AnswerTrouble; readonly said: string | null }
  | Unanswered

/** What is wrong with what a person answered to a network's question. */
export const answerTroubles = [
  'malformed',
  'not-found',
  'unreachable',
  'not-supported',
  /** It leads to this machine or its network. */
  'not-public',
  /** It is this very site. */
  'own-address',
  /** Its posts need a picture. */
  'no-text-posts',
] as const
export type AnswerTrouble = (typeof answerTroubles)[number]

/** What the address says that a network led back to: which sign-in, and whether the person said yes (with `proof`). */
export type Return =
  | { readonly kind: 'denied'; readonly key: string }
  | { readonly kind: 'allowed'; readonly key: string; readonly proof: string }

/** What a network says of an account while it gives its permission; less than a profile. */
export type Named = Pick<Profile, 'remoteId' | 'host' | 'handle' | 'profileUrl'>

export type SignInResult =
  | {
      readonly kind: 'granted'
      readonly grant: Grant
      readonly named: Named | null
      /** Nobody said who they are, and the server may have mixed people up. */
      readonly isUnsure?: boolean
    }
  /** The permission is for another account than the one that was typed: nothing of it is kept. */
  | { readonly kind: 'somebody-else'; readonly grant: Grant; readonly named: Named }
  /** The server has forgotten us, which is set right by now: the person is led there once more. */
  | { readonly kind: 'begin-again' }
  /** Refused by the network: made up, used before, or expired. `said`: its own words. */
  | { readonly kind: 'stale'; readonly said: string | null }
  | Unanswered

/** How people let us post for them. Knows no request and no session. Never throws. */
export type Connector = {
  /** What a person is asked before they are led there; null: nothing. */
  readonly question: 'handle' | 'server' | null
  /** `callbackUrl` is the whole address that the network will lead back to; `answer` what the person typed, as they typed it. */
  readonly depart: (callbackUrl: string, answer: string | null) => Promise<Departure>
  /** Null: nothing that this network would say. */
  readonly read: (query: Readonly<Record<string, unknown>>) => Return | null
  readonly arrive: (pending: Pending, proof: string) => Promise<SignInResult>
  /** Asks the network what a sign-in would, for nobody: whether it knows the app, and leads people back here. Null: it does. */
  readonly rehearse: (
    callbackUrl: string,
  ) => Promise<{ readonly keys: SignInTrouble | null; readonly callback: SignInTrouble | null }>
}
