import { and, count, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { type Db, withoutWaiting } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { sessions } from '../../../db/schema/organizers.ts'
import { record } from './audit/record.ts'
import type { Organizer } from './organizer.ts'

/** `content` is sealed by the caller; `organizerId` stands beside it so that an organizer's sessions can be found and ended. */
export type SessionRow = typeof sessions.$inferInsert

/** Of an organizer, as the list of their sessions shows it. `key` is not what the browser holds. */
export type OwnSession = {
  readonly key: string
  readonly browser: string | null
  readonly begunAt: number | null
  readonly seenAt: number | null
}

// A power cut may cost somebody a sign-in, but pledging must not wait for the disk at each of its steps. What an
// organizer ended stays ended.

/** The content of a session that has not expired, and when it will (ms). */
export function readSession(db: Db, idHash: string, now: number): Pick<SessionRow, 'content' | 'expiresAt'> | null {
  return statements(db).read.get({ idHash, now }) ?? null
}

export function beginSession(db: Db, row: SessionRow, now: number): void {
  withoutWaiting(db, () => statements(db).begin.run({ ...sized(row), now }))
}

/** Changes nothing when the session was ended meanwhile: a request still under way must not bring it back. */
export function changeSession(db: Db, row: SessionRow, now: number): void {
  withoutWaiting(db, () => statements(db).change.run({ ...sized(row), now }))
}

/** Moves the expiry to `until` (ms). */
export function prolongSession(db: Db, idHash: string, until: number, now: number): void {
  const later = and(eq(sessions.idHash, idHash), lt(sessions.expiresAt, until))
  withoutWaiting(db, () => db.update(sessions).set({ expiresAt: until, seenAt: now }).where(later).run())
}

export function endSession(db: Db, idHash: string): void {
  const { owner, end: remove } = statements(db)
  const end = () => remove.run({ idHash })
  const found = owner.get({ idHash })
  if (found?.organizerId === null) withoutWaiting(db, end)
  else end()
}

export function sweepSessions(db: Db, now: number): void {
  db.delete(sessions).where(lt(sessions.expiresAt, now)).run()
}

/** What all sessions may hold together that nobody has connected an account in, and those that somebody has. */
export const sessionsAtMost = {
  strangers: { rows: 100_000, bytes: 128 * 1_048_576 },
  connected: { rows: 200_000, bytes: 128 * 1_048_576 },
} as const
type AtMost = { readonly rows: number; readonly bytes: number }

/**
 * Ends those seen the longest ago while there are more than may be; those of organizers are not looked at. Returns how many.
 * They are counted in an index, without reading what they hold.
 */
export function trimSessions(
  db: Db,
  { strangers, connected }: Record<'strangers' | 'connected', AtMost> = sessionsAtMost,
) {
  return trim(db, true, strangers) + trim(db, false, connected)
}

function trim(db: Db, stranger: boolean, most: AtMost): number {
  const group = and(eq(sessions.stranger, stranger), isNull(sessions.organizerId))
  const size = sql<number>`coalesce(sum(${sessions.size}), 0)`
  const all = db.select({ rows: count(), bytes: size }).from(sessions).where(group).get()
  if (!all || (all.rows <= most.rows && all.bytes <= most.bytes)) return 0
  // A tenth more than must: not again at once.
  const newestFirst = sql`order by ${sessions.seenAt} desc, ${sessions.idHash}`
  const ranked = db
    .select({
      idHash: sessions.idHash,
      rows: sql<number>`row_number() over (${newestFirst})`.as('so_many'),
      bytes: sql<number>`sum(${sessions.size}) over (${newestFirst} rows unbounded preceding)`.as('so_large'),
    })
    .from(sessions)
    .where(group)
    .as('ranked')
  const over = db
    .select({ idHash: ranked.idHash })
    .from(ranked)
    .where(or(gt(ranked.rows, most.rows * 0.9), gt(ranked.bytes, most.bytes * 0.9)))
  return db.delete(sessions).where(inArray(sessions.idHash, over)).run().changes
}

/** The last seen first. */
export function listSessions(db: Db, organizerId: number, now: number): OwnSession[] {
  const { idHash: key, browser, begunAt, seenAt, expiresAt } = sessions
  return db
    .select({ key, browser, begunAt, seenAt })
    .from(sessions)
    .where(and(eq(sessions.organizerId, organizerId), gt(expiresAt, now)))
    .orderBy(desc(seenAt))
    .all()
}

/** Ends one session of an organizer, or all but the one they use. How many that were. */
export function endOwnSessions(
  db: Db,
  organizer: Organizer,
  which: { readonly key: string } | { readonly allBut: string },
  now: number,
): number {
  const those = 'key' in which ? eq(sessions.idHash, which.key) : ne(sessions.idHash, which.allBut)
  return db.transaction(
    tx => {
      const ended = tx
        .delete(sessions)
        .where(and(eq(sessions.organizerId, organizer.id), those))
        .run().changes
      if (ended > 0) record(tx, organizer, 'sessions-ended', { sessions: ended }, now)
      return ended
    },
    { behavior: 'immediate' },
  )
}

const sized = (row: SessionRow) => ({ ...row, stranger: Number(row.stranger ?? false), size: row.size ?? 0 })

const mine = eq(sessions.idHash, sql.placeholder('idHash'))
const value = (name: keyof SessionRow | 'now') => sql`${sql.placeholder(name)}`
const content = {
  content: value('content'),
  organizerId: value('organizerId'),
  browser: value('browser'),
  stranger: value('stranger'),
  size: value('size'),
  expiresAt: value('expiresAt'),
  seenAt: value('now'),
}

const statements = prepared(db => ({
  read: db
    .select({ content: sessions.content, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(and(mine, gt(sessions.expiresAt, sql.placeholder('now'))))
    .prepare(),
  owner: db.select({ organizerId: sessions.organizerId }).from(sessions).where(mine).prepare(),
  begin: db
    .insert(sessions)
    .values({ ...content, idHash: value('idHash'), begunAt: value('now') })
    .prepare(),
  change: db.update(sessions).set(content).where(mine).prepare(),
  end: db.delete(sessions).where(mine).prepare(),
}))
