import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { channels } from '../../../db/schema/channels.ts'
import { cleanLine } from '../../lib/invisible-characters.ts'
import { type Actor, record } from '../organizer/audit/record.ts'

/** A link of its own for each place where organizers put it, by the name they gave it. */
export type Channel = typeof channels.$inferSelect

export const channelNameLength = 60
/** Of one campaign, retired ones too: each is a line of the report, and of every table of counts. */
const channelsAtMost = 100

export type MadeChannel = 'made' | 'no-name' | 'known-name' | 'too-many'

type About = { readonly id: number; readonly title: string }

export function makeChannel(db: Db, actor: Actor, campaign: About, typed: string, now: number): MadeChannel {
  const name = cleanLine(typed).slice(0, channelNameLength)
  if (name === '') return 'no-name'
  return db.transaction(
    tx => {
      const mine = eq(channels.campaignId, campaign.id)
      const offered = and(mine, isNull(channels.retiredAt))
      const names = tx.select({ name: channels.name }).from(channels).where(offered).all()
      if (names.some(one => one.name.toLowerCase() === name.toLowerCase())) return 'known-name'
      const all = tx.select({ n: count() }).from(channels).where(mine).get()?.n ?? 0
      if (all >= channelsAtMost) return 'too-many'
      tx.insert(channels).values({ campaignId: campaign.id, name, createdAt: now }).run()
      record(tx, actor, 'channel-made', { name }, now, campaign)
      return 'made'
    },
    { behavior: 'immediate' },
  )
}

/** It is offered no more. Its link leads on, as it stands in mails and on paper, and is counted. False when there is none such. */
export const retireChannel = (db: Db, actor: Actor, campaign: About, id: number, now: number): boolean =>
  db.transaction(
    tx => {
      const offered = and(eq(channels.id, id), eq(channels.campaignId, campaign.id), isNull(channels.retiredAt))
      const retired = tx.update(channels).set({ retiredAt: now }).where(offered).returning().get()
      if (retired) record(tx, actor, 'channel-retired', { name: retired.name }, now, campaign)
      return retired !== undefined
    },
    { behavior: 'immediate' },
  )

/** In the order in which they were made. */
export const listChannels = (db: Db, campaignId: number): Channel[] => statements(db).ofCampaign.all({ campaignId })

/** Whether it is, or once was, one of this campaign: an address can say anything. */
export const isChannelOf = (db: Db, campaignId: number, id: number): boolean =>
  statements(db).one.get({ campaignId, id }) !== undefined

/** What led somebody here by a named link, as it stands in addresses, forms and tables. */
export const channelSource = (id: number): string => `channel-${id}`

/** The id in such a word; null when it is none. */
export function channelOf(source: string): number | null {
  const [, id] = /^channel-([1-9]\d{0,8})$/.exec(source) ?? []
  return id === undefined ? null : Number(id)
}

const statements = prepared(db => ({
  one: db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.id, sql.placeholder('id')), eq(channels.campaignId, sql.placeholder('campaignId'))))
    .prepare(),
  ofCampaign: db
    .select()
    .from(channels)
    .where(eq(channels.campaignId, sql.placeholder('campaignId')))
    .orderBy(asc(channels.id))
    .prepare(),
}))
