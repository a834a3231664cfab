import type { OutcomeRow } from '../../src/domain/ledger/types.ts'
import type { Answer, Failure, Posting } from '../../src/networks/port.ts'
import type { NotSentCause, PostOutcome } from '../../src/networks/post-outcome.ts'
import type { Allowance } from './allowance.ts'
import type { Connection } from './connection.ts'
import { openConnections } from './connections.ts'
import type { HeldBatch, HeldRow } from './held-batch.ts'
import { askAheadMs, openLearner } from './learn.ts'
import { openLessons } from './lessons.ts'
import { outcomeRow } from './outcome-row.ts'
import { prepareAheadMs, prepareRows, type Sign } from './prepare-rows.ts'
import { type Clearance, checkSend, type Instant, type SendDecision } from './send-guard.ts'
import { openThrottle } from './throttle.ts'
import { openWaitingRows, type Stream } from './waiting-rows.ts'
import { openWriter, type WrittenAnswer } from './write-row.ts'

export type HostContext = {
  readonly host: string
  readonly posting: Posting
  readonly allowance: Allowance
  /** Unsealed and signed; throws when the grant cannot be read. */
  readonly sign: Sign
  /** The bytes of the network's `HostState.ask`; throws as well. */
  readonly ask: (row: HeldRow, now: number) => Buffer
  readonly moment: () => Instant
  readonly clearanceOf: (launch: number) => Clearance | null
  readonly report: (row: OutcomeRow) => void
}

/** The sockets to one host of one network, and the rows that wait for them. */
export type Host = {
  readonly add: (held: HeldBatch) => void
  /** Sends the rows that may leave now. Cheap when none may. */
  readonly pump: () => void
  /** Keeps sockets, signatures, slots, leases and deadlines; to be called every 20 ms or so. */
  readonly tick: () => void
  /** Reports every row that was not written as not sent. */
  readonly giveBack: (cause: NotSentCause) => void
  readonly inFlight: () => number
  /** Since when nothing waits and nothing is under way (ms of the monotonic clock); null while something does. */
  readonly restingSince: () => number | null
  readonly close: () => void
}

/**
 * Sockets of one sender to a host. Two senders use up the default of X_HOST_IN_FLIGHT. With answers after 200 ms, 10,000 posts
 * leave within 4 s on 512 sockets and within 2 s on 1,024; but a host that refuses connections costs more than a short queue.
 */
export const connectionsAtMost = 512

/** A host that asked twice in a row to sign again is left alone with that post for so long. */
const signAgainAfterMs = 1_000

export function openHost(context: HostContext): Host {
  const { posting, host, allowance, moment } = context
  const most = Math.min(connectionsAtMost, posting.limits(host).inFlight)
  const connections = openConnections(posting.origin(host), most, {
    publicOnly: posting.hostsAreTyped,
    once: posting.oneRequestASocket === true,
  })
  const waiting = openWaitingRows()
  const throttle = openThrottle(most, posting.hostsStandAlone)
  let inFlight = 0
  let restingSince: number | null = performance.now()
  let wake: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null
  const slots = (mono: number) => Math.min(throttle.atOnce(), allowance.slots(mono))
  const lessons = openLessons(posting.hostState)
  const learner = openLearner({ ...context, lessons, waiting, connections })
  const signAheadMs = posting.hostState ? askAheadMs : prepareAheadMs
  const lacking = () => writer.lacking()
  const ready = prepareRows({ ...context, waiting, connections, lessons, learner, lacking, signAheadMs, pump })
  const writer = openWriter({ posting, allowance, lessons, moment, signed: ready.signed, sendDecision })

  function pump(): void {
    for (;;) {
      const now = moment()
      if (inFlight + learner.inFlight() >= slots(now.mono)) return
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
        const decision = decide(row, now)
        if (decision.kind === 'leave') return { stream, row }
        if (decision.kind === 'wait') {
          if (decision.for === 'lease') ready.wantLeases()
          if (decision.at !== null && (soonest === null || decision.at < soonest)) soonest = decision.at
          break
        }
        waiting.shift(stream)
        notSent(row, decision.cause)
      }
    }
    if (soonest !== null) wakeAt(soonest, now.wall)
    return null
  }

  function decide(row: HeldRow, now: Instant): SendDecision {
    const lost = row.held.lost()
    if (lost) return { kind: 'never', cause: lost }
    const decision = sendDecision(row, now)
    if (decision.kind !== 'leave' || now.redis === null) return decision
    const next = allowance.next(now.redis)
    if (next !== null && next <= now.redis) return decision
    return { kind: 'wait', for: 'moment', at: next === null ? null : now.wall + next - now.redis }
  }

  function sendDecision(row: HeldRow, now: Instant): SendDecision {
    const restUntil = throttle.restUntil(now)
    if (now.wall < restUntil && now.wall < row.closesAt)
      return { kind: 'wait', for: 'hold', at: Math.min(restUntil, row.closesAt) }
    return checkSend(row, now, row.held.lease(), context.clearanceOf(row.held.batch.launch))
  }

  async function fire(connection: Connection, row: HeldRow, permitUntil: number): Promise<void> {
    inFlight++
    const last = await writer.write(connection, row, permitUntil)
    inFlight--
    connections.putBack(connection)
    if (last.kind === 'not-sent') notSent(row, last.cause)
    else answered(row, last)
    pump()
  }

  function answered(row: HeldRow, { outcome: said, result, sentAt, began }: WrittenAnswer): void {
    const outcome: PostOutcome =
      said.kind === 'sign-again'
        ? { kind: 'try-later', scope: 'account', until: Date.now() + signAgainAfterMs, cause: said.kind }
        : said
    throttle.answered(outcome, result, sentAt === null ? null : began)
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
    // setTimeout may fire a millisecond early; the send guard then makes us wait once more.
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
      ready.tick(moment(), inFlight + learner.inFlight(), most)
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
