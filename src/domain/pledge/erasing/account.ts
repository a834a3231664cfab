import { createHmac } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts } from '../../../../db/schema/accounts.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { wasPosted } from '../../ledger/in-flight.ts'

/**
 * What stands in place of an account's id once it is erased, one of each secret key, the newest first: the same account
 * is known again when it connects, and nobody without a key can try ids out.
 */
export const erasedIds = (box: SecretBox, network: NetworkName, remoteId: string): string[] =>
  box
    .derive('erased-account')
    .map(key => `erased:${createHmac('sha256', key).update(`${network} ${remoteId}`).digest('base64url')}`)

/** Whether every pledge of the account is erased, or it has none. */
export function isUnused(db: Db, accountId: number): boolean {
  const kept = and(eq(pledges.accountId, accountId), isNull(pledges.erasedAt))
  return db.select({ id: pledges.id }).from(pledges).where(kept).limit(1).get() === undefined
}

/** Its followers are part of sums that stay where it has posted: then they are kept roughly, else not at all. */
export function eraseAccount(db: Db, box: SecretBox, accountId: number): void {
  const account = db.select().from(accounts).where(eq(accounts.id, accountId)).get()
  if (!account || account.remoteId.startsWith('erased:')) return
  const [remoteId] = erasedIds(box, account.network, account.remoteId)
  if (!remoteId) return
  // No network allows a handle like this.
  const nobody = { handle: `erased-${accountId}`, name: '', profileUrl: '', folded: null }
  db.update(accounts)
    .set({ remoteId, ...nobody, followers: hasPosted(db, accountId) ? roughly(account.followers) : 0 })
    .where(eq(accounts.id, accountId))
    .run()
}

function hasPosted(db: Db, accountId: number): boolean {
  const posted = and(eq(pledges.accountId, accountId), wasPosted(db))
  return db.select({ id: pledges.id }).from(pledges).where(posted).limit(1).get() !== undefined
}

/** 12,345 → 12,000: a number that points at nobody. */
export function roughly(n: number): number {
  const unit = 10 ** Math.max(1, Math.floor(Math.log10(Math.max(1, n))) - 1)
  return Math.round(n / unit) * unit
}
