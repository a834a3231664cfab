import type { JobsOptions } from 'bullmq'
import type { Frozen, NetworkName, PostOutcome } from '../src/domain/network.ts'

/** Work goes out as batches and comes back as reports; nothing in BullMQ decides whether a post is sent again. */
export const queueNames = { batches: 'batches', reports: 'reports' } as const

/** A batch on its way to a sender. Times are ms. */
export type BatchJob = {
  readonly batch: number
  /** run_id of the Redis it was written under: in another one it is dropped unfired. */
  readonly run: string
  readonly launch: number
  readonly launchAt: number
  /** No request leaves after this moment. */
  readonly closesAt: number
  readonly rows: readonly BatchRow[]
}

export type BatchRow = {
  readonly delivery: number
  readonly place: number
  readonly account: number
  readonly network: NetworkName
  readonly host: string
  readonly dueAt: number
  readonly frozen: Frozen
  /** Sealed for `grant:<account>`. */
  readonly sealed: string
}

/** What a sender tells the director. Told again until it is acknowledged; settling twice changes nothing. */
export type Report =
  | {
      readonly kind: 'held'
      readonly id: string
      readonly batch: number
      readonly sender: SenderCard
    }
  | {
      readonly kind: 'outcomes'
      readonly id: string
      readonly sender: string
      readonly outcomes: readonly OutcomeRow[]
    }

export type OutcomeRow = {
  readonly delivery: number
  readonly batch: number
  readonly outcome: PostOutcome
  /** When the request was written, by the sender's clock; null when none was. */
  readonly sentAt: number | null
  readonly at: number
  readonly status: number | null
  readonly requestId: string | null
  readonly answer: string | null
}

/** Who a sender is: enough to know later whether that very process is dead. */
export type SenderCard = {
  readonly id: string
  readonly machine: string
  readonly egress: string
  readonly pid: number
  readonly startTicks: string | null
}

/** An id is ignored while a job with it exists, even a completed one; hence nothing is kept. */
export const batchJobOptions = (batch: number): JobsOptions => ({
  jobId: `batch-${batch}`,
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: true,
})

export const reportJobOptions: JobsOptions = {
  attempts: Number.MAX_SAFE_INTEGER,
  backoff: { type: 'fixed', delay: 500 },
  removeOnComplete: true,
  removeOnFail: true,
}
