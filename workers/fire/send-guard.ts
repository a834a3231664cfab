import type { NotSentCause } from '../../src/networks/post-outcome.ts'

/**
 * Everything that decides whether one row may leave at this very moment. Wall, Redis and director times in ms since
 * 1970, `mono` in ms of the monotonic clock.
 */
export type Moment = {
  readonly wall: number
  /** Redis's clock; null while it is not known. */
  readonly redis: number | null
  readonly mono: number
}

export type RowFacts = {
  readonly delivery: number
  readonly place: number
  readonly launchAt: number
  readonly dueAt: number
  readonly closesAt: number
}

/** The right to write rows below `mark`, lent until both clocks reach their end. */
export type Ticket = { readonly mark: number; readonly untilMono: number; readonly untilWall: number }

export type GoSignal = {
  readonly readAt: number
  readonly wallAt: number
  readonly stop: boolean
  readonly hold: boolean
  readonly withdrawn: ReadonlySet<number>
}

export type Verdict =
  | { readonly kind: 'leave' }
  /** Not now. `at`: when asking again makes sense (ms, wall clock); null: when a ticket or a go comes. */
  | { readonly kind: 'wait'; readonly for: 'moment' | 'ticket' | 'go' | 'hold'; readonly at: number | null }
  /** Never under this batch: it goes back as not sent. */
  | { readonly kind: 'never'; readonly cause: NotSentCause }

/** A go older than this counts for nothing: a director that died or hangs pauses the launch. */
export const goFreshMs = 200
/** Clocks of two machines, each measured over a round trip, may put a fresh go a little into the future. */
const goAheadMs = 100
/** Own clock and Redis's further apart than this: nothing leaves. */
export const clocksApartMs = 2_000

const leave: Verdict = { kind: 'leave' }
const waitTicket: Verdict = { kind: 'wait', for: 'ticket', at: null }
const waitGo: Verdict = { kind: 'wait', for: 'go', at: null }
const waitHold: Verdict = { kind: 'wait', for: 'hold', at: null }

/** Pure; asked once more in the tick that writes. */
export function mayLeave(row: RowFacts, now: Moment, ticket: Ticket | null, go: GoSignal | null): Verdict {
  if (now.redis === null) return waitGo
  if (Math.abs(now.redis - now.wall) > clocksApartMs) return { kind: 'never', cause: 'clock' }
  if (now.wall >= row.closesAt || now.redis >= row.closesAt) return { kind: 'never', cause: 'window' }
  const fresh = go !== null && now.redis - go.readAt <= goFreshMs && go.readAt - now.redis <= goAheadMs
  if (fresh && go.stop) return { kind: 'never', cause: 'stopped' }
  if (fresh && go.withdrawn.has(row.delivery)) return { kind: 'never', cause: 'withdrawn' }
  const early = Math.max(row.dueAt - now.wall, row.dueAt - now.redis)
  if (early > 0) return { kind: 'wait', for: 'moment', at: now.wall + early }
  if (!fresh) return waitGo
  if (go.hold) return waitHold
  // Pledges may be withdrawn until T0: only a go that was read at or after it knows them all.
  if (go.readAt < row.launchAt || go.wallAt < row.launchAt) return waitGo
  const lent = ticket !== null && now.mono < ticket.untilMono && now.wall < ticket.untilWall
  if (!lent || row.place >= ticket.mark) return waitTicket
  return leave
}

/**
 * Whether a go read at `at` is older than the last one, at `last`: somebody says it again. Not where Redis's clock was set back
 * meanwhile: then what was read before is ahead of it (`now`, null while it is not known).
 */
export const isEcho = (at: number, last: number | undefined, now: number | null): boolean =>
  last !== undefined && at < last && (now === null || last <= now + goAheadMs)
