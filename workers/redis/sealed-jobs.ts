import type { Batch } from '../../src/domain/ledger/types.ts'
import type { Report } from '../queues.ts'
import type { Envelope } from './envelope.ts'

/** A batch and a report as they are in Redis: sealed, each for its own id. The open id only serves to find them. */
export type SealedBatch = { readonly batch: number; readonly sealed: string }
export type SealedReport = { readonly id: string; readonly sealed: string }

export const sealBatch = (envelope: Envelope, batch: Batch): SealedBatch => ({
  batch: batch.batch,
  sealed: envelope.seal(batch, `batch:${batch.batch}`),
})

/** Throws `NotOurs`. */
export const openBatch = (envelope: Envelope, { batch, sealed }: SealedBatch): Batch =>
  envelope.open(sealed, `batch:${batch}`)

/** `keyId`: a key that the director is known to have. */
export const sealReport = (envelope: Envelope, report: Report, keyId: string | null): SealedReport => ({
  id: report.id,
  sealed: envelope.seal(report, `report:${report.id}`, keyId),
})

/** Throws `NotOurs`. */
export const openReport = (envelope: Envelope, { id, sealed }: SealedReport): Report =>
  envelope.open(sealed, `report:${id}`)
