import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'

/**
 * Grants that end by themselves may have been exchanged after a backup was made. Then what it holds of them is void, and whoever
 * uses it ends a session that nobody has the token of any more: so each is exchanged at once, when its access is over. Of those
 * that were not, nothing is lost; the supporters of the others are asked to connect again. Returns how many are tried.
 */
export function doubtRestoredGrants(db: Db, now: number): number {
  return db
    .update(grants)
    .set({ renewedAt: 0, renewAfter: null, renewingBy: 'restored', renewingUntil: now, lostReason: 'restored' })
    .where(and(eq(grants.state, 'live'), isNotNull(grants.server)))
    .run().changes
}
