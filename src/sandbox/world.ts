import type { Log } from '../lib/log.ts'
import type { Bluesky } from './bluesky/server.ts'
import type { Faults } from './faults/faults.ts'
import type { Feed } from './feed.ts'
import type { Growth } from './growth/growth.ts'
import type { MastodonServers } from './mastodon/server.ts'
import type { Store } from './store/store.ts'

/** What is alive in the sandbox. */
export type World = {
  readonly store: Store
  /** Secrets of the apps that may speak to X, by their keys. Only in memory: one may be the operator's own. */
  readonly apps: ReadonlyMap<string, string>
  /** What Bluesky's server keeps in memory. */
  readonly bluesky: Bluesky
  /** Each listens at an address of its own. */
  readonly mastodon: MastodonServers
  readonly faults: Faults
  readonly feed: Feed
  readonly growth: Growth
  readonly log: Log
  /** ms since 1970. */
  readonly now: () => number
}
