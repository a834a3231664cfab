import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { mails } from '../../../db/schema/mails.ts'
import { type MailOutcome, mailDeadlineMs } from './outcome.ts'

export type Mail = typeof mails.$inferSelect

/** A try that began so long ago is over, whoever made it. */
const goneAfterMs = mailDeadlineMs + 15_000

const firstPauseMs = 30_000
const longestPauseMs = 3_600_000

/** Takes the most urgent mail that is due for one try, which `tries` counts; null when none is due. */
export const claimMail = (db: Db, now: number): Mail | null => statements(db).claim.get({ now }) ?? null

/** Notes that content is about to leave. False when this try is not ours any more: then nothing may leave. */
export function beginContent(db: Db, { id, tries }: Mail, now: number): boolean {
  return db.update(mails).set({ dataAt: now }).where(mine(id, tries)).run().changes === 1
}

/** `tries` of the try it is about; an outcome of an earlier one changes nothing. */
export function settleMail(db: Db, { id, tries }: Mail, outcome: MailOutcome, now: number): void {
  const set = afterOutcome(outcome, tries, now)
  db.update(mails).set(set).where(mine(id, tries)).run()
}

function afterOutcome(outcome: MailOutcome, tries: number, now: number): Partial<Mail> {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', letter: null, settledAt: now, reason: null }
    case 'not-sent':
      return { state: 'queued', nextAt: now + pauseAfter(tries), reason: outcome.reason }
    case 'refused':
    case 'unknown':
      return { state: outcome.kind, letter: null, settledAt: now, reason: outcome.reason }
    default:
      return outcome satisfies never
  }
}

/** 30 s after the first try, twice as long after each, at most an hour. */
const pauseAfter = (tries: number) => Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs)

/**
 * Settles what a former director was sending, one that is dead, asleep, or has lost its lease: what began before `since`, when
 * we took over. Before its content began nothing was sent, and `beginContent` keeps it so: sent again at once. After it
 * nobody knows before its deadline is over, and nothing is sent again.
 */
export function settleInterrupted(
  db: Db,
  since: number,
  now: number,
): { readonly again: number; readonly unknown: number } {
  const over = now - goneAfterMs
  const { giveUp, takeBack } = statements(db)
  const unknown = giveUp.run({ over, now })
  const again = takeBack.run({ begunBefore: Math.max(over, since), now })
  return { again: again.changes, unknown: unknown.changes }
}

/** Gives up what has become useless. The reason of its last try stays. */
export const dropLate = (db: Db, now: number): number => statements(db).dropLate.run({ now }).changes

const p = sql.placeholder
const statements = prepared(db => ({
  claim: db
    .update(mails)
    .set({ state: 'sending', sendingAt: sql`${p('now')}`, dataAt: null, tries: sql`tries + 1` })
    .where(
      inArray(
        mails.id,
        db
          .select({ id: mails.id })
          .from(mails)
          .where(and(eq(mails.state, 'queued'), lte(mails.nextAt, p('now'))))
          .orderBy(asc(mails.rank), asc(mails.nextAt))
          .limit(1),
      ),
    )
    .returning()
    .prepare(),
  giveUp: db
    .update(mails)
    .set({ state: 'unknown', letter: null, settledAt: sql`${p('now')}`, reason: 'interrupted' })
    .where(and(eq(mails.state, 'sending'), lt(mails.sendingAt, p('over')), isNotNull(mails.dataAt)))
    .prepare(),
  takeBack: db
    .update(mails)
    .set({ state: 'queued', nextAt: sql`${p('now')}`, reason: 'interrupted' })
    .where(and(eq(mails.state, 'sending'), lt(mails.sendingAt, p('begunBefore')), isNull(mails.dataAt)))
    .prepare(),
  dropLate: db
    .update(mails)
    .set({ state: 'dropped', letter: null, settledAt: sql`${p('now')}` })
    .where(and(eq(mails.state, 'queued'), lte(mails.until, p('now'))))
    .prepare(),
}))

const mine = (id: number, tries: number) => and(eq(mails.id, id), eq(mails.state, 'sending'), eq(mails.tries, tries))
