import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { organizers, passwordResets, sessions } from '../../../db/schema/organizers.ts'
import { hashToken, newToken } from '../../lib/secret-box.ts'
import { type Actor, record } from '../audit/record.ts'
import { findByAddress, findOrganizer, type Organizer, verifyPassword } from '../organizer.ts'
import { hashPassword, type PasswordProblem, problemsOfPassword } from './password.ts'

/** How long the link to choose a new password works, in ms. */
export const resetMs = 3_600_000

export type NewPassword = { readonly kind: 'changed' } | { readonly kind: 'wrong-password' } | Refused
export type Reset = { readonly kind: 'changed'; readonly organizer: Organizer } | { readonly kind: 'gone' } | Refused
type Refused = { readonly kind: 'refused'; readonly problems: readonly PasswordProblem[] }

/** Chosen by who knows the one before. Ends every other session but that of `idHash`. */
export async function changePassword(
  db: Db,
  organizer: Organizer,
  typed: { readonly before: string; readonly password: string },
  idHash: string,
  now: number,
): Promise<NewPassword> {
  if (!(await verifyPassword(db, organizer.email, typed.before))) return { kind: 'wrong-password' }
  const problems = problemsOfPassword(typed.password, organizer.email)
  if (problems.length > 0) return { kind: 'refused', problems }
  const passwordHash = await hashPassword(typed.password)
  db.transaction(
    tx => {
      setPassword(tx, organizer.id, passwordHash, idHash)
      record(tx, organizer, 'password-changed', {}, now)
    },
    { behavior: 'immediate' },
  )
  return { kind: 'changed' }
}

/** The secret of a one-time link for a new password; null for an address that nobody has. Older links stop working. */
export function makeReset(
  db: Db,
  email: string,
  now: number,
  /** Who made it, where that is not the one who asks. */
  by?: Actor,
): { readonly token: string; readonly organizer: Organizer } | null {
  return db.transaction(
    tx => {
      const organizer = findByAddress(tx, email)
      if (!organizer) return null
      const token = newToken()
      const { id: organizerId, name } = organizer
      tx.delete(passwordResets).where(eq(passwordResets.organizerId, organizerId)).run()
      tx.insert(passwordResets)
        .values({ tokenHash: hashToken(token), organizerId, createdAt: now, expiresAt: now + resetMs })
        .run()
      if (by) record(tx, by, 'reset-link-made', { name }, now)
      return { token, organizer }
    },
    { behavior: 'immediate' },
  )
}

/** Whose new password a link is for, while it can be used. */
export function findReset(db: Db, token: string, now: number): Organizer | null {
  const row = db.select().from(passwordResets).where(usable(token, now)).get()
  return findOrganizer(db, row?.organizerId)
}

/** Ends all sessions of who it belongs to. What it is refused for costs the link nothing. */
export async function resetPassword(db: Db, token: string, password: string, now: number): Promise<Reset> {
  const organizer = findReset(db, token, now)
  if (!organizer) return { kind: 'gone' }
  const problems = problemsOfPassword(password, organizer.email)
  if (problems.length > 0) return { kind: 'refused', problems }
  const passwordHash = await hashPassword(password)
  return db.transaction(
    tx => {
      const used = tx.update(passwordResets).set({ usedAt: now }).where(usable(token, now)).returning().get()
      if (!used) return { kind: 'gone' }
      setPassword(tx, organizer.id, passwordHash, null)
      record(tx, organizer, 'password-reset', {}, now)
      return { kind: 'changed', organizer }
    },
    { behavior: 'immediate' },
  )
}

type Changing = Pick<Db, 'update' | 'delete'>

function setPassword(db: Changing, organizerId: number, passwordHash: string, keep: string | null): void {
  db.update(organizers).set({ passwordHash }).where(eq(organizers.id, organizerId)).run()
  db.delete(passwordResets)
    .where(and(eq(passwordResets.organizerId, organizerId), isNull(passwordResets.usedAt)))
    .run()
  const others = keep === null ? undefined : ne(sessions.idHash, keep)
  db.delete(sessions)
    .where(and(eq(sessions.organizerId, organizerId), others))
    .run()
}

const usable = (token: string, now: number) =>
  and(eq(passwordResets.tokenHash, hashToken(token)), isNull(passwordResets.usedAt), gt(passwordResets.expiresAt, now))
