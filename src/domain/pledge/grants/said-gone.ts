import { and, count, eq, gt, isNotNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'

/*
 * A server that says of one grant after the other that it is gone more likely speaks of us, or is in trouble itself. So it is
 * believed when it says it a second time of the same grant, and has begun to renew another one in between; or where it says so
 * of few: a minute later if it renews others, else an hour later.
 */

/** So many are few. */
const few = 2
/** So many in a row are too many, from a server that has renewed something lately. */
const tooMany = 10
const hourMs = 3_600_000
const minuteMs = 60_000

/** In place of the moment at which it was said: another grant was renewed since. */
const confirmable = 0

const suspects = and(eq(grants.state, 'live'), isNotNull(grants.goneAt))

/** Whether a grant is gone, as its server says now. */
export function isBelieved(db: Db, accountId: number, server: string, now: number): boolean {
  const goneAt = saidAt(db, accountId)
  if (goneAt === null || goneAt === confirmable) return goneAt === confirmable
  if (countOf(db, and(suspects, eq(grants.server, server))) > few) return false
  if (renewsLately(db, server, now)) return now >= goneAt + minuteMs
  return now >= goneAt + hourMs && (countOf(db, suspects) <= few || lastRenewal(db) > goneAt)
}

/** When to ask again about a grant that is said to be gone now, if nothing is renewed meanwhile. */
export const askAgainAt = (db: Db, accountId: number, now: number): number =>
  now + (saidAt(db, accountId) === null ? minuteMs : hourMs)

const saidAt = (db: Db, accountId: number): number | null =>
  db.select({ at: grants.goneAt }).from(grants).where(eq(grants.accountId, accountId)).get()?.at ?? null

const renewsLately = (db: Db, server: string, now: number): boolean => lastRenewal(db, server) > now - hourMs

/** How many grants in a row are said to be gone, when that is too many to go on; else 0. */
export function tooManyGone(db: Db, server: string, now: number): number {
  const last = lastRenewal(db, server)
  const n = countOf(db, and(suspects, eq(grants.server, server), gt(grants.goneAt, last)))
  return n > (renewsLately(db, server, now) ? tooMany - 1 : few) ? n : 0
}

/**
 * After a renewal that began at `begunAt`, what its server said before can be told from a fault: those are asked again, now, and
 * then it is believed.
 */
export function askSuspectsAgain(db: Db, server: string, begunAt: number, now: number): void {
  db.update(grants)
    .set({ goneAt: confirmable, renewAfter: now })
    .where(and(suspects, eq(grants.server, server), gt(grants.goneAt, confirmable), lt(grants.goneAt, begunAt)))
    .run()
}

/** 0: none. A grant that was just given was not renewed. */
const lastRenewal = (db: Db, server?: string): number =>
  db
    .select({ at: sql<number>`coalesce(max(${grants.renewedAt}), 0)` })
    .from(grants)
    .where(
      and(
        sql`${grants.state} = 'live' and ${grants.server} is not null`,
        gt(grants.renewedAt, grants.grantedAt),
        server === undefined ? undefined : eq(grants.server, server),
      ),
    )
    .get()?.at ?? 0

const countOf = (db: Db, which: ReturnType<typeof and>): number =>
  db.select({ n: count() }).from(grants).where(which).get()?.n ?? 0
