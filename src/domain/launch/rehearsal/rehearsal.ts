import { and, asc, count, desc, eq, getTableColumns, gt, isNull } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { accounts } from '../../../../db/schema/accounts.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { rehearsalGrants, rehearsals } from '../../../../db/schema/rehearsals.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { sealedFor } from '../../ledger/kind.ts'
import { cancelLaunch, stopLaunch } from '../change.ts'
import { type Launch, realLaunch } from '../launch.ts'
import { launchNear } from '../near.ts'
import { tenseOf } from '../status.ts'
import { RehearsalForecast, RehearsalResult } from './figures.ts'

export type EndedWhy = 'asked' | 'launch-near' | 'restarted' | 'halted' | 'no-sender' | 'no-sandbox'

export type Rehearsal = {
  readonly launch: Launch
  readonly askedAt: number
  readonly foretold: RehearsalForecast | null
  readonly measured: RehearsalResult | null
  readonly endedWhy: EndedWhy | null
}

/** No rehearsal runs so shortly before a launch, of whichever campaign: they would share processors. In ms. */
export const awayFromLaunchMs = 300_000

/** Asks for a rehearsal with everybody who has pledged by now; the director does it. One at a time. */
export function startRehearsal(
  db: Db,
  campaignId: number,
  now: number,
):
  | { readonly kind: 'started'; readonly launchId: number }
  | { readonly kind: 'running' | 'launch-near' | 'nobody' | 'late' } {
  return db.transaction(
    () => {
      if (openRehearsals(db).length > 0) return { kind: 'running' }
      if (launchNear(db, now, awayFromLaunchMs)) return { kind: 'launch-near' }
      const pledged = and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active'))
      if ((db.select({ n: count() }).from(pledges).where(pledged).get()?.n ?? 0) === 0) return { kind: 'nobody' }
      const real = realLaunch(db, campaignId)
      if (real && tenseOf(real, now) === 'over') return { kind: 'late' }
      const { id } = db
        .insert(launches)
        .values({
          campaignId,
          kind: 'rehearsal',
          // Its moment is set when it is prepared.
          state: 'draft',
          launchAt: now,
          spreadMs: real?.spreadMs ?? 0,
          spreadSeed: real?.spreadSeed ?? null,
          ...(real && { retryWindowMs: real.retryWindowMs }),
        })
        .returning({ id: launches.id })
        .get()
      db.insert(rehearsals).values({ launchId: id, askedAt: now }).run()
      return { kind: 'started', launchId: id }
    },
    { behavior: 'immediate' },
  )
}

export type OpenRehearsal = Launch & { readonly trialOf: number | null }

/** Rehearsals that are not over, a trial before the one it is for. */
export const openRehearsals = (db: Db): OpenRehearsal[] => statements(db).open.all()

const statements = prepared(db => ({
  open: db
    .select({ ...getTableColumns(launches), trialOf: rehearsals.trialOf })
    .from(launches)
    .innerJoin(rehearsals, eq(rehearsals.launchId, launches.id))
    .where(and(eq(launches.kind, 'rehearsal'), isNull(launches.finishedAt)))
    .orderBy(desc(launches.id))
    .prepare(),
  unmeasured: db
    .select(getTableColumns(launches))
    .from(launches)
    .innerJoin(rehearsals, and(eq(rehearsals.launchId, launches.id), isNull(rehearsals.measured)))
    .where(and(eq(launches.kind, 'rehearsal'), gt(launches.finishedAt, 0)))
    .prepare(),
}))

/** Makes the trial of a rehearsal. */
export function startWarmUp(db: Db, { campaignId, id, retryWindowMs }: Launch, now: number): OpenRehearsal {
  return db.transaction(
    () => {
      const launch = db
        .insert(launches)
        .values({ campaignId, kind: 'rehearsal', state: 'draft', launchAt: now, retryWindowMs })
        .returning()
        .get()
      db.insert(rehearsals).values({ launchId: launch.id, askedAt: now, trialOf: id }).run()
      return { ...launch, trialOf: id }
    },
    { behavior: 'immediate' },
  )
}

