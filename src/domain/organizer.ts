import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { and, count, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { invitations, organizers } from '../../db/schema/organizers.ts'
import { hashToken, newToken } from '../lib/secret-box.ts'

export type Organizer = Omit<typeof organizers.$inferSelect, 'passwordHash'>
export type Role = Organizer['role']

/** What somebody types to become an organizer. */
export type Newcomer = { readonly name: string; readonly email: string; readonly password: string }

export const newcomerProblems = [
  'no-name',
  'no-address',
  'short-password',
  'long-password',
  'password-is-address',
] as const
export type NewcomerProblem = (typeof newcomerProblems)[number]

export type Acceptance =
  | { readonly kind: 'accepted'; readonly organizerId: number }
  /** The link was used, replaced or has expired. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'known-address' }
  | { readonly kind: 'refused'; readonly problems: readonly NewcomerProblem[] }

/** In characters; long enough that nobody has to be asked for digits and signs. */
export const passwordLength = { min: 12, max: 200 } as const

/** How long the link of the first run works, in ms: every start makes a new one while there is no organizer. */
const firstRunMs = 7 * 86_400_000

/** Argon2id with OWASP's first choice of parameters: 19 MiB, two passes, one lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A fresh token for an owner while there is no organizer, else null; the one before stops working. */
export function firstRunInvitation(db: Db, now: number): string | null {
  const token = newToken()
  const row = { tokenHash: hashToken(token), role: 'owner' as const, createdAt: now, expiresAt: now + firstRunMs }
  return db.transaction(
    tx => {
      if ((tx.select({ n: count() }).from(organizers).get()?.n ?? 0) > 0) return null
      tx.delete(invitations).where(isNull(invitations.usedAt)).run()
      tx.insert(invitations).values(row).run()
      return token
    },
    { behavior: 'immediate' },
  )
}

/** The role that a link gives, while it can be used. */
export function findInvitation(db: Db, token: string, now: number): Role | null {
  return db.select({ role: invitations.role }).from(invitations).where(usable(token, now)).get()?.role ?? null
}

/** Makes an organizer, once per link. What the link is refused for costs it nothing: it can be tried again. */
export async function acceptInvitation(db: Db, token: string, typed: Newcomer, now: number): Promise<Acceptance> {
  if (!findInvitation(db, token, now)) return { kind: 'gone' }
  const newcomer = { ...typed, name: typed.name.trim(), email: address(typed.email) }
  const problems = problemsOf(newcomer)
  if (problems.length > 0) return { kind: 'refused', problems }
  const passwordHash = await hash(characters(newcomer.password), argon)
  return db.transaction(tx => claim(tx, token, newcomer, passwordHash, now), { behavior: 'immediate' })
}

type Claiming = Pick<Db, 'select' | 'insert' | 'update'>

function claim(db: Claiming, token: string, { name, email }: Newcomer, passwordHash: string, now: number): Acceptance {
  const known = db.select({ id: organizers.id }).from(organizers).where(eq(organizers.email, email)).get()
  if (known) return { kind: 'known-address' }
  const used = db.update(invitations).set({ usedAt: now }).where(usable(token, now)).returning().get()
  if (!used) return { kind: 'gone' }
  const row = { email, name, role: used.role, passwordHash, createdAt: now }
  const { id } = db.insert(organizers).values(row).returning({ id: organizers.id }).get()
  return { kind: 'accepted', organizerId: id }
}

/** The organizer whose address and password these are. Takes as long for an address that nobody has. */
export async function verifyPassword(db: Db, email: string, password: string): Promise<Organizer | null> {
  const nobody = await nobodysHash()
  const row = db
    .select()
    .from(organizers)
    .where(eq(organizers.email, address(email)))
    .get()
  const fits = await verify(row?.passwordHash ?? nobody, characters(password))
  return row && fits ? withoutHash(row) : null
}

export function findOrganizer(db: Db, id: number | undefined): Organizer | null {
  const row = id === undefined ? null : db.select().from(organizers).where(eq(organizers.id, id)).get()
  return row ? withoutHash(row) : null
}

function problemsOf({ name, email, password }: Newcomer): NewcomerProblem[] {
  const length = [...password].length
  const found: readonly (NewcomerProblem | false)[] = [
    name === '' && 'no-name',
    (email.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(email)) && 'no-address',
    length < passwordLength.min && 'short-password',
    length > passwordLength.max && 'long-password',
    length >= passwordLength.min && address(password) === email && 'password-is-address',
  ]
  return found.filter(problem => problem !== false)
}

let nobodys: Promise<string> | undefined
/** Compared with where there is no organizer, so that the time taken does not tell which addresses exist. */
function nobodysHash(): Promise<string> {
  nobodys ??= hash(randomBytes(16), argon)
  return nobodys
}

const usable = (token: string, now: number) =>
  and(eq(invitations.tokenHash, hashToken(token)), isNull(invitations.usedAt), gt(invitations.expiresAt, now))

const address = (text: string) => text.trim().toLowerCase()

/** The same password from every keyboard: a letter may arrive composed or in parts. */
const characters = (password: string) => password.normalize('NFKC')

function withoutHash({ passwordHash: _, ...organizer }: typeof organizers.$inferSelect): Organizer {
  return organizer
}
