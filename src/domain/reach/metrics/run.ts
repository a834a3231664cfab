import { and, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { reachRounds } from '../../../../db/schema/reach.ts'
import type { Network } from '../../../networks/port.ts'
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

export type RunRequest = 'asked' | 'running' | 'no-posts' | 'over-budget'

/** Asks for a round now, of every network that can be read. Refused while one runs or is due. In a transaction. */
export function requestRuns(
  db: Db,
  launchId: number,
  networks: readonly Network[],
  budget: number,
  now: number,
): RunRequest {
  const open = db
    .select({ id: reachRounds.id })
    .from(reachRounds)
    .where(
      and(
        eq(reachRounds.launchId, launchId),
        inArray(reachRounds.state, ['planned', 'running']),
        lte(reachRounds.plannedAt, now),
      ),
    )
    .get()
  if (open) return 'running'
  if (networks.length === 0) return 'no-posts'
  const dollars = networks.reduce((sum, network) => sum + runPrice(db, launchId, network, now), 0)
  if (!affordable(db, launchId, dollars, budget)) return 'over-budget'
  const rows = networks.map(({ name }) => ({ launchId, network: name, kind: 'asked' as const, plannedAt: now }))
  return db.insert(reachRounds).values(rows).onConflictDoNothing().run().changes > 0 ? 'asked' : 'running'
}
