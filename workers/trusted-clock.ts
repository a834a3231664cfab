import { uptime } from 'node:os'
import type { Log } from '../src/lib/log.ts'
import { clocksApartMs } from './fire/send-guard.ts'
import type { RedisClock } from './redis/clock.ts'

/** Why no clock is believed: it differs from Redis's, it was set while the director ran, or there is none to compare with. */
export type ClockDoubt = { readonly why: 'redis' | 'set' | 'unknown'; readonly apartMs: number }

/** The director's time: the wall clock as long as Redis's clock and the machine's own ticking bear it out. */
export type TrustedClock = {
  /**
   * ms since 1970, the earlier of the two clocks where they agree: what is over by this is over by both. Neither takes it
   * along when it jumps.
   */
  readonly now: () => number
  /** Null while the clocks agree. In doubt nothing is done that time decides. */
  readonly doubt: () => ClockDoubt | null
}

export type Clocks = {
  readonly wall: () => number
  /** Stands still while the machine sleeps. */
  readonly mono: () => number
  /** Goes on while it sleeps, and nobody can set it; ms. */
  readonly ticks: () => number
  readonly redis: Pick<RedisClock, 'now' | 'ageMs'>
}

/** Reads the system's clocks. */
export const systemClocks = (redis: RedisClock): Clocks => ({
  wall: Date.now,
  mono: () => performance.now(),
  ticks: () => uptime() * 1_000,
  redis,
})

/** What Redis said longer ago says nothing about this moment. */
const redisFreshMs = 3_000
/** A clock that was set, with Redis's beside it, is the new one after so long; all that waits for time has waited by then. */
const settledMs = 60_000
/** A doubt as short as this is not worth a line. */
const sayAfterMs = 500

type Believed = { readonly wall: number; readonly mono: number; readonly ticks: number }

/** `decides`: whether the one or the other of two times (the earlier first) makes a difference to a launch. */
export function trustedClock(clocks: Clocks, log: Log, decides: (from: number, to: number) => boolean): TrustedClock {
  let believed: Believed | null = null
  /** How far the clock that was set is from the ticking, and since when. */
  let set: { readonly offset: number; readonly since: number } | null = null
  const say = teller(clocks, log)

  const redisNow = () => (clocks.redis.ageMs() > redisFreshMs ? null : clocks.redis.now())

  function weigh(now: Believed): ClockDoubt | null {
    const redis = redisNow()
    const apart = redis === null ? null : redis - now.wall
    if (apart !== null && Math.abs(apart) > clocksApartMs) {
      set = null
      return { why: 'redis', apartMs: Math.round(apart) }
    }
    if (believed === null) return apart === null ? { why: 'unknown', apartMs: 0 } : null
    const carried = believed.wall + now.ticks - believed.ticks
    const jump = now.wall - carried
    if (Math.abs(jump) <= clocksApartMs || (apart !== null && isSettled(now, carried))) {
      set = null
      return null
    }
    return { why: 'set', apartMs: Math.round(jump) }
  }

  /** A correction is believed in the end, but not as long as it would end or begin a launch: that is for a person to say. */
  function isSettled({ wall, mono, ticks }: Believed, carried: number): boolean {
    const offset = wall - ticks
    if (set === null || Math.abs(offset - set.offset) > clocksApartMs) set = { offset, since: mono }
    return mono - set.since >= settledMs && !decides(Math.min(wall, carried), Math.max(wall, carried))
  }

  return {
    now: () => {
      const carried = believed === null ? clocks.wall() : believed.wall + clocks.mono() - believed.mono
      const redis = redisNow() ?? carried
      // What was believed outweighs a Redis that jumps.
      const isFar = believed !== null && Math.abs(redis - carried) > clocksApartMs
      return Math.floor(isFar ? carried : Math.min(carried, redis))
    },
    doubt: () => {
      const now = { wall: clocks.wall(), mono: clocks.mono(), ticks: clocks.ticks() }
      const doubt = weigh(now)
      if (doubt === null) believed = now
      say(doubt)
      return doubt
    },
  }
}

/** One line when the clocks begin to differ, one when they agree again. */
function teller({ mono }: Clocks, log: Log) {
  let told = false
  let since = mono()
  let last = false
  return (doubt: ClockDoubt | null) => {
    const isDoubt = doubt !== null
    if (isDoubt !== last) since = mono()
    last = isDoubt
    if (isDoubt === told || mono() - since < sayAfterMs) return
    told = isDoubt
    if (doubt)
      log.error(doubt, 'clocks disagree: nothing is sent, ended or given up until they agree (set them by NTP)')
    else log.warn('clocks agree again')
  }
}
