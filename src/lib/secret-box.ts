import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Seals short secrets with AES-256-GCM: `keyId.nonce.ciphertext+tag`, all base64url. */
export type SecretBox = {
  /** `row` names the place the secret belongs to (`grant:17`): it opens nowhere else. */
  readonly seal: (secret: string, row: string) => string
  /** Throws when the key is not ours, the row is another, or a bit was changed. */
  readonly open: (sealed: string, row: string) => string
  /** Keys for another purpose (`cookie`), one of each secret key, the newest first. They tell nothing about those. */
  readonly derive: (purpose: string) => string[]
}

/** `keys`: base64url of 32 bytes each. The first one seals, all of them open: put a new key in front to rotate. */
export function secretBox(keys: readonly string[]): SecretBox {
  const known = keys.map(readKey)
  const [current] = known
  if (!current) throw new Error('no secret key')
  const derived = new Map<string, string[]>()
  return {
    seal: (secret, row) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(row))
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${current.id}.${nonce.toString('base64url')}.${body.toString('base64url')}`
    },
    open: (sealed, row) => {
      const [id, nonce, body] = sealed.split('.')
      const key = known.find(one => one.id === id)?.key
      if (!key || !nonce || !body) throw new Error(`sealed with a key that is not at hand: ${id}`)
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
        .setAAD(Buffer.from(row))
        .setAuthTag(bytes.subarray(-16))
      return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')
    },
    derive: purpose => {
      const keys = derived.get(purpose) ?? known.map(({ key }) => deriveKey(key, purpose))
      derived.set(purpose, keys)
      return keys
    },
  }
}

const deriveKey = (key: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, 32)).toString('base64url')

export const newSecretKey = () => randomBytes(32).toString('base64url')

/** 192 random bits for a link or cookie. */
export const newToken = () => randomBytes(24).toString('base64url')

/** What is stored of a secret link. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url')

function readKey(text: string) {
  const key = Buffer.from(text, 'base64url')
  if (key.length !== 32) throw new Error('a secret key must be 32 bytes in base64url')
  return { id: createHash('sha256').update(key).digest('base64url').slice(0, 8), key }
}
