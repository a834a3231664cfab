import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { onDisk } from '../../../../db/on-disk.ts'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import type { Grant } from '../../../networks/account.ts'
import type { GrantLife, Renewed } from '../../../networks/renewal.ts'
import { refuseWithoutGrant } from '../../ledger/posts-and-grants.ts'
import type { DueGrant } from './due-renewals.ts'
import { mailLost } from './mail-lost.ts'
import { askAgainAt, askSuspectsAgain, isBelieved } from './said-gone.ts'

/** Longer than an exchange may take. A claim ends by itself, so that a grant is not lost with the process that had it. */
export const claimMs = 60_000
const secondsMs = 1_000
const minuteMs = 60_000
/** Between two tries at a server that is away; the last one again and again. */
const pausesMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 120 * minuteMs]
const urgentPauseMs = 20 * secondsMs

/** Claims the one exchange that a grant's old token is good for. False: it is somebody else's, or another grant by now. */
export const claimRenewal = (db: Db, { accountId: id, sealed }: DueGrant, by: string, now: number): Promise<boolean> =>
  onDisk(db, () => statements(db).claim.run({ id, sealed, by, until: now + claimMs, now }).changes === 1)

/** Leaves a grant alone until then (ms). */
export function restRenewal(db: Db, accountId: number, until: number): void {
  db.update(grants).set({ renewAfter: until }).where(eq(grants.accountId, accountId)).run()
}

export type RenewalEnd = 'settled' | 'overtaken' | 'doubted'
export type Claimed = DueGrant & { readonly by: string; readonly begunAt: number }

/**
 * Writes what came of an exchange, for the claim it was made under; a grant that was given anew meanwhile stays as it is.
 * `gone`: nothing can be posted with it, and its supporter is asked to connect again; `doubted`: its server is not believed yet,
 * and is asked again. It is written when this returns, so that the end of the process loses nothing, and on disk when it resolves.
 */
export const settleRenewal = (
  db: Db,
  box: SecretBox,
  claimed: Claimed,
  result: Renewed,
  life: (grant: Grant) => GrantLife,
  now: number,
): Promise<RenewalEnd> => onDisk(db, () => settle(db, box, claimed, result, life, now))

function settle(
  db: Db,
  box: SecretBox,
  claimed: Claimed,
  result: Renewed,
  life: (grant: Grant) => GrantLife,
  now: number,
): RenewalEnd {
  const { accountId: id, by } = claimed
  const { keep, release, doubt, suspect } = statements(db)
  const pauseMs = claimed.urgent ? urgentPauseMs : null
  switch (result.kind) {
    case 'renewed': {
      // Before anything else: until this is written, the process must not die.
      const sealed = box.seal(result.grant, `grant:${id}`)
      const { server, freshUntil, endsAt = null } = life(result.grant)
      const kept = outcome(keep.run({ id, by, sealed, server, freshUntil, endsAt, now }).changes)
      askSuspectsAgain(db, claimed.server, claimed.begunAt, now)
      return kept
    }
    case 'gone':
      // Whose exchange was in doubt is gone for a reason that is known here.
      if (claimed.inDoubt !== null || isBelieved(db, id, claimed.server, now)) return lose(db, box, claimed, now)
      return suspect.run({
        id,
        by,
        now,
        after: claimed.urgent ? now + minuteMs : askAgainAt(db, id, now),
      }).changes === 1
        ? 'doubted'
        : 'overtaken'
    case 'later':
      return outcome(release.run({ id, by, tries: 0, after: result.until }).changes)
    case 'away': {
      const tries = triesOf(db, id)
      const after = now + (pauseMs ?? pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0)
      const end = result.maybeUsed ? doubt : release
      return outcome(end.run({ id, by, tries: tries + 1, after, now }).changes)
    }
    default:
      return result satisfies never
  }
}

const unclaimed = { renewingBy: null, renewingUntil: null }
const outcome = (changes: number) => (changes === 1 ? 'settled' : 'overtaken')

function lose(db: Db, box: SecretBox, claimed: Claimed, now: number) {
  return db.transaction(
    () => {
      const { accountId: id, by, inDoubt } = claimed
      const lostReason = sql<'unanswered'>`coalesce(${grants.lostReason}, ${inDoubt === null ? 'refused' : 'unanswered'})`
      const lost = db
        .update(grants)
        .set({ state: 'reconnect', lostReason, ...unclaimed, renewAfter: null, goneAt: null })
        .where(and(eq(grants.accountId, id), eq(grants.renewingBy, by), eq(grants.state, 'live')))
        .run()
      if (lost.changes === 0) return 'overtaken'
      refuseWithoutGrant(db, id, now)
      mailLost(db, box, id, now)
      return 'settled'
    },
    { behavior: 'immediate' },
  )
}

const triesOf = (db: Db, id: number): number =>
  db.select({ n: grants.renewTries }).from(grants).where(eq(grants.accountId, id)).get()?.n ?? 0

const p = (name: string) => sql`${sql.placeholder(name)}`
const claimedBy = and(eq(grants.accountId, p('id')), eq(grants.renewingBy, p('by')))

const statements = prepared(db => ({
  claim: db
    .update(grants)
    .set({ renewingBy: p('by'), renewingUntil: p('until') })
    .where(
      and(
        eq(grants.accountId, p('id')),
        eq(grants.state, 'live'),
        eq(grants.sealed, sql`${sql.placeholder('sealed')}`),
        or(isNull(grants.renewingUntil), lte(grants.renewingUntil, p('now'))),
      ),
    )
    .prepare(),
  // Whatever its state is by now: one that is let go is given back with the new token.
  keep: db
    .update(grants)
    .set({
      sealed: p('sealed') as never,
      server: p('server'),
      freshUntil: p('freshUntil'),
      endsAt: p('endsAt'),
      renewedAt: sql`iif(${sql.placeholder('server')} is null, null, ${sql.placeholder('now')})`,
      ...{ ...unclaimed, renewAfter: null, renewTries: 0, goneAt: null, lostReason: null },
    })
    .where(claimedBy)
    .prepare(),
  release: db
    .update(grants)
    .set({ ...unclaimed, renewTries: p('tries'), renewAfter: p('after') })
    .where(claimedBy)
    .prepare(),
  suspect: db
    .update(grants)
    .set({ ...unclaimed, goneAt: sql`coalesce(${grants.goneAt}, ${sql.placeholder('now')})`, renewAfter: p('after') })
    .where(and(claimedBy, eq(grants.state, 'live')))
    .prepare(),
  doubt: db
    .update(grants)
    .set({ renewingUntil: p('now'), renewTries: p('tries'), renewAfter: p('after') })
    .where(claimedBy)
    .prepare(),
}))
