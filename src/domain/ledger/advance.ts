import { and, between, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { batches, senders } from '../../../db/schema/batches.ts'
import { attempts, deliveries } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { AppLimit, NetworkName } from '../../networks/port.ts'
import { closesAt, type Launch, underWay } from '../launch/launch.ts'
import { goesOn, heldNetworks } from './holds.ts'
import { heldHosts, nameOfHost } from './host-holds.ts'
import { appRoom } from './room.ts'
import type { LaunchClearance } from './types.ts'

/** Launches the engine still has work with. */
export const launchesAtWork = (db: Db): Launch[] => statements(db).atWork.all()

// Read 20 times a second, for every clearance.
const statements = prepared(db => ({
  atWork: db
    .select()
    .from(launches)
    .where(and(inArray(launches.state, [...underWay, 'halted', 'stopped']), isNull(launches.finishedAt)))
    .prepare(),
  near: db
    .select({ id: launches.id })
    .from(launches)
    .where(
      and(
        isNull(launches.finishedAt),
        or(
          inArray(launches.state, [...underWay, 'halted', 'stopped']),
          and(
            eq(launches.state, 'open'),
            between(launches.launchAt, sql.placeholder('from'), sql.placeholder('until')),
          ),
        ),
      ),
    )
    .limit(1)
    .prepare(),
}))

/** Whether the engine has work with a launch, or will have within so many ms. */
export const workNear = (db: Db, now: number, withinMs: number): boolean =>
  statements(db).near.get({ from: now - withinMs, until: now + withinMs }) !== undefined

export function readClearances(db: Db): LaunchClearance[] {
  return launchesAtWork(db).map(launch => ({
    launch: launch.id,
    stop: launch.state === 'stopped',
    held: [...heldNetworks(db, launch.id), ...heldHosts(db, launch.id).map(nameOfHost)],
    withdrawn: withdrawnIn(db, launch, 'queued'),
  }))
}

/**
 * Ends pending deliveries of a stopped launch, of withdrawn pledges, and those whose window has closed. `limits`: a delivery
 * that was never tried on a network whose app has no posts left is missed for that reason.
 */
export function endPending(db: Db, launch: Launch, limits: ReadonlyMap<NetworkName, AppLimit>, now: number): void {
  const pending = and(eq(deliveries.launchId, launch.id), eq(deliveries.state, 'pending'))
  if (launch.state === 'stopped') end(db, pending, { state: 'stopped', reason: null }, now)
  else if (now >= closesAt(launch)) {
    for (const [network, limit] of limits) {
      const missed = and(pending, eq(deliveries.network, network), eq(deliveries.tries, 0))
      if (appRoom(db, network, limit, now) === 0) end(db, missed, { state: 'missed', reason: 'app-limit' }, now)
    }
    end(db, pending, { state: 'missed', reason: 'window-closed' }, now)
  }
  const withdrawn = withdrawnIn(db, launch, 'pending')
  if (withdrawn.length > 0)
    end(db, and(pending, inArray(deliveries.id, withdrawn)), { state: 'withdrawn', reason: null }, now)
}

/** Moves the launch to the state that its deliveries imply. Returns the new state, or null when it stays. */
export function advance(db: Db, launch: Launch, armed: boolean, now: number): Launch['state'] | null {
  const next = nextState(db, launch, armed, now)
  if (next === null) return null
  const finished = next === 'finished' || (next === 'stopped' && launch.state === 'stopped')
  const ended = next === 'missed-in-halt'
  const changed = db
    .update(launches)
    .set(finished || ended ? { state: ended ? 'halted' : next, finishedAt: now } : { state: next })
    .where(and(eq(launches.id, launch.id), eq(launches.state, launch.state), isNull(launches.finishedAt)))
    .run()
  return changed.changes === 1 ? (ended ? 'halted' : next) : null
}

function nextState(db: Db, launch: Launch, armed: boolean, now: number): Launch['state'] | 'missed-in-halt' | null {
  const { onTheWay, unresolved } = openDeliveries(db, launch.id)
  const over = armed && now >= launch.launchAt && !onTheWay
  // A sender that was taken for lost may still say that it sent nothing: then those posts leave.
  const done = over && (now >= closesAt(launch) || !(unresolved || mayBeGivenBack(db, launch.id)))
  /** Every network that still has posts on their way is halted. */
  const isHalted = () => armed && now >= launch.launchAt && onTheWay && !goesOn(db, launch.id)
  switch (launch.state) {
    case 'arming':
      return armed && allHeld(db, launch.id) ? 'armed' : now >= launch.launchAt && armed ? 'firing' : null
    case 'armed':
      return now >= launch.launchAt ? 'firing' : null
    case 'firing':
      return done ? 'finished' : over ? 'settling' : isHalted() ? 'halted' : null
    case 'settling':
      return done ? 'finished' : isHalted() ? 'halted' : onTheWay ? 'firing' : null
    case 'stopped':
      return !onTheWay && !unresolved ? 'stopped' : null
    case 'halted':
      if (onTheWay && goesOn(db, launch.id)) return 'firing'
      return !onTheWay && now >= closesAt(launch) ? 'missed-in-halt' : null
    default:
      return null
  }
}

function openDeliveries(db: Db, launchId: number): { onTheWay: boolean; unresolved: boolean } {
  return {
    onTheWay: someDelivery(db, launchId, inArray(deliveries.state, ['pending', 'queued'])),
    unresolved: someDelivery(db, launchId, and(eq(deliveries.state, 'unknown'), isNotNull(deliveries.lookAt))),
  }
}

/** Whether posts are in doubt that a sender holds which is not known to be dead. */
export const mayBeGivenBack = (db: Db, launchId: number): boolean =>
  db
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .innerJoin(senders, and(eq(senders.id, batches.holder), isNull(senders.deadAt)))
    .where(
      and(eq(deliveries.launchId, launchId), eq(deliveries.state, 'unknown'), eq(deliveries.reason, 'lost-sender')),
    )
    .limit(1)
    .get() !== undefined

/** Read five times a second: one step of an index, not a count of a million rows. */
const someDelivery = (db: Db, launchId: number, where: SQL | undefined) =>
  db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.launchId, launchId), where))
    .limit(1)
    .get() !== undefined

