import { json } from '../../http/reply.ts'
import { originOf } from '../../http/request.ts'
import { get, type Route } from '../../http/route.ts'
import { curves } from '../dpop/keys.ts'

export const authorizePath = '/bluesky/authorize'

/** What a client learns before a sign-in: who guards this server, and where to ask. */
export function metadataRoutes(): Route[] {
  return [
    get('/.well-known/oauth-protected-resource', req => json(200, protectedResource(originOf(req)))),
    get('/.well-known/oauth-authorization-server', req => json(200, authorizationServer(originOf(req)))),
    get('/oauth/jwks', () => json(200, { keys: [] })),
  ]
}

const protectedResource = (origin: string) => ({
  resource: origin,
  authorization_servers: [origin],
  scopes_supported: [],
  bearer_methods_supported: ['header'],
  resource_documentation: 'https://atproto.com',
})

/** The real one signs with many more algorithms; of these a client takes the one that is checked quickly. */
const authorizationServer = (origin: string) => ({
  issuer: origin,
  request_parameter_supported: true,
  request_uri_parameter_supported: true,
  require_request_uri_registration: true,
  scopes_supported: ['atproto', 'transition:generic'],
  subject_types_supported: ['public'],
  response_types_supported: ['code'],
  response_modes_supported: ['query', 'fragment'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  ui_locales_supported: ['en-US'],
  authorization_response_iss_parameter_supported: true,
  jwks_uri: `${origin}/oauth/jwks`,
  authorization_endpoint: `${origin}${authorizePath}`,
  token_endpoint: `${origin}/oauth/token`,
  token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: Object.keys(curves),
  revocation_endpoint: `${origin}/oauth/revoke`,
  pushed_authorization_request_endpoint: `${origin}/oauth/par`,
  require_pushed_authorization_requests: true,
  dpop_signing_alg_values_supported: ['ES256'],
  client_id_metadata_document_supported: true,
})
