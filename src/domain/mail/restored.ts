import { and, eq, lte, or } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mailings, mails } from '../../../db/schema/mails.ts'

/** What was handed out is due again so soon after; see outbox.ts. In ms. */
const handedOutMs = 60_000

/**
 * A restored database does not know which mails left after it was made: those that were due may have, and are not sent.
 * Returns how many mails, and how many things that were to be told to many.
 */
export function markRestoredMailsUnknown(db: Db, now: number): { readonly mails: number; readonly mailings: number } {
  const due = and(eq(mails.state, 'queued'), lte(mails.nextAt, now + handedOutMs))
  const doubted = db
    .update(mails)
    .set({ state: 'unknown', letter: null, settledAt: now, reason: 'restored' })
    .where(or(due, eq(mails.state, 'sending')))
    .run()
  const dropped = db
    .update(mailings)
    .set({ state: 'dropped' })
    .where(and(eq(mailings.state, 'waiting'), lte(mailings.startAt, now)))
    .run()
  return { mails: doubted.changes, mailings: dropped.changes }
}
