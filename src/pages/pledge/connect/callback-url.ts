import { readUrl } from '../../../lib/url.ts'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Where a network sends the browser back to. On one's own machine that is the name it was opened by: the session
 * of `localhost` is not there on `127.0.0.1`.
 */
export function callbackUrl(baseUrl: string, host: string | undefined, network: string): string {
  const url = new URL(`${baseUrl}/auth/${network}/callback`)
  const asked = host ? readUrl(`${url.protocol}//${host}`) : null
  const bothLocal = asked && loopback.includes(asked.hostname) && loopback.includes(url.hostname)
  if (bothLocal && asked.port === url.port) url.hostname = asked.hostname
  return url.href
}

/**
 * The same address on `localhost`; null where it is not asked for on 127.0.0.1 of a site on one's own machine. Servers of Bluesky lead
 * back to 127.0.0.1 alone, and who began under the other name has their session there.
 */
export function onLocalhost(baseUrl: string, host: string | undefined, path: string): string | null {
  const { protocol, hostname } = new URL(baseUrl)
  const asked = host ? readUrl(`${protocol}//${host}`) : null
  if (!loopback.includes(hostname) || asked?.hostname !== '127.0.0.1' || !path.startsWith('/')) return null
  asked.hostname = 'localhost'
  return `${asked.origin}${path}`
}
