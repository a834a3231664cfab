import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { networkNames } from '../../src/networks/port.ts'
import { campaigns } from './campaigns.ts'
import { id, oneOf, timestampMs } from './columns.ts'
import { deliveries } from './deliveries.ts'
import { launches } from './launches.ts'

export const roundKinds = ['planned', 'asked'] as const
export const roundStates = ['planned', 'running', 'done', 'skipped', 'broken'] as const

/** One reading of all posts of a launch on one network. Written by domain/reach only, as are the tables below. */
export const reachRounds = sqliteTable(
  'reach_rounds',
  {
    id: id(),
    launchId: integer('launch_id')
      .notNull()
      .references(() => launches.id, { onDelete: 'restrict' }),
    network: text('network', { enum: networkNames }).notNull(),
    /** By the plan, or asked for by an organizer. */
    kind: text('kind', { enum: roundKinds }).notNull(),
    plannedAt: timestampMs('planned_at').notNull(),
    state: text('state', { enum: roundStates }).notNull().default('planned'),
    /** Why it was skipped, broke off, or waits. */
    reason: text('reason'),
    /** Not before this moment, after a "not now". */
    nextAt: timestampMs('next_at').notNull().default(0),
    /** Who reads it, and until when nobody else may. */
    holder: text('holder'),
    holdUntil: timestampMs('hold_until').notNull().default(0),
    /** How often somebody began on it, and how many unusable answers came one after the other. */
    turns: integer('turns').notNull().default(0),
    failures: integer('failures').notNull().default(0),
    /** Deliveries up to this id are read; and the last one there was when it began. */
    afterId: integer('after_id').notNull().default(0),
    lastId: integer('last_id').notNull().default(0),
    /** Posts to read, as it began; those that were there; gone; and those the network said nothing of. */
    total: integer('total').notNull().default(0),
    measured: integer('measured').notNull().default(0),
    gone: integer('gone').notNull().default(0),
    silent: integer('silent').notNull().default(0),
    /** US dollars that its reads cost so far. */
    dollars: real('dollars').notNull().default(0),
    startedAt: timestampMs('started_at'),
    doneAt: timestampMs('done_at'),
  },
  table => [
    uniqueIndex('round_once').on(table.launchId, table.network, table.plannedAt),
    uniqueIndex('one_round_at_a_time').on(table.launchId, table.network).where(sql`state = 'running'`),
    index('rounds_to_do').on(table.plannedAt).where(sql`state in ('planned', 'running')`),
    check('round_kind', sql.raw(oneOf('kind', roundKinds))),
    check('round_state', sql.raw(oneOf('state', roundStates))),
  ],
)

/** What a post or many of them reached. Null: the network does not tell. */
const figures = () => ({
  impressions: integer('impressions'),
  likes: integer('likes').notNull().default(0),
  reposts: integer('reposts').notNull().default(0),
  replies: integer('replies').notNull().default(0),
  quotes: integer('quotes').notNull().default(0),
  bookmarks: integer('bookmarks'),
})

/** A post in one round. One that is gone keeps the last figures it had. */
export const measurements = sqliteTable(
  'measurements',
  {
    deliveryId: integer('delivery_id')
      .notNull()
      .references(() => deliveries.id, { onDelete: 'cascade' }),
    roundId: integer('round_id')
      .notNull()
      .references(() => reachRounds.id, { onDelete: 'restrict' }),
    at: timestampMs('at').notNull(),
    gone: integer('gone', { mode: 'boolean' }).notNull(),
    ...figures(),
  },
  table => [primaryKey({ columns: [table.deliveryId, table.roundId] })],
)

/** The last that is known of each post. */
export const reachLatest = sqliteTable(
  'reach_latest',
  {
    deliveryId: integer('delivery_id')
      .primaryKey()
      .references(() => deliveries.id, { onDelete: 'cascade' }),
    launchId: integer('launch_id').notNull(),
    network: text('network', { enum: networkNames }).notNull(),
    /** The sample it was; 0 for own words. Kept from the first measurement on. */
    messageId: integer('message_id').notNull(),
    /** Of its account, at the first measurement. */
    followers: integer('followers').notNull(),
    /** When it was last seen there, which is what a network bills. */
    at: timestampMs('at').notNull(),
    /** Since when it is missing. */
    goneSince: timestampMs('gone_since'),
    ...figures(),
  },
  table => [
    index('best_by_impressions').on(table.launchId, table.impressions),
    // Word for word as it is asked for: an index of other words is not used.
    index('best_by_reactions').on(table.launchId, sql`likes + reposts + replies + quotes`),
    index('gone_posts').on(table.launchId, table.goneSince).where(sql`gone_since is not null`),
  ],
)

/** How many posts a sum is of, and of how many of them impressions and bookmarks are known. */
const sums = () => ({
  /** 0 for own words. */
  messageId: integer('message_id').notNull(),
  gone: integer('gone', { mode: 'boolean' }).notNull(),
  posts: integer('posts').notNull().default(0),
  followers: integer('followers').notNull().default(0),
  impressions: integer('impressions').notNull().default(0),
  impressionsOf: integer('impressions_of').notNull().default(0),
  likes: integer('likes').notNull().default(0),
  reposts: integer('reposts').notNull().default(0),
  replies: integer('replies').notNull().default(0),
  quotes: integer('quotes').notNull().default(0),
  bookmarks: integer('bookmarks').notNull().default(0),
  bookmarksOf: integer('bookmarks_of').notNull().default(0),
})

/** `measurements` added up, kept as they are written. */
export const roundSums = sqliteTable(
  'round_sums',
  {
    roundId: integer('round_id')
      .notNull()
      .references(() => reachRounds.id, { onDelete: 'restrict' }),
    ...sums(),
  },
  table => [primaryKey({ columns: [table.roundId, table.messageId, table.gone] })],
)

/** `reach_latest` added up, kept as it is written: what a launch reached until now. */
export const reachSums = sqliteTable(
  'reach_sums',
  {
    launchId: integer('launch_id')
      .notNull()
      .references(() => launches.id, { onDelete: 'restrict' }),
    network: text('network', { enum: networkNames }).notNull(),
    ...sums(),
  },
  table => [primaryKey({ columns: [table.launchId, table.network, table.messageId, table.gone] })],
)

export const countKinds = ['visit', 'arrival', 'click', 'robot-click', 'share', 'card-opening', 'call'] as const

/** What happened around a campaign: sums, nothing about anybody. */
export const counts = sqliteTable(
  'counts',
  {
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: countKinds }).notNull(),
    /** The day (YYYY-MM-DD in the campaign's time zone); of clicks the hour's beginning (ISO 8601); of arrivals empty. */
    period: text('period').notNull(),
    /** What led to the page, where the link stood, the way to share, the site around the card, or what came of the call. */
    key: text('key').notNull(),
    /** The sample that was clicked on or shared; 0 where there is none. */
    messageId: integer('message_id').notNull(),
    count: integer('count').notNull(),
  },
  table => [
    primaryKey({ columns: [table.campaignId, table.kind, table.period, table.key, table.messageId] }),
    check('count_kind', sql.raw(oneOf('kind', countKinds))),
  ],
)
