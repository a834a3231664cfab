/** What bounds the posts to one host, all addresses and senders together. Nothing here may be 0. */
export type HostBounds = {
  /** Requests under way at once, and ms from a request to its answer. */
  readonly connections: number
  readonly answerMs: number
  /** ms from one post to the next: of the senders' processors, and of what the host takes in a second. */
  readonly senderGapMs: number
  readonly hostGapMs: number
  readonly window: { readonly requests: number; readonly ms: number } | null
}

/** What keeps posts: nothing but their own moments, the answers awaited, the senders, or one of the host's limits. */
export type DepartureLimit = 'moment' | 'answers' | 'senders' | 'per-second' | 'window'

export type Departures = {
  /** ms after T0, rising; entry k stands for `grain` posts. */
  readonly times: Float64Array
  readonly grain: number
}

/** Beyond so many, posts are counted in blocks of 2, 4, 8 …: a plan costs under a millisecond at any size. */
const entriesAtMost = 16_384

/**
 * When each of `posts` leaves, the n-th being due at n/posts of the spread. A post leaves as soon as each of these lets it:
 *
 *   D(n) = max( moment(n), D(n−1) + gap, D(n−lanes) + answer, D(n−requests) + window )
 *
 * so by construction none is earlier than any of the limits allows, and every D(n) only grows when a limit gets
 * tighter, an answer slower or the posts more. In the long run it is Little's law: lanes / answer a second, or what the
 * slower of sender and host does, or requests / window.
 */
export function departures(posts: number, spreadMs: number, pace: HostBounds): Departures {
  const grain = grainOf(posts)
  const entries = Math.ceil(posts / grain)
  const { connections, window, gapMs } = coarse(pace, grain)
  const times = new Float64Array(entries)
  for (let n = 0; n < entries; n++) {
    let at = (n * grain * spreadMs) / posts
    if (n > 0) at = Math.max(at, (times[n - 1] ?? 0) + gapMs)
    if (n >= connections) at = Math.max(at, (times[n - connections] ?? 0) + pace.answerMs)
    if (window && n >= window.entries) at = Math.max(at, (times[n - window.entries] ?? 0) + window.ms)
    times[n] = at
  }
  return { times, grain }
}

/** What sets the pace of so many posts: what they would take longest for if it were alone. */
export function slowest(posts: number, spreadMs: number, pace: HostBounds): DepartureLimit {
  const { connections, answerMs, senderGapMs, hostGapMs, window } = pace
  const last = posts - 1
  const alone: Readonly<Record<DepartureLimit, number>> = {
    moment: (last * spreadMs) / posts,
    senders: last * senderGapMs,
    'per-second': last * hostGapMs,
    answers: Math.floor(last / connections) * answerMs,
    window: window ? Math.floor(last / window.requests) * window.ms : 0,
  }
  return (Object.keys(alone) as DepartureLimit[]).reduce((worst, one) => (alone[one] > alone[worst] ? one : worst))
}

function grainOf(posts: number): number {
  let grain = 1
  while (posts / grain > entriesAtMost) grain *= 2
  return grain
}

/** The pace of blocks. Rounded so that it is never faster; what is less than one block becomes a gap between blocks. */
function coarse({ connections, answerMs, senderGapMs, hostGapMs, window }: HostBounds, grain: number) {
  const entries = window && Math.floor(window.requests / grain)
  return {
    connections: connections >= grain ? Math.floor(connections / grain) : Number.POSITIVE_INFINITY,
    window: window && entries ? { entries, ms: window.ms } : null,
    gapMs: Math.max(
      grain * senderGapMs,
      grain * hostGapMs,
      connections >= grain ? 0 : (answerMs * grain) / connections,
      window && !entries ? (window.ms * grain) / window.requests : 0,
    ),
  }
}
