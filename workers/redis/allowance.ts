import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import { marginMs, requestDeadlineMs } from '../../src/domain/ledger/types.ts'
import type { HostLimits } from '../../src/networks/port.ts'
import { prefix } from '../queues.ts'

/** How long slots are lent, counted from before the request. */
export const lendMs = 4_000
/** Live senders ask more often than this, so by then they have restored what a Redis without its data must know. */
export const quietMs = 2_500

export type AskFor = {
  readonly sender: string
  /** Requests that it wants to have under way, and has. */
  readonly slots: number
  readonly used: number
  /** Requests that it wants to write from `from` (ms by Redis's clock) on. */
  readonly permits: number
  readonly from: number
  /** Permits it was given before, for a Redis that has lost its data: moments and numbers in turn. */
  readonly restored: readonly number[]
}

/** `since` changes when Redis has lost its data. Permits: moments (ms by Redis's clock) and numbers in turn. */
export type Allowed = { readonly since: string; readonly slots: number; readonly permits: readonly number[] }

/** Asks for a share of what a host takes from one address. Rejects when Redis cannot be reached. */
export type Allowances = (egress: string, host: string, limits: HostLimits, ask: AskFor) => Promise<Allowed>

/** How far ahead permits are given. */
const aheadMs = 2_000
const lua = readFileSync(new URL('./allowance.lua', import.meta.url), 'utf8')

type WithAllowance = Redis & {
  allowance: (began: string, host: string, ...args: (string | number)[]) => Promise<[string, ...number[]]>
}

export function allowances(redis: Redis): Allowances {
  redis.defineCommand('allowance', { numberOfKeys: 2, lua })
  return async (egress, host, limits, { sender, slots, used, permits, from, restored }) => {
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
      JSON.stringify(restored),
    )
    return { since, slots: lent, permits: given }
  }
}

/** Makes Redis begin to count what it lends. To be called early: an empty Redis lends nothing at first. */
export const remember = (ask: Allowances, sender: string) =>
  ask(
    '',
    '',
    { inFlight: 0, perSecond: null, window: null },
    { sender, slots: 0, used: 0, permits: 0, from: 0, restored: [] },
  )

/** `[requests, ms]` each. */
export function rulesOf({ perSecond, window }: HostLimits): readonly (readonly [number, number])[] {
  return [
    ...(perSecond === null ? [] : [[perSecond, 1_000] as const]),
    ...(window ? [[window.requests, window.ms] as const] : []),
  ]
}

/**
 * Length of the steps that permits are for. A permit may be used within two steps, so two steps of each span stay unused: longer
 * steps waste more of the limit, and a busy event loop misses shorter ones.
 */
export const stepMs = (limits: HostLimits) =>
  Math.max(50, Math.round(Math.min(...rulesOf(limits).map(([, ms]) => ms), 300_000) / 60))
