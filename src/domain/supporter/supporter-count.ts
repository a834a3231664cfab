import { and, count, eq, sum } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { costCache } from '../../lib/cache.ts'
import { confirmed } from '../pledge/by-hand/rules.ts'

/** Who has pledged. `reach` is the sum of their followers: an upper bound, as followers of several count twice. */
export type SupporterCount = {
  readonly supporters: number
  readonly reach: number
  /** Who will post themselves when reminded; in neither of the others. */
  readonly byHand: number
}

/** Counts the crowd of a campaign, by its id. At 100,000 pledges it takes 11 ms and is half a second behind. */
export function supporterCounter(db: Db): (campaignId: number, now: number) => SupporterCount {
  const kept = costCache<SupporterCount>()
  return (campaignId, now) => kept(campaignId, now, () => countCrowd(db, campaignId))
}

function countCrowd(db: Db, campaignId: number): SupporterCount {
  const row = db
    .select({ supporters: count(), reach: sum(accounts.followers).mapWith(Number) })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active')))
    .get()
  const byHand = db.select({ n: count() }).from(pledges).where(confirmed(campaignId)).get()?.n ?? 0
  return { supporters: row?.supporters ?? 0, reach: row?.reach ?? 0, byHand }
}
