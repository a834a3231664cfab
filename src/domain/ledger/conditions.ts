import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { type Launch, underWay } from '../launch/launch.ts'
import { waitsForOthers } from '../pledge/condition.ts'

/**
 * Decides at T0, when nobody can pledge or withdraw any more, how many pledges go: the largest number for which each of them has
 * as many as it asks for, so those that ask for most drop out first. Decided once, in one statement; null before T0, and where
 * no pledge has a condition. Pledges without a live grant do not count.
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
        // Halted too: a network that is not may wait for it.
        inArray(launches.state, [...underWay, 'halted']),
        lte(launches.launchAt, now),
      ),
    )
    .returning({ going: launches.going })
    .get()
  return decided?.going ?? null
}

/** Sorted by what they ask for, the first n may go if the n-th asks for no more than n. */
const largestConsistent = (campaignId: number) => sql<number>`(
  select coalesce(max(place), 0) from (
    select row_number() over (order by coalesce(at_least, 0)) as place, coalesce(at_least, 0) as asked
    from pledges join grants on grants.account_id = pledges.account_id and grants.state = 'live'
    where pledges.campaign_id = ${campaignId} and pledges.state = 'active'
  ) where asked <= place
)`
