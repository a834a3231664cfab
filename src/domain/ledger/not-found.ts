import { and, count, eq, max } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { batches, senders } from '../../../db/schema/batches.ts'
import { attempts, type deliveries } from '../../../db/schema/deliveries.ts'
import type { RepeatRule } from '../../networks/port.ts'
import { again } from './settle.ts'
import { nothingAnswered, statementsOf } from './statements.ts'
import { overdueMs } from './types.ts'

/** After this many lookups, unreadable ones included, a delivery whose network knows no key stays unknown. */
const lookupsAtMost = 8
/** A delivery whose network knows no key is sent again after empty lookups at most this often. */
const sendsAgainAtMost = 2
/** By key it is sent again as often as its window lets it: at once, then after these pauses (ms), the last of them again and again. */
const sendAgainPausesMs = [0, 4_000, 15_000, 60_000] as const
/** Unreadable lookups follow each other ever more slowly, up to this pause (ms). */
const unreadablePauseMs = { first: 1_000, most: 30_000 } as const
/** By key it is asked on for so long after its window has closed. */
const askedOnMs = 300_000

type Delivery = typeof deliveries.$inferSelect
type Found = NonNullable<ReturnType<ReturnType<typeof statementsOf>['find']['get']>>

/** A delivery that was looked up and not found. */
export type Looked = {
  readonly delivery: Delivery
  readonly found: Found
  readonly rule: RepeatRule
  readonly now: number
}

/**
 * ms from the loss of a sender to the first look: what it wrote last may still be on its way. At once only where a second request after
 * that look harms nothing, or others follow it.
 */
export const lookAfterLossMs = ({ looksMs, again }: RepeatRule): number =>
  again === 'by-key' || again === 'once-dead' ? 0 : looksMs[0]

/** What changes in a delivery. */
type Change = {
  readonly state?: string
  readonly reason?: string | null
  readonly dueAt?: number
  readonly lookAt?: number
  readonly settledAt?: number | null
}

/** The network answered, and the post is not there. */
export function afterEmpty(db: Db, looked: Looked): Change {
  const { delivery, rule, now } = looked
  const isOpen = delivery.state === 'unknown' || delivery.state === 'posted'
  // Else it was sent again meanwhile, or has ended: this look was for a late one of before.
  if (!isOpen) return {}
  const next = rule.looksMs[emptySince(db, delivery)]
  if (next === undefined) return afterAbsent(db, looked)
  return isAskedOn(looked) ? { lookAt: now + next } : {}
}

/** Nobody knows whether the post is there. */
export function afterUnreadable(db: Db, looked: Looked): Change {
  const { delivery, rule, now } = looked
  if (!isAskedOn(looked)) return {}
  const usual = rule.looksMs[Math.max(emptySince(db, delivery), 1)] ?? rule.looksMs.at(-1) ?? 0
  const slower = unreadablePauseMs.first * 2 ** delivery.looks
  // The rule's own pauses are for the post to appear, which has had its time.
  return { lookAt: now + Math.min(unreadablePauseMs.most, Math.max(usual, slower)) }
}

const isAskedOn = ({ delivery, found, rule, now }: Looked): boolean =>
  delivery.looks + 1 < lookupsAtMost ||
  (rule.again === 'by-key' && delivery.state === 'unknown' && now < found.closesAt + askedOnMs)

/** All lookups of the rule were empty. */
function afterAbsent(db: Db, looked: Looked): Change {
  const { delivery } = looked
  if (delivery.state === 'posted') return {}
  if (delivery.reason === 'restored') return { reason: 'restored-absent' }
  if (delivery.reason === 'duplicate')
    // The network says that it has this text: after an earlier unresolved try that is our post, else an older post of
    // the same person.
    return countAttempts(db, delivery.id, 'unknown') > 1
      ? { state: 'posted', reason: null }
      : { state: 'refused', reason: 'duplicate' }
  return sentAgain(db, looked)
}

