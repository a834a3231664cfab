import type { Posting } from '../port.ts'
import { postSigner, readGrant, type XSettings } from './client.ts'
import { postOutcome } from './outcome.ts'
import { postUrl, siteOf } from './site.ts'
import { isId } from './snowflake.ts'

export function xPosting(settings: XSettings): Posting {
  const api = new URL(settings.apiUrl)
  // twitter-api-v2 takes any path but /2/… for the old API, and signs the body as a form.
  if (api.pathname !== '/') throw new Error('X_API_URL must be scheme, host and port alone, without a path')
  const url = `${api.origin}/2/tweets`
  const site = siteOf(settings)
  const sign = postSigner(settings)
  return {
    name: 'x',
    // X knows no key that makes a second try harmless: what helps is that every try has the same bytes.
    freeze: ({ text }) => ({ body: JSON.stringify({ text }), key: null, marker: text.normalize('NFC') }),
    request: (grant, frozen, now) => {
      const signed = sign(url, frozen.body, readGrant(grant), now)
      return {
        method: 'POST',
        origin: signed.url.origin,
        path: signed.url.pathname,
        headers: signed.headers,
        body: frozen.body,
      }
    },
    outcome: (result, now) => postOutcome(result, now, site),
    // What is set is about the one host that X_API_URL names.
    hostState: null,
    // X may show a post later than it took it; a lookup reads what an account posted since.
    repeat: () => ({ looksMs: [2_000, 8_000, 30_000], again: 'once-dead' }),
    limits: host => (host === api.host ? settings.limits : { ...settings.limits, perSecond: null, window: null }),
    appLimit: settings.appLimit,
    // There is one X: who signed in under another address of it posts where we post now.
    hostFor: () => api.host,
    hostsAreTyped: false,
    permalink: id => (isId(id) ? postUrl(site, id) : null),
    origin: host => `${api.protocol}//${host}`,
  }
}
