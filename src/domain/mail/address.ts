import { createHmac } from 'node:crypto'
import type { SecretBox } from '../../lib/secret-box.ts'

/** Keyed hashes of an address, one of each secret key, the newest first: without a key nobody can try addresses out. */
export function addressHashes(box: SecretBox, address: string): string[] {
  const same = address.trim().toLowerCase()
  return box.derive('mail-address').map(key => createHmac('sha256', key).update(same).digest('base64url'))
}
