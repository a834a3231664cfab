import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { launches } from '../../../db/schema/launches.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { noDigest } from './digests.ts'
import { scopeOf } from './own-text.ts'
import type { Pledge } from './pledge.ts'
import { active, ahead, launchAllows } from './pledge-rules.ts'
import { dropSignature } from './similarity/signatures.ts'

/** Until T0. What is armed by then is settled by the ledger: until it is, the receipt says "withdrawing". */
export const withdraw = (db: Db, receipt: string, now: number): 'withdrawn' | 'too-late' =>
  takeBack(db, active(receipt), {}, now) ? 'withdrawn' : 'too-late'

/** By an organizer, as long as its supporter could withdraw it. It cannot be given again; the reason is for them to read. */
export function removePledge(db: Db, pledgeId: number, reason: string, now: number): 'removed' | 'too-late' {
  const mine = and(eq(pledges.id, pledgeId), eq(pledges.state, 'active'))
  const removed = { removedAt: now, removedReason: reason }
  return takeBack(db, mine, removed, now) ? 'removed' : 'too-late'
}

function takeBack(db: Db, which: SQL | undefined, set: Partial<Pledge>, now: number): boolean {
  const stillPossible = or(
    ahead(['arming', 'armed'], now),
    inArray(launches.state, ['draft', 'open', 'missed', 'cancelled']),
  )
  return db.transaction(
    () => {
      const mine = db
        .update(pledges)
        .set({ ...set, withdrawnAt: sinceArmed(now), state: 'withdrawn', digest: noDigest })
        .where(and(which, launchAllows(db, stillPossible)))
        .returning()
        .get()
      if (mine) dropSignature(db, scopeOf(db, mine.campaignId, mine.accountId), mine.id)
      return mine !== undefined
    },
    { behavior: 'immediate' },
  )
}

/** Not before the arming, whatever a clock that was set back says: the ledger looks from there on for who withdrew. */
const sinceArmed = (now: number) =>
  sql`max(${now}, coalesce((select max(armed_at) from launches where campaign_id = ${pledges.campaignId}), 0))`
