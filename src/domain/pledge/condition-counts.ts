import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts, grants } from '../../../db/schema/accounts.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { NetworkName } from '../../networks/port.ts'
import { type Launch, underWay } from '../launch/launch.ts'
import { waitsForOthers } from './condition.ts'

/** Pledges of a campaign that go only with a number of others. */
export type Conditions = {
  readonly waiting: number
  /** By the number they ask for, the smallest first. */
  readonly asked: readonly { readonly atLeast: number; readonly pledges: number }[]
  /** How many go: decided at T0, or as it would be decided now. */
  readonly going: number
  readonly isDecided: boolean
  /** Of those that wait, so many ask for more than go. */
  readonly held: number
}

/**
 * What waits for what; null where nothing does, and once it can matter no more. Counts each pledge of the campaign: 100,000
 * take about 50 ms.
 */
export function readConditions(db: Db, campaignId: number, launch: Launch | null): Conditions | null {
  const isDecided = launch !== null && launch.going !== null
  if (!isDecided && launch && !['draft', 'open', ...underWay].includes(launch.state)) return null
  if (!waitsForOthers(db, campaignId)) return null
  const asks = sql<number>`coalesce(${pledges.atLeast}, 0)`
  const rows = db
    .select({
      atLeast: asks,
      pledges: sql<number>`count(*)`,
      able: sql<number>`count(*) filter (where ${grants.state} = 'live')`,
    })
    .from(pledges)
    .leftJoin(grants, eq(grants.accountId, pledges.accountId))
    .where(and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active')))
    .groupBy(asks)
    .orderBy(asks)
    .all()
  const going = launch?.going ?? wouldGo(rows)
  const asked = rows.filter(row => row.atLeast > 0).map(({ atLeast, pledges }) => ({ atLeast, pledges }))
  return {
    waiting: total(asked),
    asked,
    going,
    isDecided,
    held: total(asked.filter(row => row.atLeast > going)),
  }
}

/** As it is decided at T0 (see ledger/going.ts); `groups` in the order of what they ask for. */
function wouldGo(groups: readonly { readonly atLeast: number; readonly able: number }[]): number {
  let [going, place] = [0, 0]
  for (const { atLeast, able } of groups) {
    place += able
    if (atLeast <= place) going = place
  }
  return going
}

const total = (rows: readonly { readonly pledges: number }[]) => rows.reduce((sum, row) => sum + row.pledges, 0)

export type HeldPosts = { readonly network: NetworkName; readonly host: string; readonly posts: number }

/** By host, the posts that stay back when so many go. */
export function heldPosts(db: Db, campaignId: number, going: number): HeldPosts[] {
  return db
    .select({ network: accounts.network, host: accounts.host, posts: sql<number>`count(*)` })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active'), sql`at_least > ${going}`))
    .groupBy(accounts.network, accounts.host)
    .all()
}
