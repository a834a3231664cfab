import type { Batch, OutcomeRow, SenderIdentity } from '../../src/domain/ledger/types.ts'
import { leaseMs, requestDeadlineMs } from '../../src/domain/ledger/types.ts'
import type { NotSentCause, PostOutcome } from '../../src/networks/post-outcome.ts'
import { type BatchLease, type Clearance, checkSend } from '../../workers/fire/send-guard.ts'
import type { Report } from '../../workers/queues.ts'
import type { Exchange } from './network.ts'
import { idle, type World } from './world.ts'

type Row = Batch['rows'][number]
type Held = {
  readonly batch: Batch
  lease: BatchLease | null
  lost: NotSentCause | null
  readonly waiting: Row[]
  readonly heldAt: number
}
type Open = { readonly report: Report; toldAt: number }

const watermarkStep = 2
const connections = 3
let reportIds = 0

/** A sender whose awaits are yields: the code between two yields runs in one tick, as in the real sender. */
export type ModelSender = {
  readonly identity: SenderIdentity
  readonly threads: Generator[]
  readonly hearClearance: (launch: number, clearance: Clearance) => void
  readonly hearAck: (id: string) => void
  readonly idle: () => boolean
  /** As after SIGTERM: rows that have not left are given back. */
  readonly drain: () => void
}

export function modelSender(world: World, identity: SenderIdentity, clockOffsetMs: number): ModelSender {
  const { redis, network, rnd, bug } = world
  const held: Held[] = []
  const open = new Map<string, Open>()
  const clearances = new Map<number, Clearance>()
  let inFlight = 0
  let draining = false
  const wall = () => world.now() + clockOffsetMs
  const moment = () => ({ wall: wall(), redis: redis.now(), mono: world.now() })

  function tell(report: Report): void {
    open.set(report.id, { report, toldAt: world.now() })
    redis.reports().push(report)
  }

  function outcome(batch: Batch, row: Row, result: PostOutcome, sentAt: number | null): void {
    const { delivery } = row
    const line: OutcomeRow = {
      delivery,
      batch: batch.batch,
      outcome: result,
      sentAt: result.kind === 'not-sent' ? null : sentAt,
      at: wall(),
      status: null,
      requestId: null,
      answer: null,
    }
    tell({ kind: 'outcomes', id: `r${++reportIds}`, sender: identity, outcomes: [line] })
  }

  function* take(): Generator {
    for (;;) {
      yield idle
      if (draining) return
      const batch = redis.jobs().shift()
      if (!batch) continue
      yield
      if (batch.run !== redis.runId()) continue
      if (redis.claim(batch.batch, identity.id) !== 'ok') continue
      yield
      tell({ kind: 'held', id: `r${++reportIds}`, batch: batch.batch, sender: identity, settings: {}, keys: [] })
      held.push({ batch, lease: null, lost: null, waiting: [...batch.rows], heldAt: world.now() })
    }
  }

  function* keepLeases(): Generator {
    for (;;) {
      yield idle
      const one = rnd.pick(held.filter(some => some.waiting.length > 0 && !some.lost))
      if (!one || one.batch.launchAt - wall() > 2_000) continue
      const untilMono = world.now() + leaseMs
      const untilWall = wall() + leaseMs
      const upTo = Math.min(lastPlace(one.batch), (one.lease?.watermark ?? 0) + watermarkStep)
      yield
      if (bug === 'lock-check') {
        const ours = typeof redis.lease(one.batch.batch, identity.id, 0) === 'number'
        if (ours) one.lease = { watermark: 1e9, untilMono: 1e15, untilWall: 1e15 }
        continue
      }
      const answer = redis.lease(one.batch.batch, identity.id, upTo)
      yield
      if (typeof answer === 'number') one.lease = { watermark: answer, untilMono, untilWall }
      else if (bug === 'lease-without-fence' && answer === 'closed')
        one.lease = { watermark: upTo, untilMono, untilWall }
      else if (answer !== 'unconfirmed' || world.now() - one.heldAt > 30_000) one.lost = 'no-lease'
    }
  }

  function* connection(): Generator {
    for (;;) {
      yield idle
      const next = nextRow()
      if (!next) continue
      const { one, row } = next
      inFlight++
      if (bug === 'pool') yield* wait(rnd.chance(0.5) ? rnd.between(500, 8_000) : 0)
      if (bug !== 'pool' && verdict(one, row).kind !== 'leave')
        outcome(one.batch, row, { kind: 'not-sent', cause: 'given-back' }, null)
      else yield* exchange(one.batch, row)
      inFlight--
    }
  }

  function* exchange(batch: Batch, row: Row): Generator {
    const sentAt = wall()
    world.written(row.delivery, batch)
    const sent: Exchange = network.receive(row)
    const deadline = world.now() + requestDeadlineMs
    while (world.now() < deadline && !(sent.answer && sent.answer.at <= world.now())) yield idle
    const answered = sent.answer && sent.answer.at <= world.now() ? sent.answer.outcome : null
    outcome(batch, row, answered ?? { kind: 'unknown', cause: 'timeout' }, sentAt)
  }

  function nextRow(): { one: Held; row: Row } | null {
    for (const one of held) {
      for (;;) {
        const row = one.waiting[0]
        if (!row) break
        const said = one.lost ? ({ kind: 'never', cause: one.lost } as const) : verdict(one, row)
        if (said.kind === 'wait') break
        one.waiting.shift()
        if (said.kind === 'leave') return { one, row }
        outcome(one.batch, row, { kind: 'not-sent', cause: said.cause }, null)
      }
    }
    return null
  }

  const verdict = (one: Held, row: Row) =>
    checkSend(
      { ...row, launchAt: one.batch.launchAt, closesAt: one.batch.closesAt },
      moment(),
      one.lease,
      clearances.get(one.batch.launch) ?? null,
    )

  function* tellAgain(): Generator {
    for (;;) {
      yield idle
      for (const entry of open.values()) {
        if (world.now() - entry.toldAt < 3_000) continue
        entry.toldAt = world.now()
        if (!redis.reports().some(report => report.id === entry.report.id)) redis.reports().push(entry.report)
      }
    }
  }

  function* wait(ms: number): Generator {
    const until = world.now() + ms
    while (world.now() < until) yield idle
  }

  return {
    identity,
    threads: [take(), take(), keepLeases(), tellAgain(), ...Array.from({ length: connections }, connection)],
    hearClearance: (launch, clearance) => clearances.set(launch, clearance),
    hearAck: id => open.delete(id),
    idle: () => inFlight === 0 && held.every(one => one.waiting.length === 0) && open.size === 0,
    drain: () => {
      draining = true
      for (const one of held) one.lost = 'given-back'
    },
  }
}

const lastPlace = (batch: Batch) => 1 + batch.rows.reduce((last, row) => Math.max(last, row.place), 0)
