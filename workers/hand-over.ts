import { releaseUnheld } from '../src/domain/ledger/close.ts'
import type { Batch } from '../src/domain/ledger/types.ts'
import type { DirectorContext } from './director-context.ts'
import { batchJobOptions } from './queues.ts'
import { sealBatch } from './redis/sealed-jobs.ts'

/**
 * Puts an issued batch into the queue. Doing it twice is harmless: the job has the batch's id, the record is opened once, and
 * no sender fires before SQLite names it as the holder.
 */
export async function handOver(
  { db, envelope, records, batches, log, now }: DirectorContext,
  batch: Batch,
): Promise<void> {
  const opened = await records.open(batch.batch, batch.run)
  if (opened === 'other-run') {
    log.warn({ batch: batch.batch }, 'released: Redis was restarted')
    releaseUnheld(db, batch.batch, 'Redis was restarted', now())
    return
  }
  await batches[batch.kind].add('batch', sealBatch(envelope, batch), batchJobOptions(batch.batch))
}
