import { stayedBack } from '../../../domain/launch/counted-posts.ts'
import { heldIn } from '../../../domain/launch/held.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import type { ByHandCount } from '../../../domain/pledge/by-hand/list.ts'

/** `/c/:slug/launch.json`. `launchAt` is ISO 8601, `launchAtMs` the same in ms; `lateness` (our writing of the request) and `published` (the network's own time of the post) in ms after T0, null before the first post. `stayedBack`: those of `posts.missed` that went by their supporters' own condition. `finishedAt`: null while anything of it may still change. `reminders`: people who post by hand; in no figure of `posts`. `held` of a network: null, `paused` by organizers, or why it is halted. */
export function launchJson(stats: LaunchStats, reminders: ByHandCount) {
  const { launch, posts, networks, lateness, published, clocksDisagree } = stats
  const held = new Map(heldIn(stats).map(({ network, reason }) => [network as string, reason ?? 'paused']))
  return {
    state: launch.state,
    goalMissed: launch.unreachedAt !== null,
    finishedAt: launch.finishedAt === null ? null : new Date(launch.finishedAt).toISOString(),
    launchAt: new Date(launch.launchAt).toISOString(),
    launchAtMs: launch.launchAt,
    paused: launch.pausedAt !== null,
    clocksDisagree,
    posts,
    stayedBack: stayedBack(stats).n,
    lateness,
    published,
    networks: Object.fromEntries(
      Object.entries(networks).map(([network, counts]) => [network, { ...counts, held: held.get(network) ?? null }]),
    ),
    reminders,
  }
}
