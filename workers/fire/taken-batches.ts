import { type Batch, overdueMs } from '../../src/domain/ledger/types.ts'

/**
 * Batches this sender has taken. Each is taken once: its record in Redis says so as well, but whoever can write there could take
 * that word back, and have a batch fired anew.
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
