import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { holds } from '../../../db/schema/holds.ts'
import { launches } from '../../../db/schema/launches.ts'
import { type NetworkName, networkNames } from '../../networks/port.ts'
import type { HaltReason, RefusalReason } from '../../networks/post-outcome.ts'
import { closesAt, findLaunch, type Launch, underWay } from '../launch/launch.ts'
import { notifyHalted } from '../launch/notifications.ts'
import { heldHosts, releaseHosts } from './host-holds.ts'

/** What holds, or once held, one network of a launch back. */
export type Hold = typeof holds.$inferSelect

/** A network of a launch, or (null) all of them. */
export type Which = NetworkName | null

export const isHeld = ({ pausedAt, haltedAt }: Hold): boolean => pausedAt !== null || haltedAt !== null

/** How one network of a launch is held back; null where nothing holds it. */
export const holdOf = (db: Db, launchId: number, network: NetworkName): Hold | null =>
  readHolds(db, launchId).find(hold => hold.network === network && isHeld(hold)) ?? null

export const readHolds = (db: Db, launchId: number): Hold[] => statements(db).ofLaunch.all({ launchId })

/** The networks of a launch of which nothing may leave. */
export const heldNetworks = (db: Db, launchId: number): NetworkName[] =>
  readHolds(db, launchId)
    .filter(isHeld)
    .map(hold => hold.network)

const statements = prepared(db => ({
  // Read 20 times a second, for every clearance.
  ofLaunch: db
    .select()
    .from(holds)
    .where(eq(holds.launchId, sql.placeholder('launchId')))
    .prepare(),
}))

/** Holds back every post of a network, or of all, that has not left, until resumed or until the retry window closes. */
export function pauseLaunch(db: Db, launchId: number, now: number, which: Which = null): 'paused' | 'nothing-to-pause' {
  return db.transaction(
    () => {
      const launch = findLaunch(db, launchId)
      if (!launch || !isUnderWay(launch) || launch.pausedAt !== null) return 'nothing-to-pause'
      if (which === null) db.update(launches).set({ pausedAt: now }).where(eq(launches.id, launchId)).run()
      // Networks that nobody has promised a post on yet too: who joins until T0 is held back like the others.
      const paused = namesOf(which).filter(network => pauseNetwork(db, launchId, network, now))
      return which === null || paused.length > 0 ? 'paused' : 'nothing-to-pause'
    },
    { behavior: 'immediate' },
  )
}

const pauseNetwork = (db: Db, launchId: number, network: NetworkName, now: number): boolean =>
  db
    .insert(holds)
    .values({ launchId, network, pausedAt: now })
    .onConflictDoUpdate({
      target: [holds.launchId, holds.network],
      set: { pausedAt: now },
      setWhere: and(isNull(holds.pausedAt), isNull(holds.haltedAt)),
    })
    .run().changes === 1

/** Goes on with a network, or with all, after a pause or a halt, while the retry window is open. Returns what held them. */
export function resumeLaunch(
  db: Db,
  launchId: number,
  now: number,
  which: Which = null,
): readonly Hold[] | 'nothing-to-resume' | 'too-late' {
  return db.transaction(
    () => {
      const launch = findLaunch(db, launchId)
      const held = readHolds(db, launchId).filter(hold => isHeld(hold) && namesOf(which).includes(hold.network))
      const names = namesOf(which)
      const isHostHeld = heldHosts(db, launchId).some(({ network }) => names.includes(network))
      if (!launch || !mayGoOn(launch) || (held.length === 0 && !isHostHeld)) return 'nothing-to-resume'
      if (now >= closesAt(launch)) return 'too-late'
      release(
        db,
        launchId,
        held.map(hold => hold.network),
        now,
      )
      releaseHosts(db, launchId, names, now)
      const state = launch.state === 'halted' ? 'firing' : launch.state
      db.update(launches).set({ state, pausedAt: null }).where(eq(launches.id, launchId)).run()
      return held
    },
    { behavior: 'immediate' },
  )
}

/** Reopens a launch that finished, while its retry window is open: something of these networks is to be tried again. */
export function reopenLaunch(db: Db, launchId: number, now: number, networks: readonly NetworkName[]): boolean {
  const open = sql`launch_at + spread_ms + retry_window_ms > ${now}`
  const changed = db
    .update(launches)
    .set({ state: 'firing', finishedAt: null })
    .where(and(eq(launches.id, launchId), eq(launches.state, 'finished'), open))
    .run()
  if (changed.changes === 1) release(db, launchId, networks, now)
  return changed.changes === 1
}

function release(db: Db, launchId: number, networks: readonly NetworkName[], now: number): void {
  const free = { pausedAt: null, haltedAt: null, reason: null, said: null, resumedAt: now }
  for (const network of networks)
    db.insert(holds)
      .values({ launchId, network, ...free })
      .onConflictDoUpdate({ target: [holds.launchId, holds.network], set: free })
      .run()
}

/** Why a network is halted; what it said, and the reason of refusals that brought it, where there are such. */
export type Halt = {
  readonly reason: HaltReason
  readonly said?: string | null
  readonly alike?: RefusalReason | null
}

/**
 * The engine itself holds back what has not left on a network, because nothing of this launch can succeed there now; and says so.
 * False when the network is halted already, or the launch is over.
 */
export function haltNetwork(
  db: Db,
  launchId: number,
  network: NetworkName,
  { reason, said = null, alike = null }: Halt,
  now: number,
): boolean {
  return db.transaction(
    () => {
      const launch = findLaunch(db, launchId)
      if (!launch || !mayGoOn(launch)) return false
      const halted = { haltedAt: now, reason, said, alike }
      const { changes } = db
        .insert(holds)
        .values({ launchId, network, ...halted })
        .onConflictDoUpdate({
          target: [holds.launchId, holds.network],
          set: halted,
          setWhere: isNull(holds.haltedAt),
        })
        .run()
      if (changes === 0) return false
      const goingOn = goesOn(db, launchId)
      if (!goingOn) db.update(launches).set({ state: 'halted' }).where(eq(launches.id, launchId)).run()
      notifyHalted(db, launch, { network, reason, said, until: closesAt(launch), goesOn: goingOn }, now)
      return true
    },
    { behavior: 'immediate' },
  )
}

/** Whether a post of a network that is not halted is on its way, or paused. */
export function goesOn(db: Db, launchId: number): boolean {
  const halted = readHolds(db, launchId).flatMap(hold => (hold.haltedAt === null ? [] : [hold.network]))
  const others = networkNames.filter(network => !halted.includes(network))
  // A few steps of an index, not a count of a million rows.
  const onTheWay = and(inArray(deliveries.state, ['pending', 'queued']), inArray(deliveries.network, others))
  const some = and(eq(deliveries.launchId, launchId), onTheWay)
  return db.select({ id: deliveries.id }).from(deliveries).where(some).limit(1).get() !== undefined
}

const isUnderWay = ({ state }: Launch) => underWay.some(one => one === state)
/** Ended, it is halted for good. */
export const mayGoOn = (launch: Launch) =>
  isUnderWay(launch) || (launch.state === 'halted' && launch.finishedAt === null)

const namesOf = (which: Which): readonly NetworkName[] => (which === null ? networkNames : [which])
