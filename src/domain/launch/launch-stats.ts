import type { Db } from '../../../db/open.ts'
import { costCache } from '../../lib/cache.ts'
import { type NetworkName, networkNames } from '../../networks/port.ts'
import { mayBeGivenBack } from '../ledger/advance.ts'
import { type Hold, readHolds } from '../ledger/holds.ts'
import { type HostHold, heldHosts } from '../ledger/host-holds.ts'
import {
  type Counts,
  countDeliveries,
  countUnarmed,
  type Lateness,
  lateness,
  type Reason,
  reasons,
  skyline,
  stopTimeMs,
} from '../ledger/read.ts'
import { readHealth } from './check/health.ts'
import type { Launch } from './launch.ts'
import { canBeHeld } from './launch.ts'
import { drawSkyline, type Skyline, skylineStepMs } from './skyline.ts'

/** Everything about how a launch stands at one instant. `posts` sum to their total, before arming too. */
export type LaunchStats = {
  readonly launch: Launch
  readonly posts: Counts
  readonly networks: Partial<Record<NetworkName, Counts>>
  /** What holds its networks back, or did: see `heldIn`. */
  readonly holds: readonly Hold[]
  /** Servers whose posts are held back. */
  readonly hostHolds: readonly HostHold[]
  /** When posts left, and when their networks say that they were published. */
  readonly lateness: Lateness
  readonly published: Lateness
  readonly skyline: Skyline
  readonly reasons: readonly Reason[]
  /** ms from Stop to the last request after it; null when it was not stopped. */
  readonly stopTimeMs: number | null
  /** Posts whose sender is lost and not known to be dead: it may still say that they never left, until the time for trying is over. */
  readonly maybeGivenBack: number
  /** Clocks of the installation disagree: nothing leaves, and nothing ends, until they agree. */
  readonly clocksDisagree: boolean
}

const none: Counts = { total: 0, posted: 0, refused: 0, unknown: 0, pending: 0, stopped: 0, withdrawn: 0, missed: 0 }

/** Counts a launch in one read of the database. Takes about 1 ms per 1,000 deliveries: see `launchStatsCache`. */
export function readLaunchStats(db: Db, launch: Launch): LaunchStats {
  return db.transaction(() => {
    const counted = countDeliveries(db, launch.id)
    const late = lateness(db, launch.id)
    const stepMs = skylineStepMs(late, launch.spreadMs)
    const why = reasons(db, launch.id)
    return {
      launch,
      ...withUnarmed(counted, countUnarmed(db, launch), unarmedAre(launch)),
      holds: readHolds(db, launch.id),
      hostHolds: heldHosts(db, launch.id),
      lateness: late,
      published: lateness(db, launch.id, 'published'),
      skyline: drawSkyline(late ? skyline(db, launch.id, launch.launchAt, stepMs) : [], stepMs, late),
      reasons: why,
      stopTimeMs: stopTimeMs(db, launch.id, launch.stoppedAt),
      maybeGivenBack: givenBackIn(db, launch, why),
      clocksDisagree: launch.finishedAt === null && (readHealth(db)?.clocks ?? null) !== null,
    }
  })
}

function givenBackIn(db: Db, { id, state }: Launch, why: readonly Reason[]): number {
  const lost = why.find(row => row.state === 'unknown' && row.reason === 'lost-sender')?.n ?? 0
  return state === 'settling' && lost > 0 && mayBeGivenBack(db, id) ? lost : 0
}

/** What becomes of a promise that no delivery was made of (yet). */
function unarmedAre({ state, finishedAt }: Launch): 'pending' | 'stopped' | 'missed' {
  if (state === 'cancelled' || state === 'stopped') return 'stopped'
  // Held back until the window had closed, posts on condition may never have been decided about.
  return state === 'missed' || state === 'finished' || finishedAt !== null ? 'missed' : 'pending'
}

type Counted = ReturnType<typeof countDeliveries>

