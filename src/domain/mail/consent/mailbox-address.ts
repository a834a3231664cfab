import type { SealedText, SecretBox } from '../../../lib/secret-box.ts'
import { addressHashes } from '../address.ts'

type Kept = { readonly secretHash: string; readonly addressSealed: SealedText }

/** An address as a question or a consent keeps it, for the secret of its page. */
export const sealMailAddress = (box: SecretBox, secretHash: string, address: string) => ({
  addressSealed: box.seal(address, rowOf(secretHash)),
  addressHash: addressHashes(box, address)[0] ?? '',
})

/** Null when its key is gone. */
export function openMailAddress(box: SecretBox, { secretHash, addressSealed }: Kept): string | null {
  try {
    return box.open(addressSealed, rowOf(secretHash))
  } catch {
    return null
  }
}

const rowOf = (secretHash: string) => `mail-address:${secretHash}`
