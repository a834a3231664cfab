import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { mails } from '../../../db/schema/mails.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { addressHashes } from './address.ts'

/** Drops queued mails to an address about a campaign, and erases their content. */
export function dropMailsTo(db: Db, box: SecretBox, campaignId: number, address: string, now: number): void {
  const queued = and(
    eq(mails.campaignId, campaignId),
    eq(mails.state, 'queued'),
    inArray(mails.addressHash, addressHashes(box, address)),
  )
  db.update(mails).set({ state: 'dropped', reason: 'erased', letter: null, settledAt: now }).where(queued).run()
}
