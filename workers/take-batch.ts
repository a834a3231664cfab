import type { Redis } from 'ioredis'
import type { Batch, SenderIdentity } from '../src/domain/ledger/types.ts'
import type { Log } from '../src/lib/log.ts'
import type { HeldBatches } from './fire/held-batches.ts'
import { openTakenBatches } from './fire/taken-batches.ts'
import { type BatchRecords, readRedisRunId } from './redis/batch-record.ts'
import type { Envelope } from './redis/envelope.ts'
import { openBatch, type SealedBatch } from './redis/sealed-jobs.ts'

type TakerContext = {
  readonly identity: SenderIdentity
  /** Waits for Redis as long as it takes. */
  readonly redis: Redis
  readonly envelope: Envelope
  readonly records: BatchRecords
  readonly heldBatches: HeldBatches
  /** Reports to the director that this sender holds the batch. */
  readonly held: (batch: number) => void
  readonly log: Log
}

/** Claims the batch of a job and holds it. The returned function resolves when every row of the batch is settled. */
export function openBatchTaker(context: TakerContext): (job: SealedBatch) => Promise<void> {
  const { identity, redis, envelope, records, heldBatches, held, log } = context
  const taken = openTakenBatches()

  function opened(job: SealedBatch): Batch | null {
    try {
      return openBatch(envelope, job)
    } catch (error) {
      log.warn({ batch: job.batch, err: error }, 'dropped: not sealed by our director')
      return null
    }
  }

  return async job => {
    const batch = opened(job)
    if (!batch || !taken.isNew(batch)) return
    if (batch.run !== (await readRedisRunId(redis)))
      return log.warn({ batch: batch.batch }, 'dropped: from another Redis run')
    const claimed = await records.claim(batch.batch, identity.id)
    if (claimed !== 'ok') return log.warn({ batch: batch.batch, claimed }, 'dropped: not ours')
    held(batch.batch)
    await heldBatches.hold(batch)
  }
}
