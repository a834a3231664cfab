import { type OutcomeRow, requestDeadlineMs } from '../../src/domain/ledger/types.ts'
import type { Answer, Failure, NotSentCause, Posting, PostOutcome } from '../../src/domain/network.ts'
import { type GoSignal, type Moment, mayLeave, type Verdict } from './gate.ts'
import type { HeldBatch, HeldRow } from './held-batch.ts'
import { type Lane, openLane } from './lane.ts'

export type HostContext = {
  readonly host: string
  readonly posting: Posting
  /** Unsealed and signed; throws when the grant cannot be read. */
  readonly sign: (row: HeldRow, now: number) => HeldRow['signed']
  readonly moment: () => Moment
  readonly goOf: (launch: number) => GoSignal | null
  readonly report: (row: OutcomeRow) => void
  /** A row waits for a ticket. */
  readonly wantTickets: () => void
}

/** The sockets to one host of one network, and the rows that wait for them. */
export type Host = {
  readonly add: (held: HeldBatch) => void
  /** Lets go whatever may go now. Cheap when nothing may. */
  readonly pump: () => void
  /** Opens its sockets and signs the rows that leave first. */
  readonly prepare: () => Promise<void>
  /** Takes every row that was not written out of this sender's hands. */
  readonly giveBack: (cause: NotSentCause, which?: HeldBatch) => void
  /** Gives up requests past their deadline. */
  readonly sweep: () => void
  readonly inFlight: () => number
  readonly close: () => Promise<void>
}

/**
 * Sockets of one sender to a host. With answers after 200 ms, 10,000 posts leave within 9 s on 250 sockets and within
 * 4 s on 1,000; but a host that refuses connections costs more than a short queue.
 */
export const lanesAtMost = 256
/** A signature older than this is made anew. */
const signatureMs = 60_000
/** Rows signed ahead at the most: about 2 KB each. */
const signedAhead = 8_192
/** Rows signed before the event loop gets its turn. */
const signSlice = 25

type Stream = { readonly held: HeldBatch; readonly rows: HeldRow[]; next: number }

