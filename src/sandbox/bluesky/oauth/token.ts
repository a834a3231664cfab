import { createHash } from 'node:crypto'
import { json, type Reply } from '../../http/reply.ts'
import type { Session, SessionTokens } from '../../store/sessions.ts'
import type { World } from '../../world.ts'
import { didOf } from '../ids/did.ts'
import type { Proven } from './proven.ts'
import { oauthRefusals } from './refusals.ts'

const dayMs = 86_400_000
/** How long a session lives in all, and from one refresh to the next: of a client without a key, and of one with. */
const lives = {
  public: { allMs: 14 * dayMs, unusedMs: 14 * dayMs },
  confidential: { allMs: 730.5 * dayMs, unusedMs: 91.3 * dayMs },
}

/** A code is good once; used again, the session it gave is gone too. */
export function exchangeCode(world: World, { client, clientKey, fields, proofKey }: Proven): Reply {
  const { signIns, sessions } = world.store
  const code = fields.get('code') ?? ''
  const found = signIns.findByCode(code, world.now())
  if (!found?.accountId || !signIns.use(code)) {
    const made = sessions.findByCode(code)
    if (made) sessions.remove(made.id)
    return oauthRefusals.invalidGrant('Invalid code')
  }
  const verifier = fields.get('code_verifier') ?? ''
  if (found.client !== client || found.clientKey !== clientKey)
    return oauthRefusals.invalidGrant('Token was not issued to this client')
  if (found.proofKey !== proofKey) return oauthRefusals.invalidGrant('DPoP proof does not match the expected JKT')
  if (found.redirectUri !== fields.get('redirect_uri'))
    return oauthRefusals.invalidGrant('The redirect_uri parameter must match the one used in the authorization request')
  if (createHash('sha256').update(verifier).digest('base64url') !== found.challenge)
    return oauthRefusals.invalidGrant('Invalid code_verifier')
  const { accountId, scope } = found
  const made = { accountId, client, clientKey, scope, proofKey, code }
  const tokens = sessions.make(made, world.faults.settings.accessTokenMs, world.now())
  return given(world, accountId, scope, tokens)
}

/** A refresh token is good once: an old one that comes again ends the session, and so does whatever is wrong with it. */
export function refresh(world: World, asked: Proven): Reply {
  const { sessions } = world.store
  const token = asked.fields.get('refresh_token') ?? ''
  const replayed = sessions.findByUsed(token)
  if (replayed) {
    sessions.remove(replayed.id)
    return oauthRefusals.invalidGrant('Refresh token replayed')
  }
  const session = sessions.findByRefresh(token)
  if (!session) return oauthRefusals.invalidGrant('Invalid refresh token')
  const why = wrongWith(world, session, asked)
  if (why !== null) {
    sessions.remove(session.id)
    return oauthRefusals.invalidGrant(why)
  }
  const tokens = sessions.renew(session, asked, world.faults.settings.accessTokenMs, world.now())
  return given(world, session.accountId, session.scope, tokens)
}

function wrongWith(world: World, session: Session, { client, clientKey, proofKey }: Proven): string | null {
  if (session.client !== null && session.client !== client) return 'Token was not issued to this client'
  if (session.proofKey !== proofKey) return 'DPoP proof does not match the expected JKT'
  if (session.clientKey !== null && session.clientKey !== clientKey)
    return 'The session was initiated with a different key than the client assertion currently used'
  const handle = world.store.accounts.find(session.accountId)?.handle ?? ''
  const standing = world.faults.standing(handle)
  if (standing === 'revoked' || standing === 'suspended') return 'Invalid refresh token'
  const { allMs, unusedMs } = clientKey === null ? lives.public : lives.confidential
  if (standing === 'expired' || world.now() - session.madeAt > allMs) return 'Session expired'
  return world.now() - session.refreshedAt > unusedMs ? 'Refresh token expired' : null
}

function given({ store, now }: World, accountId: string, scope: string, tokens: SessionTokens): Reply {
  const account = store.accounts.find(accountId)
  return json(200, {
    access_token: tokens.accessToken,
    token_type: 'DPoP',
    refresh_token: tokens.refreshToken,
    scope,
    expires_in: Math.floor((tokens.accessUntil - now()) / 1000),
    sub: account && didOf(account),
  })
}
