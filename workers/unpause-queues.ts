import type { Queue } from 'bullmq'
import { launchesAtWork } from '../src/domain/ledger/advance.ts'
import type { DirectorContext } from './director-context.ts'

/**
 * A queue that somebody paused (BullMQ's dashboards have a button for it) holds a launch up, and no worker says a word. Pause and
 * Stop are ours: what is paused in Redis is opened again.
 */
export async function unpauseQueues({ db, batches, reports, log }: DirectorContext): Promise<void> {
  if (launchesAtWork(db).length === 0) return
  const queues: readonly Queue[] = [batches.real, batches.rehearsal, reports]
  for (const queue of queues) {
    if (!(await queue.isPaused())) continue
    await queue.resume()
    log.warn({ queue: queue.name }, 'somebody paused this queue in Redis: it is open again')
  }
}
