import { asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { messages } from '../../db/schema/campaigns.ts'

export type Message = typeof messages.$inferSelect

/** A campaign's sample messages in their own order. */
export function listMessages(db: Db, campaignId: number): Message[] {
  return db
    .select()
    .from(messages)
    .where(eq(messages.campaignId, campaignId))
    .orderBy(asc(messages.position), asc(messages.id))
    .all()
}

/**
 * The samples, begun at another one for each supporter: who takes the first one offered, as most do, spreads them
 * evenly. The same for everybody until the next pledge, so that a page looked at again shows the same.
 */
export function inTurn<T>(samples: readonly T[], supporters: number): T[] {
  const first = samples.length === 0 ? 0 : supporters % samples.length
  return [...samples.slice(first), ...samples.slice(0, first)]
}
