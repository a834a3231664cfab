import { readUrl } from '../../../lib/url.ts'
import { json, type Reply } from '../../http/reply.ts'
import { signInMs } from '../../store/sign-ins.ts'
import type { World } from '../../world.ts'
import { allowsOf } from './client.ts'
import type { Proven } from './proven.ts'
import { oauthRefusals } from './refusals.ts'

/** Takes what a client wants, and gives the name of it for the page. */
export function pushRequest(world: World, { client, clientKey, fields, proofKey }: Proven): Reply {
  const [redirectUri, challenge] = [fields.get('redirect_uri') ?? '', fields.get('code_challenge') ?? '']
  const scope = fields.get('scope') ?? ''
  if (fields.get('response_type') !== 'code') return oauthRefusals.invalidRequest('response_type must be "code"')
  if (fields.get('code_challenge_method') !== 'S256' || challenge === '')
    return oauthRefusals.invalidRequest('code_challenge with S256 is required')
  if (!/^https?:$/.test(readUrl(redirectUri)?.protocol ?? ''))
    return oauthRefusals.invalidRequest('Invalid redirect_uri')
  const scopes = scope.split(' ')
  if (!scopes.includes('atproto')) return oauthRefusals.invalidScope('The "atproto" scope is required')
  const allowed = allowsOf(client)
  if (allowed && !allowed.redirects.includes(redirectUri))
    return oauthRefusals.invalidRequest(`Invalid redirect_uri ${redirectUri}`)
  if (allowed && !scopes.every(one => allowed.scope.split(' ').includes(one)))
    return oauthRefusals.invalidScope(`Scope "${scope}" is not declared in the client metadata`)
  const asked = {
    client,
    clientKey,
    redirectUri,
    redirectMode: fields.get('response_mode') === 'fragment' ? ('fragment' as const) : ('query' as const),
    clientState: fields.get('state'),
    challenge,
    scope,
    proofKey,
    hint: fields.get('login_hint'),
  }
  const request_uri = world.store.signIns.start(asked, world.now())
  return json(201, { request_uri, expires_in: signInMs / 1000 - 1 })
}
