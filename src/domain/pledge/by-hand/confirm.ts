import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { mailStops } from '../../../../db/schema/mails.ts'
import { reminders } from '../../../../db/schema/reminders.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { addressHashes, mailboxHashes } from '../../mail/address.ts'
import { enqueueMail } from '../../mail/enqueue.ts'
import { allowMailAgain } from '../../mail/opt-out.ts'
import { giveBackUnsolicited } from '../../mail/unsolicited.ts'
import { confirmHours } from './ask.ts'
import {
  aheadOf,
  findReminder,
  type Reminder,
  type ReminderDb,
  reminderAddress,
  sameAddress,
  takeBackWritten,
} from './reminder.ts'

/**
 * Whoever reads that address said yes. An earlier reminder of the same address gives way to this one, whose text they
 * have just seen. Twice is as once.
 */
export function confirmReminder(
  db: Db,
  box: SecretBox,
  receipt: string,
  now: number,
): 'confirmed' | 'too-late' | 'gone' {
  return db.transaction(
    tx => {
      const mine = findReminder(tx, receipt)
      if (!mine || mine.state === 'withdrawn') return 'gone'
      if (mine.state === 'confirmed') return 'confirmed'
      const to = reminderAddress(box, mine)
      if (to === null || mine.askedAt <= now - confirmHours * 3_600_000) return 'gone'
      const about = aheadOf(tx, mine.campaignId, now)
      if (!about) return 'too-late'
      const hashes = addressHashes(box, to)
      makeWay(tx, mine, hashes)
      saidYes(tx, box, to)
      tx.update(reminders).set({ state: 'confirmed', confirmedAt: now }).where(eq(reminders.id, mine.id)).run()
      const data = { ...about, text: mine.text, path: `/r/${receipt}`, writtenAt: now }
      const { campaignId, lang } = mine
      const key = `reminder-receipt:${mine.id}`
      enqueueMail(tx, box, { kind: 'reminder-receipt', key, to, data, lang, campaignId }, now)
      return 'confirmed'
    },
    { behavior: 'immediate' },
  )
}

/** One reminder an address; and who says yes again wants mail about it again. */
export function makeWay(db: ReminderDb, mine: Reminder, hashes: readonly string[]): void {
  const [earlier] = db.select().from(reminders).where(sameAddress(mine, hashes)).all()
  if (earlier) {
    takeBackWritten(db, { id: earlier.id })
    db.delete(reminders).where(eq(reminders.id, earlier.id)).run()
  }
  db.delete(mailStops)
    .where(and(eq(mailStops.campaignId, mine.campaignId), inArray(mailStops.addressHash, [...hashes])))
    .run()
}

/** They ask for mail themselves: it is none that they were sent unasked, nor refuse. */
export function saidYes(db: ReminderDb, box: SecretBox, address: string): void {
  giveBackUnsolicited(db, box, address)
  allowMailAgain(db, mailboxHashes(box, address))
}

/** Asked for, not confirmed, and not forgotten yet. */
export const mayConfirm = ({ state, askedAt }: Reminder, now: number) =>
  state === 'asked' && askedAt > now - confirmHours * 3_600_000
