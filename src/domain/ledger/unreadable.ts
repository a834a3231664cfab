import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { grants } from '../../../db/schema/accounts.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { sealedFor } from './kind.ts'
import { noteChange } from './statements.ts'

/**
 * Judges a grant that a sender could not open; its delivery is pending again. If the director cannot open it either, the account
 * has to connect again; else the sender is at fault, and another one will open it.
 */
export function judgeUnreadable(db: Db, box: SecretBox, delivery: number, now: number): 'refused' | 'readable' {
  return db.transaction(
    () => {
      const waits = and(eq(deliveries.id, delivery), eq(deliveries.state, 'pending'))
      const found = db
        .select({ accountId: deliveries.accountId, sealed: grants.sealed })
        .from(deliveries)
        .innerJoin(grants, eq(grants.accountId, deliveries.accountId))
        .where(waits)
        .get()
      if (!found || opens(box, found)) return 'readable'
      db.update(deliveries).set({ state: 'refused', reason: 'reconnect', settledAt: now }).where(waits).run()
      db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, found.accountId)).run()
      noteChange(db, delivery, 'refused', 'reconnect', now)
      return 'refused'
    },
    { behavior: 'immediate' },
  )
}

function opens(
  box: SecretBox,
  { accountId, sealed }: Pick<typeof grants.$inferSelect, 'accountId' | 'sealed'>,
): boolean {
  try {
    return box.open(sealed, sealedFor({ kind: 'real', launch: 0 }, accountId)) !== ''
  } catch {
    return false
  }
}
