import type { NotSentCause } from '../../src/networks/post-outcome.ts'

/** Wall and Redis time in ms since 1970; `mono` in ms of the monotonic clock. */
export type Instant = {
  readonly wall: number
  /** Redis's clock; null while it is not known. */
  readonly redis: number | null
  readonly mono: number
}

export type RowFacts = {
  readonly delivery: number
  readonly network: string
  readonly host: string
  readonly place: number
  readonly launchAt: number
  readonly dueAt: number
  readonly closesAt: number
}

/** The right to write rows below `watermark`, until either clock reaches its end. */
export type BatchLease = { readonly watermark: number; readonly untilMono: number; readonly untilWall: number }

export type Clearance = {
  readonly readAt: number
  readonly wallAt: number
  readonly stop: boolean
  /** Networks of the launch, and servers (`network host`), whose rows wait. */
  readonly held: ReadonlySet<string>
  readonly withdrawn: ReadonlySet<number>
}

export type SendDecision =
  | { readonly kind: 'leave' }
  /** Not now. `at`: when to ask again (ms, wall clock); null: when a lease or a clearance arrives. */
  | { readonly kind: 'wait'; readonly for: 'moment' | 'lease' | 'clearance' | 'hold'; readonly at: number | null }
  /** Never in this batch: the row is reported as not sent. */
  | { readonly kind: 'never'; readonly cause: NotSentCause }

/** A clearance older than this is ignored, so a director that is dead or hangs pauses the launch. */
export const clearanceFreshMs = 200
/** The clocks of two machines are measured over round trips, so a fresh clearance may lie this far in the future. */
const clearanceAheadMs = 100
/** Nothing leaves while this clock and Redis's are further apart. */
export const clocksApartMs = 2_000

const leave: SendDecision = { kind: 'leave' }
const waitLease: SendDecision = { kind: 'wait', for: 'lease', at: null }
const waitClearance: SendDecision = { kind: 'wait', for: 'clearance', at: null }
const waitHold: SendDecision = { kind: 'wait', for: 'hold', at: null }

/**
 * Whether a host may be asked now for what a row's request needs. It posts nothing, so it needs no lease and may go before T0; but
 * what is stopped or held asks for nothing either.
 */
export function checkAsk(row: RowFacts, now: Instant, clearance: Clearance | null): boolean {
  if (now.redis === null || Math.abs(now.redis - now.wall) > clocksApartMs || now.wall >= row.closesAt) return false
  return isFresh(clearance, now.redis) && !clearance.stop && !isHeld(row, clearance)
}

const isHeld = ({ network, host }: RowFacts, { held }: Clearance): boolean =>
  held.size > 0 && (held.has(network) || held.has(`${network} ${host}`))

const isFresh = (clearance: Clearance | null, redis: number): clearance is Clearance =>
  clearance !== null && redis - clearance.readAt <= clearanceFreshMs && clearance.readAt - redis <= clearanceAheadMs

/** Whether a row may leave now. Pure; called once more in the tick that writes. */
export function checkSend(
  row: RowFacts,
  now: Instant,
  lease: BatchLease | null,
  clearance: Clearance | null,
): SendDecision {
  if (now.redis === null) return waitClearance
  if (Math.abs(now.redis - now.wall) > clocksApartMs) return { kind: 'never', cause: 'clock' }
  if (now.wall >= row.closesAt || now.redis >= row.closesAt) return { kind: 'never', cause: 'window' }
  const fresh = isFresh(clearance, now.redis)
  if (fresh && clearance.stop) return { kind: 'never', cause: 'stopped' }
  if (fresh && clearance.withdrawn.has(row.delivery)) return { kind: 'never', cause: 'withdrawn' }
  const early = Math.max(row.dueAt - now.wall, row.dueAt - now.redis)
  if (early > 0) return { kind: 'wait', for: 'moment', at: now.wall + early }
  if (!fresh) return waitClearance
  if (isHeld(row, clearance)) return waitHold
  // Pledges may be withdrawn until T0, so only a clearance read at or after T0 names all withdrawn ones.
  if (clearance.readAt < row.launchAt || clearance.wallAt < row.launchAt) return waitClearance
  const lent = lease !== null && now.mono < lease.untilMono && now.wall < lease.untilWall
  if (!lent || row.place >= lease.watermark) return waitLease
  return leave
}

/**
 * Whether a clearance read at `at` is a replay: older than the last one, read at `last`. If Redis's clock was set back meanwhile,
 * `last` lies ahead of `now` (null while it is not known), and `at` is accepted.
 */
export const isEcho = (at: number, last: number | undefined, now: number | null): boolean =>
  last !== undefined && at < last && (now === null || last <= now + clearanceAheadMs)
