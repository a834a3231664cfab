import { createHash } from 'node:crypto'
import { isLoopbackHost, isPublicName, originOf } from '../../lib/host-names.ts'
import type { Posting, RepeatRule } from '../port.ts'
import { noServers, type Servers } from '../servers.ts'
import { readGrant } from './grant.ts'
import { postOutcome } from './outcome.ts'
import { readRemoteId } from './remote-id.ts'
import { factsOf, keepsKeys } from './server-facts.ts'
import type { MastodonSettings } from './settings.ts'

/** Posts at once: a server was seen to publish at once, too, what was scheduled for an hour later. */
const statuses = '/api/v1/statuses'

/**
 * A key is kept for an hour, against a repeat that comes after the first request has ended: six at once made five posts, and one that was
 * answered with an error may have been taken. So its end is waited for, and time is left for clocks.
 */
const keyed: RepeatRule = { looksMs: [60_000], again: { onceWithinMs: 50 * 60_000 } }
/** A second request would be a second post. The second look is for a server that was slow. */
const keyless: RepeatRule = { looksMs: [60_000, 240_000], again: 'never' }

/** Without `servers`, as senders have it, no server is known to keep keys: they repeat nothing. */
export function mastodonPosting(settings: MastodonSettings, servers: Servers = noServers): Posting {
  const onLoopback = settings.localServers.length > 0
  return {
    name: 'mastodon',
    freeze: ({ text, unlisted, lang, seed }) => ({
      body: JSON.stringify({
        status: text,
        visibility: unlisted ? 'unlisted' : 'public',
        ...(lang !== null && { language: lang }),
      }),
      key: createHash('sha256').update(seed).digest('base64url'),
      marker: text,
    }),
    request: (grant, frozen) => {
      const { host, token } = readGrant(grant)
      return {
        method: 'POST',
        origin: originOf(host),
        path: statuses,
        headers: {
          accept: 'application/json',
          connection: 'close',
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'user-agent': 'Thunderclap',
          ...(frozen.key !== null && { 'idempotency-key': frozen.key }),
        },
        body: frozen.body,
      }
    },
    outcome: (result, now) => postOutcome(result, now),
    hostState: null,
    repeat: host => (keepsKeys(factsOf(servers, host)) ? keyed : keyless),
    hostsAreTyped: !onLoopback,
    hostsStandAlone: true,
    oneRequestASocket: true,
    limits: () => settings.limits,
    appLimit: null,
    hostFor: host => ((onLoopback ? isLoopbackHost(host) : isPublicName(host)) ? host : null),
    permalink: remoteId => readRemoteId(remoteId)?.url ?? null,
    origin: originOf,
  }
}
