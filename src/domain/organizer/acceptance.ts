import type { Db } from '../../../db/open.ts'
import { invitations, organizers } from '../../../db/schema/organizers.ts'
import { cleanLine } from '../../lib/invisible-characters.ts'
import { isAddress } from '../../lib/mail-address.ts'
import { record } from './audit/record.ts'
import { findInvitation, usable } from './invitation.ts'
import { findByAddress, normalizeAddress } from './organizer.ts'
import { hashPassword, type PasswordProblem, problemsOfPassword } from './password.ts'

/** What somebody types to become an organizer; `email` counts for the first run's link alone. */
export type Newcomer = { readonly name: string; readonly email: string; readonly password: string }

export type NewcomerProblem = 'no-name' | 'no-address' | PasswordProblem

export type Acceptance =
  | { readonly kind: 'accepted'; readonly organizerId: number; readonly email: string }
  /** The link was used, replaced, revoked or has expired. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'known-address' }
  | { readonly kind: 'refused'; readonly problems: readonly NewcomerProblem[] }

/** Makes an organizer, once per link. What the link is refused for costs it nothing: it can be tried again. */
export async function acceptInvitation(db: Db, token: string, typed: Newcomer, now: number): Promise<Acceptance> {
  const invitation = findInvitation(db, token, now)
  if (!invitation) return { kind: 'gone' }
  const newcomer = { ...typed, name: cleanLine(typed.name), email: normalizeAddress(invitation.email ?? typed.email) }
  const problems = problemsOf(newcomer)
  if (problems.length > 0) return { kind: 'refused', problems }
  const passwordHash = await hashPassword(newcomer.password)
  return db.transaction(tx => claim(tx, token, newcomer, passwordHash, now), { behavior: 'immediate' })
}

type Claiming = Pick<Db, 'select' | 'insert' | 'update'>

function claim(db: Claiming, token: string, { name, email }: Newcomer, passwordHash: string, now: number): Acceptance {
  if (findByAddress(db, email)) return { kind: 'known-address' }
  const used = db.update(invitations).set({ usedAt: now }).where(usable(token, now)).returning().get()
  if (!used) return { kind: 'gone' }
  const row = { email, name, role: used.role, passwordHash, createdAt: now }
  const { id } = db.insert(organizers).values(row).returning({ id: organizers.id }).get()
  const actor = { id, name }
  if (used.email === null) record(db, actor, 'first-run', { email }, now)
  else record(db, actor, 'joined', { email, role: used.role }, now)
  return { kind: 'accepted', organizerId: id, email }
}

export function problemsOf({ name, email, password }: Newcomer): NewcomerProblem[] {
  const noName = name === '' ? (['no-name'] as const) : []
  const noAddress = isAddress(email) ? [] : (['no-address'] as const)
  return [...noName, ...noAddress, ...problemsOfPassword(password, email)]
}
