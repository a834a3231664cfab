import { and, desc, eq, gt, isNotNull, isNull, lt, ne } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { organizers, passwordResets, sessions } from '../../../db/schema/organizers.ts'
import { hashToken, newToken, type SecretBox } from '../../lib/secret-box.ts'
import { type Actor, record } from './audit/record.ts'
import { findByAddress, findOrganizer, type Organizer, verifyPassword } from './organizer.ts'
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

/** The secret of a one-time link for a new password; null for an address that nobody has. */
export type MadeReset = { readonly token: string; readonly organizer: Organizer } | null

/** A fresh one, made by somebody else. Others that were made before work on. */
export function makeReset(db: Db, email: string, by: Actor, now: number): MadeReset {
  return db.transaction(
    tx => {
      const organizer = findByAddress(tx, email)
      if (!organizer) return null
      record(tx, by, 'reset-link-made', { name: organizer.name }, now)
      return { token: keep(tx, organizer, null, now), organizer }
    },
    { behavior: 'immediate' },
  )
}

/**
 * Asked for by anybody, for a mail to who it belongs to: the same link for a day, and from now on for an hour. A stranger
 * who asks as well takes nothing away.
 */
export function askReset(db: Db, box: SecretBox, email: string, now: number): MadeReset {
  return db.transaction(
    tx => {
      const organizer = findByAddress(tx, email)
      if (!organizer) return null
      const before = openLink(tx, box, organizer, now)
      if (!before) return { token: keep(tx, organizer, box, now), organizer }
      tx.update(passwordResets)
        .set({ expiresAt: now + resetMs })
        .where(eq(passwordResets.tokenHash, hashToken(before)))
        .run()
      return { token: before, organizer }
    },
    { behavior: 'immediate' },
  )
}

/** One link is mailed again for so long, in ms. */
const sameLinkMs = 24 * resetMs

function openLink(db: Keeping, box: SecretBox, { id }: Organizer, now: number): string | null {
  const mine = and(
    eq(passwordResets.organizerId, id),
    isNotNull(passwordResets.tokenSealed),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, now),
    gt(passwordResets.createdAt, now - sameLinkMs),
  )
  const found = db.select().from(passwordResets).where(mine).orderBy(desc(passwordResets.createdAt)).get()
  try {
    return found?.tokenSealed ? box.open(found.tokenSealed, rowOf(found.tokenHash)) : null
  } catch {
    // Sealed with a key that is gone.
    return null
  }
}

type Keeping = Pick<Db, 'select' | 'insert' | 'delete'>

/** Kept readable only where it is to be mailed again. */
function keep(db: Keeping, { id: organizerId }: Organizer, box: SecretBox | null, now: number): string {
  const token = newToken()
  const tokenHash = hashToken(token)
  const old = and(eq(passwordResets.organizerId, organizerId), lt(passwordResets.expiresAt, now))
  db.delete(passwordResets).where(old).run()
  db.insert(passwordResets)
    .values({
      tokenHash,
      organizerId,
      createdAt: now,
      expiresAt: now + resetMs,
      tokenSealed: box?.seal(token, rowOf(tokenHash)) ?? null,
    })
    .run()
  return token
}

/** The place a link is sealed for. */
const rowOf = (tokenHash: string) => `reset:${tokenHash}`

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
      const used = tx
        .update(passwordResets)
        .set({ usedAt: now, tokenSealed: null })
        .where(usable(token, now))
        .returning()
        .get()
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
