import { isFailure, isUnclear, leavesOpen, type PostOutcome } from '../../src/networks/post-outcome.ts'

/** A host's refusals in a row, and until when the sender rests because of them. Times in ms of the monotonic clock. */
export type Backoff = { readonly run: number; readonly restUntil: number }

export const noBackoff: Backoff = { run: 0, restUntil: Number.NEGATIVE_INFINITY }

/** After this many refusals in a row that name no account, or failures of the network, the sender rests: each further one costs a pledge. */
const runAtMost = 8
/** Long enough for the director to settle them and to publish a halt. */
const restMs = 2_000

/** The backoff after one more answer. Answers that decide nothing (try later, no answer) do not change it. */
export function backedOff(backoff: Backoff, outcome: PostOutcome, now: number): Backoff {
  if (outcome.kind === 'halt') return { ...backoff, restUntil: now + restMs }
  if (outcome.kind === 'posted') return noBackoff
  if (outcome.kind === 'refused' && !leavesOpen(outcome.reason)) return noBackoff
  if (outcome.kind !== 'refused' && !isFailure(outcome) && !isUnclear(outcome)) return backoff
  const run = backoff.run + 1
  return { run, restUntil: run >= runAtMost ? now + restMs : backoff.restUntil }
}

/** Requests that may be under way at once: after the rest one, until the host takes a post again. */
export const bearable = ({ run }: Backoff): number => (run >= runAtMost ? 1 : Number.POSITIVE_INFINITY)
