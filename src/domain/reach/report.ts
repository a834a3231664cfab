import { asc, eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { messages } from '../../../db/schema/campaigns.ts'
import type { NetworkName } from '../../networks/port.ts'
import { type CallOutcome, callsByOutcome } from '../call/outcomes.ts'
import { hasSeveralNetworks } from '../launch/held.ts'
import type { Launch } from '../launch/launch.ts'
import { type LaunchStats, readLaunchStats } from '../launch/launch-stats.ts'
import { drawSkyline, type Skyline } from '../launch/skyline.ts'
import { latenessByNetwork, postedFollowers, postedSteps } from '../ledger/posted-sums.ts'
import type { Lateness } from '../ledger/read.ts'
import { type ByHandCount, countByHand } from '../pledge/by-hand/list.ts'
import { type Clicks, readClicks } from './counters/clicks.ts'
import { readShares, type Shares } from './counters/shares.ts'
import { readSources, type SourceRow } from './counters/sources.ts'
import { type DayOfVisits, visitsByDay } from './counters/visits.ts'

/** What came of a launch. */
export type Reach = {
  readonly stats: LaunchStats
  /** Followers of all accounts that posted, each account once: at most this many people, as some follow several of them. */
  readonly followers: number
  /** By network. `latenessOn` and `publishedOn` are empty where there is one network only: then it is that of the whole. */
  readonly followersOn: Partial<Record<NetworkName, number>>
  readonly latenessOn: Partial<Record<NetworkName, Lateness>>
  readonly publishedOn: Partial<Record<NetworkName, Lateness>>
}

/** What came of it around its posts. */
export type AroundPosts = {
  /** Every sample there ever was; those no longer offered too, as posts may have been made of them. */
  readonly samples: readonly { readonly id: number; readonly text: string }[]
  /** The skyline of each network, on the scale of the whole one; empty where there is one network only. */
  readonly skylines: readonly { readonly network: NetworkName; readonly skyline: Skyline }[]
  readonly visits: readonly DayOfVisits[]
  readonly calls: Readonly<Record<CallOutcome, number>>
  readonly clicks: Clicks
  readonly shares: Shares
  readonly sources: readonly SourceRow[]
  /** People who post by hand: in no figure of the posts. */
  readonly reminders: ByHandCount
}

export function readReach(db: Db, launch: Launch): Reach {
  const stats = readLaunchStats(db, launch)
  const followers = postedFollowers(db, launch.id)
  const several = hasSeveralNetworks(stats)
  return {
    stats,
    followers: followers.reduce((sum, row) => sum + row.followers, 0),
    followersOn: Object.fromEntries(followers.map(row => [row.network, row.followers])),
    latenessOn: several ? latenessByNetwork(db, launch.id, 'left') : {},
    publishedOn: several ? latenessByNetwork(db, launch.id, 'published') : {},
  }
}

export const readAround = (db: Db, { stats }: Reach): AroundPosts => ({
  samples: db
    .select({ id: messages.id, text: messages.text })
    .from(messages)
    .where(eq(messages.campaignId, stats.launch.campaignId))
    .orderBy(asc(messages.position), asc(messages.id))
    .all(),
  skylines: networkSkylines(db, stats),
  visits: visitsByDay(db, stats.launch.campaignId),
  calls: callsByOutcome(db, stats.launch.campaignId),
  clicks: readClicks(db, stats.launch.campaignId),
  shares: readShares(db, stats.launch.campaignId),
  sources: readSources(db, stats.launch.campaignId),
  reminders: countByHand(db, stats.launch.campaignId),
})

function networkSkylines(db: Db, { launch, lateness, networks, skyline: { stepMs } }: LaunchStats) {
  const names = Object.keys(networks) as NetworkName[]
  if (names.length < 2 || !lateness) return []
  const steps = postedSteps(db, launch, stepMs)
  return names.map(network => {
    const own = steps.filter(row => row.network === network)
    return { network, skyline: drawSkyline(own, stepMs, lateness) }
  })
}