function withUnarmed(
  { all, networks }: Counted,
  unarmed: ReturnType<typeof countUnarmed>,
  as: 'pending' | 'stopped' | 'missed',
): { posts: Counts; networks: Counted['networks'] } {
  const add = (counts: Counts, n: number): Counts => ({ ...counts, total: counts.total + n, [as]: counts[as] + n })
  const each: Counted['networks'] = {}
  // In their own order, so that columns and buttons stay where they are.
  for (const network of networkNames) {
    const mine = unarmed.find(row => row.network === network)?.n ?? 0
    if (networks[network] || mine > 0) each[network] = add(networks[network] ?? none, mine)
  }
  const n = unarmed.reduce((sum, row) => sum + row.n, 0)
  return { posts: add(all, n), networks: inOrder(each) }
}

/** As people read them everywhere: in the order of the port. */
function inOrder(networks: Counted['networks']): Counted['networks'] {
  return Object.fromEntries(
    networkNames.flatMap(name => (networks[name] === undefined ? [] : [[name, networks[name]]])),
  )
}

const kinds = ['refused', 'unknown', 'missed', 'stopped', 'withdrawn'] as const

export type NotPosted = {
  readonly state: (typeof kinds)[number]
  /** A word of the network port or of the launch, or null. */
  readonly reason: string | null
  readonly n: number
  readonly networks: Partial<Record<NetworkName, number>>
}

/** Why promised posts are not out, most frequent first: what is neither posted nor pending. */
export function notPosted({ launch, networks, reasons }: LaunchStats): NotPosted[] {
  const told = reasons.map(row => ({ ...row, state: row.state as 'refused' | 'unknown' | 'missed' }))
  const missed = told.filter(row => row.state === 'missed')
  const rowOf = (state: 'missed' | 'stopped' | 'withdrawn'): NotPosted => {
    const counts = Object.entries(networks).map(([name, posts]) => {
      const known = state === 'missed' ? missed.reduce((n, row) => n + (row.networks[name as NetworkName] ?? 0), 0) : 0
      return [name, posts[state] - known] as const
    })
    const n = counts.reduce((sum, [, own]) => sum + own, 0)
    return {
      state,
      reason: whyAll(launch, state),
      n,
      networks: Object.fromEntries(counts.filter(([, own]) => own > 0)),
    }
  }
  const rest = [rowOf('missed'), rowOf('stopped'), rowOf('withdrawn')]
  const order = (row: NotPosted) => `${kinds.indexOf(row.state)} ${row.reason}`
  return [...told, ...rest.filter(row => row.n > 0)].sort((a, b) => b.n - a.n || order(a).localeCompare(order(b), 'en'))
}

/** What became of all of them at once. */
function whyAll(launch: Launch, state: NotPosted['state']): string | null {
  if (state === 'missed' && launch.state === 'missed') return 'launch-missed'
  if (state !== 'stopped' || launch.state !== 'cancelled') return null
  return launch.unreachedAt === null ? 'cancelled' : 'unreached'
}

export type LaunchStatsCache = (launch: Launch, now: number) => LaunchStats

/**
 * Figures of a launch that are at most 250 ms old (older where counting takes long), however many ask. Their launch is as old
 * as they are, so that a finished one has its final figures. A stop, a pause and a halt (of a network too) are exceptions: they show at once.
 */
export function launchStatsCache(db: Db): LaunchStatsCache {
  const kept = costCache<LaunchStats>(20, 250)
  return (launch, now) => {
    const stats = kept(launch.id, now, () => readLaunchStats(db, launch))
    if (launch.finishedAt !== null) return stats
    const controlled = isControlledAlike(stats.launch, launch) ? stats : { ...stats, launch }
    return canBeHeld(launch)
      ? { ...controlled, holds: readHolds(db, launch.id), hostHolds: heldHosts(db, launch.id) }
      : controlled
  }
}

const isControlledAlike = (a: Launch, b: Launch) =>
  a.stoppedAt === b.stoppedAt && a.pausedAt === b.pausedAt && (a.state === 'halted') === (b.state === 'halted')
