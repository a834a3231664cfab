import type { NotSentCause } from '../../src/networks/post-outcome.ts'

/**
 * Everything that decides whether one row may leave at this very moment. Wall, Redis and director times in ms since
 * 1970, `mono` in ms of the monotonic clock.
 */
export type Instant = {
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
export type BatchLease = { readonly watermark: number; readonly untilMono: number; readonly untilWall: number }

export type Clearance = {
  readonly readAt: number
  readonly wallAt: number
  readonly stop: boolean
  readonly hold: boolean
  readonly withdrawn: ReadonlySet<number>
}

export type SendDecision =
  | { readonly kind: 'leave' }
  /** Not now. `at`: when asking again makes sense (ms, wall clock); null: when a lease or a clearance comes. */
  | { readonly kind: 'wait'; readonly for: 'moment' | 'lease' | 'clearance' | 'hold'; readonly at: number | null }
  /** Never under this batch: it goes back as not sent. */
  | { readonly kind: 'never'; readonly cause: NotSentCause }

/** A clearance older than this counts for nothing: a director that died or hangs pauses the launch. */
export const clearanceFreshMs = 200
/** Clocks of two machines, each measured over a round trip, may put a fresh clearance a little into the future. */
const clearanceAheadMs = 100
/** Own clock and Redis's further apart than this: nothing leaves. */
export const clocksApartMs = 2_000

const leave: SendDecision = { kind: 'leave' }
const waitLease: SendDecision = { kind: 'wait', for: 'lease', at: null }
const waitClearance: SendDecision = { kind: 'wait', for: 'clearance', at: null }
const waitHold: SendDecision = { kind: 'wait', for: 'hold', at: null }

/** Pure; asked once more in the tick that writes. */
export function checkSend(
  row: RowFacts,
  now: Instant,
  lease: BatchLease | null,
  clearance: Clearance | null,
): SendDecision {
  if (now.redis === null) return waitClearance
  if (Math.abs(now.redis - now.wall) > clocksApartMs) return { kind: 'never', cause: 'clock' }
  if (now.wall >= row.closesAt || now.redis >= row.closesAt) return { kind: 'never', cause: 'window' }
  const fresh =
    clearance !== null &&
    now.redis - clearance.readAt <= clearanceFreshMs &&
    clearance.readAt - now.redis <= clearanceAheadMs
  if (fresh && clearance.stop) return { kind: 'never', cause: 'stopped' }
  if (fresh && clearance.withdrawn.has(row.delivery)) return { kind: 'never', cause: 'withdrawn' }
  const early = Math.max(row.dueAt - now.wall, row.dueAt - now.redis)
  if (early > 0) return { kind: 'wait', for: 'moment', at: now.wall + early }
  if (!fresh) return waitClearance
  if (clearance.hold) return waitHold
  // Pledges may be withdrawn until T0: only a clearance that was read at or after it knows them all.
  if (clearance.readAt < row.launchAt || clearance.wallAt < row.launchAt) return waitClearance
  const lent = lease !== null && now.mono < lease.untilMono && now.wall < lease.untilWall
  if (!lent || row.place >= lease.watermark) return waitLease
  return leave
}

/**
 * Whether a clearance read at `at` is older than the last one, at `last`: somebody says it again. Not where Redis's clock was set back
 * meanwhile: then what was read before is ahead of it (`now`, null while it is not known).
 */
export const isEcho = (at: number, last: number | undefined, now: number | null): boolean =>
  last !== undefined && at < last && (now === null || last <= now + clearanceAheadMs)
