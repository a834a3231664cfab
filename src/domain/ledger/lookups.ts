import { and, asc, count, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { accounts, grants } from '../../../db/schema/accounts.ts'
import { batches, senders } from '../../../db/schema/batches.ts'
import { attempts, deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import type { SealedText } from '../../lib/secret-box.ts'
import type { Lookup } from '../../networks/port.ts'
import { again } from './settle.ts'
import { statementsOf } from './statements.ts'
import { firstLookupMs } from './types.ts'

/** A network may show a post later than it took it: only three empty lookups, with growing pauses, count as absent. */
const pausesMs = [firstLookupMs, 8_000, 30_000] as const
const emptyLookups = pausesMs.length
/** After this many lookups, unreadable ones included, the delivery stays unknown. */
const lookupsAtMost = 8
/** A delivery is sent again after empty lookups at most this often. */
const sendsAgainAtMost = 2

export type UnresolvedDelivery = {
  /** The earliest moment (ms) at which a try of it can have been written: the lookup begins there. */
  readonly since: number
  readonly delivery: typeof deliveries.$inferSelect
  readonly account: typeof accounts.$inferSelect
  /** Sealed; null when there is no grant to ask with. */
  readonly sealed: SealedText | null
}

/** Deliveries whose lookup is due, the longest waiting first. */
export const dueLookups = (db: Db, now: number, limit: number): UnresolvedDelivery[] =>
  statements(db).due.all({ now, limit })

const statements = prepared(db => ({
  due: db
    .select({ since: launches.launchAt, delivery: deliveries, account: accounts, sealed: grants.sealed })
    .from(deliveries)
    .innerJoin(launches, eq(launches.id, deliveries.launchId))
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .leftJoin(grants, eq(grants.accountId, accounts.id))
    .where(and(isNotNull(deliveries.lookAt), lte(deliveries.lookAt, sql.placeholder('now')), eq(launches.kind, 'real')))
    .orderBy(asc(deliveries.lookAt))
    .limit(sql.placeholder('limit'))
    .prepare(),
}))

/**
 * Records a lookup. Found: posted. Else another lookup follows; after three empty ones the delivery is sent again if its sender is
 * known to be dead, else it stays unknown. Does nothing when another lookup was recorded meanwhile.
 */
export function recordLookup(db: Db, unresolved: UnresolvedDelivery, lookup: Lookup, now: number): void {
  db.transaction(
    () => {
      const { find, change, note } = statementsOf(db)
      const { id } = unresolved.delivery
      const current = db.select().from(deliveries).where(eq(deliveries.id, id)).get()
      const found = find.get({ id })
      if (!current || !found || current.lookAt === null || current.looks !== unresolved.delivery.looks) return
      if (current.state !== unresolved.delivery.state || current.batchId !== unresolved.delivery.batchId) return
      const word = lookup.kind === 'unreadable' ? lookup.cause : null
      note.run({ id, batch: current.batchId, at: now, sentAt: null, kind: lookup.kind, reason: word, ...nothing })
      if (lookup.kind === 'found') {
        const { remoteId, url, at } = lookup
        // A lost sender did not report when it wrote, so the network's time is used.
        const sentAt = current.sentAt ?? at
        change.run({ ...kept(current, now), state: 'posted', reason: null, sentAt, remoteId, url, postedAt: at })
        return
      }
      change.run({ ...kept(current, now), ...afterEmpty(db, current, found, lookup.kind === 'absent', now) })
    },
    { behavior: 'immediate' },
  )
}

type Current = typeof deliveries.$inferSelect
type Found = NonNullable<ReturnType<ReturnType<typeof statementsOf>['find']['get']>>

const nothing = { status: null, requestId: null, answer: null }

const kept = (delivery: Current, now: number) => ({
  id: delivery.id,
  state: delivery.state as string,
  reason: delivery.reason,
  dueAt: null as number | null,
  tries: delivery.tries,
  lookAt: null as number | null,
  looks: delivery.looks + 1,
  sentAt: null as number | null,
  remoteId: null as string | null,
  url: null as string | null,
  postedAt: null as number | null,
  settledAt: now as number | null,
})

function afterEmpty(db: Db, delivery: Current, found: Found, absent: boolean, now: number) {
  const empty = emptySince(db, delivery)
  if (absent && empty >= emptyLookups) return afterAbsent(db, delivery, found, now)
  const pause = pausesMs[Math.min(Math.max(empty, 1), emptyLookups - 1)] ?? 0
  return delivery.looks + 1 < lookupsAtMost ? { lookAt: now + pause } : {}
}

/** The state after three empty lookups. */
function afterAbsent(db: Db, delivery: Current, found: Found, now: number) {
  if (delivery.state === 'posted') return {}
  if (delivery.reason === 'restored') return { reason: 'restored-absent' }
  if (delivery.reason === 'duplicate')
    // The network says that it has this text: after an earlier unresolved try that is our post, else an older post of
    // the same person.
    return unresolvedTries(db, delivery.id) > 1
      ? { state: 'posted', reason: null }
      : { state: 'refused', reason: 'duplicate' }
  const lost = delivery.reason === 'lost-sender' && holderIsDead(db, delivery.batchId)
  if (!lost || timesSentAgain(db, delivery.id) >= sendsAgainAtMost) return {}
  const next = again(found, now, now, 'lost-sender')
  if (next.state !== 'missed') note(db, delivery, now)
  return next.state === 'pending'
    ? { state: next.state, reason: 'lost-sender', dueAt: now, settledAt: null }
    : { state: next.state, reason: next.reason ?? null }
}

function emptySince(db: Db, delivery: Current): number {
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

const timesSentAgain = (db: Db, deliveryId: number) => countAttempts(db, deliveryId, 'sent-again')

/** Tries whose answer did not say whether the network took them, this one included. */
const unresolvedTries = (db: Db, deliveryId: number) => countAttempts(db, deliveryId, 'unknown')

function countAttempts(db: Db, deliveryId: number, kind: string): number {
  const rows = db
    .select({ n: count() })
    .from(attempts)
    .where(and(eq(attempts.deliveryId, deliveryId), eq(attempts.kind, kind)))
    .get()
  return rows?.n ?? 0
}

const note = (db: Db, delivery: Current, now: number) =>
  statementsOf(db).note.run({
    id: delivery.id,
    batch: delivery.batchId,
    at: now,
    sentAt: null,
    kind: 'sent-again',
    reason: 'three empty looks, and its sender is dead',
    ...nothing,
  })

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
