import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import { digests } from './digests.ts'
import { active, ahead, launchAllows } from './pledge-rules.ts'

/** The most a pledge may wait for: more than any campaign has. */
export const atLeastMost = 1_000_000

/** "Only if at least so many go"; null: in any case. Until the launch is armed. */
export function setCondition(
  db: Db,
  box: SecretBox,
  receipt: string,
  atLeast: number | null,
  now: number,
): 'set' | 'too-late' {
  return db.transaction(
    () => {
      const may = and(active(receipt), launchAllows(db, ahead(['open'], now)))
      const mine = db.select().from(pledges).where(may).get()
      if (!mine) return 'too-late'
      const digest = digests(box).ofPledge({ ...mine, atLeast })
      db.update(pledges).set({ atLeast, digest }).where(eq(pledges.id, mine.id)).run()
      return 'set'
    },
    { behavior: 'immediate' },
  )
}

/** Whether a pledge waits for others. */
export const waitsForOthers = (db: Db, campaignId: number): boolean =>
  db
    .select({ id: pledges.id })
    .from(pledges)
    .where(and(eq(pledges.campaignId, campaignId), sql`at_least is not null`, eq(pledges.state, 'active')))
    .limit(1)
    .get() !== undefined
