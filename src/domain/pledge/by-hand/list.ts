import { and, count, desc, eq, lt } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { reminders } from '../../../../db/schema/reminders.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { reminderPath } from './reminder.ts'

/** What organizers see of one: no address. */
export type ListedReminder = {
  readonly id: number
  readonly text: string
  readonly confirmedAt: number | null
  readonly postedAt: number | null
}

/** Those that stand, the newest first, after the one with id `after`. */
export function listReminders(db: Db, campaignId: number, after: number | null, limit: number): ListedReminder[] {
  const confirmed = and(eq(reminders.campaignId, campaignId), eq(reminders.state, 'confirmed'))
  return db
    .select({
      id: reminders.id,
      text: reminders.text,
      confirmedAt: reminders.confirmedAt,
      postedAt: reminders.postedAt,
    })
    .from(reminders)
    .where(after === null ? confirmed : and(confirmed, lt(reminders.id, after)))
    .orderBy(desc(reminders.id))
    .limit(limit)
    .all()
}

/** Paths of the pages on which those who were asked confirm. */
export const askedPaths = (db: Db, box: SecretBox, campaignId: number): string[] =>
  db
    .select()
    .from(reminders)
    .where(and(eq(reminders.campaignId, campaignId), eq(reminders.state, 'asked')))
    .all()
    .flatMap(one => reminderPath(box, one) ?? [])

/** Asked for and not confirmed yet. */
export const countAsked = (db: Db, campaignId: number): number =>
  db
    .select({ n: count() })
    .from(reminders)
    .where(and(eq(reminders.campaignId, campaignId), eq(reminders.state, 'asked')))
    .get()?.n ?? 0
