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

/** Why a launch is halted. `alike`: what the refusals have in common; null where one answer was enough. */
export type HoldBack = { readonly reason: HaltReason; readonly alike: Alike | null; readonly said: string | null }

/**
 * Halts a launch, and takes back the refusals that caused it, because the app was refused and not the people. False when the
 * launch is halted already, or over.
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

/** Whether a refusal belongs to a halt: its request was written before the launch was halted or resumed. */
export function isHeldBack(
  delivery: { readonly launch: string; readonly haltAlike: string | null; readonly resumedAt: number | null },
  outcome: PostOutcome,
  sentAt: number | null,
): boolean {
  if (outcome.kind !== 'refused') return false
  if (!leavesOpen(outcome.reason) && outcome.reason !== delivery.haltAlike) return false
  return delivery.launch === 'halted' || isFromBefore(delivery, sentAt)
}

/** Whether a request was written before the launch was resumed: its answer says nothing about the present. */
export const isFromBefore = ({ resumedAt }: { readonly resumedAt: number | null }, sentAt: number | null): boolean =>
  resumedAt !== null && sentAt !== null && sentAt <= resumedAt

/**
 * Makes deliveries pending again that the network refused without naming an account, or for the reason `alike`, and their grants
 * live. Returns how many. To be called in a transaction.
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
    .where(inArray(deliveries.id, retriable(db, launchId, alike)))
    .returning({ id: deliveries.id, batch: deliveries.batchId })
    .all()
  for (const { id, batch } of rows) {
    const nothing = { sentAt: null, status: null, requestId: null, answer: null }
    note.run({ id, batch, at: now, kind, reason: alike ?? 'unexplained', ...nothing })
  }
  return rows.length
}

/** Only grants that refusals of this launch made `reconnect`; a rehearsal changes none. */
function reviveGrants(db: Db, launchId: number, alike: string | null): void {
  const lost = db
    .select({ id: deliveries.accountId })
    .from(deliveries)
    .innerJoin(launches, and(eq(launches.id, deliveries.launchId), eq(launches.kind, 'real')))
    .where(and(inArray(deliveries.id, retriable(db, launchId, alike)), eq(deliveries.reason, 'reconnect')))
  db.update(grants)
    .set({ state: 'live' })
    .where(and(inArray(grants.accountId, lost), eq(grants.state, 'reconnect')))
    .run()
}

/** How many refused deliveries a resume would make pending. */
export const countRetriable = (db: Db, launchId: number, alike: string | null): number =>
  db
    .select({ n: count() })
    .from(deliveries)
    .where(inArray(deliveries.id, retriable(db, launchId, alike)))
    .get()?.n ?? 0

/** Not deliveries that were refused at arming for lack of a live grant: no request was sent for them. */
function retriable(db: Db, launchId: number, alike: string | null) {
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
