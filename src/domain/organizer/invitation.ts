import { and, asc, count, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mails } from '../../../db/schema/mails.ts'
import { invitations, organizers } from '../../../db/schema/organizers.ts'
import { isAddress } from '../../lib/mail-address.ts'
import { hashToken, newToken } from '../../lib/secret-box.ts'
import type { Mail } from '../mail/outbox.ts'
import { type Actor, record } from './audit/record.ts'
import { findByAddress, normalizeAddress, type Role } from './organizer.ts'

/** What a link gives, while it can be used. `email` is null for the first run's link. */
export type Invitation = { readonly role: Role; readonly email: string | null; readonly by: string | null }

export type OpenInvitation = Invitation & {
  /** Names it in addresses; it is not its secret. */
  readonly key: string
  readonly email: string
  readonly expiresAt: number
  /** How its mail stands; null where none was written. */
  readonly mail: Mail['state'] | null
}

export type Invited =
  /** `token` is the secret of the link: it is told this once. */
  | { readonly kind: 'invited'; readonly token: string; readonly email: string }
  | { readonly kind: 'no-address' }
  | { readonly kind: 'known-address' }

export const invitationDays = 7
/** How long links work, in ms. The first run's is made anew by every start while there is no organizer. */
export const invitationMs = invitationDays * 86_400_000

/** A fresh token for an owner while there is no organizer, else null; the one before stops working. */
export function firstRunInvitation(db: Db, now: number): string | null {
  const token = newToken()
  const row = { tokenHash: hashToken(token), role: 'owner' as const, createdAt: now, expiresAt: now + invitationMs }
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

/** Invites by mail address; an open invitation for the same address stops working. */
export function invite(db: Db, actor: Actor, typed: { email: string; role: Role }, now: number): Invited {
  const email = normalizeAddress(typed.email)
  if (!isAddress(email)) return { kind: 'no-address' }
  const token = newToken()
  return db.transaction(
    tx => {
      if (findByAddress(tx, email)) return { kind: 'known-address' }
      tx.delete(invitations).where(open(email)).run()
      tx.insert(invitations)
        .values({
          tokenHash: hashToken(token),
          role: typed.role,
          email,
          invitedBy: actor.id,
          createdAt: now,
          expiresAt: now + invitationMs,
        })
        .run()
      record(tx, actor, 'invited', { email, role: typed.role }, now)
      return { kind: 'invited', token, email }
    },
    { behavior: 'immediate' },
  )
}

export function findInvitation(db: Db, token: string, now: number): Invitation | null {
  const columns = { role: invitations.role, email: invitations.email, by: organizers.name }
  const found = db
    .select(columns)
    .from(invitations)
    .leftJoin(organizers, eq(organizers.id, invitations.invitedBy))
    .where(usable(token, now))
    .get()
  return found ?? null
}

/** Those that can still be used, the oldest first. */
export function listInvitations(db: Db, now: number): OpenInvitation[] {
  const rows = db
    .select({ invitation: invitations, by: organizers.name, mail: mails.state })
    .from(invitations)
    .leftJoin(organizers, eq(organizers.id, invitations.invitedBy))
    .leftJoin(mails, eq(mails.key, sql`${mailPrefix} || ${invitations.tokenHash}`))
    .where(and(isNotNull(invitations.email), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .orderBy(asc(invitations.createdAt))
    .all()
  return rows.flatMap(({ invitation: { email, tokenHash, role, expiresAt }, by, mail }) =>
    email === null ? [] : [{ key: tokenHash, email, role, by, expiresAt, mail }],
  )
}

/** The link stops working. Its address; null when it was used or revoked before. */
export function revokeInvitation(db: Db, actor: Actor, key: string, now: number): string | null {
  return db.transaction(
    tx => {
      const mine = and(eq(invitations.tokenHash, key), isNotNull(invitations.email), isNull(invitations.usedAt))
      const gone = tx.delete(invitations).where(mine).returning().get()
      if (!gone?.email) return null
      record(tx, actor, 'invitation-revoked', { email: gone.email, role: gone.role }, now)
      return gone.email
    },
    { behavior: 'immediate' },
  )
}

/** Forgets links that work no more, and the addresses they were sent to. Returns how many. */
export const forgetInvitations = (db: Db, now: number): number =>
  db.delete(invitations).where(lte(invitations.expiresAt, now)).run().changes

/** Keys of their mails begin with this; the token's hash follows. */
export const mailPrefix = 'invitation:'

export const usable = (token: string, now: number) =>
  and(eq(invitations.tokenHash, hashToken(token)), isNull(invitations.usedAt), gt(invitations.expiresAt, now))

const open = (email: string) => and(eq(invitations.email, email), isNull(invitations.usedAt))
