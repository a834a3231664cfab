import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { reminders } from '../../../../db/schema/reminders.ts'
import type { Lang } from '../../../lib/lang.ts'
import { hashToken, newToken, type SecretBox } from '../../../lib/secret-box.ts'
import { addressHashes } from '../../mail/address.ts'
import { enqueueMail, type MailDb } from '../../mail/enqueue.ts'
import { hadEnough, takeUnsolicited } from '../../mail/unsolicited.ts'
import { aheadOf, type Reminder, reminderPath, reminderRow } from './reminder.ts'

/** What is not confirmed is forgotten after this. In hours. */
export const confirmHours = 48

/** What comes again within this is the same press. In ms. */
export const pressedTwiceMs = 20_000

export type ReminderRequest = {
  readonly campaignId: number
  readonly text: string
  /** The campaign's own words. Others are mailed to nobody who has not said yes: they could be anybody's, about anything. */
  readonly isSample?: boolean
  readonly email: string
  /** What they read. */
  readonly lang?: Lang
}

/**
 * Somebody gave an address, perhaps their own: it is mailed a link to confirm with, or, where it is confirmed already,
 * the link it has. Asked for again, it is the same link. Which of them, or that it had enough of them today, is not told
 * here; `busy`: too many who have not confirmed were mailed in this hour.
 */
export function askReminder(db: Db, box: SecretBox, asked: ReminderRequest, now: number): 'asked' | 'closed' | 'busy' {
  return db.transaction(
    tx => {
      const about = aheadOf(tx, asked.campaignId, now)
      if (!about) return 'closed'
      const { campaignId, email: to, lang } = asked
      const hashes = addressHashes(box, to)
      const before = askedBefore(tx, asked, hashes, now)
      if (hadEnough(tx, box, to, now) || (before && before.askedAt > now - pressedTwiceMs)) return 'asked'
      if (!takeUnsolicited(tx, box, to, now)) return 'busy'
      const text = asked.isSample ? asked.text : ''
      const known = confirmedAt(tx, campaignId, hashes)
      const row = again(tx, box, known ?? before, now) ?? keep(tx, box, asked, hashes, now)
      const data = { ...about, text: known?.text ?? text, path: row.path, hours: confirmHours }
      const kind = known ? 'reminder-known' : 'reminder-confirm'
      enqueueMail(tx, box, { kind, key: `${kind}:${row.id}:${now}`, to, data, lang, campaignId }, now)
      return 'asked'
    },
    { behavior: 'immediate' },
  )
}

/** The same form, sent before and not confirmed yet. */
function askedBefore(db: MailDb, { campaignId, text }: ReminderRequest, hashes: readonly string[], now: number) {
  const same = and(
    eq(reminders.campaignId, campaignId),
    eq(reminders.state, 'asked'),
    eq(reminders.text, text),
    inArray(reminders.addressHash, [...hashes]),
    gt(reminders.askedAt, now - confirmHours * 3_600_000),
  )
  return db.select().from(reminders).where(same).get()
}

/** The link that is there already, as good as new. */
function again(db: MailDb, box: SecretBox, reminder: Reminder | undefined, now: number) {
  const path = reminder && reminderPath(box, reminder)
  if (!reminder || !path) return null
  if (reminder.state === 'asked') db.update(reminders).set({ askedAt: now }).where(eq(reminders.id, reminder.id)).run()
  return { id: reminder.id, path }
}

function confirmedAt(db: MailDb, campaignId: number, hashes: readonly string[]): Reminder | undefined {
  const theirs = and(
    eq(reminders.campaignId, campaignId),
    eq(reminders.state, 'confirmed'),
    inArray(reminders.addressHash, [...hashes]),
  )
  return db.select().from(reminders).where(theirs).get()
}

function keep(
  db: MailDb,
  box: SecretBox,
  { campaignId, text, email, lang }: ReminderRequest,
  hashes: readonly string[],
  now: number,
) {
  const receipt = newToken()
  const receiptHash = hashToken(receipt)
  const { id } = db
    .insert(reminders)
    .values({
      campaignId,
      state: 'asked',
      text,
      addressSealed: box.seal(email, reminderRow(receiptHash)),
      addressHash: hashes[0] ?? '',
      receiptHash,
      receiptSealed: box.seal(receipt, `receipt:${receiptHash}`),
      askedAt: now,
      lang,
    })
    .returning({ id: reminders.id })
    .get()
  return { id, path: `/r/${receipt}` }
}
