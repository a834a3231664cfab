import type { Batch, BatchRow } from '../../src/domain/ledger/types.ts'
import { leaseMs } from '../../src/domain/ledger/types.ts'
import type { NotSentCause } from '../../src/networks/post-outcome.ts'
import type { BatchRecords } from '../redis/batch-record.ts'
import type { Lesson } from './lessons.ts'
import type { BatchLease } from './send-guard.ts'

/** Where many rows are wanted, a lease moves the watermark in steps of this size: each lease is a round trip. */
const watermarkStep = 50
/** A lease is renewed when it has less time left than this. */
const renewBeforeMs = 2_500
/** A batch that the director does not confirm within this time is given back. */
const confirmWithinMs = 30_000

/** The bytes of a signed request; `signedAt` in ms; `lesson`: what of its host it was signed with. */
export type SignedRow = { readonly bytes: Buffer; readonly signedAt: number; readonly lesson: Lesson | null }

/** A row that this sender holds. Either it is written once, or it is reported as not sent; never both. */
export type HeldRow = BatchRow & {
  readonly held: HeldBatch
  readonly launchAt: number
  readonly closesAt: number
  signed: SignedRow | null
}

/** A batch that this sender holds, and its lease. */
export type HeldBatch = {
  readonly batch: Batch
  readonly rows: readonly HeldRow[]
  readonly lease: () => BatchLease | null
  /** Rows below the watermark that have not left. */
  readonly ready: () => number
  /** Asks for a lease over `more` further rows, unless a request for one is under way. Never rejects. */
  readonly ask: (more: number) => Promise<void>
  readonly needsRenewal: (mono: number) => boolean
  /** Set once this sender may not fire the batch any more: rows that have not left are given back. */
  readonly lost: () => NotSentCause | null
  /** To be called once for each row, when it is given back or begins to be written. */
  readonly rowLeft: () => void
  /** To be called once for each row, when its outcome is reported. */
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
      // Counted from before the request, so the lease ends here no later than in Redis, whatever the network delays.
      const untilMono = performance.now() + leaseMs
      const untilWall = Date.now() + leaseMs
      try {
        const answer = await records.lease(batch.batch, holder, upTo)
        if (typeof answer === 'number') lease = { watermark: answer, untilMono, untilWall }
        else if (answer !== 'unconfirmed' || performance.now() - heldAt > confirmWithinMs) lost = 'no-lease'
      } catch {
        // Redis is away: the current lease stays valid until its end, and the next request may succeed.
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
