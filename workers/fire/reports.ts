import { randomUUID } from 'node:crypto'
import type { OutcomeRow, SenderIdentity, SenderLife } from '../../src/domain/ledger/types.ts'
import type { Report } from '../queues.ts'

/** Outcomes go back in groups: what came together in this time, in parts of this many. */
const groupSize = 250
const groupMs = 100
/**
 * In a rush they may be this old, for settling takes the processor that posting needs. What is not reported is in doubt
 * when we die.
 */
const rushMs = 500
const rushFrom = 100
/** A report that was not acknowledged by then is told again: Redis may have lost it. */
const tellAgainMs = 3_000

type Proof = Pick<SenderLife, 'settings' | 'keys'>

/** Keeps every report until the director says that it is settled. */
export type Reports = {
  /** With what shows that this sender belongs. */
  readonly held: (batch: number, proof: Proof) => void
  readonly outcome: (row: OutcomeRow) => void
  readonly acknowledged: (reports: readonly string[]) => void
  /** Tells again what was not acknowledged. */
  readonly tick: () => void
  /** Sends the group under way now. */
  readonly flush: () => void
  readonly unacknowledged: () => number
}

/** `tell` waits for Redis as long as it takes; telling the same report twice is harmless. */
export function openReports(card: SenderIdentity, tell: (report: Report) => Promise<unknown>): Reports {
  const open = new Map<string, { readonly report: Report; toldAt: number }>()
  let group: OutcomeRow[] = []
  let timer: NodeJS.Timeout | null = null

  function send(report: Report): void {
    open.set(report.id, { report, toldAt: performance.now() })
    void tell(report).catch(() => {})
  }

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    const outcomes = group
    group = []
    for (let n = 0; n < outcomes.length; n += groupSize)
      send({ kind: 'outcomes', id: randomUUID(), sender: card, outcomes: outcomes.slice(n, n + groupSize) })
  }

  function flushUnlessRush(): void {
    if (group.length < rushFrom) flush()
    else timer = setTimeout(flush, rushMs - groupMs)
  }

  return {
    held: (batch, proof) => send({ kind: 'held', id: randomUUID(), batch, sender: card, ...proof }),
    outcome: row => {
      group.push(row)
      timer ??= setTimeout(flushUnlessRush, groupMs)
    },
    acknowledged: reports => {
      for (const id of reports) open.delete(id)
    },
    tick: () => {
      const now = performance.now()
      for (const entry of open.values()) {
        if (now - entry.toldAt < tellAgainMs) continue
        entry.toldAt = now
        void tell(entry.report).catch(() => {})
      }
    },
    flush,
    unacknowledged: () => open.size + group.length,
  }
}
