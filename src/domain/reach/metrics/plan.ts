import { and, asc, eq, gt, inArray, isNotNull, lte, notExists, or, type Placeholder, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { reachRounds } from '../../../../db/schema/reach.ts'
import type { Network, NetworkName } from '../../../networks/port.ts'
import { hasPosted } from '../../ledger/posts-to-measure.ts'

/** What an installation reads and pays: ms after T0, and US dollars a launch at the most. */
export type ReachTerms = { readonly roundsMs: readonly number[]; readonly budget: number }

/** Who was down when the last round came reads it within so long. */
const lateMs = 86_400_000

/**
 * Plans the rounds of every real launch that has come to its end and has none, for the networks it has posts on, and
 * skips those that a later one has overtaken: who was down for a day reads once, not four times.
 */
export function planRuns(
  db: Db,
  networks: ReadonlyMap<NetworkName, Network>,
  { roundsMs }: Pick<ReachTerms, 'roundsMs'>,
  now: number,
): void {
  for (const launch of unplanned(db, now - Math.max(0, ...roundsMs) - lateMs)) {
    const rows = [...networks.values()]
      .filter(({ name, metrics }) => metrics && hasPosted(db, launch.id, name))
      .flatMap(({ name }) => roundsMs.map(ms => ({ network: name, plannedAt: launch.launchAt + ms })))
      .map(row => ({ ...row, launchId: launch.id, kind: 'planned' as const }))
    if (rows.length > 0) db.insert(reachRounds).values(rows).onConflictDoNothing().run()
  }
  skipOvertaken(db, now)
}

/** Rehearsals are never among them. `since`: T0 of the earliest that still has a round to come. */
const unplanned = (db: Db, since: number) => statements(db).unplanned.all({ since })

const skipOvertaken = (db: Db, now: number) => void statements(db).skip.run({ now })

/** Rounds on a network that somebody may begin on or go on with now, oldest first. */
export const dueRuns = (db: Db, network: NetworkName, now: number): number[] =>
  statements(db)
    .due.all({ network, now })
    .map(row => row.round)

export const mayBegin = (now: number | Placeholder) =>
  and(
    inArray(reachRounds.state, ['planned', 'running']),
    lte(reachRounds.plannedAt, now),
    lte(reachRounds.nextAt, now),
    or(eq(reachRounds.state, 'planned'), lte(reachRounds.holdUntil, now)),
  )

const p = sql.placeholder
const statements = prepared(db => ({
  unplanned: db
    .select({ id: launches.id, launchAt: launches.launchAt })
    .from(launches)
    .where(
      and(
        eq(launches.kind, 'real'),
        isNotNull(launches.armedAt),
        isNotNull(launches.finishedAt),
        gt(launches.launchAt, p('since')),
        notExists(db.select({ id: reachRounds.id }).from(reachRounds).where(eq(reachRounds.launchId, launches.id))),
      ),
    )
    .prepare(),
  skip: db
    .update(reachRounds)
    .set({ state: 'skipped', reason: 'overtaken', doneAt: sql`${p('now')}` })
    .where(
      and(
        eq(reachRounds.state, 'planned'),
        lte(reachRounds.plannedAt, p('now')),
        sql`exists (select 1 from reach_rounds as later where later.launch_id = ${reachRounds.launchId}
          and later.network = ${reachRounds.network} and later.planned_at > ${reachRounds.plannedAt}
          and later.planned_at <= ${p('now')})`,
      ),
    )
    .prepare(),
  due: db
    .select({ round: reachRounds.id })
    .from(reachRounds)
    .where(and(eq(reachRounds.network, p('network')), mayBegin(p('now'))))
    .orderBy(asc(reachRounds.plannedAt))
    .limit(20)
    .prepare(),
}))
