import { and, count, eq, gt, inArray, isNotNull, ne } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { mails } from '../../../../db/schema/mails.ts'
import { reminders } from '../../../../db/schema/reminders.ts'
import { hashToken, type SecretBox } from '../../../lib/secret-box.ts'
import type { MailDb } from '../../mail/enqueue.ts'

export type Reminder = typeof reminders.$inferSelect

export type ReminderDb = MailDb & Pick<Db, 'delete'>

export function findReminder(db: MailDb, receipt: string): Reminder | null {
  return (
    db
      .select()
      .from(reminders)
      .where(eq(reminders.receiptHash, hashToken(receipt)))
      .get() ?? null
  )
}

/** Null once it was erased, or where its key is gone. */
export function reminderAddress(box: SecretBox, { addressSealed, receiptHash }: Reminder): string | null {
  try {
    return addressSealed === null ? null : box.open(addressSealed, reminderRow(receiptHash))
  } catch {
    return null
  }
}

/** The path of its page, for a mail to its own address; null where its key is gone. */
export function reminderPath(box: SecretBox, { receiptSealed, receiptHash }: Reminder): string | null {
  try {
    return `/r/${box.open(receiptSealed, `receipt:${receiptHash}`)}`
  } catch {
    return null
  }
}

/** The place an address is sealed for. */
export const reminderRow = (receiptHash: string) => `reminder:${receiptHash}`

export type ReminderCount = {
  readonly confirmed: number
  /** Told at T0 that it is time. */
  readonly mailed: number
  /** Who said that they posted: nobody has looked. */
  readonly saidPosted: number
}

export function countReminders(db: Pick<Db, 'select'>, campaignId: number): ReminderCount {
  const confirmed = and(eq(reminders.campaignId, campaignId), eq(reminders.state, 'confirmed'))
  const told = and(eq(mails.campaignId, campaignId), eq(mails.kind, 'reminder-now'), eq(mails.state, 'sent'))
  const here = db
    .select({ confirmed: count(), saidPosted: count(reminders.postedAt) })
    .from(reminders)
    .where(confirmed)
    .get()
  const mailed = db.select({ n: count() }).from(mails).where(told).get()?.n ?? 0
  return { confirmed: here?.confirmed ?? 0, mailed, saidPosted: here?.saidPosted ?? 0 }
}

/** What mails about a campaign say of it; null where its launch is over or its T0 has come. */
export function aheadOf(db: MailDb, campaignId: number, now: number) {
  const ahead = and(
    eq(campaigns.id, campaignId),
    eq(campaigns.state, 'published'),
    eq(launches.kind, 'real'),
    inArray(launches.state, ['open', 'arming', 'armed']),
    gt(launches.launchAt, now),
  )
  return (
    db
      .select({
        slug: campaigns.slug,
        campaign: campaigns.title,
        summary: campaigns.summary,
        timeZone: campaigns.timeZone,
        launchAt: launches.launchAt,
      })
      .from(campaigns)
      .innerJoin(launches, eq(launches.campaignId, campaigns.id))
      .where(ahead)
      .get() ?? null
  )
}

/** Mails written ahead for T0 are taken back, so that they are written anew: of one reminder, or of all of a campaign. */
export function takeBackWritten(db: ReminderDb, which: { campaignId: number } | { id: number }): void {
  const mine = 'id' in which ? eq(reminders.id, which.id) : eq(reminders.campaignId, which.campaignId)
  const written = db
    .select()
    .from(reminders)
    .where(and(mine, isNotNull(reminders.writtenFor)))
    .all()
  if (written.length === 0) return
  const untried = and(eq(mails.state, 'queued'), eq(mails.tries, 0))
  // A row that a try has begun of stays: with it goes the knowledge that somebody may have been told.
  if ('campaignId' in which)
    db.delete(mails)
      .where(and(eq(mails.campaignId, which.campaignId), eq(mails.kind, 'reminder-now'), untried))
      .run()
  else
    db.delete(mails)
      .where(and(inArray(mails.key, written.map(nowKey)), untried))
      .run()
  db.update(reminders).set({ writtenFor: null }).where(mine).run()
}

/** Of the mail at T0. */
export const nowKey = ({ id, writtenFor }: Pick<Reminder, 'id' | 'writtenFor'>) => `reminder-now:${id}:${writtenFor}`

/** Another one that stands for the same address. */
export const sameAddress = ({ campaignId, id }: Reminder, hashes: readonly string[]) =>
  and(
    eq(reminders.campaignId, campaignId),
    eq(reminders.state, 'confirmed'),
    inArray(reminders.addressHash, [...hashes]),
    ne(reminders.id, id),
  )
