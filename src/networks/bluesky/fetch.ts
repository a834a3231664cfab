import { safeFetchWrap } from '@atproto-labs/fetch-node'
import { publicAgent } from '../../lib/public-agent.ts'
import type { BlueskySettings } from './settings.ts'

/** Of any one exchange. */
const withinMs = 10_000

export type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/**
 * What reads whatever address a handle leads to: https on public hosts alone, small answers, in time. With all of Bluesky on
 * this machine (`onLoopback`), its own addresses over http too.
 */
export function guardedFetch({ onLoopback, plcUrl }: BlueskySettings): Fetch {
  const agent = onLoopback ? null : publicAgent()
  const send: Fetch = (input, init) =>
    // Node's own fetch takes an agent of undici; its type knows another version's.
    globalThis.fetch(input, { ...init, ...(agent && { dispatcher: agent }) } as RequestInit)
  const safe = safeFetchWrap({
    fetch: belowPath(new URL(plcUrl), send),
    timeout: withinMs,
    allowImplicitRedirect: true,
    // Which addresses are public is said by the agent.
    allowPrivateIps: true,
    allowHttp: onLoopback,
    allowCustomPort: onLoopback,
  })
  return (input, init) => safe.call(undefined, input, init)
}

/** The SDK asks a directory at the root of its host, wherever the directory is. */
function belowPath({ origin, pathname }: URL, send: Fetch): Fetch {
  if (pathname === '/') return send
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin || !/^\/did(:|%3A)/i.test(url.pathname)) return send(input, init)
    url.pathname = `${pathname.replace(/\/$/, '')}${url.pathname}`
    return send(url, { ...init, headers: { accept: 'application/did+ld+json,application/json' } })
  }
}
