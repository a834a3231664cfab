import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import type { ByHandCount } from '../../../domain/pledge/by-hand/list.ts'

/** `/c/:slug/launch.json`. `launchAt` is ISO 8601, `launchAtMs` the same in ms; lateness in ms after T0, null before the first post. `reminders`: people who post by hand; in no figure of `posts`. */
export function launchJson({ launch, posts, networks, lateness, clocksDisagree }: LaunchStats, reminders: ByHandCount) {
  return {
    state: launch.state,
    launchAt: new Date(launch.launchAt).toISOString(),
    launchAtMs: launch.launchAt,
    paused: launch.pausedAt !== null,
    clocksDisagree,
    posts,
    lateness,
    networks,
    reminders,
  }
}