export function openHost(context: HostContext): Host {
  const { posting, host } = context
  const lanes = Array.from({ length: Math.min(lanesAtMost, posting.limits(host).inFlight) }, () =>
    openLane(posting.origin(host)),
  )
  const idle: Lane[] = [...lanes]
  let streams: Stream[] = []
  let wake: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null
  /** The host or the whole app said "not now". */
  let restUntil = 0

  const dueOf = (stream: Stream) => stream.rows[stream.next]?.dueAt ?? 0

  function pump(): void {
    while (idle.length > 0) {
      const row = nextRow()
      const lane = row && idle.pop()
      if (!row || !lane) return
      void fire(lane, row)
    }
  }

  function nextRow(): HeldRow | null {
    const now = context.moment()
    let soonest: number | null = null
    for (const stream of streams) {
      const row = headOf(stream, now)
      if (row === null) continue
      const verdict = verdictOn(row, now)
      if (verdict.kind === 'leave') {
        stream.next++
        row.held.rowLeft()
        return row
      }
      if (verdict.kind !== 'wait') continue
      if (verdict.for === 'ticket') context.wantTickets()
      if (verdict.at !== null && (soonest === null || verdict.at < soonest)) soonest = verdict.at
    }
    streams = streams.filter(stream => stream.next < stream.rows.length)
    if (soonest !== null) wakeAt(soonest, now.wall)
    return null
  }

  /** The first row of a stream that is not ruled out for good; the ruled out ones are reported. */
  function headOf(stream: Stream, now: Moment): HeldRow | null {
    for (;;) {
      const row = stream.rows[stream.next]
      if (!row) return null
      const lost = stream.held.lost()
      const verdict: Verdict = lost ? { kind: 'never', cause: lost } : verdictOn(row, now)
      if (verdict.kind !== 'never') return row
      stream.next++
      stream.held.rowLeft()
      notSent(row, verdict.cause)
    }
  }

  function verdictOn(row: HeldRow, now: Moment): Verdict {
    if (now.wall < restUntil && now.wall < row.closesAt)
      return { kind: 'wait', for: 'hold', at: Math.min(restUntil, row.closesAt) }
    return mayLeave(row, now, row.held.ticket(), context.goOf(row.held.batch.launch))
  }

  async function fire(lane: Lane, row: HeldRow): Promise<void> {
    const signed = ready(row)
    if (signed === null) {
      idle.push(lane)
      return notSent(row, 'unreadable-grant')
    }
    let sentAt: number | null = null
    // The row may have waited for its socket to open: what held when it was chosen is asked again as it is written.
    let refusal: NotSentCause = 'given-back'
    const result = await lane.send(signed.request, () => {
      const verdict = verdictOn(row, context.moment())
      if (verdict.kind === 'leave') sentAt = Date.now()
      else if (verdict.kind === 'never') refusal = verdict.cause
      return sentAt !== null
    })
    idle.push(lane)
    if (result === 'dropped') notSent(row, refusal)
    else answered(row, result, sentAt)
    pump()
  }

  function ready(row: HeldRow): HeldRow['signed'] {
    const now = Date.now()
    if (row.signed && now - row.signed.signedAt < signatureMs) return row.signed
    try {
      return context.sign(row, now)
    } catch {
      return null
    }
  }

  function answered(row: HeldRow, result: Answer | Failure, sentAt: number | null): void {
    const now = Date.now()
    const outcome = posting.outcome(result, now)
    if (outcome.kind === 'try-later' && outcome.scope !== 'account') restUntil = Math.max(restUntil, outcome.until)
    // Long enough for the director's word to come; then the go decides.
    if (outcome.kind === 'halt') restUntil = Math.max(restUntil, now + 2_000)
    report(row, outcome, sentAt, result)
  }

  function notSent(row: HeldRow, cause: NotSentCause): void {
    report(row, { kind: 'not-sent', cause }, null, null)
  }

  function report(row: HeldRow, outcome: PostOutcome, sentAt: number | null, result: Answer | Failure | null): void {
    const answer = result && 'status' in result ? result : null
    row.signed = null
    context.report({
      delivery: row.delivery,
      batch: row.held.batch.batch,
      outcome,
      sentAt: outcome.kind === 'not-sent' ? null : sentAt,
      at: Date.now(),
      status: answer?.status ?? null,
      requestId: answer?.headers['x-transaction-id'] ?? answer?.headers['x-request-id'] ?? null,
      answer:
        outcome.kind === 'posted' || !result ? null : 'code' in result ? result.code : result.body.slice(0, 2_000),
    })
    row.held.rowSettled()
  }

  function wakeAt(at: number, wall: number): void {
    if (wake && wake.at <= at) return
    if (wake) clearTimeout(wake.timer)
    // setTimeout may fire a millisecond early; the gate then sends us round once more.
    const timer = setTimeout(
      () => {
        wake = null
        pump()
      },
      Math.max(1, at - wall),
    )
    wake = { at, timer }
  }

  async function signAhead(): Promise<void> {
    let signed = 0
    for (const row of streams.flatMap(stream => stream.rows.slice(stream.next)).slice(0, signedAhead)) {
      if (row.signed === null) row.signed = ready(row)
      if (++signed % signSlice === 0) await new Promise(setImmediate)
    }
  }

  return {
    add: held => {
      const rows = held.rows.filter(row => row.host === host && row.network === posting.name)
      if (rows.length === 0) return
      streams = [...streams, { held, rows, next: 0 }].sort((a, b) => dueOf(a) - dueOf(b))
    },
    pump,
    prepare: async () => {
      await Promise.all([signAhead(), ...lanes.filter(lane => lane.since() === null).map(warm)])
    },
    giveBack: (cause, which) => {
      for (const stream of streams) {
        if (which && stream.held !== which) continue
        const rest = stream.rows.slice(stream.next)
        stream.next = stream.rows.length
        for (const row of rest) {
          row.held.rowLeft()
          notSent(row, cause)
        }
      }
      streams = streams.filter(stream => stream.next < stream.rows.length)
    },
    sweep: () => {
      const late = performance.now() - requestDeadlineMs
      for (const lane of lanes) {
        const since = lane.since()
        if (since !== null && since < late) lane.giveUp()
      }
    },
    inFlight: () => lanes.length - idle.length,
    close: async () => {
      if (wake) clearTimeout(wake.timer)
      await Promise.all(lanes.map(lane => lane.close()))
    },
  }

  async function warm(lane: Lane): Promise<void> {
    const at = idle.indexOf(lane)
    if (at < 0) return
    idle.splice(at, 1)
    await lane.warm()
    idle.push(lane)
    pump()
  }
}