function sentAgain(db: Db, looked: Looked): Change {
  const { again: how } = looked.rule
  switch (how) {
    case 'by-key':
      return againByKey(db, looked)
    case 'once-dead':
      return againOnceDead(db, looked)
    case 'never':
      return {}
    default:
      return againOnce(db, looked, how.onceWithinMs)
  }
}

/**
 * The key makes a second request harmless, whatever becomes of the first one. That one may still be taken until `surelyOver`: so what
 * is not sent again is looked up once more by then, and what is sent again keeps a lookup, should it end without a post.
 */
function againByKey(db: Db, { delivery, found, now }: Looked): Change {
  const before = countAttempts(db, delivery.id, 'sent-again')
  const dueAt = now + (sendAgainPausesMs[Math.min(before, sendAgainPausesMs.length - 1)] ?? 0)
  const next = again(found, dueAt, now, 'not-there')
  const surelyOver = lastDoubt(db, delivery.id) + overdueMs
  const lookAt = now < surelyOver ? { lookAt: surelyOver } : {}
  if (next.state !== 'pending') return now < surelyOver ? lookAt : { state: next.state, reason: next.reason ?? null }
  note(db, delivery, now, 'by-key')
  return { ...next, settledAt: null, ...lookAt }
}

/** Not where its window would let it leave after its network has forgotten the key. */
function againOnce(db: Db, { delivery, found, now }: Looked, withinMs: number): Change {
  const isInTime = found.closesAt - delivery.momentAt <= withinMs
  if (!isInTime || countAttempts(db, delivery.id, 'sent-again') > 0) return {}
  const next = again(found, now, now, 'not-there')
  if (next.state === 'missed') return {}
  if (next.state !== 'pending') return { state: next.state, reason: next.reason ?? null }
  note(db, delivery, now, 'by-key')
  return { ...next, settledAt: null }
}

function againOnceDead(db: Db, { delivery, found, now }: Looked): Change {
  const lost = delivery.reason === 'lost-sender' && holderIsDead(db, delivery.batchId)
  if (!lost || countAttempts(db, delivery.id, 'sent-again') >= sendsAgainAtMost) return {}
  const next = again(found, now, now, 'lost-sender')
  if (next.state !== 'missed') note(db, delivery, now, 'sender-dead')
  return next.state === 'pending'
    ? { state: 'pending', reason: 'lost-sender', dueAt: now, settledAt: null }
    : { state: next.state, reason: next.reason ?? null }
}

/** Empty lookups in its present batch. */
function emptySince(db: Db, delivery: Delivery): number {
  const rows = db
    .select({ n: count() })
    .from(attempts)
    .where(
      and(
        eq(attempts.deliveryId, delivery.id),
        eq(attempts.kind, 'absent'),
        delivery.batchId === null ? undefined : eq(attempts.batchId, delivery.batchId),
      ),
    )
    .get()
  return rows?.n ?? 0
}

function countAttempts(db: Db, deliveryId: number, kind: string): number {
  const rows = db
    .select({ n: count() })
    .from(attempts)
    .where(and(eq(attempts.deliveryId, deliveryId), eq(attempts.kind, kind)))
    .get()
  return rows?.n ?? 0
}

/** When it was last said that nobody knows of it (ms). */
const lastDoubt = (db: Db, deliveryId: number): number =>
  db
    .select({ at: max(attempts.at) })
    .from(attempts)
    .where(and(eq(attempts.deliveryId, deliveryId), eq(attempts.kind, 'unknown')))
    .get()?.at ?? 0

const note = (db: Db, { id, batchId }: Delivery, at: number, reason: 'by-key' | 'sender-dead') =>
  statementsOf(db).note.run({ id, batch: batchId, at, kind: 'sent-again', reason, ...nothingAnswered })

function holderIsDead(db: Db, batchId: number | null): boolean {
  if (batchId === null) return false
  const row = db
    .select({ deadAt: senders.deadAt })
    .from(batches)
    .innerJoin(senders, eq(senders.id, batches.holder))
    .where(eq(batches.id, batchId))
    .get()
  return row !== undefined && row.deadAt !== null
}
