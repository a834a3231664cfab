import { createHash } from 'node:crypto'
import { json, type Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import type { App } from '../../store/apps.ts'
import type { Token } from '../../store/tokens.ts'
import type { World } from '../../world.ts'
import { emptyPage, replies } from '../replies.ts'
import type { MastodonServer } from '../server.ts'
import { appOf, fieldsOf, unknownClient } from './apps.ts'

/** Gives a token for a code. Tokens of Mastodon do not end; the same person and app get the same one again. */
export function giveToken(world: World, server: MastodonServer, req: SandboxRequest): Reply {
  const given = fieldsOf(req)
  const isFamily = server.instance.habits === 'family'
  if (isFamily && isRefresh(req)) return renew(world, given)
  const app = appOf(world, server.instance, req)
  if (!app) return unknownClient(server.instance)
  if (given.grant_type !== 'authorization_code')
    return replies.oauth(
      400,
      'unsupported_grant_type',
      'The authorization grant type is not supported by the authorization server.',
    )
  return isFamily ? giveLast(world, server, app, given) : giveToItsOwner(world, app, given)
}

type Given = Readonly<Record<string, unknown>>

function giveToItsOwner(world: World, app: App, given: Given): Reply {
  const { signIns } = world.store
  const code = String(given.code ?? '')
  const signIn = signIns.findByCode(code, world.now())
  const isGood =
    signIn?.client === app.clientId &&
    signIn.redirectUri === given.redirect_uri &&
    (signIn.challenge === '' || signIn.challenge === s256(String(given.code_verifier ?? ''))) &&
    signIns.use(code)
  if (!isGood || !signIn.accountId)
    return replies.oauth(
      400,
      'invalid_grant',
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
    )
  return tokenFor(world, app, signIn.accountId, signIn.scope)
}

/** As snac does: neither code nor verifier nor address are looked at, and the token is of whoever signed in last. */
function giveLast(world: World, server: MastodonServer, app: App, given: Given): Reply {
  if (!given.code || server.lastSignedIn === null) return replies.oauth(400, 'invalid_grant', 'no code')
  return lend(world, app.clientId, server.lastSignedIn)
}

export const isRefresh = (req: SandboxRequest): boolean => fieldsOf(req).grant_type === 'refresh_token'

/** As servers of Pleroma's family do that are set up so. What was given stays good without its app, as on snac. */
function renew(world: World, given: Given): Reply {
  const held = world.store.tokens.findByRefresh(String(given.refresh_token ?? ''), String(given.client_id ?? ''))
  const handle = (held && world.store.accounts.find(held.accountId)?.handle) ?? ''
  if (!held || ['revoked', 'expired', 'suspended'].includes(world.faults.standing(handle) ?? '')) return emptyPage(400)
  return lend(world, held.app, held.accountId)
}

/** A token that ends, and what the next one is had for, once. */
function lend(world: World, app: string, accountId: string): Reply {
  const lastsMs = world.faults.settings.accessTokenMs
  const token = world.store.tokens.lend(app, accountId, world.now(), { scope: 'read write', lastsMs })
  if (!token) return replies.internal()
  return json(200, { ...tokenBody(world, token), refresh_token: token.refresh, expires_in: Math.floor(lastsMs / 1000) })
}

function tokenFor(world: World, app: App, accountId: string, scope: string): Reply {
  const token = world.store.tokens.give(app.clientId, accountId, world.now(), scope)
  if (!token) return replies.internal()
  return json(200, tokenBody(world, token))
}

const tokenBody = ({ now }: World, { token, scope }: Token) => ({
  access_token: token,
  token_type: 'Bearer',
  scope,
  created_at: Math.floor(now() / 1000),
})

/** Of the family, an app is gone with its token. */
export function revokeToken(world: World, server: MastodonServer, req: SandboxRequest): Reply {
  const fault = world.faults.draw('mastodon', 'revoke', null)
  if (fault) return replies.unavailable()
  const { store, now } = world
  const app = appOf(world, server.instance, req)
  const token = String(fieldsOf(req).token ?? '')
  const held = store.tokens.find(token)
  if (!app || (held && held.app !== app.clientId))
    return replies.oauth(403, 'unauthorized_client', 'You are not authorized to revoke this token')
  store.tokens.revoke(token, now())
  if (server.instance.habits === 'family') store.apps.forget(app.clientId)
  return json(200, {})
}

const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')
