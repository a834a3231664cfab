import { sleep } from '../lib/stopping.ts'
import type { Running } from './child.ts'

export type Supervised = {
  readonly name: string
  /** Of the process that runs now, or ran last. */
  readonly pid: () => number
  readonly stop: (graceMs: number) => Promise<void>
  readonly kill: () => void
}

const firstPauseMs = 200
const longestPauseMs = 5_000
/** Who ran this long gets the short pause again. */
const steadyMs = 10_000

/**
 * Starts a process and starts it again whenever it ends by itself, after 200 ms first and at most 5 s. Rejects when
 * the very first start fails. `tell` hears what happened in between, a line each.
 */
export async function supervise(
  name: string,
  start: () => Promise<Running>,
  tell: (line: string) => void,
): Promise<Supervised> {
  const end = new AbortController()
  let running = await start()
  const watched = watch()

  async function watch(): Promise<void> {
    let wait = firstPauseMs
    while (!end.signal.aborted) {
      const since = performance.now()
      const how = await running.ended
      if (end.signal.aborted) return
      if (performance.now() - since > steadyMs) wait = firstPauseMs
      tell(`${name} ended (${how}); starting it again`)
      running = await again(running)
    }

    async function again(last: Running): Promise<Running> {
      while (!end.signal.aborted) {
        await sleep(wait, end.signal)
        wait = Math.min(wait * 2, longestPauseMs)
        if (end.signal.aborted) break
        try {
          return await start()
        } catch (error) {
          tell((error as Error).message)
        }
      }
      return last
    }
  }

  return {
    name,
    pid: () => running.pid,
    kill: () => {
      end.abort()
      running.kill()
    },
    stop: async graceMs => {
      end.abort()
      await running.stop(graceMs)
      await watched
      // It may have been starting just then.
      await running.stop(graceMs)
    },
  }
}
