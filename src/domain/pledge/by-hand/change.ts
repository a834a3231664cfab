import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { hashToken, type SecretBox } from '../../../lib/secret-box.ts'
import { eraseConsentOf } from '../../mail/consent/consents.ts'
import { enqueueMail, type MailDb } from '../../mail/enqueue.ts'
import { addressOfPledge } from '../../mail/pledge-address.ts'
import { hadEnough, takeUnsolicited } from '../../mail/unsolicited.ts'
import { emptied } from '../erasing/emptied.ts'
import type { Pledge } from '../pledge.ts'
import { type ByHand, pressedTwiceMs, storeAsked } from './ask.ts'
import { aheadOf, confirmHours, findByHand } from './rules.ts'
import { takeBackWritten } from './written.ts'

/** Until T0. Another address counts when whoever reads it has confirmed; until then the old one is mailed. */
export function changeByHand(
  db: Db,
  box: SecretBox,
  receipt: string,
  { text, isSample = false, email }: Pick<ByHand, 'text' | 'isSample' | 'email'>,
  now: number,
): 'changed' | 'asked' | 'too-late' | 'busy' {
  return db.transaction(
    tx => {
      const mine = findByHand(tx, receipt)
      const about = mine && aheadOf(tx, mine.campaignId, now)
      if (mine?.state !== 'confirmed' || !about) return 'too-late'
      if (text !== mine.text) {
        tx.update(pledges).set({ text }).where(eq(pledges.id, mine.id)).run()
        takeBackWritten(tx, mine.id)
      }
      if (sameAs(addressOfPledge(box, mine), email)) return 'changed'
      const before = askedInstead(tx, mine)
      // Asked twice by a double press, the first of two mails would lead nowhere.
      const isAgain = before && before.confirmedAt > now - pressedTwiceMs && sameAs(addressOfPledge(box, before), email)
      if (isAgain || hadEnough(tx, box, email, now)) return 'asked'
      if (!takeUnsolicited(tx, box, email, now)) return 'busy'
      tx.delete(pledges).where(eq(pledges.replaces, mine.id)).run()
      const { campaignId, lang } = mine
      const { id, path } = storeAsked(tx, box, { campaignId, text, email, lang, replaces: mine.id }, now)
      const data = { ...about, text: isSample ? text : '', path, hours: confirmHours }
      const key = `reminder-confirm:${id}:${now}`
      enqueueMail(tx, box, { kind: 'reminder-address', key, to: email, data, lang, campaignId }, now)
      return 'asked'
    },
    { behavior: 'immediate' },
  )
}

/** What was asked at another address of a pledge, and not answered yet. */
export const askedInstead = (db: Pick<MailDb, 'select'>, { id }: Pledge): Pledge | undefined =>
  db.select().from(pledges).where(eq(pledges.replaces, id)).get()

const sameAs = (one: string | null, other: string) => one?.trim().toLowerCase() === other.trim().toLowerCase()

/** At any time: address, text, consent and what led here are erased at once, and a mail that waits for T0 goes with them. */
export function withdrawByHand(db: Db, receipt: string, now: number): void {
  db.transaction(
    tx => {
      const mine = findByHand(tx, receipt)
      if (!mine) return
      takeBackWritten(tx, mine.id)
      tx.delete(pledges).where(eq(pledges.replaces, mine.id)).run()
      eraseConsentOf(tx, mine.id)
      tx.update(pledges)
        .set({ ...emptied, state: 'withdrawn', withdrawnAt: now })
        .where(eq(pledges.id, mine.id))
        .run()
    },
    { behavior: 'immediate' },
  )
}

/** What somebody says of their own post, from T0 on. Twice is as once. */
export const sayPosted = (db: Db, receipt: string, now: number): void => setPosted(db, receipt, now, isNull)

/** They said it by mistake. */
export const takeBackPosted = (db: Db, receipt: string): void => setPosted(db, receipt, null, isNotNull)

function setPosted(db: Db, receipt: string, postedAt: number | null, from: typeof isNull): void {
  const mine = and(eq(pledges.receiptHash, hashToken(receipt)), eq(pledges.state, 'confirmed'))
  db.update(pledges)
    .set({ postedAt })
    .where(and(mine, from(pledges.postedAt)))
    .run()
}
