import type { HostLimits } from '../../src/networks/port.ts'
import { type Allowed, type AskFor, lendMs, rulesOf, stepMs } from '../redis/allowance.ts'
import type { Instant } from './send-guard.ts'

/** What this sender may send to a host, lent by Redis in advance. Without Redis it may use only what is lent already. */
export type Allowance = {
  /** Requests that may be under way at once. */
  readonly slots: (mono: number) => number
  /** From when (ms by Redis's clock) the next request may be written; null while that is not known. */
  readonly next: (redis: number) => number | null
  /** Uses the next permit. Returns until when (ms by Redis's clock) its request must be written. */
  readonly spend: (redis: number) => number
  /** Requests that may be written soon. */
  readonly ahead: (redis: number) => number
  /** To be called often: asks Redis when more is needed or a lease must be renewed, a few times a second at most. */
  readonly keep: (need: Need, now: Instant) => void
}

/** Rows that are due soon, the first of them at `from` (ms, wall clock), and requests under way. */
export type Need = { readonly rows: number; readonly slots: number; readonly used: number; readonly from: number }

const renewMs = 1_000
/** When more is needed than was given. */
const againMs = 200

type Permits = { readonly at: number; left: number }

/** `ask` rejects while Redis is away. */
export function openAllowance(limits: HostLimits, ask: (ask: Omit<AskFor, 'sender'>) => Promise<Allowed>): Allowance {
  const rules = rulesOf(limits)
  const step = rules.length > 0 ? stepMs(limits) : 0
  const longest = Math.max(0, ...rules.map(([, ms]) => ms))
  let lent = { slots: 0, untilMono: 0 }
  const permits: Permits[] = []
  /** Permits that still count, to restore them in a Redis that has lost its data. */
  let given: { readonly at: number; readonly permits: number }[] = []
  let since: string | null = null
  let redisLostData = false
  let asking = false
  let askedAt = Number.NEGATIVE_INFINITY

  const current = (redis: number) => {
    while (permits[0] && (permits[0].left === 0 || permits[0].at + 2 * step <= redis)) permits.shift()
    return permits[0]
  }

  const ahead = (redis: number) => {
    if (rules.length === 0) return Number.POSITIVE_INFINITY
    current(redis)
    return permits.reduce((sum, one) => sum + one.left, 0)
  }

  async function fetch(need: Need, lacking: number, { mono, redis, wall }: Instant): Promise<void> {
    asking = true
    askedAt = mono
    try {
      // A row leaves when both clocks say so.
      const from = need.from + Math.max(0, (redis ?? wall) - wall)
      const restored = redisLostData ? given.flatMap(one => [one.at, one.permits]) : []
      const { slots, used } = need
      const allowed = await ask({ slots, used, permits: lacking, from, restored })
      lent = { slots: allowed.slots, untilMono: mono + lendMs }
      redisLostData = since !== null && since !== allowed.since
      since = allowed.since
      if (redisLostData) askedAt = Number.NEGATIVE_INFINITY
      for (let n = 0; n + 1 < allowed.permits.length; n += 2) {
        const [at = 0, left = 0] = allowed.permits.slice(n, n + 2)
        permits.push({ at, left })
        given.push({ at, permits: left })
      }
      given = given.filter(one => one.at > (redis ?? wall) - longest - 2 * step)
    } catch {
      // Redis is away: what is lent stays valid until its end.
    } finally {
      asking = false
    }
  }

  return {
    slots: mono =>
      limits.inFlight === Number.POSITIVE_INFINITY ? limits.inFlight : mono < lent.untilMono ? lent.slots : 0,
    next: redis => (rules.length === 0 ? redis : (current(redis)?.at ?? null)),
    spend: redis => {
      const one = current(redis)
      if (!one) return Number.POSITIVE_INFINITY
      one.left--
      return one.at + 2 * step
    },
    ahead,
    keep: (need, now) => {
      if (asking || now.redis === null) return
      if (limits.inFlight === Number.POSITIVE_INFINITY && rules.length === 0) return
      const lacking = rules.length === 0 ? 0 : Math.max(0, need.rows - ahead(now.redis))
      const idle = need.slots === 0 && need.used === 0
      const holds = now.mono < lent.untilMono && lent.slots > 0
      const short = lacking > 0 || !holds || lent.slots < need.slots
      if (idle ? holds : now.mono - askedAt >= (short ? againMs : renewMs)) void fetch(need, lacking, now)
    },
  }
}
