import { Queue, Worker } from 'bullmq'
import { collectRound } from '../src/domain/reach/collect.ts'
import { dueRounds, planRounds } from '../src/domain/reach/plan.ts'
import { releaseOthers } from '../src/domain/reach/round.ts'
import type { DirectorContext } from './director-context.ts'
import { prefix, queueNames, type Reading, readingJobOptions } from './queues.ts'

/** Plans what is to be read of finished launches, and reads it. The table of rounds decides; the queue only carries. */
export function startCollecting(director: DirectorContext, me: string, end: AbortSignal) {
  const { db, log, now, networks, redis, config } = director
  releaseOthers(db, me)
  const collector = { db, networks, terms: config.reach, now }
  const queue = new Queue<Reading>(queueNames.readings, { connection: redis, prefix })
  const worker = new Worker<Reading>(queueNames.readings, job => collectRound(collector, job.data.round, me, end), {
    connection: redis,
    prefix,
    // A reading cut off is claimed again from its row, where it stood.
    maxStalledCount: 0,
  })
  worker.on('error', error => log.warn({ err: error }, 'queue'))
  worker.on('failed', (_, error) => director.disk.failed(error))
  queue.on('error', error => log.warn({ err: error }, 'queue'))
  return {
    round: async () => {
      planRounds(db, networks, config.reach, now())
      if (redis.status !== 'ready') return
      const due = dueRounds(db, now())
      if (due.length > 0)
        await queue.addBulk(due.map(data => ({ name: 'reading', data, opts: readingJobOptions(data) })))
    },
    close: async () => {
      await worker.close()
      await queue.close()
    },
  }
}
