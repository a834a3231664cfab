import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { mailStops } from '../../../../db/schema/mails.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { addressHashes, mailboxHashes } from '../../mail/address.ts'
import { answerWithPledge } from '../../mail/consent/answer.ts'
import { moveConsent } from '../../mail/consent/consents.ts'
import { enqueueMail } from '../../mail/enqueue.ts'
import { allowMailAgain } from '../../mail/opt-out.ts'
import { addressOfPledge, sealAddress } from '../../mail/pledge-address.ts'
import { giveBackUnsolicited } from '../../mail/unsolicited.ts'
import { type Pledge, receiptPath } from '../pledge.ts'
import { aheadOf, type ByHandDb, confirmed, findByHand, mayConfirm } from './rules.ts'
import { takeBackWritten } from './written.ts'

/**
 * Whoever reads that address said yes: to a pledge, or to being the new address of one, whose receipt it gets. An earlier
 * pledge of the same address gives way to this one, whose text they have just seen. `list`: yes as well to what they had
 * ticked about mail from the organization. Twice is as once.
 */
export function confirmByHand(
  db: Db,
  box: SecretBox,
  receipt: string,
  now: number,
  list = false,
): 'confirmed' | 'too-late' | 'gone' {
  return db.transaction(
    tx => {
      const asked = findByHand(tx, receipt)
      if (asked?.state === 'confirmed') return 'confirmed'
      const to = asked && addressOfPledge(box, asked)
      const mine = asked && replacedBy(tx, asked)
      if (to === null || !mine || !mayConfirm(asked, now)) return 'gone'
      const about = aheadOf(tx, mine.campaignId, now)
      const path = receiptPath(box, mine)
      if (!about || path === null) return 'too-late'
      makeWay(tx, mine, addressHashes(box, to))
      giveBackUnsolicited(tx, box, to)
      allowMailAgain(tx, mailboxHashes(box, to))
      if (mine.id === asked.id) {
        tx.update(pledges).set({ state: 'confirmed', confirmedAt: now }).where(eq(pledges.id, mine.id)).run()
        answerWithPledge(tx, box, mine, list, now)
      } else {
        tx.delete(pledges).where(eq(pledges.id, asked.id)).run()
        tx.update(pledges)
          .set(sealAddress(box, mine, to))
          .where(eq(pledges.id, mine.id))
          .run()
        takeBackWritten(tx, mine.id)
      }
      const data = { ...about, text: mine.text, path, writtenAt: now }
      const { campaignId, lang } = mine
      enqueueMail(
        tx,
        box,
        { kind: 'reminder-receipt', key: `reminder-receipt:${asked.id}`, to, data, lang, campaignId },
        now,
      )
      return 'confirmed'
    },
    { behavior: 'immediate' },
  )
}

/** The pledge that is mailed at an address once it is confirmed; null where it was withdrawn meanwhile. */
export function replacedBy(db: Pick<Db, 'select'>, asked: Pledge): Pledge | null {
  if (asked.replaces === null) return asked
  const mine = db.select().from(pledges).where(eq(pledges.id, asked.replaces)).get()
  return mine?.state === 'confirmed' ? mine : null
}

/** One pledge by hand an address; and who says yes again wants mail about it again. */
function makeWay(db: ByHandDb, { id, campaignId }: Pledge, hashes: string[]): void {
  const same = and(confirmed(campaignId), inArray(pledges.addressHash, hashes), ne(pledges.id, id))
  const earlier = db.select().from(pledges).where(same).get()
  if (earlier) {
    takeBackWritten(db, earlier.id)
    moveConsent(db, earlier.id, id)
    db.delete(pledges).where(eq(pledges.id, earlier.id)).run()
  }
  db.delete(mailStops)
    .where(and(eq(mailStops.campaignId, campaignId), inArray(mailStops.addressHash, hashes)))
    .run()
}
