import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { accounts, grants } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import type { SealedText } from '../../lib/secret-box.ts'
import type { Lookup, RepeatRule } from '../../networks/port.ts'
import { afterEmpty, afterUnreadable } from './not-found.ts'
import type { HostName } from './room.ts'
import { nothingAnswered, statementsOf } from './statements.ts'

export type UnresolvedDelivery = {
  /** The earliest moment (ms) at which a try of it can have been written: the lookup begins there. */
  readonly since: number
  readonly delivery: typeof deliveries.$inferSelect
  readonly account: typeof accounts.$inferSelect
  /** Sealed; null when there is no grant to ask with. */
  readonly sealed: SealedText | null
}

/** Deliveries on a host whose lookup is due, the longest waiting first. */
export const dueLookups = (db: Db, host: HostName, now: number, limit: number): UnresolvedDelivery[] =>
  statements(db).due.all({ ...host, now, limit })

/** Hosts with deliveries whose lookup is due, the longest waiting first. */
export const hostsToLookAt = (db: Db, now: number): HostName[] => statements(db).hosts.all({ now })

const isDue = and(isNotNull(deliveries.lookAt), lte(deliveries.lookAt, sql.placeholder('now')))

const statements = prepared(db => ({
  due: db
    .select({ since: launches.launchAt, delivery: deliveries, account: accounts, sealed: grants.sealed })
    .from(deliveries)
    .innerJoin(launches, eq(launches.id, deliveries.launchId))
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .leftJoin(grants, eq(grants.accountId, accounts.id))
    .where(
      and(
        isDue,
        eq(deliveries.network, sql.placeholder('network')),
        eq(deliveries.host, sql.placeholder('host')),
        eq(launches.kind, 'real'),
      ),
    )
    .orderBy(asc(deliveries.lookAt))
    .limit(sql.placeholder('limit'))
    .prepare(),
  hosts: db
    .select({ network: deliveries.network, host: deliveries.host })
    .from(deliveries)
    .innerJoin(launches, eq(launches.id, deliveries.launchId))
    .where(and(isDue, eq(launches.kind, 'real')))
    .groupBy(deliveries.network, deliveries.host)
    .orderBy(sql`min(${deliveries.lookAt})`)
    .prepare(),
}))

/**
 * Records a lookup. Found: posted. Else another lookup follows; after as many empty ones as the network's rule asks for, the delivery
 * is sent again where the rule allows it, else it stays unknown. Does nothing when another lookup was recorded meanwhile.
 */
export function recordLookup(
  db: Db,
  unresolved: UnresolvedDelivery,
  lookup: Lookup,
  rule: RepeatRule,
  now: number,
): void {
  db.transaction(
    () => {
      const { find, change, note } = statementsOf(db)
      const { id } = unresolved.delivery
      const current = db.select().from(deliveries).where(eq(deliveries.id, id)).get()
      const found = find.get({ id })
      if (!current || !found || current.lookAt === null || current.looks !== unresolved.delivery.looks) return
      if (current.state !== unresolved.delivery.state || current.batchId !== unresolved.delivery.batchId) return
      const word = lookup.kind === 'unreadable' ? lookup.cause : null
      note.run({ id, batch: current.batchId, at: now, kind: lookup.kind, reason: word, ...nothingAnswered })
      if (lookup.kind === 'found') {
        const { remoteId, url, at } = lookup
        // A lost sender did not report when it wrote, so the network's time is used.
        const sentAt = current.sentAt ?? at
        const posted = { state: 'posted', reason: null, sentAt, remoteId, url, postedAt: at, settledAt: now }
        change.run({ ...kept(current, now), ...posted })
        return
      }
      const looked = { delivery: current, found, rule, now }
      change.run({
        ...kept(current, now),
        ...(lookup.kind === 'absent' ? afterEmpty(db, looked) : afterUnreadable(db, looked)),
      })
    },
    { behavior: 'immediate' },
  )
}

type Current = typeof deliveries.$inferSelect
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
  settledAt: (delivery.settledAt === null ? null : now) as number | null,
})
