import type { SandboxRequest } from '../../http/request.ts'
import type { World } from '../../world.ts'
import { isSigned, type OauthParams, oauthParams } from './signature.ts'

const clockMs = 5 * 60_000
export const outOfTime = 'timestamp out of bounds'

export type Verified = {
  readonly kind: 'verified'
  readonly app: string
  readonly oauth: OauthParams
}
export type Unverified = { readonly kind: 'unverified'; readonly why: string }

/**
 * Who signed this req: a known app, with the secret that `secretOf` knows for its token (`''` without a token). Refused
 * when the time is off by more than five minutes or the nonce was used before.
 */
export function verify(
  { store, apps, now }: World,
  req: SandboxRequest,
  secretOf: (token: string, app: string) => string | null,
): Verified | Unverified {
  const oauth = oauthParams(req.headers.authorization)
  if (!oauth) return unverified('no OAuth header')
  const { oauth_consumer_key: app = '', oauth_token: token, oauth_nonce: nonce, oauth_timestamp: seconds } = oauth
  const secret = apps.get(app)
  if (secret === undefined) return unverified('unknown app')
  if (oauth.oauth_signature_method !== 'HMAC-SHA1') return unverified('signature method')
  if ((oauth.oauth_version ?? '1.0') !== '1.0') return unverified('version')
  if (!nonce || !/^\d+$/.test(seconds ?? '')) return unverified('nonce or timestamp missing')
  const at = now()
  if (Math.abs(Number(seconds) * 1000 - at) > clockMs) return unverified(outOfTime)
  const tokenSecret = token === undefined ? '' : secretOf(token, app)
  if (tokenSecret === null) return unverified('unknown token')
  if (!isSigned(req, oauth, app, secret, tokenSecret)) return unverified('signature')
  if (!store.tokens.takeNonce(`${app} ${token ?? ''} ${seconds} ${nonce}`, at)) return unverified('nonce used before')
  return { kind: 'verified', app, oauth }
}

const unverified = (why: string): Unverified => ({ kind: 'unverified', why })
