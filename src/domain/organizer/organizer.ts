import { asc, eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { organizers } from '../../../db/schema/organizers.ts'
import type { Lang } from '../../lib/lang.ts'
import { matchesPassword } from './password.ts'

export type Organizer = Omit<typeof organizers.$inferSelect, 'passwordHash'>
export type Role = Organizer['role']

export const roles = ['owner', 'editor', 'viewer'] as const satisfies readonly Role[]

export function findOrganizer(db: Db, id: number | undefined): Organizer | null {
  const row = id === undefined ? null : db.select().from(organizers).where(eq(organizers.id, id)).get()
  return row ? withoutHash(row) : null
}

export function findByAddress(db: Pick<Db, 'select'>, email: string): Organizer | null {
  const row = rowOf(db, email)
  return row ? withoutHash(row) : null
}

/** All of them, in the order in which they came. */
export function listOrganizers(db: Db): Organizer[] {
  return db.select().from(organizers).orderBy(asc(organizers.id)).all().map(withoutHash)
}

/** The organizer whose address and password these are. Takes as long for an address that nobody has. */
export async function verifyPassword(db: Db, email: string, password: string): Promise<Organizer | null> {
  const row = rowOf(db, email)
  return (await matchesPassword(password, row?.passwordHash)) && row ? withoutHash(row) : null
}

/** What they read from now on, and get mail in. */
export function speak(db: Pick<Db, 'update'>, id: number, lang: Lang): void {
  db.update(organizers).set({ lang }).where(eq(organizers.id, id)).run()
}

/** As addresses are kept and compared. */
export const normalizeAddress = (text: string) => text.trim().toLowerCase()

const rowOf = (db: Pick<Db, 'select'>, email: string) =>
  db
    .select()
    .from(organizers)
    .where(eq(organizers.email, normalizeAddress(email)))
    .get()

function withoutHash({ passwordHash: _, ...organizer }: typeof organizers.$inferSelect): Organizer {
  return organizer
}
