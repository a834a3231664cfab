import { serversOf } from '../../src/domain/operation/servers.ts'
import type { Servers } from '../../src/networks/servers.ts'
import { testContext } from './context.ts'

/** What an installation of this test remembers of servers. */
export function rememberingServers(): Servers {
  const { db, box } = testContext()
  return serversOf(db, box, 'mastodon', Date.now)
}
