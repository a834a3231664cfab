import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import { messages } from '../../db/schema/campaigns.ts'

export type Message = typeof messages.$inferSelect

/** The sample messages a campaign offers, in their own order. */
export function listMessages(db: Db, campaignId: number): Message[] {
  return statements(db).ofCampaign.all({ campaignId })
}

const statements = prepared(db => ({
  ofCampaign: db
    .select()
    .from(messages)
    .where(and(eq(messages.campaignId, sql.placeholder('campaignId')), isNull(messages.retiredAt)))
    .orderBy(asc(messages.position), asc(messages.id))
    .prepare(),
}))

/**
 * The samples, begun at another one for each supporter: who takes the first one offered, as most do, spreads them
 * evenly. The same for everybody until the next pledge, so that a page looked at again shows the same.
 */
export function inTurn<T>(samples: readonly T[], supporters: number): T[] {
  const first = samples.length === 0 ? 0 : supporters % samples.length
  return [...samples.slice(first), ...samples.slice(0, first)]
}
