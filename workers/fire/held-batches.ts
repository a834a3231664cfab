import { keepApart, sealedFor } from '../../src/domain/ledger/kind.ts'
import type { Batch, BatchRow, OutcomeRow } from '../../src/domain/ledger/types.ts'
import type { Log } from '../../src/lib/log.ts'
import type { SecretBox } from '../../src/lib/secret-box.ts'
import type { Posting } from '../../src/networks/port.ts'
import type { NotSentCause } from '../../src/networks/post-outcome.ts'
import type { Allowances } from '../redis/allowance.ts'
import type { BatchRecords } from '../redis/batch-record.ts'
import { openAllowance } from './allowance.ts'
import { type HeldBatch, type HeldRow, holdBatch } from './held-batch.ts'
import { type Host, openHost } from './host.ts'
import type { Lesson } from './lessons.ts'
import { outcomeRow } from './outcome-row.ts'
import { requestBytes } from './request-bytes.ts'
import type { Clearance, Instant } from './send-guard.ts'

export type HeldBatchesContext = {
  readonly sender: string
  readonly postings: ReadonlyMap<string, Posting>
  /** The networks of a rehearsal on that sandbox. */
  readonly rehearsalPostings: (sandbox: string) => ReadonlyMap<string, Posting>
  readonly box: SecretBox
  readonly records: BatchRecords
  /** This machine's name for limits per address. */
  readonly egress: string
  readonly allowances: Allowances
  readonly moment: () => Instant
  readonly clearanceOf: (launch: number) => Clearance | null
  readonly report: (row: OutcomeRow) => void
  readonly log: Log
}

/** Every batch this sender holds, from the moment it is claimed until its last row is settled. */
export type HeldBatches = {
  /** Resolves when every row of the batch has been reported. */
  readonly hold: (batch: Batch) => Promise<void>
  /** Sends rows that may leave; to be called whenever a clearance arrives. */
  readonly pump: () => void
  /** Keeps sockets, signatures, slots, leases and deadlines; to be called every 20 ms or so. */
  readonly tick: () => void
  readonly giveBack: (cause: NotSentCause) => void
  readonly inFlight: () => number
  /** Rows of batches that are not settled. */
  readonly rows: () => number
  /** For each batch held, the watermark of its last lease. */
  readonly watermarks: () => Readonly<Record<number, number>>
  readonly close: () => void
}

/** After this time without work the sockets to a host are closed. */
const restMs = 60_000

export function openHeldBatches(context: HeldBatchesContext): HeldBatches {
  const { postings, box, records, sender, egress, allowances } = context
  const hosts = new Map<string, Host>()
  const batches = new Set<HeldBatch>()
  let rows = 0

  const postingOf = ({ sandbox }: Batch, network: string) =>
    (sandbox === null ? postings : context.rehearsalPostings(sandbox)).get(network)

  const opened = (row: HeldRow) => {
    const { batch } = row.held
    const posting = postingOf(batch, row.network)
    if (!posting) throw new Error(`no network ${row.network} here`)
    return { posting, grant: box.open(row.sealed, sealedFor(batch, row.account)) }
  }

  const sign = (row: HeldRow, now: number, lesson: Lesson | null) => {
    const { posting, grant } = opened(row)
    return {
      bytes: requestBytes(posting.request(grant, row.frozen, now, lesson?.state)),
      signedAt: now,
      lesson,
    }
  }

  const ask = (row: HeldRow, now: number) => {
    const { posting, grant } = opened(row)
    if (!posting.hostState) throw new Error(`${row.network} teaches nothing`)
    return requestBytes(posting.hostState.ask(grant, now))
  }

  function hostOf(batch: Batch, { network, host }: BatchRow): Host | null {
    // Each rehearsal has its own sandbox, and so its own sockets and limits.
    const name = batch.sandbox === null ? `${network} ${host}` : `${network} ${host} ${batch.launch}`
    const known = hosts.get(name)
    const posting = postingOf(batch, network)
    if (known || !posting) return known ?? null
    const { moment, clearanceOf, report } = context
    const limits = posting.limits(host)
    const allowance = openAllowance(limits, ask => allowances(egress, name, limits, { ...ask, sender }))
    const fresh = openHost({ host, posting, allowance, sign, ask, moment, clearanceOf, report })
    hosts.set(name, fresh)
    return fresh
  }

  /** Whether all rows go to one host of their network: a launch never to a sandbox, a rehearsal only to its sandbox. */
  function hasRightHost(batch: Batch, { network, host }: BatchRow): boolean {
    try {
      keepApart(batch)
      const isOneHost = batch.rows.every(row => row.network === network && row.host === host)
      if (!isOneHost || postingOf(batch, network)?.hostFor(host) !== host)
        throw new Error(`${host} is not of ${network}`)
      return true
    } catch (error) {
      context.log.error({ batch: batch.batch, err: error }, 'given back')
      return false
    }
  }

  function reject(held: HeldBatch): void {
    for (const row of held.rows) {
      context.report(outcomeRow(row, { kind: 'not-sent', cause: 'given-back' }, null, null))
      held.rowSettled()
    }
  }

  return {
    hold: async batch => {
      const held = holdBatch(batch, sender, records)
      const [first] = batch.rows
      const host = first && hasRightHost(batch, first) ? hostOf(batch, first) : null
      rows += batch.rows.length
      batches.add(held)
      if (host) host.add(held)
      else reject(held)
      await held.settled
      rows -= batch.rows.length
      batches.delete(held)
    },
    pump: () => {
      for (const host of hosts.values()) host.pump()
    },
    tick: () => {
      for (const [name, host] of hosts) {
        host.tick()
        const resting = host.restingSince()
        if (resting === null || performance.now() - resting < restMs) continue
        hosts.delete(name)
        host.close()
      }
    },
    giveBack: cause => {
      for (const host of hosts.values()) host.giveBack(cause)
    },
    inFlight: () => [...hosts.values()].reduce((sum, host) => sum + host.inFlight(), 0),
    rows: () => rows,
    watermarks: () =>
      Object.fromEntries([...batches].map(({ batch, lease }) => [batch.batch, lease()?.watermark ?? 0])),
    close: () => {
      for (const host of hosts.values()) host.close()
    },
  }
}
