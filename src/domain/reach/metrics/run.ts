import { and, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { reachRounds } from '../../../../db/schema/reach.ts'
import type { Network, NetworkName } from '../../../networks/port.ts'
import { postedSpan } from '../../ledger/posts-to-measure.ts'
import { mayBegin } from './plan.ts'
import { affordable, runPrice } from './price.ts'
import type { MetricsRun } from './summary.ts'

/** Longer than one call takes with its deadline. Who says nothing for so long has lost the round. */
export const holdMs = 45_000

/** Takes a round that is due, or one that its reader left behind. Null when another one has it. */
export function claimRun(db: Db, roundId: number, holder: string, now: number): MetricsRun | null {
  const other = sql`select 1 from reach_rounds as other where other.launch_id = ${reachRounds.launchId}
    and other.network = ${reachRounds.network} and other.state = 'running' and other.id <> ${roundId}`
  const claimed = db
    .update(reachRounds)
    .set({
      state: 'running',
      holder,
      holdUntil: now + holdMs,
      turns: sql`turns + 1`,
      startedAt: sql`coalesce(started_at, ${now})`,
    })
    .where(and(eq(reachRounds.id, roundId), mayBegin(now), sql`not exists (${other})`))
    .returning()
    .get()
  if (!claimed || claimed.lastId > 0) return claimed ?? null
  const { total, first, last } = postedSpan(db, claimed.launchId, claimed.network)
  const span = { total, afterId: first - 1, lastId: last }
  return db.update(reachRounds).set(span).where(held(claimed)).returning().get() ?? null
}

/** Lets go of what readers before this one held: whoever begins has the director's lease, and they have not. */
export const releaseOthers = (db: Db, me: string): void =>
  void db
    .update(reachRounds)
    .set({ holdUntil: 0 })
    .where(and(eq(reachRounds.state, 'running'), ne(reachRounds.holder, me)))
    .run()

/** Still this reader's, and not a row further than it knows. */
export const held = ({ id, holder, afterId }: MetricsRun) =>
  and(
    eq(reachRounds.id, id),
    eq(reachRounds.state, 'running'),
    eq(reachRounds.holder, holder ?? ''),
    eq(reachRounds.afterId, afterId),
  )

export type End =
  | { readonly state: 'done' }
  /** `skipped` when nothing of it was read. */
  | { readonly state: 'skipped' | 'broken'; readonly reason: string }

/** Null is what its reader has of it afterwards, as in `restRun`. */
export function endRun(db: Db, round: MetricsRun, end: End, now: number): null {
  const reason = end.state === 'done' ? null : end.reason
  db.update(reachRounds).set({ state: end.state, reason, doneAt: now, holder: null }).where(held(round)).run()
  return null
}

/** Puts a round down until `nextAt` (ms), for whoever comes first then. */
export function restRun(
  db: Db,
  round: MetricsRun,
  rest: { readonly nextAt: number; readonly reason: string | null; readonly failed: boolean },
): null {
  const { nextAt, reason, failed } = rest
  const failures = failed ? sql`failures + 1` : sql`failures`
  db.update(reachRounds).set({ holdUntil: 0, holder: null, nextAt, reason, failures }).where(held(round)).run()
  return null
}

/** What asking for a run now would ask: the networks that are not being asked already, the cheapest first, as far as money goes. */
export type RunRequest =
  | { readonly kind: 'asked'; readonly networks: readonly Network[]; readonly dollars: number }
  | { readonly kind: 'running' | 'no-posts' }
  | { readonly kind: 'over-budget'; readonly dollars: number }

/** `networks`: those of the launch that can be read. */
export function requestable(
  db: Db,
  launchId: number,
  networks: readonly Network[],
  budget: number,
  now: number,
): RunRequest {
  if (networks.length === 0) return { kind: 'no-posts' }
  const open = openNetworks(db, launchId, now)
  const priced = networks
    .filter(({ name }) => !open.has(name))
    .map(network => ({ network, dollars: runPrice(db, launchId, network, now) }))
    .sort((one, other) => one.dollars - other.dollars)
  if (priced.length === 0) return { kind: 'running' }
  const taken: typeof priced = []
  for (const one of priced) if (affordable(db, launchId, sum([...taken, one]), budget)) taken.push(one)
  if (taken.length === 0) return { kind: 'over-budget', dollars: sum(priced) }
  return { kind: 'asked', networks: taken.map(({ network }) => network), dollars: sum(taken) }
}

/** Asks for a run now, of every network that is `requestable`. In a transaction. */
export function requestRuns(
  db: Db,
  launchId: number,
  networks: readonly Network[],
  budget: number,
  now: number,
): RunRequest {
  const request = requestable(db, launchId, networks, budget, now)
  if (request.kind !== 'asked') return request
  const rows = request.networks.map(({ name }) => ({ launchId, network: name, kind: 'asked' as const, plannedAt: now }))
  const asked = db.insert(reachRounds).values(rows).onConflictDoNothing().run().changes > 0
  return asked ? request : { kind: 'running' }
}

/** Networks that are being asked, or are about to be. */
function openNetworks(db: Db, launchId: number, now: number): ReadonlySet<NetworkName> {
  const isOpen = and(
    eq(reachRounds.launchId, launchId),
    inArray(reachRounds.state, ['planned', 'running']),
    lte(reachRounds.plannedAt, now),
  )
  const rows = db.select({ network: reachRounds.network }).from(reachRounds).where(isOpen).all()
  return new Set(rows.map(row => row.network))
}

const sum = (priced: readonly { readonly dollars: number }[]) => priced.reduce((all, { dollars }) => all + dollars, 0)
