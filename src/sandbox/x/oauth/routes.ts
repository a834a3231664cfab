import type { Response } from 'express'
import { readUrl } from '../../../lib/url.ts'
import { finish, replyOf } from '../../faults/finish.ts'
import type { ErrorEntry } from '../../faults/settings.ts'
import { form, json, type Reply } from '../../http/reply.ts'
import { formOf, type SandboxRequest } from '../../http/request.ts'
import { post, type Route } from '../../http/route.ts'
import type { World } from '../../world.ts'
import { replies } from '../replies.ts'
import { outOfTime, verify } from './verify.ts'

/** The three steps of OAuth 1.0a but the page between them, taking a grant back, and the bearer of an app. */
export function oauthRoutes(world: World): Route[] {
  const route = (path: string, on: ErrorEntry['on'], answer: (world: World, req: SandboxRequest) => Reply) =>
    post(path, (req, res) => behindFaults(world, res, on, () => answer(world, req)))
  return [
    route('/oauth/request_token', 'request-token', requestToken),
    route('/oauth/access_token', 'access-token', accessToken),
    post('/1.1/oauth/invalidate_token', req => invalidateToken(world, req)),
    route('/oauth2/token', 'bearer', bearer),
  ]
}

function behindFaults(world: World, res: Response, on: ErrorEntry['on'], answer: () => Reply): null {
  const fault = world.faults.draw('x', on, null)
  const reply = (fault && replyOf('x', fault, world.now())) ?? answer()
  world.store.afterCommit(() => finish(res, reply, fault, 0))
  return null
}

function requestToken(world: World, req: SandboxRequest): Reply {
  const checked = verify(world, req, () => null)
  if (checked.kind === 'unverified') return refused(32, 'Could not authenticate you.', checked.why, world)
  const callback = checked.oauth.oauth_callback ?? req.query.get('oauth_callback') ?? formOf(req).get('oauth_callback')
  if (!isAddress(callback)) return replies.callbackNotApproved()
  const { token, secret } = world.store.tokens.startRequest(checked.app, callback, world.now())
  return form({ oauth_token: token, oauth_token_secret: secret, oauth_callback_confirmed: 'true' })
}

function accessToken(world: World, req: SandboxRequest): Reply {
  const { tokens, accounts } = world.store
  const find = (token: string) => tokens.findRequest(token, world.now())
  const checked = verify(world, req, (token, app) => {
    const found = find(token)
    return found?.app === app ? found.secret : null
  })
  if (checked.kind === 'unverified') return refused(32, 'Could not authenticate you.', checked.why, world)
  const { oauth_token: token = '', oauth_verifier: verifier = formOf(req).get('oauth_verifier') ?? '' } = checked.oauth
  const account = accounts.find(find(token)?.accountId ?? '0')
  if (!account || !tokens.use(token, verifier)) return { ...textual(401), body: 'Request token missing' }
  const access = tokens.give(checked.app, account.id, world.now())
  if (!access) return { ...textual(500), body: 'No token' }
  return form({
    oauth_token: access.token,
    oauth_token_secret: access.secret,
    user_id: account.id,
    screen_name: account.handle,
  })
}

function invalidateToken(world: World, req: SandboxRequest): Reply {
  const { tokens } = world.store
  const fault = world.faults.draw('x', 'revoke', null)
  const refusal = fault && replyOf('x', fault, world.now())
  if (refusal) return refusal
  const checked = verify(world, req, (token, app) => {
    const found = tokens.find(token)
    return found?.app === app ? found.secret : null
  })
  if (checked.kind === 'unverified') return refused(89, 'Invalid or expired token.', checked.why, world)
  const token = checked.oauth.oauth_token ?? ''
  tokens.revoke(token, world.now())
  return json(200, { access_token: token })
}

function bearer(world: World, req: SandboxRequest): Reply {
  const basic = /^Basic (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? ''
  const [key = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
  const known = world.apps.get(key)
  if (known === undefined || known !== secret || formOf(req).get('grant_type') !== 'client_credentials')
    return replies.keysUnknown()
  return json(200, { token_type: 'bearer', access_token: world.store.tokens.giveBearer(key) })
}

function refused(code: number, message: string, why: string, { log }: World): Reply {
  log.debug({ code, why }, 'oauth refused')
  if (why === outOfTime) return replies.wrongClock()
  return json(401, { errors: [{ code, message }] })
}

const textual = (status: number) => ({ status, headers: { 'content-type': 'text/html; charset=utf-8' } })

function isAddress(callback: string | null): callback is string {
  return callback !== null && /^https?:$/.test(readUrl(callback)?.protocol ?? '')
}
