import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { grants } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import {
  type HaltReason,
  leavesOpen,
  type PostOutcome,
  type RefusalReason,
  refusedOpenly,
} from '../../networks/post-outcome.ts'
import { haltLaunch } from '../launch/launch.ts'
import type { Alike } from './breaker.ts'
import { statementsOf } from './statements.ts'

/** Why a network holds a launch back. `alike`: the refusals that brought it; null where an answer said it by itself. */
export type HoldBack = { readonly reason: HaltReason; readonly alike: Alike | null; readonly said: string | null }

/**
 * Halts a launch, and takes back what was refused in the way that brought it: nobody was refused, the app was. False when
 * it is halted already, or over.
 */
export function holdBack(db: Db, launchId: number, why: HoldBack, now: number): boolean {
  return db.transaction(
    () => {
      const alike = why.alike === 'unexplained' ? null : why.alike
      if (!haltLaunch(db, launchId, { reason: why.reason, said: why.said, alike }, now)) return false
      takeBack(db, launchId, alike, 'held-back', now)
      return true
    },
    { behavior: 'immediate' },
  )
}

/** Refusals that went out before the launch was halted or went on, and are told only now: they are held back as well. */
export function isHeldBack(
  delivery: { readonly launch: string; readonly haltAlike: string | null; readonly resumedAt: number | null },
  outcome: PostOutcome,
  sentAt: number | null,
): boolean {
  if (outcome.kind !== 'refused') return false
  if (!leavesOpen(outcome.reason) && outcome.reason !== delivery.haltAlike) return false
  return delivery.launch === 'halted' || isFromBefore(delivery, sentAt)
}

/** Written before somebody went on: its answer says nothing of what is so now. */
export const isFromBefore = ({ resumedAt }: { readonly resumedAt: number | null }, sentAt: number | null): boolean =>
  resumedAt !== null && sentAt !== null && sentAt <= resumedAt

/**
 * What the network refused without saying whom it is about, and what it refused as `alike`, is pending again and its
 * grants live. Returns how many. Inside the transaction of its caller.
 */
export function takeBack(
  db: Db,
  launchId: number,
  alike: string | null,
  kind: 'held-back' | 'resumed',
  now: number,
): number {
  const { note } = statementsOf(db)
  reviveGrants(db, launchId, alike)
  const rows = db
    .update(deliveries)
    .set({ state: 'pending', reason: 'held-back', dueAt: sql`max(${now}, moment_at)`, settledAt: null })
    .where(inArray(deliveries.id, wronged(db, launchId, alike)))
    .returning({ id: deliveries.id, batch: deliveries.batchId })
    .all()
  for (const { id, batch } of rows) {
    const nothing = { sentAt: null, status: null, requestId: null, answer: null }
    note.run({ id, batch, at: now, kind, reason: alike ?? 'unexplained', ...nothing })
  }
  return rows.length
}

/** Only those that the refusals of this launch had taken; a rehearsal takes none. */
function reviveGrants(db: Db, launchId: number, alike: string | null): void {
  const lost = db
    .select({ id: deliveries.accountId })
    .from(deliveries)
    .innerJoin(launches, and(eq(launches.id, deliveries.launchId), eq(launches.kind, 'real')))
    .where(and(inArray(deliveries.id, wronged(db, launchId, alike)), eq(deliveries.reason, 'reconnect')))
  db.update(grants)
    .set({ state: 'live' })
    .where(and(inArray(grants.accountId, lost), eq(grants.state, 'reconnect')))
    .run()
}

/** How many refused deliveries of a launch going on would try again. */
export const countWronged = (db: Db, launchId: number, alike: string | null): number =>
  db
    .select({ n: count() })
    .from(deliveries)
    .where(inArray(deliveries.id, wronged(db, launchId, alike)))
    .get()?.n ?? 0

/** Not those that lacked a live grant when they were armed: nobody asked the network about them. */
function wronged(db: Db, launchId: number, alike: string | null) {
  const last = sql`(select kind || coalesce(status, '') from attempts where delivery_id = ${deliveries.id} order by id desc limit 1)`
  return db
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(pledges, and(eq(pledges.id, deliveries.pledgeId), eq(pledges.state, 'active')))
    .innerJoin(grants, and(eq(grants.accountId, deliveries.accountId), inArray(grants.state, ['live', 'reconnect'])))
    .where(
      and(
        eq(deliveries.launchId, launchId),
        eq(deliveries.state, 'refused'),
        inArray(deliveries.reason, [...refusedOpenly, ...(alike === null ? [] : [alike as RefusalReason])]),
        sql`${last} like 'refused4%'`,
      ),
    )
}
