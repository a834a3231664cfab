import { and, asc, count, eq, gt, isNotNull, ne, notExists, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { attempts, deliveries, deliveryStates } from '../../../db/schema/deliveries.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { NetworkName } from '../../networks/port.ts'
import type { Launch } from '../launch/launch.ts'

export type DeliveryState = (typeof deliveryStates)[number]
export type Delivery = typeof deliveries.$inferSelect
export type Attempt = typeof attempts.$inferSelect
export type Counts = { readonly total: number } & Readonly<Record<Exclude<DeliveryState, 'queued'>, number>>

/** ms from each post's own moment (T0, where there is no spread). Null while nothing is posted. */
export type Lateness = {
  readonly first: number
  readonly p50: number
  readonly p99: number
  readonly last: number
} | null

/** Whether the pledge's text is frozen: a delivery of the real launch exists that was not withdrawn. */
export function isArmed(db: Db, pledgeId: number): boolean {
  const armed = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(launches, eq(launches.id, deliveries.launchId))
    .where(and(eq(deliveries.pledgeId, pledgeId), eq(launches.kind, 'real'), ne(deliveries.state, 'withdrawn')))
    .get()
  return armed !== undefined
}

/** The delivery of a pledge in the real launch; null before it is armed. */
export function deliveryOfPledge(db: Db, pledgeId: number): Delivery | null {
  return statements(db).ofPledge.get({ pledgeId })?.delivery ?? null
}

const statements = prepared(db => ({
  ofPledge: db
    .select({ delivery: deliveries })
    .from(deliveries)
    .innerJoin(launches, eq(launches.id, deliveries.launchId))
    .where(and(eq(deliveries.pledgeId, sql.placeholder('pledgeId')), eq(launches.kind, 'real')))
    .prepare(),
}))

/** The attempts of a delivery, oldest first. */
export function attemptsOf(db: Db, deliveryId: number): Attempt[] {
  return db.select().from(attempts).where(eq(attempts.deliveryId, deliveryId)).orderBy(attempts.id).all()
}

/** Deliveries of a launch by state, by network and in total. A queued delivery counts as pending. */
export function countDeliveries(
  db: Db,
  launchId: number,
): { all: Counts; networks: Partial<Record<NetworkName, Counts>> } {
  const rows = db
    .select({ network: deliveries.network, state: deliveries.state, n: count() })
    .from(deliveries)
    .where(eq(deliveries.launchId, launchId))
    .groupBy(deliveries.network, deliveries.state)
    .all()
  const networks: Partial<Record<NetworkName, Counts>> = {}
  for (const network of new Set(rows.map(row => row.network)))
    networks[network] = sum(rows.filter(row => row.network === network))
  return { all: sum(rows), networks }
}

/** Active pledges without a delivery (before arming all of them), by network. */
export function countUnarmed(db: Db, launch: Pick<Launch, 'id' | 'campaignId'>) {
  const delivery = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.launchId, launch.id), eq(deliveries.pledgeId, pledges.id)))
  return db
    .select({ network: accounts.network, n: count() })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(and(eq(pledges.campaignId, launch.campaignId), eq(pledges.state, 'active'), notExists(delivery)))
    .groupBy(accounts.network)
    .all()
}

function sum(rows: readonly { state: DeliveryState; n: number }[]): Counts {
  const of = (...states: DeliveryState[]) =>
    rows.reduce((total, row) => (states.includes(row.state) ? total + row.n : total), 0)
  return {
    total: of(...deliveryStates),
    posted: of('posted'),
    refused: of('refused'),
    unknown: of('unknown'),
    pending: of('pending', 'queued'),
    stopped: of('stopped'),
    withdrawn: of('withdrawn'),
    missed: of('missed'),
  }
}

/**
 * The two truths about a post. It left when we wrote its request, by the sender's clock; it was published at the time that its
 * network gives it, by the network's clock, which may be wrong, too: such a post can seem to be early. Written as in the indexes.
 */
export const late = {
  left: { ms: sql<number>`(sent_at - moment_at)`, isKnown: isNotNull(deliveries.sentAt) },
  published: { ms: sql<number>`(posted_at - moment_at)`, isKnown: isNotNull(deliveries.postedAt) },
} as const

