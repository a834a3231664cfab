import { createHash } from 'node:crypto'
import type { JobsOptions } from 'bullmq'
import type { OutcomeRow, SenderIdentity, SenderLife } from '../src/domain/ledger/types.ts'
import { redisPrefix } from '../src/lib/redis-refusal.ts'

/**
 * Work goes out as batches and comes back as reports. Nothing in BullMQ decides whether a post is sent again.
 */
export const queueNames = { batches: 'batches', reports: 'reports' } as const

/** Batches of rehearsals: only senders of the director's own machine listen, as its sandbox does. */
export const rehearsalQueue = (machine: string) =>
  `rehearsals-${createHash('sha256').update(machine).digest('hex').slice(0, 16)}`

/** Rows that a sender holds at most, about 5 KB each; the others wait in SQLite. */
export const rowsHeld = 16_384

/** Prefix of all our keys in Redis, BullMQ's included. */
export const prefix = redisPrefix

/** What a sender reports to the director. Sent again until it is acknowledged; settling twice changes nothing. */
export type Report =
  | {
      readonly kind: 'held'
      readonly id: string
      readonly batch: number
      readonly sender: SenderIdentity
      /** As in `SenderLife`: a sender whose settings differ is not confirmed. */
      readonly settings: SenderLife['settings']
      readonly keys: SenderLife['keys']
    }
  | {
      readonly kind: 'outcomes'
      readonly id: string
      readonly sender: SenderIdentity
      readonly outcomes: readonly OutcomeRow[]
    }

export const batchJobId = (batch: number) => `batch-${batch}`

/** BullMQ ignores an id while a job with it exists, even a completed one, so no job is kept. */
export const batchJobOptions = (batch: number): JobsOptions => ({
  jobId: batchJobId(batch),
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: true,
})

export const reportJobOptions = (id: string): JobsOptions => ({
  jobId: `report-${id}`,
  attempts: Number.MAX_SAFE_INTEGER,
  backoff: { type: 'fixed', delay: 500 },
  removeOnComplete: true,
  removeOnFail: true,
})
