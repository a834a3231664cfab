import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import { marginMs, requestDeadlineMs } from '../../src/domain/ledger/types.ts'
import type { HostLimits } from '../../src/networks/port.ts'
import { prefix } from '../queues.ts'

/** Slots are lent for so long, counted from before they were asked for. */
export const lendMs = 4_000
/** Living senders ask more often than this: by then a Redis that forgot has been told again. */
export const quietMs = 2_500

export type AskFor = {
  readonly sender: string
  /** Requests it would have under way, and has. */
  readonly slots: number
  readonly used: number
  /** Requests it would write between `from` (ms by Redis's clock) and a little later. */
  readonly permits: number
  readonly from: number
  /** Permits it was given before, to be told to a Redis that has forgotten: moments and numbers in turn. */
  readonly told: readonly number[]
}

/** `since` changes when Redis has forgotten. Permits: moments (ms by Redis's clock) and numbers in turn. */
export type Allowed = { readonly since: string; readonly slots: number; readonly permits: readonly number[] }

/** Asks for a part of what a host takes from one address. Rejects when Redis cannot be reached. */
export type Allowances = (egress: string, host: string, limits: HostLimits, ask: AskFor) => Promise<Allowed>

/** Permits are asked for so far ahead. */
const aheadMs = 2_000
const lua = readFileSync(new URL('./allowance.lua', import.meta.url), 'utf8')

type WithAllowance = Redis & {
  allowance: (began: string, host: string, ...args: (string | number)[]) => Promise<[string, ...number[]]>
}

export function allowances(redis: Redis): Allowances {
  redis.defineCommand('allowance', { numberOfKeys: 2, lua })
  return async (egress, host, limits, { sender, slots, used, permits, from, told }) => {
    const [since, lent = 0, ...given] = await (redis as WithAllowance).allowance(
      `${prefix}:allowance:since`,
      `${prefix}:allowance:${egress}:${host}`,
      sender,
      limits.inFlight,
      slots,
      used,
      lendMs + requestDeadlineMs + marginMs,
      quietMs,
      stepMs(limits),
      permits,
      Math.floor(from),
      aheadMs,
      JSON.stringify(rulesOf(limits)),
      JSON.stringify(told),
    )
    return { since, slots: lent, permits: given }
  }
}

/** From now on Redis remembers what it lent. To be called early: at first a Redis lends nothing. */
export const remember = (ask: Allowances, sender: string) =>
  ask(
    '',
    '',
    { inFlight: 0, perSecond: null, window: null },
    { sender, slots: 0, used: 0, permits: 0, from: 0, told: [] },
  )

/** `[requests, ms]` each. */
export function rulesOf({ perSecond, window }: HostLimits): readonly (readonly [number, number])[] {
  return [
    ...(perSecond === null ? [] : [[perSecond, 1_000] as const]),
    ...(window ? [[window.requests, window.ms] as const] : []),
  ]
}

/**
 * Permits are for steps of this length, and used within two of them. What a late one could crowd is kept free, so longer
 * steps give away more of the limit (two steps of a span), and shorter ones are missed by a busy event loop.
 */
export const stepMs = (limits: HostLimits) =>
  Math.max(50, Math.round(Math.min(...rulesOf(limits).map(([, ms]) => ms), 300_000) / 60))
