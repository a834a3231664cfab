import { and, count, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { organization } from '../../../../db/schema/organization.ts'
import { sessions } from '../../../../db/schema/organizers.ts'
import { recoveryCodes, secondSteps } from '../../../../db/schema/second-steps.ts'
import { type Actor, record } from '../audit/record.ts'

/** That somebody passed their second step in a session. Kept in it; it counts for nobody else and for no later second step. */
export type PassedStep = { readonly organizerId: number; readonly at: number }

/** What a session still needs after the password: nothing, a code, or a second step to be set up, as all must have one. */
export type Needed = 'nothing' | 'code' | 'setup'

export function neededStep(db: Db, organizerId: number, passed: PassedStep | undefined): Needed {
  const since = statements(db).since.get({ organizerId })?.since
  if (since === undefined) return isStepRequired(db) ? 'setup' : 'nothing'
  return passed?.organizerId === organizerId && passed.at >= since ? 'nothing' : 'code'
}

/** Whether a session of theirs has not been ended. */
export function isSessionOpen(db: Pick<Db, 'select'>, organizerId: number, idHash: string): boolean {
  const mine = and(eq(sessions.idHash, idHash), eq(sessions.organizerId, organizerId))
  return db.select({ one: sessions.idHash }).from(sessions).where(mine).get() !== undefined
}

/** Of one organizer, for their own page; null where they have none. */
export function findSecondStep(db: Db, organizerId: number): { readonly since: number; readonly codes: number } | null {
  const found = statements(db).since.get({ organizerId })
  if (!found) return null
  const mine = eq(recoveryCodes.organizerId, organizerId)
  const codes = db.select({ n: count() }).from(recoveryCodes).where(mine).get()?.n ?? 0
  return { since: found.since, codes }
}

/** The ids of those who have one. */
export const whoHasStep = (db: Db): ReadonlySet<number> =>
  new Set(
    db
      .select({ id: secondSteps.organizerId })
      .from(secondSteps)
      .all()
      .map(one => one.id),
  )

/** Whether everybody has to have one. */
export const isStepRequired = (db: Db): boolean => statements(db).required.get()?.required ?? false

/** False where nobody has said yet who runs this installation: the rule is kept with it. */
export const requireStep = (db: Db, actor: Actor, required: boolean, now: number): boolean =>
  db.transaction(
    tx => {
      const changed = tx.update(organization).set({ secondStep: required }).run().changes > 0
      if (changed) record(tx, actor, 'second-step-rule', { required }, now)
      return changed
    },
    { behavior: 'immediate' },
  )

const statements = prepared(db => ({
  since: db
    .select({ since: secondSteps.since })
    .from(secondSteps)
    .where(eq(secondSteps.organizerId, sql.placeholder('organizerId')))
    .prepare(),
  required: db.select({ required: organization.secondStep }).from(organization).prepare(),
}))
