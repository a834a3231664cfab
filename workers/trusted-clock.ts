import { uptime } from 'node:os'
import type { Log } from '../src/lib/log.ts'
import { clocksApartMs } from './fire/send-guard.ts'
import type { RedisClock } from './redis/clock.ts'

/** Why the wall clock is not trusted: it differs from Redis's, it was set while the director ran, or there is none to compare with. */
export type ClockDoubt = { readonly why: 'redis' | 'set' | 'unknown'; readonly apartMs: number }

/** The director's time: the wall clock, as long as Redis's clock and the machine's monotonic clock agree with it. */
export type TrustedClock = {
  /** ms since 1970, the earlier of the two clocks where they agree. A clock that jumps does not change it. */
  readonly now: () => number
  /** Null while the clocks agree. While they do not, nothing is done that time decides. */
  readonly doubt: () => ClockDoubt | null
}

export type Clocks = {
  readonly wall: () => number
  /** Stands still while the machine sleeps. */
  readonly mono: () => number
  /** Goes on while the machine sleeps, and cannot be set; ms. */
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

/** Older samples of Redis's clock are not used. */
const redisFreshMs = 3_000
/** A clock that was set, and that Redis's agrees with, is trusted after this time. */
const settledMs = 60_000
/** A shorter doubt is not logged. */
const logAfterMs = 500

type Trusted = { readonly wall: number; readonly mono: number; readonly ticks: number }

/** `decides`: whether a launch would begin or end between the two times (the earlier first). */
export function trustedClock(clocks: Clocks, log: Log, decides: (from: number, to: number) => boolean): TrustedClock {
  let trusted: Trusted | null = null
  /** How far the wall clock is from the monotonic one since it was set, and since when. */
  let set: { readonly offset: number; readonly since: number } | null = null
  const logChange = changeLog(clocks, log)

  const redisNow = () => (clocks.redis.ageMs() > redisFreshMs ? null : clocks.redis.now())

  function compare(now: Trusted): ClockDoubt | null {
    const redis = redisNow()
    const apart = redis === null ? null : redis - now.wall
    if (apart !== null && Math.abs(apart) > clocksApartMs) {
      set = null
      return { why: 'redis', apartMs: Math.round(apart) }
    }
    if (trusted === null) return apart === null ? { why: 'unknown', apartMs: 0 } : null
    const carried = trusted.wall + now.ticks - trusted.ticks
    const jump = now.wall - carried
    if (Math.abs(jump) <= clocksApartMs || (apart !== null && isSettled(now, carried))) {
      set = null
      return null
    }
    return { why: 'set', apartMs: Math.round(jump) }
  }

  /** A correction is trusted in the end, but never while it would begin or end a launch: a person has to decide that. */
  function isSettled({ wall, mono, ticks }: Trusted, carried: number): boolean {
    const offset = wall - ticks
    if (set === null || Math.abs(offset - set.offset) > clocksApartMs) set = { offset, since: mono }
    return mono - set.since >= settledMs && !decides(Math.min(wall, carried), Math.max(wall, carried))
  }

  return {
    now: () => {
      const carried = trusted === null ? clocks.wall() : trusted.wall + clocks.mono() - trusted.mono
      const redis = redisNow() ?? carried
      // When Redis's clock jumps, the trusted time is used.
      const isFar = trusted !== null && Math.abs(redis - carried) > clocksApartMs
      return Math.floor(isFar ? carried : Math.min(carried, redis))
    },
    doubt: () => {
      const now = { wall: clocks.wall(), mono: clocks.mono(), ticks: clocks.ticks() }
      const doubt = compare(now)
      if (doubt === null) trusted = now
      logChange(doubt)
      return doubt
    },
  }
}

/** One line when the clocks begin to differ, one when they agree again. */
function changeLog({ mono }: Clocks, log: Log) {
  let logged = false
  let since = mono()
  let last = false
  return (doubt: ClockDoubt | null) => {
    const isDoubt = doubt !== null
    if (isDoubt !== last) since = mono()
    last = isDoubt
    if (isDoubt === logged || mono() - since < logAfterMs) return
    logged = isDoubt
    if (doubt)
      log.error(doubt, 'clocks disagree: nothing is sent, ended or given up until they agree (set them by NTP)')
    else log.warn('clocks agree again')
  }
}
