import type { Response } from 'express'
import { finish, replyOf } from '../../faults/finish.ts'
import type { ErrorEntry } from '../../faults/settings.ts'
import { json, type Reply } from '../../http/reply.ts'
import { originOf } from '../../http/request.ts'
import { get, post, type Route } from '../../http/route.ts'
import type { World } from '../../world.ts'
import type { MastodonServer } from '../server.ts'
import { registerApp } from './apps.ts'
import { authorizePath } from './authorize.ts'
import { giveToken, isRefresh, revokeToken } from './token.ts'

const tokenPath = '/oauth/token'

/** What programs ask to sign somebody in, and which server this is. */
export function oauthRoutes(world: World, server: MastodonServer): Route[] {
  const { instance } = server
  const isFamily = instance.habits === 'family'
  const behind = (on: ErrorEntry['on'], answer: () => Reply, res: Response) => behindFaults(world, res, on, answer)
  return [
    post('/api/v1/apps', (req, res) => behind('request-token', () => registerApp(world, instance, req), res)),
    post(tokenPath, (req, res) =>
      behind(isRefresh(req) ? 'refresh' : 'access-token', () => giveToken(world, server, req), res),
    ),
    post('/oauth/revoke', req => revokeToken(world, server, req)),
    get('/.well-known/nodeinfo', req => json(200, nodeinfoLinks(originOf(req)))),
    get('/nodeinfo/2.0', () => json(200, nodeinfo(isFamily))),
    ...(isFamily ? [] : [get('/.well-known/oauth-authorization-server', req => json(200, metadata(originOf(req))))]),
  ]
}

function behindFaults(world: World, res: Response, on: ErrorEntry['on'], answer: () => Reply): null {
  const fault = world.faults.draw('mastodon', on, null)
  const reply = (fault && replyOf('mastodon', fault, world.now())) ?? answer()
  world.store.afterCommit(() => finish(res, reply, fault, 0))
  return null
}

const metadata = (issuer: string) => ({
  issuer: `${issuer}/`,
  authorization_endpoint: issuer + authorizePath,
  token_endpoint: issuer + tokenPath,
  revocation_endpoint: `${issuer}/oauth/revoke`,
  app_registration_endpoint: `${issuer}/api/v1/apps`,
  service_documentation: 'https://docs.joinmastodon.org/',
  scopes_supported: ['profile', 'read', 'read:accounts', 'read:statuses', 'write', 'write:statuses'],
  response_types_supported: ['code'],
  response_modes_supported: ['query', 'fragment', 'form_post'],
  grant_types_supported: ['authorization_code', 'client_credentials'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  code_challenge_methods_supported: ['S256'],
})

const nodeinfoLinks = (origin: string) => ({
  links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${origin}/nodeinfo/2.0` }],
})

const nodeinfo = (isFamily: boolean) => ({
  version: '2.0',
  software: isFamily ? { name: 'snac', version: '2.75' } : { name: 'mastodon', version: '4.5.3' },
  protocols: ['activitypub'],
  services: { inbound: [], outbound: [] },
  usage: { users: { total: 1 } },
  openRegistrations: false,
  metadata: {},
})
