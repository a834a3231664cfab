import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { addressHashes } from './address.ts'

type Sealed = Pick<typeof pledges.$inferSelect, 'campaignId' | 'accountId' | 'addressSealed'>

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

/** Both stay when a pledge is renewed, and no other pledge has them. */
const rowOf = ({ campaignId, accountId }: Omit<Sealed, 'addressSealed'>) => `pledge-address:${campaignId}:${accountId}`

const chunk = 1_000

/**
 * Seals the addresses that an earlier version kept in clear, and leaves none behind in the file. SQL cannot: it knows no
 * key. Again and again is harmless, in several processes too. Returns how many.
 */
export function sealClearAddresses(db: Db, box: SecretBox): number {
  // What is sealed holds no such sign.
  const inClear = sql`email is not null and instr(email, '@') > 0`
  const some = () => db.select().from(pledges).where(inClear).limit(chunk).all()
  let [rows, sealed] = [some(), 0]
  if (rows.length === 0) return 0
  db.$client.pragma('secure_delete = ON')
  for (; rows.length > 0; rows = some()) {
    const set = rows.map(row => ({ row, kept: sealAddress(box, row, row.addressSealed) }))
    sealed += db.transaction(
      tx =>
        set.reduce((n, { row, kept }) => {
          const same = and(eq(pledges.id, row.id), sql`email = ${row.addressSealed}`)
          return n + tx.update(pledges).set(kept).where(same).run().changes
        }, 0),
      { behavior: 'immediate' },
    )
  }
  db.$client.pragma('secure_delete = OFF')
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  return sealed
}
