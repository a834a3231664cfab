import { createHash, type JsonWebKey, verify } from 'node:crypto'
import { readObject } from '../../../lib/json-object.ts'
import type { SandboxRequest } from '../../http/request.ts'
import { originOf } from '../../http/request.ts'
import type { Bluesky } from '../server.ts'

export type CheckedProof =
  | { readonly kind: 'proof'; readonly thumbprint: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly why: string }
  /** Right but for its nonce: sign again with the one that is told. */
  | { readonly kind: 'other-nonce'; readonly why: string }

/** s that the time of a proof may be off, into the past and into the future. */
const [pastSeconds, futureSeconds] = [190, 180]

type Claims = {
  readonly jti?: unknown
  readonly htm?: unknown
  readonly htu?: unknown
  readonly iat?: unknown
  readonly nonce?: unknown
  readonly ath?: unknown
}

/** Checks a DPoP proof (RFC 9449) in the order of the real server, whose words it uses. With `token` it must be bound to it. */
export function checkProof(bluesky: Bluesky, req: SandboxRequest, token: string | null): CheckedProof {
  const jwt = req.headers.dpop
  if (typeof jwt !== 'string' || jwt === '') return { kind: 'none' }
  const signed = readSigned(bluesky, jwt)
  if (typeof signed === 'string') return wrong(`Failed to verify DPoP proof: ${signed}`)
  const { jti, htm, htu, iat, nonce, ath } = signed.claims
  const age = typeof iat === 'number' ? bluesky.now() / 1000 - iat : Number.NaN
  if (!(age >= -futureSeconds)) return wrong(`${iatFailed} (it should be in the past)`)
  if (age > pastSeconds) return wrong(`${iatFailed} (too far in the past)`)
  if (typeof jti !== 'string' || jti === '') return wrong('DPoP "jti" missing')
  if (htm !== req.method) return wrong('DPoP "htm" mismatch')
  if (htu !== originOf(req) + req.path) return wrong('DPoP "htu" mismatch')
  if (nonce === undefined) return otherNonce('Authorization server requires nonce in DPoP proof')
  if (typeof nonce !== 'string' || !bluesky.nonces.isGood(nonce)) return otherNonce('DPoP "nonce" mismatch')
  if (token === null ? ath !== undefined : ath !== createHash('sha256').update(token).digest('base64url'))
    return wrong('DPoP "ath" mismatch')
  if (!bluesky.replays.take(jti)) return wrong('DPoP proof replayed')
  return { kind: 'proof', thumbprint: signed.thumbprint }
}

const iatFailed = 'Failed to verify DPoP proof: "iat" claim timestamp check failed'

/** Or why it is no proof that was signed by the key in it. */
function readSigned({ keys }: Bluesky, jwt: string): { claims: Claims; thumbprint: string } | string {
  const [head = '', body = '', signature = '', ...more] = jwt.split('.')
  const header = part(head)
  const claims = part(body)
  if (!header || !claims || more.length > 0 || header.typ !== 'dpop+jwt') return 'JWS Protected Header is invalid'
  const { alg, jwk } = header
  if (typeof alg !== 'string' || typeof jwk !== 'object' || jwk === null) return 'JWS Protected Header is invalid'
  const found = keys.read(jwk as JsonWebKey, alg)
  if (!found) return 'Unsupported key'
  const key = { key: found.key, dsaEncoding: 'ieee-p1363' } as const
  const text = Buffer.from(jwt.slice(0, head.length + 1 + body.length))
  return verify('sha256', text, key, Buffer.from(signature, 'base64url'))
    ? { claims, thumbprint: found.thumbprint }
    : 'signature verification failed'
}

const part = (text: string) => readObject(Buffer.from(text, 'base64url').toString())

const wrong = (why: string): CheckedProof => ({ kind: 'wrong', why })
const otherNonce = (why: string): CheckedProof => ({ kind: 'other-nonce', why })
