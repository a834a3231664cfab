import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { closesAt, underWay } from '../../launch/launch.ts'
import { overdueMs } from '../../ledger/types.ts'

/** Keys do not change so shortly before a launch, nor during one: what senders hold is sealed, and the disk is theirs. */
export const keysAwayMs = 600_000

export type InTheWay = {
  readonly campaign: string
  readonly timeZone: string
  readonly kind: 'real' | 'rehearsal'
  readonly launchAt: number
  /** When it will be out of the way at the latest, in ms. */
  readonly until: number
}

/** The launch or rehearsal that a change of keys has to wait for, the one that takes longest; null when there is none. */
export function launchInTheWay(db: Db, now: number): InTheWay | null {
  const heldBack = and(eq(launches.state, 'halted'), isNull(launches.finishedAt))
  const soon = and(eq(launches.state, 'open'), lt(launches.launchAt, now + keysAwayMs))
  return (
    db
      .select({ launch: launches, campaign: campaigns.title, timeZone: campaigns.timeZone })
      .from(launches)
      .innerJoin(campaigns, eq(campaigns.id, launches.campaignId))
      .where(or(inArray(launches.state, [...underWay]), heldBack, soon))
      .all()
      .map(({ launch, ...of }) => ({
        ...of,
        kind: launch.kind,
        launchAt: launch.launchAt,
        until: closesAt(launch) + overdueMs,
      }))
      // What is still called open long after it should have gone never went.
      .filter(one => one.until > now)
      .sort((one, other) => other.until - one.until)[0] ?? null
  )
}
