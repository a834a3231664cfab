import { and, count, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mails } from '../../../db/schema/mails.ts'
import { reminders } from '../../../db/schema/reminders.ts'
import type { Lang } from '../../lib/lang.ts'
import { hashToken, newToken, type SecretBox } from '../../lib/secret-box.ts'
import { addressHashes } from '../mail/address.ts'
import { enqueueMail, type MailDb } from '../mail/enqueue.ts'
import { aheadOf, type Reminder, reminderPath, reminderRow } from './reminder.ts'

/** What is not confirmed is forgotten after this. In hours. */
export const confirmHours = 48

/** Mails that somebody may have sent to an address without its owner having said anything: three in a day. */
export const unasked = { mails: 3, ms: 86_400_000 } as const
/** What comes again within this is the same press. In ms. */
export const pressedTwiceMs = 20_000
const unaskedKinds = ['reminder-confirm', 'reminder-known', 'reminder-address'] as const

export type Asked = {
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
 * the link it has. Which of them, or that it had enough of them today, is not told here.
 */
export function askReminder(db: Db, box: SecretBox, asked: Asked, now: number): 'asked' | 'closed' {
  return db.transaction(
    tx => {
      const about = aheadOf(tx, asked.campaignId, now)
      if (!about) return 'closed'
      const hashes = addressHashes(box, asked.email)
      if (hadEnough(tx, hashes, now) || justAsked(tx, asked, hashes, now)) return 'asked'
      const { campaignId, email: to, lang } = asked
      const text = asked.isSample ? asked.text : ''
      const known = confirmedAt(tx, campaignId, hashes)
      const path = known && reminderPath(box, known)
      const row = known && path ? { id: known.id, path } : keep(tx, box, asked, hashes, now)
      const data = { ...about, text: known?.text ?? text, path: row.path, hours: confirmHours }
      const kind = known ? 'reminder-known' : 'reminder-confirm'
      enqueueMail(tx, box, { kind, key: `${kind}:${row.id}:${now}`, to, data, lang, campaignId }, now)
      return 'asked'
    },
    { behavior: 'immediate' },
  )
}

/** Whether an address was mailed enough without having asked for it. */
export function hadEnough(db: MailDb, hashes: readonly string[], now: number): boolean {
  const lately = and(
    inArray(mails.addressHash, [...hashes]),
    gt(mails.createdAt, now - unasked.ms),
    inArray(mails.kind, [...unaskedKinds]),
  )
  return (db.select({ n: count() }).from(mails).where(lately).get()?.n ?? 0) >= unasked.mails
}

/** The same form again, by a double press say: one mail is enough. */
function justAsked(db: MailDb, { campaignId, text }: Asked, hashes: readonly string[], now: number): boolean {
  const same = and(
    eq(reminders.campaignId, campaignId),
    eq(reminders.state, 'asked'),
    eq(reminders.text, text),
    inArray(reminders.addressHash, [...hashes]),
    gt(reminders.askedAt, now - pressedTwiceMs),
  )
  return db.select({ id: reminders.id }).from(reminders).where(same).get() !== undefined
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
  { campaignId, text, email, lang }: Asked,
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
