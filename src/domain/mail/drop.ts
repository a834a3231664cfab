import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mails } from '../../../db/schema/mails.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { addressHashes } from './address.ts'

/** Drops what waits to be mailed to an address about a campaign, with all that is in it. */
export function dropMailsTo(db: Db, box: SecretBox, campaignId: number, address: string, now: number): void {
  const mine = and(
    eq(mails.campaignId, campaignId),
    eq(mails.state, 'queued'),
    inArray(mails.addressHash, addressHashes(box, address)),
  )
  db.update(mails).set({ state: 'dropped', reason: 'erased', letter: null, settledAt: now }).where(mine).run()
}
