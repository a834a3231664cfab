import type { OutcomeRow } from '../../src/domain/ledger/types.ts'
import type { Answer, Failure, Posting } from '../../src/networks/port.ts'
import type { NotSentCause, PostOutcome } from '../../src/networks/post-outcome.ts'
import type { Allowance } from './allowance.ts'
import { backedOff, bearable, noBackoff } from './backoff.ts'
import type { Connection } from './connection.ts'
import { openConnections } from './connections.ts'
import type { HeldBatch, HeldRow } from './held-batch.ts'
import { outcomeRow } from './outcome-row.ts'
import { fullPace, paced } from './pace.ts'
import { prepareRows } from './prepare-rows.ts'
import { type Clearance, checkSend, type Instant, type SendDecision } from './send-guard.ts'
import { openWaitingRows, type Stream } from './waiting-rows.ts'

export type HostContext = {
  readonly host: string
  readonly posting: Posting
  readonly allowance: Allowance
  /** Unsealed and signed; throws when the grant cannot be read. */
  readonly sign: (row: HeldRow, now: number) => HeldRow['signed']
  readonly moment: () => Instant
  readonly clearanceOf: (launch: number) => Clearance | null
  readonly report: (row: OutcomeRow) => void
}

/** The sockets to one host of one network, and the rows that wait for them. */
export type Host = {
  readonly add: (held: HeldBatch) => void
  /** Lets go whatever may go now. Cheap when nothing may. */
  readonly pump: () => void
  /** Keeps sockets, signatures, slots, leases and deadlines; to be called every 20 ms or so. */
  readonly tick: () => void
  /** Takes every row that was not written out of this sender's hands. */
  readonly giveBack: (cause: NotSentCause) => void
  readonly inFlight: () => number
  /** Nothing waits and nothing is under way since then (ms of the monotonic clock); null: something is. */
  readonly restingSince: () => number | null
  readonly close: () => void
}

/**
 * Sockets of one sender to a host: two of them use what X_HOST_IN_FLIGHT allows by itself. With answers after 200 ms, 10,000
 * posts leave within 4 s on 512 sockets and within 2 s on 1,024; but a host that refuses connections costs more than a short
 * queue.
 */
export const connectionsAtMost = 512

export function openHost(context: HostContext): Host {
  const { posting, host, allowance, moment } = context
  const most = Math.min(connectionsAtMost, posting.limits(host).inFlight)
  const connections = openConnections(posting.origin(host), most)
  const waiting = openWaitingRows()
  let pace = fullPace(most)
  let caution = noBackoff
  let inFlight = 0
  let restingSince: number | null = performance.now()
  let wake: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null
  /** The host or the whole app said "not now". */
  let restUntil = 0
  const mayHave = (mono: number) => Math.min(Math.floor(pace.window), allowance.slots(mono), bearable(caution))
  const ready = prepareRows({ waiting, connections, allowance, sign: context.sign, pump })

  function pump(): void {
    for (;;) {
      const now = moment()
      if (inFlight >= mayHave(now.mono)) return
      const row = nextRow(now)
      if (!row) return
      const connection = connections.take()
      if (!connection) return
      waiting.shift(row.stream)
      void fire(connection, row.row, allowance.spend(now.redis ?? 0))
    }
  }

  /** The first row that may leave. Rows that never may are reported on the way. */
  function nextRow(now: Instant): { readonly stream: Stream; readonly row: HeldRow } | null {
    let soonest: number | null = null
    for (const stream of waiting.streams()) {
      for (let row = stream.rows[stream.next]; row; row = stream.rows[stream.next]) {
        const verdict = verdictOn(row, now)
        if (verdict.kind === 'leave') return { stream, row }
        if (verdict.kind === 'wait') {
          if (verdict.for === 'lease') ready.wantLeases()
          if (verdict.at !== null && (soonest === null || verdict.at < soonest)) soonest = verdict.at
          break
        }
        waiting.shift(stream)
        notSent(row, verdict.cause)
      }
    }
    if (soonest !== null) wakeAt(soonest, now.wall)
    return null
  }

  function verdictOn(row: HeldRow, now: Instant): SendDecision {
    const lost = row.held.lost()
    if (lost) return { kind: 'never', cause: lost }
    const verdict = gateOn(row, now)
    if (verdict.kind !== 'leave' || now.redis === null) return verdict
    const next = allowance.next(now.redis)
    if (next !== null && next <= now.redis) return verdict
    return { kind: 'wait', for: 'moment', at: next === null ? null : now.wall + next - now.redis }
  }

  function gateOn(row: HeldRow, now: Instant): SendDecision {
    const rests = Math.max(restUntil, now.wall + caution.restUntil - now.mono)
    if (now.wall < rests && now.wall < row.closesAt)
      return { kind: 'wait', for: 'hold', at: Math.min(rests, row.closesAt) }
    return checkSend(row, now, row.held.lease(), context.clearanceOf(row.held.batch.launch))
  }

  async function fire(connection: Connection, row: HeldRow, permitUntil: number): Promise<void> {
    const signed = ready.signed(row)
    if (signed === null) {
      connections.putBack(connection)
      return notSent(row, 'unreadable-grant')
    }
    inFlight++
    let sentAt: number | null = null
    // The row may have waited for its socket to open: what held when it was chosen is asked again as it is written.
    let refusal: NotSentCause = 'given-back'
    let began = 0
    const result = await connection.send(signed.bytes, () => {
      const now = moment()
      const verdict = gateOn(row, now)
      if (verdict.kind === 'leave' && (now.redis ?? 0) < permitUntil) sentAt = Date.now()
      else if (verdict.kind === 'never') refusal = verdict.cause
      began = now.mono
      return sentAt !== null
    })
    inFlight--
    connections.putBack(connection)
    if (result === 'dropped') notSent(row, refusal)
    else answered(row, result, sentAt, began)
    pump()
  }

  function answered(row: HeldRow, result: Answer | Failure, sentAt: number | null, began: number): void {
    const now = Date.now()
    const outcome = posting.outcome(result, now)
    const limited = outcome.kind === 'try-later' && outcome.scope !== 'account'
    if (limited) restUntil = Math.max(restUntil, outcome.until)
    const at = performance.now()
    caution = backedOff(caution, outcome, at)
    const pushedBack = limited || ('status' in result ? result.status === 503 : result.code === 'DEADLINE')
    if (sentAt !== null) pace = paced(pace, most, { tookMs: at - began, pushedBack, at })
    report(row, outcome, sentAt, result)
  }

  function notSent(row: HeldRow, cause: NotSentCause): void {
    report(row, { kind: 'not-sent', cause }, null, null)
  }

  function report(row: HeldRow, outcome: PostOutcome, sentAt: number | null, result: Answer | Failure | null): void {
    ready.forget(row)
    context.report({ ...outcomeRow(row, outcome, sentAt, result), underWay: inFlight })
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

  return {
    add: held => {
      waiting.add(held)
      restingSince = null
    },
    pump,
    tick: () => {
      const busy = inFlight > 0 || waiting.streams().length > 0
      restingSince = busy ? null : (restingSince ?? performance.now())
      ready.tick(moment(), inFlight, most)
      connections.sweep()
      pump()
    },
    giveBack: cause => {
      for (const stream of [...waiting.streams()]) {
        for (const row of stream.rows.slice(stream.next)) {
          waiting.shift(stream)
          notSent(row, cause)
        }
      }
    },
    inFlight: () => inFlight,
    restingSince: () => restingSince,
    close: () => {
      if (wake) clearTimeout(wake.timer)
      connections.close()
    },
  }
}
