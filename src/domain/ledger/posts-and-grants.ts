import { and, eq, exists, inArray, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../../db/open.ts'
import { grants } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { underWay } from '../launch/launch.ts'
import { noteChange } from './statements.ts'

/** To join with: posts of launches under way that are in no batch and due by then (ms). */
export const waitingPosts = (db: Db, dueBy: number) =>
  db
    .select({ accountId: deliveries.accountId, dueAt: deliveries.dueAt })
    .from(launches)
    .innerJoin(deliveries, and(eq(deliveries.launchId, launches.id), eq(deliveries.state, 'pending')))
    .where(and(eq(launches.kind, 'real'), inArray(launches.state, [...underWay]), lte(deliveries.dueAt, dueBy)))
    .as('waiting')

/** For a query of grants: a sender may have it, with a post. */
export function isAtSender(db: Db) {
  // The outer query may use these tables too. There is an index of deliveries by pledge.
  const [promised, held] = [alias(pledges, 'promised'), alias(deliveries, 'held')]
  return exists(
    db
      .select({ one: sql`1` })
      .from(promised)
      .innerJoin(held, eq(held.pledgeId, promised.id))
      .where(and(eq(promised.accountId, grants.accountId), eq(held.state, 'queued'))),
  )
}

/** Refuses what waits to be posted from an account whose grant is gone. Inside the transaction of its caller. */
export function refuseWithoutGrant(db: Db, accountId: number, now: number): void {
  const real = db.select({ id: launches.id }).from(launches).where(eq(launches.kind, 'real'))
  const promised = db.select({ id: pledges.id }).from(pledges).where(eq(pledges.accountId, accountId))
  const waits = and(
    inArray(deliveries.pledgeId, promised),
    eq(deliveries.state, 'pending'),
    inArray(deliveries.launchId, real),
  )
  const refused = db
    .update(deliveries)
    .set({ state: 'refused', reason: 'reconnect', settledAt: now })
    .where(waits)
    .returning({ id: deliveries.id })
    .all()
  for (const { id } of refused) noteChange(db, id, 'refused', 'reconnect', now)
}
