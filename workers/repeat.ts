import { sleep } from '../src/lib/stopping.ts'
import type { DirectorContext } from './director-context.ts'

/**
 * Repeats `work`, `ms` apart while a launch is near or while it returns true because there is more to do. A failure is logged,
 * and the next round tries again.
 */
export async function repeat(
  { log, disk, pace }: Pick<DirectorContext, 'log' | 'disk' | 'pace'>,
  ms: number,
  work: () => unknown,
  until: AbortSignal,
): Promise<void> {
  while (!until.aborted) {
    const seen = pace.seen()
    let more: unknown = false
    try {
      more = await work()
    } catch (error) {
      disk.failed(error)
      log.error({ err: error }, 'a round failed; the next one tries again')
    }
    await (more === true ? sleep(ms, until) : pace.rest(ms, seen, until))
  }
}
