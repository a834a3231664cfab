import type { Redis } from 'ioredis'

/** Redis's clock, which all machines share. Between samples it goes on with the monotonic clock. */
export type RedisClock = {
  /** ms since 1970 by Redis's clock; null before the first sample. */
  readonly now: () => number | null
  /** How long ago the last sample was taken, in ms. */
  readonly ageMs: () => number
  /** Takes one sample. Rejects when Redis cannot be reached. */
  readonly sample: () => Promise<void>
}

type Sample = { readonly offset: number; readonly roundTripMs: number }

export function redisClock(redis: Redis): RedisClock {
  let samples: Sample[] = []
  let offset: number | null = null
  let sampledAt = Number.NEGATIVE_INFINITY
  return {
    now: () => (offset === null ? null : performance.now() + offset),
    ageMs: () => performance.now() - sampledAt,
    sample: async () => {
      const before = performance.now()
      const [seconds, micros] = await redis.time()
      const after = performance.now()
      const fresh = {
        offset: Number(seconds) * 1_000 + Number(micros) / 1_000 - (before + after) / 2,
        roundTripMs: after - before,
      }
      sampledAt = after
      // A clock that was set anew makes the old samples worthless.
      samples = samples.filter(old => Math.abs(old.offset - fresh.offset) < old.roundTripMs + fresh.roundTripMs + 5)
      samples = [...samples.slice(-4), fresh]
      offset = samples.reduce((best, one) => (one.roundTripMs < best.roundTripMs ? one : best)).offset
    },
  }
}
