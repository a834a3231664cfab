import { buildAtprotoLoopbackClientMetadata, type OAuthClientMetadataInput } from '@atproto/oauth-client-node'
import { isLoopbackHost, isPublicName } from '../../lib/host-names.ts'

/** To post, and nothing else: neither to delete nor to like or follow. */
export const scope = 'atproto repo:app.bsky.feed.post?action=create'
export const metadataPath = '/client-metadata.json'
export const keysPath = '/jwks.json'
const callbackPath = '/auth/bluesky/callback'

/**
 * `confidential`: signs with a key of its own, and a permission lasts as long as it is kept alive. `development`: on one's own
 * machine; a permission lasts two weeks. `none`: at this address no server lets anybody sign in.
 */
export type ClientKind = 'confidential' | 'development' | 'none'

export function clientKind(baseUrl: string): ClientKind {
  const { protocol, host, hostname } = new URL(baseUrl)
  if (isLoopbackHost(host)) return protocol === 'http:' ? 'development' : 'none'
  return protocol === 'https:' && isPublicName(hostname) ? 'confidential' : 'none'
}

/** What servers fetch to learn who asks; its address is our name with them, so it must stay. */
export const confidentialMetadata = (baseUrl: string): OAuthClientMetadataInput => ({
  client_id: `${baseUrl}${metadataPath}` as `https://${string}/${string}`,
  client_name: 'Thunderclap',
  client_uri: baseUrl as `https://${string}`,
  redirect_uris: [`${baseUrl}${callbackPath}` as `https://${string}`],
  jwks_uri: `${baseUrl}${keysPath}` as `https://${string}`,
  scope,
  application_type: 'web',
  response_types: ['code'],
  grant_types: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'ES256',
  dpop_bound_access_tokens: true,
})

/** Of a client whose name says all: a server on one's own machine is not asked. It is led back to 127.0.0.1, never to `localhost`. */
export function developmentMetadata(callbackUrl: string): OAuthClientMetadataInput {
  const url = new URL(callbackUrl)
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1'
  return buildAtprotoLoopbackClientMetadata({ scope, redirect_uris: [url.href] })
}
