import type { Batch, OutcomeRow } from '../../src/domain/ledger/types.ts'
import type { NotSentCause, Posting } from '../../src/domain/network.ts'
import type { SecretBox } from '../../src/lib/secret-box.ts'
import type { BatchRecords } from '../redis/batch-record.ts'
import type { GoSignal, Moment } from './gate.ts'
import { type HeldBatch, type HeldRow, holdBatch } from './held-batch.ts'
import { type Host, openHost } from './host.ts'

export type MagazineContext = {
  readonly sender: string
  readonly postings: ReadonlyMap<string, Posting>
  readonly box: SecretBox
  readonly records: BatchRecords
  readonly moment: () => Moment
  readonly goOf: (launch: number) => GoSignal | null
  readonly report: (row: OutcomeRow) => void
}

/** Every batch this sender holds, from the moment it is claimed until its last row is settled. */
export type Magazine = {
  /** Resolves when every row of the batch has been reported. */
  readonly hold: (batch: Batch) => Promise<void>
  /** Lets go what may go: to be called whenever a go came. */
  readonly pump: () => void
  /** Keeps tickets, deadlines and signatures; to be called every 20 ms or so. */
  readonly tick: () => void
  readonly giveBack: (cause: NotSentCause) => void
  readonly inFlight: () => number
  readonly close: () => Promise<void>
}

/** Sockets are opened and the first rows signed this long before they are due; tickets are taken a little later. */
const prepareAheadMs = 4_000
const ticketAheadMs = 2_000
/** Marked rows ahead of the sockets. */
const markedAhead = 100

export function openMagazine(context: MagazineContext): Magazine {
  const { postings, box, records, sender } = context
  const hosts = new Map<string, Host>()
  const prepared = new Set<HeldBatch>()
  let held: HeldBatch[] = []
  let wanted = false

  const sign = (row: HeldRow, now: number) => {
    const posting = postings.get(row.network)
    if (!posting) throw new Error(`no network ${row.network} here`)
    return { request: posting.request(box.open(row.sealed, `grant:${row.account}`), row.frozen, now), signedAt: now }
  }

  function hostOf(row: HeldRow): Host | null {
    const name = `${row.network} ${row.host}`
    const known = hosts.get(name)
    const posting = postings.get(row.network)
    if (known || !posting) return known ?? null
    const { moment, goOf, report } = context
    const wantTickets = () => {
      if (wanted) return
      wanted = true
      setImmediate(keepTickets)
    }
    const host = openHost({ host: row.host, posting, sign, moment, goOf, report, wantTickets })
    hosts.set(name, host)
    return host
  }

  const pump = () => {
    for (const host of hosts.values()) host.pump()
  }

  /** Marks go over the rows that leave next and no further: what is marked and unsettled is in doubt when we die. */
  function keepTickets(): void {
    wanted = false
    const { mono, wall } = context.moment()
    let ahead = markedAhead + [...hosts.keys()].length * markedAhead
    for (const host of hosts.values()) ahead += host.inFlight()
    for (const one of held) {
      if (one.batch.launchAt - wall > ticketAheadMs) continue
      if (ahead <= 0) break
      const lacking = Math.min(ahead, one.rows.length) - one.ready()
      if ((lacking > 0 && !covered(one)) || one.needsRenewal(mono)) void one.ask(Math.max(0, lacking)).then(pump)
      ahead -= one.rows.length
    }
  }

  return {
    hold: async batch => {
      const one = holdBatch(batch, sender, records)
      const strange = one.rows.filter(row => hostOf(row) === null)
      held = [...held, one].sort((a, b) => firstDue(a) - firstDue(b))
      for (const host of new Set(one.rows.map(hostOf))) host?.add(one)
      for (const row of strange) {
        const { delivery } = row
        const outcome = { kind: 'not-sent', cause: 'given-back' } as const
        const at = Date.now()
        context.report({
          delivery,
          batch: batch.batch,
          outcome,
          sentAt: null,
          at,
          status: null,
          requestId: null,
          answer: null,
        })
        one.rowSettled()
      }
      await one.settled
      held = held.filter(other => other !== one)
      prepared.delete(one)
    },
    pump,
    tick: () => {
      const { wall } = context.moment()
      const soon = held.filter(one => !prepared.has(one) && firstDue(one) - wall < prepareAheadMs)
      for (const one of soon) prepared.add(one)
      if (soon.length > 0) for (const host of hosts.values()) void host.prepare()
      keepTickets()
      for (const host of hosts.values()) host.sweep()
      pump()
    },
    giveBack: cause => {
      for (const host of hosts.values()) host.giveBack(cause)
    },
    inFlight: () => [...hosts.values()].reduce((sum, host) => sum + host.inFlight(), 0),
    close: async () => {
      await Promise.all([...hosts.values()].map(host => host.close()))
    },
  }
}

const firstDue = (held: HeldBatch) => held.rows[0]?.dueAt ?? 0

const covered = (held: HeldBatch) => (held.ticket()?.mark ?? 0) >= held.rows.length
