import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { reminders } from '../../../../db/schema/reminders.ts'
import { hashToken, newToken, type SecretBox } from '../../../lib/secret-box.ts'
import { addressHashes } from '../../mail/address.ts'
import { enqueueMail } from '../../mail/enqueue.ts'
import { hadEnough, takeUnsolicited } from '../../mail/unsolicited.ts'
import { confirmHours, pressedTwiceMs, type ReminderRequest } from './ask.ts'
import { makeWay, saidYes } from './confirm.ts'
import { aheadOf, findReminder, type Reminder, reminderAddress, reminderRow, takeBackWritten } from './reminder.ts'

/** Until T0. Another address counts when whoever reads it has confirmed; until then the old one is mailed. */
export function changeReminder(
  db: Db,
  box: SecretBox,
  receipt: string,
  { text, isSample = false, email }: Pick<ReminderRequest, 'text' | 'isSample' | 'email'>,
  now: number,
): 'changed' | 'asked' | 'too-late' | 'busy' {
  return db.transaction(
    tx => {
      const mine = findReminder(tx, receipt)
      const about = mine && aheadOf(tx, mine.campaignId, now)
      if (mine?.state !== 'confirmed' || !about) return 'too-late'
      if (text !== mine.text) {
        tx.update(reminders).set({ text }).where(eq(reminders.id, mine.id)).run()
        takeBackWritten(tx, { id: mine.id })
      }
      if (sameAs(reminderAddress(box, mine), email)) return 'changed'
      // Asked twice by a double press, the first of two mails would lead nowhere.
      if (sameAs(justAsked(box, mine, now), email)) return 'asked'
      if (hadEnough(tx, box, email, now)) return 'asked'
      if (!takeUnsolicited(tx, box, email, now)) return 'busy'
      const secret = newToken()
      const nextHash = hashToken(secret)
      const next = { nextSealed: box.seal(email, reminderRow(nextHash)), nextHash, nextAskedAt: now }
      tx.update(reminders).set(next).where(eq(reminders.id, mine.id)).run()
      const data = { ...about, text: isSample ? text : '', path: `/reminder-address/${secret}`, hours: confirmHours }
      const { campaignId, lang } = mine
      const key = `reminder-address:${mine.id}:${now}`
      enqueueMail(tx, box, { kind: 'reminder-address', key, to: email, data, lang, campaignId }, now)
      return 'asked'
    },
    { behavior: 'immediate' },
  )
}

/** The address asked at a moment ago; null when there is none. */
const justAsked = (box: SecretBox, { nextSealed, nextHash, nextAskedAt }: Reminder, now: number) =>
  nextSealed !== null && nextHash !== null && (nextAskedAt ?? 0) > now - pressedTwiceMs
    ? box.open(nextSealed, reminderRow(nextHash))
    : null

const sameAs = (one: string | null, other: string) => one?.trim().toLowerCase() === other.trim().toLowerCase()

/** A reminder by the secret mailed to its next address, while it can be confirmed. */
export function findNext(db: Pick<Db, 'select'>, secret: string, now: number): Reminder | null {
  const mine = and(eq(reminders.nextHash, hashToken(secret)), eq(reminders.state, 'confirmed'))
  const found = db.select().from(reminders).where(mine).get()
  return found?.nextAskedAt && found.nextAskedAt > now - confirmHours * 3_600_000 ? found : null
}

/** From now on the new address is mailed, beginning with the link to the reminder's page. */
export function confirmAddress(db: Db, box: SecretBox, secret: string, now: number): 'confirmed' | 'too-late' | 'gone' {
  return db.transaction(
    tx => {
      const mine = findNext(tx, secret, now)
      if (!mine?.nextSealed) return 'gone'
      const about = aheadOf(tx, mine.campaignId, now)
      if (!about) return 'too-late'
      const to = box.open(mine.nextSealed, reminderRow(hashToken(secret)))
      const hashes = addressHashes(box, to)
      makeWay(tx, mine, hashes)
      saidYes(tx, box, to)
      const addressSealed = box.seal(to, reminderRow(mine.receiptHash))
      const next = { nextSealed: null, nextHash: null, nextAskedAt: null }
      tx.update(reminders)
        .set({ addressSealed, addressHash: hashes[0] ?? '', ...next })
        .where(eq(reminders.id, mine.id))
        .run()
      takeBackWritten(tx, { id: mine.id })
      const path = `/r/${box.open(mine.receiptSealed, `receipt:${mine.receiptHash}`)}`
      const data = { ...about, text: mine.text, path, writtenAt: now }
      const { campaignId, lang } = mine
      const key = `reminder-receipt:${mine.id}:${now}`
      enqueueMail(tx, box, { kind: 'reminder-receipt', key, to, data, lang, campaignId }, now)
      return 'confirmed'
    },
    { behavior: 'immediate' },
  )
}

/** At any time: address and text are erased at once, and a mail that waits for T0 goes with them. */
export function withdrawReminder(db: Db, receipt: string, now: number): void {
  db.transaction(
    tx => {
      const mine = findReminder(tx, receipt)
      if (!mine) return
      takeBackWritten(tx, { id: mine.id })
      const erased = { text: '', addressSealed: null, addressHash: null, nextSealed: null, nextHash: null }
      tx.update(reminders)
        .set({ state: 'withdrawn', withdrawnAt: now, nextAskedAt: null, ...erased })
        .where(eq(reminders.id, mine.id))
        .run()
    },
    { behavior: 'immediate' },
  )
}

/** What somebody says of their own post, from T0 on. Twice is as once. */
export function sayPosted(db: Db, receipt: string, now: number): void {
  const mine = and(eq(reminders.receiptHash, hashToken(receipt)), eq(reminders.state, 'confirmed'))
  db.update(reminders)
    .set({ postedAt: now })
    .where(and(mine, isNull(reminders.postedAt)))
    .run()
}