/** How many trials of a rehearsal are over, and the posts a second of the last one; null when it posted nothing. */
export function warmUpsOf(db: Db, launchId: number): { readonly over: number; readonly postsPerSecond: number | null } {
  const rows = db
    .select()
    .from(rehearsals)
    .where(eq(rehearsals.trialOf, launchId))
    .orderBy(asc(rehearsals.launchId))
    .all()
  const over = rows.flatMap(row => RehearsalResult.safeParse(row.measured).data ?? [])
  const last = over.at(-1)
  return { over: over.length, postsPerSecond: last?.lastMs ? (1_000 * last.posted) / last.lastMs : null }
}

/** Rehearsals that are over and whose figures were not kept yet. */
export const unmeasured = (db: Db): Launch[] => statements(db).unmeasured.all()

/** The rehearsals of a campaign, the latest first. */
export function listRehearsals(db: Db, campaignId: number, limit: number): Rehearsal[] {
  return db
    .select({ launch: launches, rehearsal: rehearsals })
    .from(rehearsals)
    .innerJoin(launches, eq(launches.id, rehearsals.launchId))
    .where(and(eq(launches.campaignId, campaignId), isNull(rehearsals.trialOf)))
    .orderBy(desc(launches.id))
    .limit(limit)
    .all()
    .map(({ launch, rehearsal }) => ({
      launch,
      askedAt: rehearsal.askedAt,
      foretold: RehearsalForecast.safeParse(rehearsal.foretold).data ?? null,
      measured: RehearsalResult.safeParse(rehearsal.measured).data ?? null,
      endedWhy: rehearsal.endedWhy as EndedWhy | null,
    }))
}

/** Ends a rehearsal wherever it stands: nothing of it leaves later than 250 ms from now. */
export function endRehearsal(db: Db, launchId: number, why: EndedWhy, now: number): void {
  for (const { launchId: trial } of db.select().from(rehearsals).where(eq(rehearsals.trialOf, launchId)).all())
    endRehearsal(db, trial, why, now)
  if (cancelLaunch(db, launchId, now) === 'too-late' && stopLaunch(db, launchId, now) === 'nothing-to-stop') return
  db.update(rehearsals)
    .set({ endedWhy: why })
    .where(and(eq(rehearsals.launchId, launchId), isNull(rehearsals.endedWhy)))
    .run()
}

/** Whom a rehearsal needs a stand-in for on the sandbox. */
export type StoodFor = Pick<typeof accounts.$inferSelect, 'id' | 'network' | 'remoteId'>

/** The next accounts that a rehearsal still needs a stand-in for. */
export function withoutStandIn(db: Db, launch: Launch, afterId: number, limit: number): StoodFor[] {
  return db
    .select({ id: accounts.id, network: accounts.network, remoteId: accounts.remoteId })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(and(eq(pledges.campaignId, launch.campaignId), eq(pledges.state, 'active'), gt(accounts.id, afterId)))
    .orderBy(asc(accounts.id))
    .limit(limit)
    .all()
}

/** Keeps their permissions, sealed for this rehearsal alone. */
export function storeStandIns(
  db: Db,
  box: SecretBox,
  launchId: number,
  standIns: readonly { readonly accountId: number; readonly grant: string }[],
): void {
  if (standIns.length === 0) return
  const rows = standIns.map(({ accountId, grant }) => ({
    launchId,
    accountId,
    sealed: box.seal(grant, sealedFor({ kind: 'rehearsal', launch: launchId }, accountId)),
  }))
  db.insert(rehearsalGrants).values(rows).onConflictDoNothing().run()
}

/** Everything is prepared: it launches at `launchAt` (ms). False when it was ended in the meantime. */
export function openRehearsal(db: Db, launchId: number, foretold: RehearsalForecast, launchAt: number): boolean {
  return db.transaction(
    () => {
      db.update(rehearsals).set({ foretold }).where(eq(rehearsals.launchId, launchId)).run()
      const opened = db
        .update(launches)
        .set({ state: 'open', launchAt })
        .where(and(eq(launches.id, launchId), eq(launches.kind, 'rehearsal'), eq(launches.state, 'draft')))
        .run()
      return opened.changes === 1
    },
    { behavior: 'immediate' },
  )
}

/** Keeps what was measured, and forgets the permissions. */
export function storeResult(db: Db, launchId: number, measured: RehearsalResult): void {
  db.update(rehearsals).set({ measured }).where(eq(rehearsals.launchId, launchId)).run()
  db.delete(rehearsalGrants).where(eq(rehearsalGrants.launchId, launchId)).run()
}