/** Whether every batch has a holder. Deliveries that are still pending wait for room, or for their own moment. */
function allHeld(db: Db, launchId: number): boolean {
  const unheld = db
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.launchId, launchId), eq(batches.state, 'queued'), isNull(batches.holder)))
    .limit(1)
    .get()
  const some = (state: 'pending' | 'queued') => someDelivery(db, launchId, eq(deliveries.state, state))
  return unheld === undefined && (some('queued') || !some('pending'))
}

/** No write waits longer for another process. */
const writeWaitMs = 60_000

function withdrawnIn(db: Db, launch: Launch, state: 'queued' | 'pending'): number[] {
  return db
    .select({ id: deliveries.id })
    .from(pledges)
    .innerJoin(deliveries, and(eq(deliveries.pledgeId, pledges.id), eq(deliveries.launchId, launch.id)))
    .where(
      and(
        eq(pledges.campaignId, launch.campaignId),
        // Uses the index on withdrawn pledges, not one probe for each delivery. A withdrawal may carry a time from
        // before arming, if its transaction had to wait for the arming one.
        sql`${pledges.withdrawnAt} >= ${(launch.armedAt ?? 0) - writeWaitMs}`,
        eq(pledges.state, 'withdrawn'),
        eq(deliveries.state, state),
      ),
    )
    .all()
    .map(row => row.id)
}

const endAtOnce = 1_000

function end(
  db: Db,
  which: ReturnType<typeof or>,
  to: { state: 'stopped' | 'missed' | 'withdrawn'; reason: string | null },
  now: number,
): void {
  for (;;) {
    const ended = db.transaction(
      tx => {
        const some = tx.select({ id: deliveries.id }).from(deliveries).where(which).limit(endAtOnce)
        const rows = tx
          .update(deliveries)
          .set({ ...to, settledAt: now })
          .where(inArray(deliveries.id, some))
          .returning({ id: deliveries.id, batchId: deliveries.batchId })
          .all()
        for (const { id, batchId } of rows)
          tx.insert(attempts).values({ deliveryId: id, batchId, at: now, kind: to.state, reason: to.reason }).run()
        return rows.length
      },
      { behavior: 'immediate' },
    )
    if (ended < endAtOnce) return
  }
}
