import type { Context } from '../src/context.ts'
import { armAheadMs } from '../src/domain/launch/launch.ts'
import { workNear } from '../src/domain/ledger/advance.ts'
import { changesByOthers } from '../src/domain/operation/database-changes.ts'
import { sleep } from '../src/lib/stopping.ts'

/** The longest pause between rounds: while no launch is near, a due mail may be this late. */
const idleMs = 2_000
/** A launch is near this long before T0. */
const aheadMs = armAheadMs + 30_000
const askAgainMs = 500
const pollEveryMs = 200

/** How long rounds rest. */
export type Pace = {
  /** To be read before a round: writes of other processes after it start the next round. */
  readonly seen: () => unknown
  /** Resolves after `ms` while a launch is near or at work, else when another process has written, or after two seconds. */
  readonly rest: (ms: number, seen: unknown, end: AbortSignal) => Promise<void>
}

export function openPace({ db, now }: Pick<Context, 'db' | 'now'>): Pace {
  const seen = changesByOthers(db)
  let near = true
  let askedAt = Number.NEGATIVE_INFINITY
  const isNear = () => {
    if (performance.now() - askedAt > askAgainMs) {
      near = workNear(db, now(), aheadMs)
      askedAt = performance.now()
    }
    return near
  }

  let polling: Promise<{ readonly near: boolean; readonly seen: unknown }> | null = null
  // One poll for all rounds that rest: one timer and query each would be most of the cost of idling.
  const nextPoll = (end: AbortSignal) => {
    polling ??= sleep(pollEveryMs, end).then(() => {
      polling = null
      return { near: isNear(), seen: seen() }
    })
    return polling
  }

  return {
    seen,
    rest: async (ms, before, end) => {
      if (isNear()) return sleep(ms, end)
      const [from, until] = [performance.now() + ms, performance.now() + idleMs]
      while (!end.aborted) {
        const poll = await nextPoll(end)
        const at = performance.now()
        if (at >= from && (poll.near || poll.seen !== before || at >= until)) return
      }
    },
  }
}
