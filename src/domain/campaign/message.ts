import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { messages } from '../../../db/schema/campaigns.ts'

export type Message = typeof messages.$inferSelect

/** The sample messages a campaign offers, in their own order. */
export function listMessages(db: Db, campaignId: number): Message[] {
  return statements(db).ofCampaign.all({ campaignId })
}

/** Whether it is, or once was, a sample of this campaign: an address can say anything. */
export const isMessageOf = (db: Db, campaignId: number, id: number): boolean =>
  statements(db).one.get({ campaignId, id }) !== undefined

const statements = prepared(db => ({
  one: db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.id, sql.placeholder('id')), eq(messages.campaignId, sql.placeholder('campaignId'))))
    .prepare(),
  ofCampaign: db
    .select()
    .from(messages)
    .where(and(eq(messages.campaignId, sql.placeholder('campaignId')), isNull(messages.retiredAt)))
    .orderBy(asc(messages.position), asc(messages.id))
    .prepare(),
}))

/** How long the same sample comes first, in ms: so short that a rush of thousands meets them all. */
const turnMs = 250

/**
 * The samples, begun at another one every moment: who takes the first one offered, as most do, spreads them evenly. By
 * the clock (`now` in ms) and not by what was pledged so far, which in a rush lags behind by all who are still deciding.
 */
export function inTurn<T>(samples: readonly T[], now: number): T[] {
  const first = samples.length === 0 ? 0 : Math.floor(now / turnMs) % samples.length
  return [...samples.slice(first), ...samples.slice(0, first)]
}
