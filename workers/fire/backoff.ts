import { isFailure, isUnclear, leavesOpen, type PostOutcome } from '../../src/networks/post-outcome.ts'

/**
 * What a sender keeps of a host's refusals, so that it holds by itself until the director has seen them. Times in ms of the
 * monotonic clock.
 */
export type Backoff = { readonly run: number; readonly restUntil: number }

export const noBackoff: Backoff = { run: 0, restUntil: Number.NEGATIVE_INFINITY }

/**
 * So many refusals in a row that do not say whom they are about, or failures of the network: more of the same would be the
 * same, and each would cost a pledge.
 */
const runAtMost = 8
/** Nothing leaves for so long: enough for the director to hear of them, and for its word to come. */
const restMs = 2_000

/** After one more answer. What says nothing for good (try later, no answer at all) leaves things as they are. */
export function backedOff(caution: Backoff, outcome: PostOutcome, now: number): Backoff {
  if (outcome.kind === 'halt') return { ...caution, restUntil: now + restMs }
  if (outcome.kind === 'posted') return noBackoff
  if (outcome.kind === 'refused' && !leavesOpen(outcome.reason)) return noBackoff
  if (outcome.kind !== 'refused' && !isFailure(outcome) && !isUnclear(outcome)) return caution
  const run = caution.run + 1
  return { run, restUntil: run >= runAtMost ? now + restMs : caution.restUntil }
}

/** Requests that may be under way at once after the rest: one at a time, until something is taken again. */
export const bearable = ({ run }: Backoff): number => (run >= runAtMost ? 1 : Number.POSITIVE_INFINITY)
