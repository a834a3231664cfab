import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { mailStops, mails } from '../../../db/schema/mails.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { hashToken, type SecretBox } from '../../lib/secret-box.ts'
import { addressHashes } from './address.ts'
import { leaveListAt } from './consent/consents.ts'
import { addressOfPledge, noAddress } from './pledge-address.ts'

export type WayOut = {
  readonly campaignId: number
  readonly addressHash: string
  readonly title: string
  /** When this address left the list; null while it is on it. */
  readonly stoppedAt: number | null
}

/** The list that a link out of it belongs to; null for a link that is none. */
export function findWayOut(db: Db, secret: string): WayOut | null {
  const stop = and(eq(mailStops.campaignId, mails.campaignId), eq(mailStops.addressHash, mails.addressHash))
  const row = db
    .select({
      campaignId: campaigns.id,
      addressHash: mails.addressHash,
      title: campaigns.title,
      stoppedAt: mailStops.stoppedAt,
    })
    .from(mails)
    .innerJoin(campaigns, eq(campaigns.id, mails.campaignId))
    .leftJoin(mailStops, stop)
    .where(eq(mails.unsubscribeHash, hashToken(secret)))
    .get()
  return row ?? null
}

/**
 * No more mail about this campaign to this address, nor what is queued for it; and the address is erased from the pledges
 * it was given with. Who wants no more of it hardly wants the organization's own: that consent ends as well. Doing it twice
 * changes nothing.
 */
export function unsubscribe(db: Db, box: SecretBox, { campaignId, addressHash }: WayOut, now: number): void {
  db.transaction(
    tx => {
      tx.insert(mailStops).values({ campaignId, addressHash, stoppedAt: now }).onConflictDoNothing().run()
      leaveListAt(tx, campaignId, [addressHash])
      tx.update(mails)
        .set({ state: 'dropped', reason: 'unsubscribed', letter: null, settledAt: now })
        .where(
          and(
            eq(mails.state, 'queued'),
            eq(mails.campaignId, campaignId),
            eq(mails.addressHash, addressHash),
            isListMail,
          ),
        )
        .run()
      for (const one of pledgesWrittenTo(db, campaignId, addressHash)) {
        const email = addressOfPledge(box, one)
        if (email !== null && addressHashes(box, email).includes(addressHash))
          tx.update(pledges).set(noAddress).where(eq(pledges.id, one.id)).run()
      }
    },
    { behavior: 'immediate' },
  )
}

/** The key of a mail to a supporter ends in the id of their pledge; others may end in the same number. */
function pledgesWrittenTo(db: Db, campaignId: number, addressHash: string) {
  const mine = and(eq(mails.campaignId, campaignId), eq(mails.addressHash, addressHash))
  const keys = db.select({ key: mails.key }).from(mails).where(mine).all()
  const ids = keys.map(({ key }) => Number(key.slice(key.lastIndexOf(':') + 1))).filter(Number.isSafeInteger)
  const theirs = and(
    eq(pledges.campaignId, campaignId),
    inArray(pledges.id, [...new Set(ids)]),
    eq(pledges.by, 'account'),
  )
  return db.select().from(pledges).where(theirs).all()
}

/** Whether an address wants no more mail about a campaign. */
export function hasLeft(db: Db, campaignId: number, addressHash: string): boolean {
  const mine = and(eq(mailStops.campaignId, campaignId), eq(mailStops.addressHash, addressHash))
  return db.select().from(mailStops).where(mine).get() !== undefined
}

const isListMail = isNotNull(mails.unsubscribeHash)
