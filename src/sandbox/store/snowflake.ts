import type { Sql } from './open.ts'

const epochMs = 1_288_834_974_657n

/** The first id of a moment (ms). */
export const firstSandboxIdAt = (at: number): bigint => {
  const id = (BigInt(Math.floor(at)) - epochMs) << 22n
  return id > 0n ? id : 0n
}

/** The moment (ms) an id was made. */
export const timeOfSandboxId = (id: string | bigint): number => Number((BigInt(id) >> 22n) + epochMs)

export type Snowflakes = {
  /** Larger than every id before it, also when the clock goes back. */
  readonly next: (now: number) => bigint
}

/** X's ids: milliseconds, then a count. Goes on above the largest id in the file. */
export function snowflakes(sql: Sql): Snowflakes {
  const largest = sql
    .prepare<[], { id: string | null }>(
      'SELECT CAST(max(coalesce((SELECT max(id) FROM posts), 0), coalesce((SELECT max(id) FROM accounts), 0)) AS TEXT) AS id',
    )
    .get()
  let last = BigInt(largest?.id ?? 0)
  return {
    next: now => {
      const first = firstSandboxIdAt(now)
      last = first > last ? first : last + 1n
      return last
    },
  }
}
