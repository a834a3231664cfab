import type { Allowance } from './allowance.ts'
import type { Connection } from './connection.ts'
import type { Connections } from './connections.ts'
import type { HeldRow } from './held-batch.ts'
import type { Lessons } from './lessons.ts'
import { type Clearance, checkAsk, type Instant } from './send-guard.ts'
import type { WaitingRows } from './waiting-rows.ts'

export type LearnerContext = {
  readonly lessons: Lessons
  readonly waiting: WaitingRows
  readonly connections: Connections
  readonly allowance: Allowance
  /** The signed bytes of a request that changes nothing; throws when the grant cannot be read. */
  readonly ask: (row: HeldRow, now: number) => Buffer
  readonly moment: () => Instant
  readonly clearanceOf: (launch: number) => Clearance | null
}

/** Learns what requests to a host need before rows are due, so that at its moment each is one request. */
export type Learner = {
  /** To be called every 20 ms or so. True while rows should not be signed yet. */
  readonly tick: (now: Instant, inFlight: number) => boolean
  /** Requests of its own under way. */
  readonly inFlight: () => number
}

/** A host is asked this long before its rows are due, for the first time and at the latest; signing takes the time in between. */
export const askAheadMs = 20_000
const askByMs = 2_500
/** Without an answer by then it is given up, and asked once more. */
const askWithinMs = 2_000

export function openLearner(context: LearnerContext): Learner {
  const { lessons, waiting, connections, allowance, moment, clearanceOf } = context
  let asking = false
  let asked = 0
  let askedAt = Number.NEGATIVE_INFINITY

  async function ask(connection: Connection, row: HeldRow): Promise<void> {
    const bytes = signed(row)
    if (!bytes) return connections.putBack(connection)
    asking = true
    const { redis } = moment()
    const permitUntil = allowance.spend(redis ?? 0)
    const tooLate = setTimeout(connection.giveUp, askWithinMs)
    const result = await connection.send(bytes, () => {
      const now = moment()
      return mayAsk(row, now) && (now.redis ?? 0) < permitUntil
    })
    clearTimeout(tooLate)
    connections.putBack(connection)
    asking = false
    if (result !== 'dropped' && 'status' in result) lessons.hear(result, Date.now())
  }

  function signed(row: HeldRow): Buffer | null {
    try {
      return context.ask(row, Date.now())
    } catch {
      return null
    }
  }

  const mayAsk = (row: HeldRow, now: Instant) =>
    row.held.lost() === null && checkAsk(row, now, clearanceOf(row.held.batch.launch))

  return {
    inFlight: () => (asking ? 1 : 0),
    tick: (now, inFlight) => {
      if (!lessons.isWanted(now.wall)) return false
      const due = waiting.firstDue() - now.wall
      if (due > askAheadMs) return true
      if (due < askByMs) return false
      // Another account each time: one whose grant is gone must not be asked with for ever.
      const row = waiting.some(asked)
      if (asking || !row || now.mono - askedAt < askWithinMs || !mayAsk(row, now)) return true
      allowance.keep({ rows: 1, slots: inFlight + 1, used: inFlight, from: now.wall }, now)
      const next = now.redis === null ? null : allowance.next(now.redis)
      if (next === null || next > (now.redis ?? 0) || allowance.slots(now.mono) <= inFlight) return true
      const connection = connections.take()
      if (!connection) return true
      asked++
      askedAt = now.mono
      void ask(connection, row)
      return true
    },
  }
}
