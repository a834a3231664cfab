import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { Pledge } from '../pledge.ts'

/** What became of a permission: kept for another pledge, being given back, given back at a moment (ms), erased here only. */
export type GrantStatus = { readonly kind: 'stays' | 'soon' | 'gone' } | { readonly kind: 'back'; readonly at: number }

export function grantStatus(db: Db, accountId: number): GrantStatus {
  const grant = db.select().from(grants).where(eq(grants.accountId, accountId)).get()
  if (!grant) return { kind: 'gone' }
  if (grant.givenBackAt !== null) return { kind: 'back', at: grant.givenBackAt }
  if (grant.sealed === '') return { kind: 'gone' }
  return { kind: grant.state === 'revoked' ? 'soon' : 'stays' }
}

/** Whether an account has another pledge that is not erased. */
export function hasOtherPledge(db: Db, accountId: number, { id }: Pledge): boolean {
  const other = and(eq(pledges.accountId, accountId), ne(pledges.id, id), isNull(pledges.erasedAt))
  return db.select({ id: pledges.id }).from(pledges).where(other).limit(1).get() !== undefined
}
