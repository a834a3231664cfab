import { isLoopbackHost, isPublicName, originOf } from '../../lib/host-names.ts'
import type { Post, Posting } from '../port.ts'
import { postCollection, postUrl, readPostUri } from './at-uri.ts'
import { dpopSigner } from './dpop.ts'
import { postOutcome } from './outcome.ts'
import type { BlueskySettings } from './settings.ts'
import { facetsIn } from './text.ts'
import { tidFor } from './tid.ts'

const createRecord = '/xrpc/com.atproto.repo.createRecord'
const getSession = '/xrpc/com.atproto.server.getSession'

/** A server hands out the next one of three that it takes, and changes them each minute. */
const nonceMs = 120_000

export function blueskyPosting(settings: BlueskySettings): Posting {
  const sign = dpopSigner()
  return {
    name: 'bluesky',
    freeze: post => {
      const key = tidFor(post.momentAt, post.seed)
      const record = { repo: post.account.remoteId, collection: postCollection, rkey: key, record: recordOf(post) }
      return { body: JSON.stringify(record), key, marker: post.text }
    },
    request: (grant, frozen, now, nonce) => {
      const { headers, ...signed } = sign(grant, 'POST', createRecord, nonce, now)
      return { ...signed, headers: { ...headers, 'content-type': 'application/json' }, body: frozen.body }
    },
    outcome: (result, now, frozen) => postOutcome(result, now, frozen, settings.siteUrl),
    hostState: {
      freshMs: nonceMs,
      read: ({ headers }) => headers['dpop-nonce'] ?? null,
      // Without a nonce it is refused with one, and counts as no request.
      ask: (grant, now) => ({ ...sign(grant, 'GET', getSession, undefined, now), body: '' }),
    },
    repeat: () => ({ looksMs: [2_000], again: 'by-key' }),
    hostsAreTyped: !settings.onLoopback,
    limits: () => settings.limits,
    appLimit: null,
    hostFor: host => (isPublicName(host) || (settings.onLoopback && isLoopbackHost(host)) ? host : null),
    permalink: uri => {
      const parts = readPostUri(uri)
      return parts && postUrl(settings.siteUrl, parts)
    },
    origin: originOf,
  }
}

/** app.bsky.feed.post. */
function recordOf({ text, momentAt, lang, card }: Post) {
  const facets = facetsIn(text)
  return {
    $type: postCollection,
    text,
    createdAt: new Date(momentAt).toISOString(),
    ...(lang !== null && { langs: [lang] }),
    ...(facets.length > 0 && { facets }),
    ...(card && {
      embed: {
        $type: 'app.bsky.embed.external',
        external: { uri: card.url, title: card.title, description: card.description },
      },
    }),
  }
}
