import type { Batch, BatchRow } from '../../src/domain/ledger/types.ts'
import { leaseMs } from '../../src/domain/ledger/types.ts'
import type { NotSentCause } from '../../src/networks/post-outcome.ts'
import type { BatchRecords } from '../redis/batch-record.ts'
import type { BatchLease } from './send-guard.ts'

/** Rows a lease moves the mark over, where so many are wanted: each lease is a round trip. */
const watermarkStep = 50
/** A lease with less life than this is asked for again. */
const renewBeforeMs = 2_500
/** A batch that the director does not confirm is given back. */
const confirmWithinMs = 30_000

/** One row in this sender's hands. Either it is written once, or it is reported as not sent; never both. */
export type HeldRow = BatchRow & {
  readonly held: HeldBatch
  readonly launchAt: number
  readonly closesAt: number
  /** The signed request, kept ready as it goes over the wire; `signedAt` ms. */
  signed: { readonly bytes: Buffer; readonly signedAt: number } | null
}

/** A batch in this sender's hands, and its right to fire. */
export type HeldBatch = {
  readonly batch: Batch
  readonly rows: readonly HeldRow[]
  readonly lease: () => BatchLease | null
  /** Rows under the mark that have not left. */
  readonly ready: () => number
  /** Asks for a lease that covers `more` rows more, unless one is being asked for. Never rejects. */
  readonly ask: (more: number) => Promise<void>
  readonly needsRenewal: (mono: number) => boolean
  /** Set once this sender may not fire it any more: what has not left goes back. */
  readonly lost: () => NotSentCause | null
  /** To be called once a row, when it leaves this sender's hands unwritten or starts to be written. */
  readonly rowLeft: () => void
  /** To be called once a row, when its outcome is reported. */
  readonly rowSettled: () => void
  /** Resolves when every row is settled. */
  readonly settled: Promise<void>
}

export function holdBatch(batch: Batch, holder: string, records: BatchRecords): HeldBatch {
  const heldAt = performance.now()
  let lease: BatchLease | null = null
  let lost: NotSentCause | null = null
  let asking = false
  let left = 0
  let open = batch.rows.length
  let settle = () => {}
  const settled = new Promise<void>(resolve => {
    settle = resolve
  })

  const held: HeldBatch = {
    batch,
    rows: [],
    lease: () => lease,
    ready: () => Math.max(0, (lease?.watermark ?? 0) - left),
    needsRenewal: mono => lease !== null && lease.untilMono - mono < renewBeforeMs && left < batch.rows.length,
    lost: () => lost,
    rowLeft: () => {
      left++
    },
    rowSettled: () => {
      if (--open === 0) settle()
    },
    settled,
    ask: async more => {
      if (asking || lost) return
      asking = true
      const upTo = Math.min(
        lastPlace,
        (lease?.watermark ?? 0) + (more < watermarkStep ? more : Math.ceil(more / watermarkStep) * watermarkStep),
      )
      // Counted from before the question: whatever the network does with it, Redis lends no longer than we count.
      const untilMono = performance.now() + leaseMs
      const untilWall = Date.now() + leaseMs
      try {
        const answer = await records.lease(batch.batch, holder, upTo)
        if (typeof answer === 'number') lease = { watermark: answer, untilMono, untilWall }
        else if (answer !== 'unconfirmed' || performance.now() - heldAt > confirmWithinMs) lost = 'no-ticket'
      } catch {
        // Redis is away: the lease at hand lasts as long as it lasts, and the next question may be answered.
      } finally {
        asking = false
      }
    },
  }
  const lastPlace = 1 + batch.rows.reduce((last, row) => Math.max(last, row.place), 0)
  const rows = batch.rows.map(row => ({
    ...row,
    held,
    launchAt: batch.launchAt,
    closesAt: batch.closesAt,
    signed: null,
  }))
  if (open === 0) settle()
  return Object.assign(held, { rows })
}
