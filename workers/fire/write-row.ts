import { sleep } from '../../src/lib/stopping.ts'
import type { Answer, Failure, Posting } from '../../src/networks/port.ts'
import type { NotSentCause, PostOutcome, SignAgain } from '../../src/networks/post-outcome.ts'
import type { Allowance } from './allowance.ts'
import type { Connection } from './connection.ts'
import type { HeldRow, SignedRow } from './held-batch.ts'
import type { Lessons } from './lessons.ts'
import type { Instant, SendDecision } from './send-guard.ts'

export type WriterContext = {
  readonly posting: Posting
  readonly allowance: Allowance
  readonly lessons: Lessons
  readonly moment: () => Instant
  readonly signed: (row: HeldRow, anew: boolean) => SignedRow | null
  readonly sendDecision: (row: HeldRow, now: Instant) => SendDecision
}

export type WrittenAnswer = {
  readonly kind: 'answered'
  readonly outcome: PostOutcome | SignAgain
  readonly result: Answer | Failure
  readonly sentAt: number | null
  /** ms of the monotonic clock. */
  readonly began: number
}
export type Written =
  /** `isEarly`: nothing speaks against it but the moment, so that it may go a little later. */
  { readonly kind: 'not-sent'; readonly cause: NotSentCause; readonly isEarly?: boolean } | WrittenAnswer

/** Writes the request of a row, and once more where the host wants it signed anew. Never rejects. */
export type Writer = {
  readonly write: (connection: Connection, row: HeldRow, permitUntil: number) => Promise<Written>
  /** Requests that wait for a permit to be sent again: `allowance` has to be asked for more. */
  readonly lacking: () => number
}

/** Permits are lent for as many rows as there are, so one more comes with the next question to Redis. Without it by then, the row goes back. */
const permitWithinMs = 1_500
const permitPollMs = 10

export function openWriter(context: WriterContext): Writer {
  const { posting, allowance, lessons, moment, signed: signedRow, sendDecision } = context
  let lacking = 0

  /** Writes a row's request, and hears what the answer teaches. */
  async function writeOnce(connection: Connection, row: HeldRow, permitUntil: number, anew = false): Promise<Written> {
    const signed = signedRow(row, anew)
    if (signed === null) return { kind: 'not-sent', cause: 'unreadable-grant' }
    let sentAt: number | null = null
    // The row may have waited for its socket to open, so the send guard is asked again in the tick that writes it.
    let refusal: NotSentCause = 'given-back'
    let isEarly = true
    let began = 0
    const result = await connection.send(signed.bytes, () => {
      const now = moment()
      const decision = sendDecision(row, now)
      if (decision.kind === 'leave' && (now.redis ?? 0) < permitUntil) sentAt = Date.now()
      else if (decision.kind === 'never') {
        refusal = decision.cause
        isEarly = false
      }
      began = now.mono
      return sentAt !== null
    })
    if (result === 'dropped') return { kind: 'not-sent', cause: refusal, isEarly }
    const now = Date.now()
    const outcome = posting.outcome(result, now, row.frozen)
    if ('status' in result) lessons.hear(result, now)
    if (outcome.kind === 'sign-again') lessons.refused(signed.lesson)
    return { kind: 'answered', outcome, result, sentAt, began }
  }

  /** A further request for the host, once the row may leave: one that is signed again, or that was not written yet. */
  function permitNow(row: HeldRow): number | null {
    const now = moment()
    const { redis } = now
    if (sendDecision(row, now).kind === 'wait') return null
    const next = redis === null ? null : allowance.next(redis)
    return redis !== null && next !== null && next <= redis ? allowance.spend(redis) : null
  }

  async function permitSoon(row: HeldRow): Promise<number | null> {
    const until = performance.now() + permitWithinMs
    lacking++
    let permit = permitNow(row)
    while (permit === null && performance.now() < until) {
      await sleep(permitPollMs)
      permit = permitNow(row)
    }
    lacking--
    return permit
  }

  return {
    lacking: () => lacking,
    write: async (connection, row, permitUntil) => {
      let last = await writeOnce(connection, row, permitUntil)
      if (last.kind === 'not-sent' && last.isEarly) {
        // Word of the director or of Redis came too late while a socket opened. Through the ledger it would be seconds.
        const permit = await permitSoon(row)
        if (permit !== null) last = await writeOnce(connection, row, permit)
      }
      if (last.kind === 'not-sent' || last.outcome.kind !== 'sign-again') return last
      const permit = await permitSoon(row)
      return permit === null ? last : writeOnce(connection, row, permit, true)
    },
  }
}
