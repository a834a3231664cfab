import { and, count, eq, sql, sum } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { Launch } from '../launch/launch.ts'
import { barsInSkyline } from '../launch/skyline.ts'

// The plus disables indexes: reading rows in table order is twice as fast.
const posted = (launchId: number) =>
  and(sql`+${deliveries.launchId} = ${launchId}`, sql`+${deliveries.state} = 'posted'`)
const followers = sum(accounts.followers).mapWith(Number)

/** Sum of the followers of all accounts that posted in a launch; an account posts once in a launch. 100,000 take about 35 ms. */
export function postedFollowers(db: Db, launchId: number): number {
  const row = db
    .select({ followers })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(posted(launchId))
    .get()
  return row?.followers ?? 0
}

/** Posts by network and step of the skyline; those after its last bar are one step. 100,000 take about 30 ms. */
export function postedSteps(db: Db, launch: Pick<Launch, 'id' | 'launchAt'>, stepMs: number) {
  const { network } = deliveries
  const step = sql<number>`min(${barsInSkyline}, cast((sent_at - ${launch.launchAt}) / ${stepMs} as integer))`
  return db
    .select({ network, step, posts: count() })
    .from(deliveries)
    .where(posted(launch.id))
    .groupBy(network, step)
    .all()
}

/** Posts and followers by network and sample (null: own words). Reads every post and its pledge. */
export function postedTexts(db: Db, launchId: number) {
  const { network } = deliveries
  const { messageId } = pledges
  return db
    .select({ network, messageId, posts: count(), followers })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .innerJoin(pledges, eq(pledges.id, deliveries.pledgeId))
    .where(posted(launchId))
    .groupBy(network, messageId)
    .all()
}

export type PostedText = ReturnType<typeof postedTexts>[number]
