import type { Context } from '../src/context.ts'
import { armAheadMs } from '../src/domain/launch/launch.ts'
import { workNear } from '../src/domain/ledger/advance.ts'
import { changesByOthers } from '../src/domain/operation/database-changes.ts'
import { sleep } from '../src/lib/stopping.ts'

/** Rounds come at least this often: what a moment brings (a mail that is due, say) is this late while no launch is near. */
const idleMs = 2_000
/** Before a launch is armed, so long. */
const aheadMs = armAheadMs + 30_000
const askAgainMs = 500
const lookEveryMs = 200

/** How soon a round comes again. */
export type Pace = {
  /** To be asked before a round: what others write from then on brings the next one. */
  readonly seen: () => unknown
  /** Resolves after `ms` while a launch is near or at work, else when somebody has written, or after two seconds. */
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

  let looking: Promise<{ readonly near: boolean; readonly seen: unknown }> | null = null
  // One look for all that rest: a timer and a question of each of them would be most of what idling costs.
  const nextLook = (end: AbortSignal) => {
    looking ??= sleep(lookEveryMs, end).then(() => {
      looking = null
      return { near: isNear(), seen: seen() }
    })
    return looking
  }

  return {
    seen,
    rest: async (ms, before, end) => {
      if (isNear()) return sleep(ms, end)
      const [from, until] = [performance.now() + ms, performance.now() + idleMs]
      while (!end.aborted) {
        const look = await nextLook(end)
        const at = performance.now()
        if (at >= from && (look.near || look.seen !== before || at >= until)) return
      }
    },
  }
}
