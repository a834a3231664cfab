import { readObject } from '../../../lib/json-object.ts'
import { readUrl } from '../../../lib/url.ts'
import type { World } from '../../world.ts'

/** Who asks: a client id and, of a confidential one, the key it signs with. */
export type Client = { readonly client: string; readonly clientKey: string | null }

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * Reads client id and assertion. The sandbox fetches nothing from anywhere, so the signature of an assertion is not
 * checked; its claims are, and a session stays bound to the key it was begun with. Null: not acceptable.
 */
export function readClient({ bluesky }: World, fields: URLSearchParams, origin: string): Client | null {
  const client = fields.get('client_id') ?? ''
  if (!readUrl(client)) return null
  const assertion = fields.get('client_assertion')
  if (assertion === null) return { client, clientKey: null }
  if (fields.get('client_assertion_type') !== assertionType) return null
  const [header, claims] = assertion.split('.').slice(0, 2).map(decoded)
  if (!header || !claims || claims.iss !== client || claims.sub !== client) return null
  if (![claims.aud].flat().includes(origin) || typeof header.kid !== 'string') return null
  const isOld = typeof claims.exp === 'number' && claims.exp * 1000 <= bluesky.now()
  return isOld || typeof claims.jti !== 'string' ? null : { client, clientKey: header.kid }
}

/** A loopback client names where it may be led back to and what it may ask for in its id; others do so in a document. */
export function allowsOf(client: string): { readonly redirects: readonly string[]; readonly scope: string } | null {
  const { hostname, protocol, searchParams } = new URL(client)
  if (hostname !== 'localhost' || protocol !== 'http:') return null
  const redirects = searchParams.getAll('redirect_uri')
  return {
    redirects: redirects.length > 0 ? redirects : ['http://127.0.0.1/', 'http://[::1]/'],
    scope: searchParams.get('scope') ?? 'atproto',
  }
}

const decoded = (part: string) => readObject(Buffer.from(part, 'base64url').toString())
