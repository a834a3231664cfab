/** An account's own view of itself at sign-in. `remoteId` lasts for ever; handle and name may change. */
export type Profile = {
  readonly remoteId: string
  /** host[:port] that posts of this account are sent to. */
  readonly host: string
  /** Without the @. */
  readonly handle: string
  readonly name: string
  readonly followers: number
  readonly profileUrl: string
}

/** The network's credential as JSON text; opaque outside of its folder, sealed wherever it rests. */
export type Grant = string
