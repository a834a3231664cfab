import type { Grant, Profile } from './account.ts'
import type { Connector, SignInTrouble } from './connector.ts'
import type { HaltReason, PostOutcome, SignAgain } from './post-outcome.ts'
import type { Renewal } from './renewal.ts'
import type { Servers } from './servers.ts'

/**
 * The port every social network fills: two pure steps around one transport (`freeze`, `request`, `outcome`), and
 * what is read, shown and signed in beside them. Nothing here does I/O but `Reading`.
 */

/** Names of networks, and what people call them. People can share on all of them by hand; registry.ts lists those we post to. */
export const networkLabels = { x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' } as const

export type NetworkName = keyof typeof networkLabels
export const networkNames = Object.keys(networkLabels) as [NetworkName, ...NetworkName[]]

/** What an installation asks of texts on a network: no two alike in a campaign, or samples as they are too. */
export type TextRule = 'own-words' | 'samples'

/** What a post is made of when its delivery is armed. */
export type Post = {
  /** What its supporter confirmed. */
  readonly text: string
  /** Shown to followers and on the profile alone; only where `Network.offersUnlisted`. */
  readonly unlisted?: boolean
  /** ms; the post's own moment, T0 or later. */
  readonly momentAt: number
  readonly account: { readonly remoteId: string; readonly host: string }
  /** What stands beside the campaign's link, where the text has it and the network shows cards that we send. */
  readonly card: { readonly url: string; readonly title: string; readonly description: string } | null
  /** Language of the campaign's texts; null: not said. */
  readonly lang: string | null
  /** The same whenever this pledge is armed for this launch, and for no other: a network's key for the post comes from it. */
  readonly seed: string
}

/** Made once when a delivery is armed: the bytes of the post, the network's own key for it, and how to recognise it. */
export type Frozen = { readonly body: string; readonly key: string | null; readonly marker: string | null }

/** A signed request, ready to be written. `origin` is scheme, host and port. */
export type HttpRequest = {
  readonly method: 'POST' | 'PUT' | 'DELETE' | 'GET'
  readonly origin: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What came back. `complete` is false when the connection broke inside the body. Header names are lower case. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly complete: boolean
}

/** No answer came. `written` is true once a byte of the request may have left. */
export type Failure = { readonly written: boolean; readonly code: string }

/** What a look at the network found. */
export type Lookup =
  | { readonly kind: 'found'; readonly remoteId: string; readonly url: string; readonly at: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly cause: string }

/** What a host takes from one egress address. Null: none that is known. */
export type HostLimits = {
  /** Requests under way at once, all senders of the address together. */
  readonly inFlight: number
  readonly perSecond: number | null
  /** In any span of `ms` at most so many requests. */
  readonly window: { readonly requests: number; readonly ms: number } | null
}

/**
 * What requests to a host need and its answers teach, such as a nonce. The transport keeps the newest and hands it to `request`;
 * a request signed with an older one is signed anew.
 */
export type HostState = {
  /** What an answer teaches; null: nothing. */
  readonly read: (answer: Answer) => string | null
  /** A request that changes nothing, whose answer teaches it. Throws when the grant cannot be read. */
  readonly ask: (grant: Grant, now: number) => HttpRequest
  /** ms for which one is good at least. */
  readonly freshMs: number
}

/** What is done about a post of which nobody knows whether the network took it. */
export type RepeatRule = {
  /** ms from the unclear answer to the first look, then from look to look. When all have found nothing, it is not there. */
  readonly looksMs: readonly [number, ...number[]]
  /**
   * When it is not there. `by-key`: it is sent again, as the network takes a key once. `onceWithinMs`: once, and only where it leaves
   * within this time of its moment, as the network keeps a key so long, and knows it after its first request has ended. `once-dead`:
   * only if its sender is known to be dead, else a late look could double it. `never`: not at all.
   */
  readonly again: 'by-key' | 'once-dead' | 'never' | { readonly onceWithinMs: number }
}

/** Posts that an app may make in any span of `ms`, all accounts and campaigns together; null: none known. */
export type AppLimit = { readonly posts: number; readonly ms: number } | null

/** The half of a network that senders need: pure, and known without a database. */
export type Posting = {
  readonly name: NetworkName
  /** Body, key and marker, byte-identical on every try. */
  readonly freeze: (post: Post) => Frozen
  /** Signed for this moment (`now` in ms), with what the host last taught; throws when the grant cannot be read. */
  readonly request: (grant: Grant, frozen: Frozen, now: number, taught?: string) => HttpRequest
  /** `frozen` is what was sent: a host may name another post as the one that it took. */
  readonly outcome: (result: Answer | Failure, now: number, frozen: Frozen) => PostOutcome | SignAgain
  /** Null where requests need nothing that answers teach. */
  readonly hostState: HostState | null
  /** Of the server of an account. */
  readonly repeat: (host: string) => RepeatRule
  readonly limits: (host: string) => HostLimits
  readonly appLimit: AppLimit
  /**
   * The host that posts of an account go to, whose sign-in named `host`; null where that is none of this network's. A sender
   * writes to no other.
   */
  readonly hostFor: (host: string) => string | null
  /** Whether hosts come from what people typed: then only public addresses are connected to. */
  readonly hostsAreTyped: boolean
  /** Whether each host is somebody's own: what one answers says nothing of the others. */
  readonly hostsStandAlone?: boolean
  /** Whether a socket carries one request and no second one: some servers close it after an answer without a word, and lose what comes. */
  readonly oneRequestASocket?: boolean
  /** Address of a post by its remote id; null when that is no id of this network. */
  readonly permalink: (remoteId: string) => string | null
  /** Origin that `request` will name for a host, so that sockets can be opened before T0. */
  readonly origin: (host: string) => string
}

/** How a text measures by the network's own rules. Lengths are in the network's own units. */
export type Measure = {
  readonly length: number
  readonly max: number
  readonly valid: boolean
  readonly problems: readonly ('empty' | 'too-long' | 'mention' | 'cashtags' | 'bad-characters')[]
  /** US dollars one post with this text costs the operator. */
  readonly price: number
}

/** What came of giving a grant back. `gone`: the network knows it no more. `away`: nobody knows, ask again later. */
export type GivenBack = 'given-back' | 'gone' | 'away'

/**
 * What came of deleting a post. `gone`: it was not there any more. `not-permitted`: the grant or its account may not.
 * `limited`: not now. `declined`: refused, and not for anything that the account did. `away`: nobody knows; asking again
 * does no harm.
 */
export type Removal = 'removed' | 'gone' | 'not-permitted' | 'limited' | 'declined' | 'away'

export type Reading = {
  /** The account a grant speaks for. Throws `NetworkError`. */
  readonly profile: (grant: Grant, signal: AbortSignal) => Promise<Profile>
  /** Asks the network whether a post that may have been written since `sentAt` (ms) is there. Never throws. */
  readonly look: (
    /** Null: there is none any more. */
    grant: Grant | null,
    profile: { remoteId: string; handle: string; host: string },
    frozen: Frozen,
    sentAt: number,
    signal: AbortSignal,
  ) => Promise<Lookup>
  /** Makes a grant void, for good. Never throws. */
  readonly revoke: (grant: Grant, signal: AbortSignal) => Promise<GivenBack>
  /** Deletes a post of the account that the grant speaks for. Never throws. */
  readonly remove: (grant: Grant, remoteId: string, signal: AbortSignal) => Promise<Removal>
}

/** What many posts reached, read without anybody's grant. */
export type Metrics = {
  /** Posts one call may ask about. */
  readonly idsAtOnce: number
  /** US dollars for reading one post; once per post and UTC day. */
  readonly price: number
  /** `idsAtOnce` posts at most. Ends within a deadline of its own. Never throws. */
  readonly read: (posts: readonly PostOnHost[]) => Promise<MetricsAnswer>
}

export type PostOnHost = { readonly remoteId: string; readonly host: string }

/** Null: the network does not tell. */
export type PostFigures = {
  readonly impressions: number | null
  readonly likes: number
  readonly reposts: number
  readonly replies: number
  readonly quotes: number
  readonly bookmarks: number | null
}

export type MetricsAnswer =
  /** By remote id. `gone`: deleted, suspended or not public any more. A post that is missing in it: nothing was said of it. */
  | { readonly kind: 'read'; readonly posts: ReadonlyMap<string, PostFigures | 'gone'> }
  /** The network said "not now". `until` in ms. */
  | { readonly kind: 'later'; readonly until: number }
  /** Nothing more can be read until the operator does something. */
  | { readonly kind: 'halt'; readonly reason: HaltReason | 'unauthorized' }
  | { readonly kind: 'unreadable'; readonly cause: string }

/** Private keys that an installation signs with where a network asks for it, the newest first (JWK, ES256, each with its `kid`). */
export type ClientKeys = () => readonly ClientKey[]
export type ClientKey = {
  readonly kid: string
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
  readonly d: string
}

/** What networks are given of what an installation remembers. */
export type Remembered = { readonly keys: ClientKeys; readonly servers: Servers }

export type Network = {
  readonly name: NetworkName
  readonly label: string
  readonly textRule: TextRule
  readonly connector: Connector
  readonly posting: Posting
  readonly reading: Reading
  /** Null where what posts reach cannot be read. */
  readonly metrics: Metrics | null
  /** Whether a grant lets us delete what we posted. */
  readonly removes: boolean
  /** Whether a person may have their post kept out of what strangers look through. */
  readonly offersUnlisted?: boolean
  /** Whether its posts show the link card that we send with them; else it makes one of its own, or none. */
  readonly showsCards: boolean
  /** Whom to write to at a server of it, as the server says; null: it does not. */
  readonly contactAt?: (host: string) => string | null
  /** How grants are kept alive; null where they live until they are revoked. */
  readonly renewal: Renewal | null
  /** `host`: of the account; left out: as the network's own would. */
  readonly measure: (text: string, host?: string) => Measure
  /** US dollars that it costs to ask whether a grant still works; once per account and UTC day. */
  readonly checkPrice: number
  /** US dollars that a post with this text costs the operator, as in `measure`, and faster. */
  readonly price: (text: string, host?: string) => number
  /** Opens the network's own composer with the text filled in. */
  readonly shareLink: (text: string, host?: string) => string
  /** What the network's servers fetch from this site, by path. Nothing in it is secret. */
  readonly documents?: Readonly<Record<string, () => object>> | undefined
}

/** A network answered, but not as hoped; or did not answer within the deadline. The message holds no secret. */
export class NetworkError extends Error {
  constructor(
    readonly network: NetworkName,
    readonly problem: 'unreachable' | 'unauthorized' | 'limited' | 'unexpected',
    message: string,
    readonly trouble: SignInTrouble = { why: 'unclear', said: null },
  ) {
    super(message)
    this.name = 'NetworkError'
  }
}
