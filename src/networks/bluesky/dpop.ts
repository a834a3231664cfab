import { createHash, createPrivateKey, type KeyObject, randomUUID, sign } from 'node:crypto'
import { lastUsed } from '../../lib/cache.ts'
import type { Grant } from '../account.ts'
import { pdsOf, readGrant } from './grant.ts'

/** Grants whose keys are kept read: what a sender signs ahead, and signs again for another nonce. */
const mostKeys = 4_000

type Signer = {
  readonly key: KeyObject
  /** Of the account's own server. */
  readonly origin: string
  /** The first part of every proof with this key, as it is written. */
  readonly head: string
  readonly authorization: string
  readonly ath: string
}

/**
 * Signs requests to an account's own server with its grant (DPoP, RFC 9449): no I/O. `path` is without a query. The server takes
 * a proof for three minutes around `now` (ms), and once. Throws `NotAGrant`.
 */
export function dpopSigner() {
  const signers = lastUsed<Signer>(mostKeys)
  const signerOf = (grant: Grant): Signer => {
    const signer = signers.get(grant) ?? readSigner(grant)
    signers.set(grant, signer)
    return signer
  }
  return (grant: Grant, method: 'GET' | 'POST', path: string, nonce: string | undefined, now: number) => {
    const { key, origin, head, authorization, ath } = signerOf(grant)
    const claims = { iat: Math.floor(now / 1_000), jti: randomUUID(), htm: method, htu: `${origin}${path}`, ath, nonce }
    const signed = `${head}.${encoded(claims)}`
    const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
    return { method, origin, path, headers: { authorization, dpop: `${signed}.${signature.toString('base64url')}` } }
  }
}

function readSigner(grant: Grant): Signer {
  const read = readGrant(grant)
  const { dpopJwk, tokenSet } = read
  const { kty, crv, x, y, d } = dpopJwk
  return {
    key: createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' }),
    origin: pdsOf(read),
    head: encoded({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } }),
    authorization: `DPoP ${tokenSet.access_token}`,
    ath: createHash('sha256').update(tokenSet.access_token).digest('base64url'),
  }
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
