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

/** The network's index may lag behind what it took: three empty looks, with growing pauses, before "not there". */
const pausesMs = [firstLookupMs, 8_000, 30_000] as const
const emptyLooks = pausesMs.length
/** Looks at the most, the unreadable ones counted: then it stays unknown. */
const looksAtMost = 8
/** A delivery is sent again after empty looks this often, and never more. */
const sendsAgainAtMost = 2

export type UnresolvedDelivery = {
  /** The earliest moment (ms) at which any try of it can have been written: what to look from. */
  readonly since: number
  readonly delivery: typeof deliveries.$inferSelect
  readonly account: typeof accounts.$inferSelect
  /** Sealed; null when there is no grant to ask with. */
  readonly sealed: SealedText | null
}

/** Deliveries that the network should be asked about now, the longest waiting first. */
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
 * Writes what a look found: posted; another look later; after three empty ones sent again if its silent sender is
 * known to be dead, else unknown for good. Nothing when somebody else looked in between.
 */
export function recordLookup(db: Db, doubt: UnresolvedDelivery, lookup: Lookup, now: number): void {
  db.transaction(
    () => {
      const { find, change, note } = statementsOf(db)
      const { id } = doubt.delivery
      const current = db.select().from(deliveries).where(eq(deliveries.id, id)).get()
      const found = find.get({ id })
      if (!current || !found || current.lookAt === null || current.looks !== doubt.delivery.looks) return
      if (current.state !== doubt.delivery.state || current.batchId !== doubt.delivery.batchId) return
      const word = lookup.kind === 'unreadable' ? lookup.cause : null
      note.run({ id, batch: current.batchId, at: now, sentAt: null, kind: lookup.kind, reason: word, ...nothing })
      if (lookup.kind === 'found') {
        const { remoteId, url, at } = lookup
        // A lost sender never told when it wrote: the network's own time is the best that is known.
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
  if (absent && empty >= emptyLooks) return verdict(db, delivery, found, now)
  const pause = pausesMs[Math.min(Math.max(empty, 1), emptyLooks - 1)] ?? 0
  return delivery.looks + 1 < looksAtMost ? { lookAt: now + pause } : {}
}

/** Three empty looks: what is it then? */
function verdict(db: Db, delivery: Current, found: Found, now: number) {
  if (delivery.state === 'posted') return {}
  if (delivery.reason === 'restored') return { reason: 'restored-absent' }
  if (delivery.reason === 'duplicate')
    // The network itself says it has this text: after an earlier try in doubt that is our post, else one the person
    // made before.
    return earlierDoubts(db, delivery.id) > 1
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

/** Tries whose answer left it open whether the network took them, the one at hand included. */
const earlierDoubts = (db: Db, deliveryId: number) => countAttempts(db, deliveryId, 'unknown')

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
