import { and, eq, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { refuseWithoutGrant } from '../../ledger/posts-and-grants.ts'
import { mailLost } from './mail-lost.ts'

/**
 * Grants that have ended by themselves and that nothing exchanges: their servers said when they gave them. Whoever gave one is asked
 * to connect again. Returns how many.
 */
export function endGrants(db: Db, box: SecretBox, limit: number, now: number): number {
  const over = and(sql`${grants.state} = 'live' and ${grants.server} is null`, lte(grants.endsAt, now))
  const some = db.select({ id: grants.accountId }).from(grants).where(over).limit(limit).all()
  for (const { id } of some) endOne(db, box, id, now, and(eq(grants.accountId, id), over))
  return some.length
}

function endOne(db: Db, box: SecretBox, id: number, now: number, which: ReturnType<typeof and>): void {
  db.transaction(
    () => {
      const { changes } = db.update(grants).set({ state: 'reconnect', lostReason: 'refused' }).where(which).run()
      if (changes === 0) return
      refuseWithoutGrant(db, id, now)
      mailLost(db, box, id, now)
    },
    { behavior: 'immediate' },
  )
}
