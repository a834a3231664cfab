import type { Allowance } from './allowance.ts'
import type { Connections } from './connections.ts'
import type { HeldRow, SignedRow } from './held-batch.ts'
import type { Learner } from './learn.ts'
import type { Lesson, Lessons } from './lessons.ts'
import type { Instant } from './send-guard.ts'
import type { Stream, WaitingRows } from './waiting-rows.ts'

export type RowPreparerContext = {
  readonly waiting: WaitingRows
  readonly connections: Connections
  readonly allowance: Allowance
  /** Unsealed and signed; throws when the grant cannot be read. */
  readonly sign: Sign
  readonly lessons: Lessons
  readonly learner: Learner
  /** Permits that are wanted beside those for the rows. */
  readonly lacking: () => number
  /** Rows are signed this long (ms) before they are due. */
  readonly signAheadMs: number
  readonly pump: () => void
}

export type Sign = (row: HeldRow, now: number, lesson: Lesson | null) => SignedRow

/** Prepares rows before they are due, so that at their moment they only have to be written. */
export type RowPreparer = {
  readonly tick: (now: Instant, inFlight: number, connectionsAtMost: number) => void
  /** A row waits for a lease. */
  readonly wantLeases: () => void
  /** The row's signed request, as its host takes it now, or signed anew; null when its grant cannot be read. */
  readonly signed: (row: HeldRow, anew?: boolean) => SignedRow | null
  readonly forget: (row: HeldRow) => void
}

/** Sockets and slots are prepared this long before rows are due; leases and permits a little later. */
export const prepareAheadMs = 4_000
const leaseAheadMs = 2_000
/**
 * Rows leased ahead of the sockets: this many, and as many as leave within this time, because a lease is a round trip. If this
 * process dies, leased rows that are not settled stay unknown.
 */
const leasedAhead = 200
const leasedAheadMs = 100
/** The part of the measured pace that is kept from one tick to the next. */
const fading = 0.95
/** A signature older than this is made anew. */
const signatureMs = 60_000
/** Rows signed ahead at most, 1 to 2 KB each: as many as a sender holds. */
const signedAhead = 16_384
/** Rows signed before the event loop gets its turn. */
const signSlice = 25

export function prepareRows(context: RowPreparerContext): RowPreparer {
  const { waiting, connections, allowance, sign, lessons, learner, signAheadMs, pump } = context

  let signing = false
  let kept = 0
  let wanted = false
  const leaving = { perMs: 0, count: 0, since: performance.now() }
  let last: { readonly now: Instant; readonly inFlight: number; readonly most: number } | null = null

  function signed(row: HeldRow, anew = false): SignedRow | null {
    const now = Date.now()
    const isGood = row.signed && now - row.signed.signedAt < signatureMs && lessons.isGood(row.signed.lesson, now)
    if (isGood && !anew) return row.signed
    try {
      return sign(row, now, lessons.newest())
    } catch {
      return null
    }
  }

  /** Signs what is due soon, in the order of leaving. */
  async function signNear(until: number): Promise<void> {
    signing = true
    let made = 0
    for (const stream of [...waiting.streams()]) {
      for (let place = Math.max(stream.next, stream.signed); kept < signedAhead; place++) {
        const row = stream.rows[place]
        if (!row || row.dueAt > until) break
        stream.signed = place + 1
        if (row.signed || place < stream.next) continue
        row.signed = signed(row)
        kept += row.signed ? 1 : 0
        if (++made % signSlice === 0) await new Promise(setImmediate)
      }
    }
    signing = false
  }

  function keepLeases(): void {
    wanted = false
    if (!last) return
    const { now, inFlight, most } = last
    const until = now.wall + leaseAheadMs
    const quick = Math.ceil(leaving.perMs * leasedAheadMs)
    // Each idle socket takes a row at once.
    const idle = Math.max(0, most - inFlight)
    const soon = Math.min(leasedAhead + idle + quick, 4 * most, allowance.ahead(now.redis ?? 0))
    let ahead = soon + inFlight
    for (const stream of waiting.streams()) {
      const { held } = stream
      if (ahead <= 0) break
      const due = dueWithin(stream, until)
      const lacking = Math.min(ahead, due) - held.ready()
      if (lacking > 0 || held.needsRenewal(now.mono)) void held.ask(Math.max(0, lacking)).then(pump)
      ahead -= due
    }
  }

  function measurePace(mono: number): void {
    const perMs = leaving.count / Math.max(1, mono - leaving.since)
    leaving.perMs = Math.max(perMs, leaving.perMs * fading)
    leaving.count = 0
    leaving.since = mono
  }

  return {
    tick: (now, inFlight, most) => {
      const near = waiting.lookAhead(now.wall + prepareAheadMs)
      last = { now, inFlight, most }
      measurePace(now.mono)
      const isLearning = learner.tick(now, inFlight)
      if (near.rows > 0) connections.warm(Math.min(most, near.rows), pump)
      if (!isLearning && !signing && kept < signedAhead) void signNear(now.wall + signAheadMs)
      const slots = Math.min(most, near.rows + inFlight)
      const from = near.rows > 0 ? near.from : now.wall
      allowance.keep({ rows: near.rows + context.lacking(), slots, used: inFlight, from }, now)
      keepLeases()
    },
    wantLeases: () => {
      if (wanted) return
      wanted = true
      setImmediate(keepLeases)
    },
    signed,
    forget: row => {
      if (row.signed) kept--
      row.signed = null
      leaving.count++
    },
  }
}

function dueWithin({ rows, next, near }: Stream, until: number): number {
  let n = next
  while (n < near && (rows[n]?.dueAt ?? 0) <= until) n++
  return n - next
}
