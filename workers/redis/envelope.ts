import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { SecretBox } from '../../src/lib/secret-box.ts'

/**
 * Seals messages that cross Redis, with AES-256-GCM under keys derived from SECRET_KEY: `keyId.nonce+ciphertext+tag`. Without the
 * key nobody can read or make one, and it opens only for the purpose it was sealed for.
 */
export type Envelope = {
  /** `purpose`: such as `batch:17`. `keyId`: a key that the reader is known to have. */
  readonly seal: (message: unknown, purpose: string, keyId?: string | null) => string
  /** Throws `NotOurs`. What opens was made by our own code, so its shape is not checked. */
  readonly open: <T>(sealed: unknown, purpose: string) => T
}

/** Not sealed by us, or not for this. `keyId` is the key it names, if it names one. */
export class NotOurs extends Error {
  constructor(readonly keyId: string | null) {
    super(keyId === null ? 'not sealed' : `sealed with the secret key ${keyId}, or not for this purpose`)
    this.name = 'NotOurs'
  }
}

const purposeOfKeys = 'redis'
const nonceBytes = 12
const tagBytes = 16

export function openEnvelope(box: Pick<SecretBox, 'derive' | 'keyIds'>): Envelope {
  const derived = box.derive(purposeOfKeys)
  const keys = new Map(box.keyIds().map((id, n) => [id, createSecretKey(derived[n] ?? '', 'base64url')]))
  const [first] = keys

  return {
    seal: (message, purpose, keyId) => {
      const [id, key] = keyId && keys.has(keyId) ? [keyId, keys.get(keyId)] : (first ?? [])
      if (!id || !key) throw new Error('no secret key')
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
      const body = cipher.update(JSON.stringify(message), 'utf8')
      return `${id}.${Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString('base64')}`
    },
    open: (sealed, purpose) => {
      const dot = typeof sealed === 'string' ? sealed.indexOf('.') : -1
      if (typeof sealed !== 'string' || dot !== keyIdLength) throw new NotOurs(null)
      const id = sealed.slice(0, dot)
      const key = keys.get(id)
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64')
      if (!key || bytes.length < nonceBytes + tagBytes) throw new NotOurs(id)
      return JSON.parse(opened(key, bytes, purpose, id))
    },
  }
}

/** As `SecretBox` names keys. */
const keyIdLength = 8

function opened(key: KeyObject, bytes: Buffer, purpose: string, keyId: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(-tagBytes))
  try {
    const body = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
    return Buffer.concat([body, decipher.final()]).toString('utf8')
  } catch {
    throw new NotOurs(keyId)
  }
}
