import type { Lateness, PostsByStep } from '../ledger/read.ts'

/** Posts over time after T0: `bars` of `stepMs` each, and those that came too late to be drawn with the rest. */
export type Skyline = {
  readonly stepMs: number
  readonly bars: readonly number[]
  /** `lastMs` after T0. */
  readonly tail: { readonly posts: number; readonly lastMs: number } | null
}

export const barsInSkyline = 100

/** Lengths of the whole picture in ms: each is 100 whole milliseconds long at least and has five even parts. */
const spans = [
  100, 200, 300, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 50_000, 100_000, 150_000, 300_000, 600_000,
  900_000, 1_500_000, 3_000_000, 4_500_000, 9_000_000, 18_000_000, 36_000_000, 90_000_000,
]

/** One post minutes after all others would squeeze them into one bar: from this factor on the late ones are a tail. */
const tailFactor = 4

const emptySpanMs = 1_000

/**
 * The step in ms that lets a launch fill the picture, whether it took 300 ms or 15 minutes. With a spread its whole
 * length is the picture from the first post on.
 */
export function skylineStepMs(lateness: Lateness, spreadMs = 0): number {
  if (!lateness) return emptySpanMs / barsInSkyline
  if (spreadMs > 0) return spanFor(spreadMs + lateness.last) / barsInSkyline
  const all = spanFor(lateness.last)
  const most = spanFor(lateness.p99)
  return (all > tailFactor * most ? most : all) / barsInSkyline
}

const spanFor = (ms: number) => spans.find(span => span > ms) ?? Math.ceil((ms + 1) / 90_000_000) * 90_000_000

/** Fills the empty steps. What stands before T0 would stand in the first bar: nothing ever does. */
export function drawSkyline(rows: readonly PostsByStep[], stepMs: number, lateness: Lateness): Skyline {
  const bars: number[] = new Array(barsInSkyline).fill(0)
  let late = 0
  for (const { step, posts } of rows) {
    if (step < barsInSkyline) bars[Math.max(0, step)] = (bars[Math.max(0, step)] ?? 0) + posts
    else late += posts
  }
  return { stepMs, bars, tail: late > 0 && lateness ? { posts: late, lastMs: lateness.last } : null }
}
