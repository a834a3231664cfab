import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { type Launch, underWay } from '../launch/launch.ts'
import { waitsForOthers } from '../pledge/condition.ts'

/**
 * At T0, when nobody can join or withdraw any more: how many go. It is the largest number for which as many pledges can
 * go as each of them asks for, so those that ask for most drop out first. Decided once, in one statement; null before,
 * and where no pledge waits for others. Who has no working permission goes nowhere, so nobody can count on them.
 */
export function decideConditions(db: Db, launch: Launch, now: number): number | null {
  if (launch.going !== null) return launch.going
  if (launch.kind === 'rehearsal' || now < launch.launchAt || !waitsForOthers(db, launch.campaignId)) return null
  const decided = db
    .update(launches)
    .set({ going: largestConsistent(launch.campaignId) })
    .where(
      and(
        eq(launches.id, launch.id),
        isNull(launches.going),
        inArray(launches.state, [...underWay]),
        lte(launches.launchAt, now),
      ),
    )
    .returning({ going: launches.going })
    .get()
  return decided?.going ?? null
}

/** In the order of what they ask for, the first n may go as long as the n-th asks for no more than n. */
const largestConsistent = (campaignId: number) => sql<number>`(
  select coalesce(max(place), 0) from (
    select row_number() over (order by coalesce(at_least, 0)) as place, coalesce(at_least, 0) as asked
    from pledges join grants on grants.account_id = pledges.account_id and grants.state = 'live'
    where pledges.campaign_id = ${campaignId} and pledges.state = 'active'
  ) where asked <= place
)`
