import { createHash } from 'node:crypto'
import { isLoopbackHost, isPublicName, originOf } from '../../lib/host-names.ts'
import type { Posting } from '../port.ts'
import { readGrant } from './grant.ts'
import { postOutcome } from './outcome.ts'
import { readRemoteId } from './remote-id.ts'
import type { MastodonSettings } from './settings.ts'

/** Posts at once: a server was seen to publish at once, too, what was scheduled for an hour later. */
const statuses = '/api/v1/statuses'

export function mastodonPosting(settings: MastodonSettings): Posting {
  const onLoopback = settings.localServers.length > 0
  return {
    name: 'mastodon',
    freeze: ({ text, lang, seed }) => ({
      body: JSON.stringify({ status: text, visibility: 'public', ...(lang !== null && { language: lang }) }),
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
    repeat: { looksMs: [60_000], again: 'once-dead' },
    hostsAreTyped: !onLoopback,
    oneRequestASocket: true,
    limits: () => settings.limits,
    appLimit: null,
    hostFor: host => ((onLoopback ? isLoopbackHost(host) : isPublicName(host)) ? host : null),
    permalink: remoteId => readRemoteId(remoteId)?.url ?? null,
    origin: originOf,
  }
}
