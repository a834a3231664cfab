import { asAtprotoDid, JoseKey, type NodeOAuthClientOptions, type OAuthServerAgent } from '@atproto/oauth-client-node'
import type { OAuthClients } from './client.ts'
import { confidentialMetadata, developmentMetadata } from './client-metadata.ts'
import type { Fetch } from './fetch.ts'
import type { BlueskyGrant } from './grant.ts'
import type { BlueskySettings } from './settings.ts'

/** The authorization server of a grant, as the client that it was given to. `fetch` makes its requests. */
export async function serverOf(
  settings: BlueskySettings,
  clientFor: OAuthClients,
  grant: BlueskyGrant,
  fetch: Fetch,
): Promise<OAuthServerAgent> {
  const metadata = metadataOf(grant, settings)
  const client = await clientFor({ metadata, fetch, identityResolver: { resolve: async () => asItSignedIn(grant) } })
  const key = await JoseKey.fromJWK({ ...grant.dpopJwk })
  return client.serverFactory.fromIssuer(grant.tokenSet.iss, grant.authMethod, key)
}

/** By the name that it was given under: on one's own machine that holds the port, which may be another one today. */
function metadataOf({ clientId, authMethod }: BlueskyGrant, { baseUrl }: BlueskySettings) {
  if (authMethod.method === 'private_key_jwt') {
    const metadata = confidentialMetadata(baseUrl)
    return { ...metadata, ...(clientId && { client_id: clientId as typeof metadata.client_id }) }
  }
  const redirect = clientId && new URL(clientId).searchParams.get('redirect_uri')
  return developmentMetadata(redirect || `${baseUrl}/`)
}

type Identity = Awaited<ReturnType<NonNullable<NodeOAuthClientOptions['identityResolver']>['resolve']>>

/**
 * Where the account was when it signed in and was verified. Asked anew for every exchange, the directory would see as many
 * requests as the server; who has moved since is refused by the old server, and signs in again.
 */
function asItSignedIn({ tokenSet }: BlueskyGrant): Identity {
  const did = asAtprotoDid(tokenSet.sub)
  return {
    did,
    handle: 'handle.invalid',
    didDoc: {
      '@context': ['https://www.w3.org/ns/did/v1'],
      id: did,
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: tokenSet.aud }],
    },
  }
}
