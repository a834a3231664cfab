import { eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { enqueueMail } from '../mail/enqueue.ts'
import { addressOfPledge } from '../mail/pledge-address.ts'
import { type Actor, inOneStep, record } from '../organizer/audit/record.ts'
import { receiptPath } from '../pledge/pledge.ts'
import { removePledge } from '../pledge/withdrawal.ts'
import type { Supporter } from './list.ts'

type Named = { readonly id: number; readonly title: string; readonly timeZone: string }

/**
 * Takes an abusive pledge out, in one step with its record and the mail to its supporter, if they left an address. Never
 * once its post may have left.
 */
export function removeSupporter(
  db: Db,
  box: SecretBox,
  actor: Actor,
  campaign: Named,
  { id, network, handle }: Supporter,
  reason: string,
  now: number,
): 'removed' | 'too-late' {
  return inOneStep(db, () => {
    const result = removePledge(db, id, reason, now)
    if (result === 'too-late') return result
    record(db, actor, 'pledge-removed', { network, handle, reason }, now, campaign)
    tell(db, box, campaign, id, reason, now)
    return result
  })
}

function tell(db: Db, box: SecretBox, campaign: Named, pledgeId: number, reason: string, now: number): void {
  const pledge = db.select().from(pledges).where(eq(pledges.id, pledgeId)).get()
  const path = pledge ? receiptPath(box, pledge) : null
  const to = pledge && addressOfPledge(box, pledge)
  if (!to || path === null) return
  const { id: campaignId, title, timeZone } = campaign
  const data = { campaign: title, timeZone, path, reason }
  enqueueMail(db, box, { kind: 'removed', key: `removed:${pledgeId}`, to, lang: pledge.lang, data, campaignId }, now)
}
