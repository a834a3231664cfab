import type { Answer, Failure } from '../../src/networks/port.ts'
import type { PostOutcome } from '../../src/networks/post-outcome.ts'
import { backedOff, bearable, noBackoff } from './backoff.ts'
import { fullPace, paced } from './pace.ts'
import type { Instant } from './send-guard.ts'

/** What the answers of a host allow: how many requests at once, and from when. */
export type Throttle = {
  /** Requests that may be under way at once. */
  readonly atOnce: () => number
  /** Nothing is sent before this moment (ms, wall clock). */
  readonly restUntil: (now: Instant) => number
  /** To be called for every answer. `began`: ms of the monotonic clock; null when no request was written. */
  readonly answered: (outcome: PostOutcome, result: Answer | Failure, began: number | null) => void
}

/** `most`: sockets to the host. `alone`: a limit of one account there may be one of all its accounts, so the host gets less at once. */
export function openThrottle(most: number, alone = false): Throttle {
  let pace = fullPace(most)
  let backoff = noBackoff
  /** The host, or the network for the whole app, said "not now" until then. */
  let limitedUntil = 0
  return {
    atOnce: () => Math.min(Math.floor(pace.window), bearable(backoff)),
    restUntil: now => Math.max(limitedUntil, now.wall + backoff.restUntil - now.mono),
    answered: (outcome, result, began) => {
      const limited = outcome.kind === 'try-later' && outcome.scope !== 'account'
      if (limited) limitedUntil = Math.max(limitedUntil, outcome.until)
      const at = performance.now()
      backoff = backedOff(backoff, outcome, at)
      const isBusy = 'status' in result ? result.status === 503 : result.code === 'DEADLINE'
      const pushedBack = limited || isBusy || (alone && outcome.kind === 'try-later')
      if (began !== null) pace = paced(pace, most, { tookMs: at - began, pushedBack, at })
    },
  }
}
