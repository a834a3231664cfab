import { and, count, eq, sql, sum } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { NetworkName } from '../../networks/port.ts'
import type { Launch } from '../launch/launch.ts'
import { barsInSkyline } from '../launch/skyline.ts'
import { type Lateness, late } from './read.ts'

// The plus disables indexes: reading rows in table order is twice as fast.
const posted = (launchId: number) =>
  and(sql`+${deliveries.launchId} = ${launchId}`, sql`+${deliveries.state} = 'posted'`)
const followers = sum(accounts.followers).mapWith(Number)

/** Sum of the followers of all accounts that posted in a launch, by network; an account posts once in a launch. 100,000 take about 35 ms. */
export const postedFollowers = (db: Db, launchId: number) =>
  db
    .select({ network: deliveries.network, followers })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId))
    .where(posted(launchId))
    .groupBy(deliveries.network)
    .all()

/** `lateness` of each network, for a launch on several. Reads every post: 100,000 take about 100 ms. */
export function latenessByNetwork(
  db: Db,
  launchId: number,
  truth: keyof typeof late,
): Partial<Record<NetworkName, Lateness>> {
  const { network } = deliveries
  const { ms: lateMs, isKnown } = late[truth]
  const rows = db
    .select({ network, lateMs, posts: count() })
    .from(deliveries)
    .where(and(posted(launchId), isKnown))
    .groupBy(network, lateMs)
    .orderBy(lateMs)
    .all()
  const names = new Set(rows.map(row => row.network))
  return Object.fromEntries([...names].map(name => [name, latenessIn(rows.filter(row => row.network === name))]))
}

/** Of posts in the order of their lateness. */
function latenessIn(rows: readonly { readonly lateMs: number; readonly posts: number }[]): Lateness {
  const n = rows.reduce((sum, { posts }) => sum + posts, 0)
  const at = (share: number) => {
    let left = Math.min(n - 1, Math.floor(share * n))
    for (const { lateMs, posts } of rows) {
      if (left < posts) return lateMs
      left -= posts
    }
    return 0
  }
  return { first: at(0), p50: at(0.5), p99: at(0.99), last: at(1) }
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
