/** Faults of the network and the processes that can explain an unknown delivery. */
export type Circumstances = {
  /** The longest that a post was not to be read. */
  lagMs: number
  readsFailed: boolean
  /** The network was killed or paused: it may have lost what it was asked, or answered late. */
  networkDown: boolean
  senderPaused: boolean
  /** Kinds of faults that met every post of a network, or of all. */
  readonly toAll: Set<string>
}

/** Nothing has gone wrong yet. */
export const calm = (): Circumstances => ({
  lagMs: 0,
  readsFailed: false,
  networkDown: false,
  senderPaused: false,
  toAll: new Set(),
})