const posted = (launchId: number, isKnown = late.left.isKnown) =>
  and(eq(deliveries.launchId, launchId), sql`state = 'posted'`, isKnown)

/** How late posts left, or were published. */
export function lateness(db: Db, launchId: number, truth: keyof typeof late = 'left'): Lateness {
  const { ms: lateMs, isKnown } = late[truth]
  const n = db.select({ n: count() }).from(deliveries).where(posted(launchId, isKnown)).get()?.n ?? 0
  if (n === 0) return null
  const at = (share: number) =>
    db
      .select({ lateMs })
      .from(deliveries)
      .where(posted(launchId, isKnown))
      .orderBy(lateMs)
      .limit(1)
      .offset(Math.min(n - 1, Math.floor(share * n)))
      .get()?.lateMs ?? 0
  return { first: at(0), p50: at(0.5), p99: at(0.99), last: at(1) }
}

export type PostsByStep = { readonly step: number; readonly posts: number }

/** Posts in steps of `stepMs` after T0: the figures of the skyline. Empty steps are left out. */
export function skyline(db: Db, launchId: number, launchAt: number, stepMs: number): PostsByStep[] {
  const step = sql<number>`cast((sent_at - ${launchAt}) / ${stepMs} as integer)`
  return db.select({ step, posts: count() }).from(deliveries).where(posted(launchId)).groupBy(step).orderBy(step).all()
}

export type Reason = {
  readonly state: DeliveryState
  readonly reason: string | null
  readonly n: number
  readonly networks: Partial<Record<NetworkName, number>>
}

/** Refused, unknown and missed deliveries by reason, most frequent first. */
export function reasons(db: Db, launchId: number): Reason[] {
  const { network, state, reason } = deliveries
  const sums = new Map<string, Reason>()
  for (const row of db
    .select({ network, state, reason, n: count() })
    .from(deliveries)
    .where(and(eq(deliveries.launchId, launchId), sql`state in ('refused', 'unknown', 'missed')`))
    .groupBy(network, state, reason)
    .all()) {
    const key = `${row.state} ${row.reason}`
    const before = sums.get(key)
    const networks = { ...before?.networks, [row.network]: row.n }
    sums.set(key, { state: row.state, reason: row.reason, n: (before?.n ?? 0) + row.n, networks })
  }
  return [...sums.values()].sort((a, b) => b.n - a.n)
}

/** ms from Stop to the last request that was written after it; 0 when none was; null when nothing was stopped. */
export function stopTimeMs(db: Db, launchId: number, stoppedAt: number | null): number | null {
  if (stoppedAt === null) return null
  const last = db
    .select({ at: sql<number | null>`max(sent_at)` })
    .from(deliveries)
    .where(eq(deliveries.launchId, launchId))
    .get()?.at
  return Math.max(0, (last ?? stoppedAt) - stoppedAt)
}

/** A line of the ledger for a person. Times in ms; `handle` without the @. */
export type LedgerLine = Pick<
  Delivery,
  'id' | 'network' | 'host' | 'state' | 'reason' | 'momentAt' | 'sentAt' | 'postedAt' | 'url'
> & {
  readonly handle: string
  readonly followers: number
  /** Whether it is a sample message as it was, and not its supporter's own words. */
  readonly isSample: boolean
}

/** The next lines of a launch after delivery `afterId`, so that a long ledger is never in memory at once. */
export function ledgerLines(db: Db, launchId: number, afterId: number, limit: number): LedgerLine[] {
  const { id, network, host, state, reason, momentAt, sentAt, postedAt, url } = deliveries
  const { handle, followers } = accounts
  const isSample = sql<boolean>`${pledges.messageId} is not null`.mapWith(Boolean)
  return (
    db
      .select({ id, network, host, handle, followers, isSample, state, reason, momentAt, sentAt, postedAt, url })
      .from(deliveries)
      .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
      .innerJoin(pledges, eq(pledges.id, deliveries.pledgeId))
      // The plus disables the index of the launch, with which SQLite would sort all rows for every page.
      .where(and(sql`+${deliveries.launchId} = ${launchId}`, gt(id, afterId)))
      .orderBy(asc(id))
      .limit(limit)
      .all()
  )
}
