import { createHash } from 'node:crypto'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { World } from '../../world.ts'
import { base32, fromBase32 } from './base32.ts'

export const didPattern = /^did:plc:([a-z2-7]{24})$/

/** An account's DID is its id, and a digest of it that nobody types by chance; or that of whom it stands for. */
export function didOf({ id, did }: Pick<SandboxAccount, 'id' | 'did'>): string {
  if (did !== null) return did
  const own = Buffer.alloc(15)
  own.writeBigUInt64BE(BigInt(id))
  digestOf(own).copy(own, 8)
  return `did:plc:${base32(own)}`
}

/** Who has this DID or handle on Bluesky. */
export function findActor({ store }: World, actor: string): SandboxAccount | null {
  const account = actor.startsWith('did:') ? byDid(store, actor) : store.accounts.findByHandle(actor)
  return account?.network === 'bluesky' ? account : null
}

function byDid({ accounts }: World['store'], did: string): SandboxAccount | null {
  const own = fromBase32(didPattern.exec(did)?.[1] ?? '')
  const isOwn = own?.length === 15 && digestOf(own).equals(own.subarray(8))
  // One of another sandbox looks as if it were our own.
  return (isOwn && accounts.find(String(own.readBigInt64BE()))) || accounts.findByDid(did)
}

const digestOf = (own: Buffer) => createHash('sha256').update(own.subarray(0, 8)).digest().subarray(0, 7)
