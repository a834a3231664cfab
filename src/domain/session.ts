import { and, eq, gt, lt } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { sessions } from '../../db/schema/organizers.ts'

/** `content` is sealed by the caller; `organizerId` stands beside it so that an organizer's sessions can be found and ended. */
export type SessionRow = typeof sessions.$inferInsert

/** The content of a session that has not expired. */
export function readSession(db: Db, idHash: string, now: number): string | null {
  const alive = and(eq(sessions.idHash, idHash), gt(sessions.expiresAt, now))
  return db.select({ content: sessions.content }).from(sessions).where(alive).get()?.content ?? null
}

export function beginSession(db: Db, row: SessionRow): void {
  db.insert(sessions).values(row).run()
}

/** Changes nothing when the session was ended meanwhile: a request still under way must not bring it back. */
export function changeSession(db: Db, { idHash, ...changed }: SessionRow): void {
  db.update(sessions).set(changed).where(eq(sessions.idHash, idHash)).run()
}

/** Moves the expiry to `until` (ms), but writes only where that gains at least `stepMs`. */
export function prolongSession(db: Db, idHash: string, until: number, stepMs: number): void {
  const worthIt = and(eq(sessions.idHash, idHash), lt(sessions.expiresAt, until - stepMs))
  db.update(sessions).set({ expiresAt: until }).where(worthIt).run()
}

export function endSession(db: Db, idHash: string): void {
  db.delete(sessions).where(eq(sessions.idHash, idHash)).run()
}

export function sweepSessions(db: Db, now: number): void {
  db.delete(sessions).where(lt(sessions.expiresAt, now)).run()
}
