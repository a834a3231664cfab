import { and, eq, gt, isNotNull } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { enqueueMail } from '../../mail/enqueue.ts'
import { addressOfPledge } from '../../mail/pledge-address.ts'
import { receiptPath } from '../pledge.ts'

/** Asks whoever gave a grant that is gone to connect again, for each launch that still waits for it. Once a grant. */
export function mailLost(db: Db, box: SecretBox, accountId: number, now: number): void {
  const account = { network: accounts.network, handle: accounts.handle }
  const rows = db
    .select({ pledge: pledges, campaign: campaigns, launchAt: launches.launchAt, grantedAt: grants.grantedAt, account })
    .from(pledges)
    .innerJoin(grants, eq(grants.accountId, pledges.accountId))
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .innerJoin(campaigns, eq(campaigns.id, pledges.campaignId))
    .innerJoin(launches, and(eq(launches.campaignId, campaigns.id), eq(launches.kind, 'real')))
    .where(
      and(
        eq(pledges.accountId, accountId),
        eq(pledges.state, 'active'),
        isNotNull(pledges.addressSealed),
        eq(launches.state, 'open'),
        gt(launches.launchAt, now),
      ),
    )
    .all()
  for (const { pledge, campaign, launchAt, grantedAt, account } of rows) {
    const [to, path] = [addressOfPledge(box, pledge), receiptPath(box, pledge)]
    if (to === null || path === null) continue
    const data = { campaign: campaign.title, timeZone: campaign.timeZone, launchAt, path, account }
    const key = `reconnect:lost:${pledge.id}:${grantedAt}`
    const about = { campaignId: campaign.id, topic: `reconnect:${campaign.id}:pledge:${pledge.id}`, until: launchAt }
    enqueueMail(db, box, { kind: 'reconnect', key, to, lang: pledge.lang, data, ...about }, now)
  }
}
