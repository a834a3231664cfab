import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'
import { id, oneOf, timestampMs } from './columns.ts'

export const launchKinds = ['real', 'rehearsal'] as const
export const launchStates = [
  'draft',
  'open',
  'arming',
  'armed',
  'firing',
  'settling',
  'finished',
  'cancelled',
  'missed',
  'stopped',
  'halted',
] as const

export const goalRules = ['anyway', 'nothing'] as const

/** One moment at which a campaign speaks; its T0 is `launchAt`. */
export const launches = sqliteTable(
  'launches',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: launchKinds }).notNull(),
    state: text('state', { enum: launchStates }).notNull(),
    launchAt: timestampMs('launch_at').notNull(),
    /** Down at T0 and never armed: back within this, it launches late; after it, it is missed. */
    lateLimitMs: integer('late_limit_ms').notNull().default(300_000),
    /** How long after T0 a post may still be tried. */
    retryWindowMs: integer('retry_window_ms').notNull().default(900_000),
    /** Posts leave over so long after T0, each at its own moment; 0: all at T0. */
    spreadMs: integer('spread_ms').notNull().default(0),
    /** Which moment is whose; kept once drawn, so that a moment told to a supporter changes only with the spread itself. */
    spreadSeed: integer('spread_seed'),
    /** What happens at T0 when fewer have pledged than the campaign's goal; after the extension, where there is one. */
    goalRule: text('goal_rule', { enum: goalRules }).notNull().default('anyway'),
    /** Then it is moved once, by so many days on the campaign's clock. */
    extendDays: integer('extend_days'),
    /** Its moment before that, once it happened. */
    extendedFrom: timestampMs('extended_from'),
    /** When it came to its end (`cancelled`) because the goal was not reached. */
    unreachedAt: timestampMs('unreached_at'),
    /** Supporters when either was decided. */
    goalCount: integer('goal_count'),
    /** When arming began: from here on texts are frozen. After `launchAt`, it is a late start. */
    armedAt: timestampMs('armed_at'),
    /** When its posts were let go: before this stands here, no go is said under which one could leave. */
    openedAt: timestampMs('opened_at'),
    /** How many go, decided at T0 for the pledges that wait for others; null before, and where there are none. */
    going: integer('going'),
    /** Since when organizers hold back all of it, reminders too. What holds back a network stands in `holds`. */
    pausedAt: timestampMs('paused_at'),
    stoppedAt: timestampMs('stopped_at'),
    /** When restoring a backup stopped it: nobody knows what left after the backup. */
    restoredAt: timestampMs('restored_at'),
    finishedAt: timestampMs('finished_at'),
  },
  table => [
    uniqueIndex('one_real_launch').on(table.campaignId).where(sql`kind = 'real'`),
    index('launches_by_state').on(table.state, table.launchAt),
    check('launch_kind', sql.raw(oneOf('kind', launchKinds))),
    check('launch_state', sql.raw(oneOf('state', launchStates))),
  ],
)
