import { randomUUID } from 'node:crypto'
import type { OutcomeRow, SenderIdentity, SenderLife } from '../../src/domain/ledger/types.ts'
import type { Report } from '../queues.ts'

/** Outcomes of this time are reported together, at most this many in one report. */
const groupSize = 250
const groupMs = 100
/**
 * With many outcomes the group waits this long, because settling takes CPU time from posting. If this process dies, outcomes that
 * are not reported stay unknown.
 */
const rushMs = 500
const rushFrom = 100
/** A report that was not acknowledged by then is sent again: Redis may have lost it. */
const resendAfterMs = 3_000

type Proof = Pick<SenderLife, 'settings' | 'keys'>

/** Keeps every report until the director says that it is settled. */
export type Reports = {
  /** `proof` shows that this sender has the director's settings and keys. */
  readonly held: (batch: number, proof: Proof) => void
  readonly outcome: (row: OutcomeRow) => void
  readonly acknowledged: (reports: readonly string[]) => void
  /** Sends again what was not acknowledged. */
  readonly tick: () => void
  /** Sends the group under way now. */
  readonly flush: () => void
  readonly unacknowledged: () => number
}

/** `publish` waits for Redis as long as it takes; sending the same report twice is harmless. */
export function openReports(identity: SenderIdentity, publish: (report: Report) => Promise<unknown>): Reports {
  const open = new Map<string, { readonly report: Report; sentAt: number }>()
  let group: OutcomeRow[] = []
  let timer: NodeJS.Timeout | null = null

  function send(report: Report): void {
    open.set(report.id, { report, sentAt: performance.now() })
    void publish(report).catch(() => {})
  }

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    const outcomes = group
    group = []
    for (let n = 0; n < outcomes.length; n += groupSize)
      send({ kind: 'outcomes', id: randomUUID(), sender: identity, outcomes: outcomes.slice(n, n + groupSize) })
  }

  function flushUnlessRush(): void {
    if (group.length < rushFrom) flush()
    else timer = setTimeout(flush, rushMs - groupMs)
  }

  return {
    held: (batch, proof) => send({ kind: 'held', id: randomUUID(), batch, sender: identity, ...proof }),
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
        if (now - entry.sentAt < resendAfterMs) continue
        entry.sentAt = now
        void publish(entry.report).catch(() => {})
      }
    },
    flush,
    unacknowledged: () => open.size + group.length,
  }
}
