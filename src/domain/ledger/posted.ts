import { and, count, eq, sum } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { NetworkName } from '../network.ts'

/** Posts of one network made of one sample as it was; `messageId` null: of own words. */
export type PostedGroup = {
  readonly network: NetworkName
  readonly messageId: number | null
  readonly posts: number
  /** Of their accounts, added up. An account posts once in a launch. */
  readonly followers: number
}

/** Everything a launch posted, in groups. One look at every post. */
export function postedGroups(db: Db, launchId: number): PostedGroup[] {
  const { network } = deliveries
  const { messageId } = pledges
  return db
    .select({ network, messageId, posts: count(), followers: sum(accounts.followers).mapWith(Number) })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .innerJoin(pledges, eq(pledges.id, deliveries.pledgeId))
    .where(and(eq(deliveries.launchId, launchId), eq(deliveries.state, 'posted')))
    .groupBy(network, messageId)
    .all()
}
