import type { Posting } from '../../domain/network.ts'
import { postSigner, readGrant, type XSettings } from './client.ts'
import { postOutcome } from './outcome.ts'
import { siteOf } from './site.ts'

/**
 * With answers after 200 ms, 10,000 posts leave within 9 s on 250 sockets and within 4 s on 1,000; but how many
 * connections X accepts from one address is not published, and a refused connection costs more than a short queue.
 */
const requestsInFlight = 256

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
    inFlight: () => requestsInFlight,
    origin: host => `${api.protocol}//${host}`,
  }
}
