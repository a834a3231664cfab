import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { grants } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { NetworkName } from '../../networks/port.ts'
import {
  type HaltReason,
  leavesOpen,
  type PostOutcome,
  type RefusalReason,
  refusedOpenly,
} from '../../networks/post-outcome.ts'
import { closesAt, findLaunch } from '../launch/launch.ts'
import { notifyHalted } from '../launch/notifications.ts'
import type { Alike } from './breaker.ts'
import { haltNetwork, mayGoOn } from './holds.ts'
import { holdHost } from './host-holds.ts'
import type { HostName } from './room.ts'
import { statementsOf } from './statements.ts'

/** Why a network is halted. `alike`: what the refusals have in common; null where one answer was enough. */
export type HoldBack = { readonly reason: HaltReason; readonly alike: Alike | null; readonly said: string | null }

/**
 * Halts a network of a launch, and takes back the refusals that caused it, because the app was refused and not the people. False
 * when it is halted already, or the launch is over.
 */
export function holdBack(db: Db, launchId: number, network: NetworkName, why: HoldBack, now: number): boolean {
  return db.transaction(
    () => {
      const alike = why.alike === 'unexplained' ? null : why.alike
      if (!haltNetwork(db, launchId, network, { reason: why.reason, said: why.said, alike }, now)) return false
      takeBack(db, { launchId, network, alike }, 'held-back', now)
      return true
    },
    { behavior: 'immediate' },
  )
}

/**
 * The same for one server of a network, whose refusals say nothing of any other. `contact`: whom to write to there, as the server says.
 */
export function holdBackHost(
  db: Db,
  launchId: number,
  { network, host }: HostName,
  { reason, said, ...why }: HoldBack & { readonly contact: string | null },
  now: number,
): boolean {
  return db.transaction(
    () => {
      const launch = findLaunch(db, launchId)
      if (!launch || !mayGoOn(launch)) return false
      const alike = why.alike === 'unexplained' ? null : why.alike
      const { contact } = why
      if (!holdHost(db, launchId, { network, host }, { reason, said, alike, contact }, now)) return false
      takeBack(db, { launchId, network, host, alike }, 'held-back', now)
      notifyHalted(db, launch, { network, reason, said, host, contact, until: closesAt(launch), goesOn: true }, now)
      return true
    },
    { behavior: 'immediate' },
  )
}

/** How the network of a delivery is held back, or was. */
type Held = { readonly haltedAt: number | null; readonly alike: string | null; readonly resumedAt: number | null }

/** Whether a refusal belongs to a halt: its request was written before its network was halted or resumed. */
export function isHeldBack(delivery: Held, outcome: PostOutcome, sentAt: number | null): boolean {
  if (outcome.kind !== 'refused') return false
  if (!leavesOpen(outcome.reason) && outcome.reason !== delivery.alike) return false
  return delivery.haltedAt !== null || isFromBefore(delivery, sentAt)
}

/** Whether a request was written before its network was resumed: its answer says nothing about the present. */
export const isFromBefore = ({ resumedAt }: Pick<Held, 'resumedAt'>, sentAt: number | null): boolean =>
  resumedAt !== null && sentAt !== null && sentAt <= resumedAt

/** Refused deliveries to a network of a launch: those of a reason that names no account, and of the reason `alike`. */
export type Refused = {
  readonly launchId: number
  readonly network: NetworkName
  /** Left out: of all its servers. */
  readonly host?: string
  readonly alike: string | null
}

/** Makes deliveries pending again that the network refused so, and their grants live. Returns how many. To be called in a transaction. */
export function takeBack(db: Db, refused: Refused, kind: 'held-back' | 'resumed', now: number): number {
  const { note } = statementsOf(db)
  reviveGrants(db, refused)
  const rows = db
    .update(deliveries)
    .set({ state: 'pending', reason: 'held-back', dueAt: sql`max(${now}, moment_at)`, settledAt: null })
    .where(inArray(deliveries.id, retriable(db, refused)))
    .returning({ id: deliveries.id, batch: deliveries.batchId })
    .all()
  for (const { id, batch } of rows) {
    const nothing = { sentAt: null, status: null, requestId: null, answer: null }
    note.run({ id, batch, at: now, kind, reason: refused.alike ?? 'unexplained', ...nothing })
  }
  return rows.length
}

/** Only grants that refusals of this launch made `reconnect`; a rehearsal changes none. */
function reviveGrants(db: Db, refused: Refused): void {
  const lost = db
    .select({ id: deliveries.accountId })
    .from(deliveries)
    .innerJoin(launches, and(eq(launches.id, deliveries.launchId), eq(launches.kind, 'real')))
    .where(and(inArray(deliveries.id, retriable(db, refused)), eq(deliveries.reason, 'reconnect')))
  db.update(grants)
    .set({ state: 'live' })
    .where(and(inArray(grants.accountId, lost), eq(grants.state, 'reconnect')))
    .run()
}

/** How many refused deliveries a resume would make pending. */
export const countRetriable = (db: Db, refused: Refused): number =>
  db
    .select({ n: count() })
    .from(deliveries)
    .where(inArray(deliveries.id, retriable(db, refused)))
    .get()?.n ?? 0

/** Not deliveries that were refused at arming for lack of a live grant: no request was sent for them. */
function retriable(db: Db, { launchId, network, host, alike }: Refused) {
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
        eq(deliveries.network, network),
        host === undefined ? undefined : eq(deliveries.host, host),
        inArray(deliveries.reason, [...refusedOpenly, ...(alike === null ? [] : [alike as RefusalReason])]),
        sql`${last} like 'refused4%'`,
      ),
    )
}
