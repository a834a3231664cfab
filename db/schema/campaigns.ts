import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, moment, oneOf } from './columns.ts'

export const campaignStates = ['draft', 'published'] as const

export const campaigns = sqliteTable(
  'campaigns',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    state: text('state', { enum: campaignStates }).notNull().default('draft'),
    title: text('title').notNull(),
    /** One or two sentences under the title. Plain text. */
    summary: text('summary').notNull(),
    /** Markdown; raw HTML in it is shown as text. */
    story: text('story').notNull(),
    byline: text('byline').notNull().default(''),
    organization: text('organization').notNull(),
    /** Supporters wanted. */
    goal: integer('goal').notNull(),
    /** IANA name, e.g. America/New_York. */
    timeZone: text('time_zone').notNull(),
    hashtag: text('hashtag').notNull().default(''),
    callScript: text('call_script').notNull().default(''),
    hotline: text('hotline', { mode: 'json' }).$type<{ label: string; number: string } | null>(),
    /** Calendar days (YYYY-MM-DD in the campaign's time zone) on which supporters call. */
    lobbyingDays: text('lobbying_days', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
    createdAt: moment('created_at').notNull(),
  },
  () => [check('campaign_state', sql.raw(oneOf('state', campaignStates)))],
)

/** Sample messages a supporter may start from. */
export const messages = sqliteTable(
  'messages',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    text: text('text').notNull(),
  },
  table => [index('messages_by_campaign').on(table.campaignId, table.position)],
)

/** Page visits per day (YYYY-MM-DD in the campaign's time zone): a count, nothing about anybody. */
export const visits = sqliteTable(
  'visits',
  {
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    day: text('day').notNull(),
    count: integer('count').notNull(),
  },
  table => [primaryKey({ columns: [table.campaignId, table.day] })],
)
