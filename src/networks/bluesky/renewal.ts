import type { Grant } from '../account.ts'
import { NotAGrant } from '../grant.ts'
import { neverLeft } from '../never-left.ts'
import type { ClientKey, ClientKeys } from '../port.ts'
import type { Renewal, Renewed } from '../renewal.ts'
import type { OAuthClients } from './client.ts'
import { clientKind } from './client-metadata.ts'
import type { Fetch } from './fetch.ts'
import { type BlueskyGrant, expiryOf, readGrant } from './grant.ts'
import { memoryStore } from './memory.ts'
import { resetOf } from './rate-limit.ts'
import { serverOf } from './server-of.ts'
import type { BlueskySettings } from './settings.ts'
import { refusalIn, shown } from './trouble.ts'

/**
 * What one authorization server takes: it says only "similar limits" to 3,000 in five minutes, and a first call may cost two. All
 * of bsky.social has one.
 */
const perSecond = 8
/** An access token is not counted on so shortly before its end. */
const marginMs = 60_000
const dayMs = 86_400_000
/** In all (@atproto/oauth-provider, 2026-08). That of a site with keys ends, too, when it is not exchanged for 90 days. */
const livesMs = { none: 14 * dayMs, private_key_jwt: 730 * dayMs } as const
const unsaidMs = 60_000
const wellKnownMs = 600_000

export function blueskyRenewal(
  settings: BlueskySettings,
  clientFor: OAuthClients,
  keys: ClientKeys,
  guarded: Fetch,
): Renewal {
  const fetch = rememberingWellKnown(guarded)
  return {
    perSecond,
    longestDays: livesMs[clientKind(settings.baseUrl) === 'confidential' ? 'private_key_jwt' : 'none'] / dayMs,
    life: grant => {
      const read = readGrant(grant)
      const { grantedAt } = read
      return {
        server: new URL(read.tokenSet.iss).origin,
        freshUntil: (expiryOf(read) ?? 0) - marginMs,
        ...(grantedAt !== undefined && { endsAt: grantedAt + livesMs[read.authMethod.method] }),
      }
    },
    lacks: grant => missingFor(readGrant(grant), settings, keys()),
    renew: async (grant, signal) => {
      const sent = { isOpen: false }
      try {
        return { kind: 'renewed', grant: await exchanged(readGrant(grant), watched(fetch, sent, signal)) }
      } catch (error) {
        return whatCame(error, sent.isOpen)
      }
    },
  }

  async function exchanged(grant: BlueskyGrant, fetch: Fetch): Promise<Grant> {
    const server = await serverOf(settings, clientFor, grant, fetch)
    const tokenSet = await server.refresh(grant.tokenSet as Parameters<typeof server.refresh>[0])
    return JSON.stringify({ ...grant, tokenSet })
  }
}

/** The server takes it from the client that it was given to, which signs with the key that it signed with then. */
function missingFor({ authMethod, clientId }: BlueskyGrant, { baseUrl }: BlueskySettings, keys: readonly ClientKey[]) {
  if (authMethod.method === 'none') return null
  if (!keys.some(({ kid }) => kid === authMethod.kid)) return `the key ${authMethod.kid}`
  const origin = clientId && new URL(clientId).origin
  return !origin || origin === baseUrl ? null : `the address ${origin} (BASE_URL)`
}

function whatCame(error: unknown, maybeUsed: boolean): Renewed {
  if (error instanceof NotAGrant) return { kind: 'gone', said: null }
  const refusal = refusalIn(error)
  if (!refusal) return { kind: 'away', maybeUsed, cause: error instanceof Error ? shown(error.message) : 'no answer' }
  const { status, headers, error: code, errorDescription } = refusal
  if (status === 429 || status === 503)
    return { kind: 'later', until: resetOf(Object.fromEntries(headers), Date.now()) ?? Date.now() + unsaidMs }
  if (code === 'invalid_grant') return { kind: 'gone', said: shown(errorDescription ?? code) }
  // Anything else speaks of us or of the server, and of no grant: our key, our address, a failure of its own.
  return { kind: 'away', maybeUsed: status >= 500, cause: shown(`${status} ${code ?? ''} ${errorDescription ?? ''}`) }
}

/** Knows whether a request that would use the grant up has left and has no whole answer. It is not broken off: `signal` keeps one from leaving. */
function watched(fetch: Fetch, sent: { isOpen: boolean }, signal: AbortSignal): Fetch {
  return async (input, init) => {
    signal.throwIfAborted()
    const request = new Request(input, init)
    if (request.method !== 'POST') return fetch(request)
    try {
      sent.isOpen = true
      const answer = await fetch(request)
      const body = await answer.text()
      sent.isOpen = false
      return new Response(body, { status: answer.status, headers: answer.headers })
    } catch (error) {
      if (neverLeft(error)) sent.isOpen = false
      throw error
    }
  }
}

/** The SDK asks every time what a server says of itself; for thousands of grants of one server once in a while will do. */
function rememberingWellKnown(fetch: Fetch): Fetch {
  const known = memoryStore<string>(2_000, wellKnownMs)
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!url.pathname.startsWith('/.well-known/oauth-')) return fetch(input, init)
    const kept = known.get(url.href)
    if (kept !== undefined) return Response.json(JSON.parse(kept))
    const answer = await fetch(input, init)
    if (answer.status !== 200) return answer
    const body = await answer.text()
    known.set(url.href, body)
    return new Response(body, { status: 200, headers: answer.headers })
  }
}
