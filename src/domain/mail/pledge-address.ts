import type { pledges } from '../../../db/schema/pledges.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { addressHashes } from './address.ts'

type Sealed = Pick<typeof pledges.$inferSelect, 'campaignId' | 'accountId' | 'receiptHash' | 'addressSealed'>

/** What a pledge keeps of the address of its supporter. */
export function sealAddress(box: SecretBox, owner: Omit<Sealed, 'addressSealed'>, address: string | null) {
  if (address === null) return noAddress
  return { addressSealed: box.seal(address, rowOf(owner)), addressHash: addressHashes(box, address)[0] ?? null }
}

export const noAddress = { addressSealed: null, addressHash: null } as const

/** Null where none was left, it was erased, or its key is gone. */
export function addressOfPledge(box: SecretBox, pledge: Sealed): string | null {
  try {
    return pledge.addressSealed && box.open(pledge.addressSealed, rowOf(pledge))
  } catch {
    return null
  }
}

/** The account stays when a pledge is renewed, under its old receipt; by hand there is the receipt alone. No other pledge has them. */
const rowOf = ({ campaignId, accountId, receiptHash }: Omit<Sealed, 'addressSealed'>) =>
  `pledge-address:${campaignId}:${accountId ?? receiptHash}`
