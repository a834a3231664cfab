import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

export type ProofKey = { readonly key: KeyObject; readonly thumbprint: string }

/** ECDSA only: of what the real server takes, these are what clients choose. */
export const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES256K: 'secp256k1' }

const mostKept = 50_000

/** Public keys of proofs. To read one costs as much as to verify with it, so the last are kept. */
export function createProofKeys() {
  const kept = new Map<string, ProofKey>()
  const keep = (jwk: JsonWebKey, key: KeyObject): ProofKey => {
    if (kept.size >= mostKept) kept.clear()
    const made = { key, thumbprint: thumbprintOf(jwk) }
    kept.set(`${jwk.x}.${jwk.y}`, made)
    return made
  }
  return {
    keep,
    /** Null where it is no public key for `alg`. */
    read: (jwk: JsonWebKey, alg: string): ProofKey | null => {
      if (jwk.kty !== 'EC' || jwk.crv !== curves[alg] || 'd' in jwk) return null
      const known = kept.get(`${jwk.x}.${jwk.y}`)
      if (known) return known
      try {
        return keep(jwk, createPublicKey({ key: jwk, format: 'jwk' }))
      } catch {
        return null
      }
    },
  }
}

/** RFC 7638. */
export const thumbprintOf = ({ crv, kty, x, y }: JsonWebKey): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
