import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

declare const sealedHere: unique symbol
/** What `seal` made. A column that holds it is declared with `sealed()` (db/schema/columns.ts), so that a change of keys finds it. */
export type SealedText = string & { readonly [sealedHere]: true }

/** What stands where a secret was erased. */
export const nothingSealed = '' as SealedText

/** Seals short secrets with AES-256-GCM: `keyId.nonce.ciphertext+tag`, all base64url. */
export type SecretBox = {
  /** `row` names the place the secret belongs to (`grant:17`): it opens nowhere else. */
  readonly seal: (secret: string, row: string) => SealedText
  /** Throws when the key is not ours, the row is another, a bit was changed, or nothing is there. */
  readonly open: (sealed: SealedText | '', row: string) => string
  /**
   * Keys for another purpose (`cookie`), one of each secret key, that of the sealing one first. They tell nothing about
   * those.
   */
  readonly derive: (purpose: string) => readonly string[]
  /** Ids of the keys at hand, the one that seals first. */
  readonly keyIds: () => readonly string[]
}

/** What `derive` still knows of keys that are gone, the newest first. */
type KeptKeys = readonly { readonly purpose: string; readonly key: string }[]

/** `keys`: base64url of 32 bytes each. The first one seals, all of them open. */
export function secretBox(keys: readonly string[], { kept = [] }: { readonly kept?: KeptKeys } = {}): SecretBox {
  const known = keys.map(readKey)
  const [current] = known
  if (!current) throw new Error('no secret key')
  const derived = new Map<string, readonly string[]>()
  return {
    seal: (secret, row) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(row))
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${current.id}.${nonce.toString('base64url')}.${body.toString('base64url')}` as SealedText
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
      const before = derived.get(purpose)
      if (before) return before
      const own = known.map(({ key }) => deriveKey(key, purpose))
      const all = [...new Set([...own, ...kept.filter(one => one.purpose === purpose).map(one => one.key)])]
      derived.set(purpose, all)
      return all
    },
    keyIds: () => known.map(one => one.id),
  }
}

const deriveKey = (key: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, 32)).toString('base64url')

export const newSecretKey = () => randomBytes(32).toString('base64url')

/** Names a key without telling it; what it seals begins so, and a full stop. */
export const keyIdOf = (key: string) => readKey(key).id

/** 192 random bits for a link or cookie. */
export const newToken = () => randomBytes(24).toString('base64url')

/** What is stored of a secret link. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url')

function readKey(text: string) {
  const key = Buffer.from(text, 'base64url')
  if (key.length !== 32) throw new Error('a secret key must be 32 bytes in base64url')
  return { id: createHash('sha256').update(key).digest('base64url').slice(0, 8), key }
}
