import { type Batch, overdueMs } from '../../src/domain/ledger/types.ts'

/**
 * Batches that this sender has taken, each once. Their records in Redis say so too, but anybody who can write to Redis could reset
 * a record and so have a batch fired twice.
 */
export function openTakenBatches() {
  const taken = new Map<number, number>()
  return {
    isNew: ({ batch, closesAt }: Batch): boolean => {
      if (taken.has(batch)) return false
      for (const [old, until] of taken) if (until + overdueMs < Date.now()) taken.delete(old)
      taken.set(batch, closesAt)
      return true
    },
  }
}
