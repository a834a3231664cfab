import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { SecretBox } from './secret-box.ts'

/** Keyed digests of one purpose (HMAC-SHA256): whoever has only what they are kept in cannot make one. */
export type Digester = {
  /** Under the key that seals now. */
  readonly of: (parts: Parts) => string
  /** Whether one of our keys made it of these very parts. */
  readonly matches: (digest: string, parts: Parts) => boolean
}

type Parts = readonly (string | number | null)[]

/** `purpose` as in `SecretBox.derive`: a digest of one purpose says nothing for another. */
export function digester(box: Pick<SecretBox, 'derive'>, purpose: string): Digester {
  const keys = box.derive(purpose).map(key => createSecretKey(key, 'base64url'))
  const [first] = keys
  if (!first) throw new Error('no secret key')
  return {
    of: parts => made(first, parts).toString('base64url'),
    matches: (digest, parts) => {
      const given = Buffer.from(digest, 'base64url')
      return keys.some(key => {
        const own = made(key, parts)
        return own.length === given.length && timingSafeEqual(own, given)
      })
    },
  }
}

// As JSON, so that no two lists of parts read the same.
const made = (key: KeyObject, parts: Parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest()
