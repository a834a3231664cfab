import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { networkNames } from '../../src/networks/port.ts'
import { accounts } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { id, oneOf, timestampMs } from './columns.ts'
import { organizers } from './organizers.ts'

/** `sending` from before the request is written: one that stays so was not heard of again. `not-sent`: nothing was posted. */
export const testPostStates = ['sending', 'posted', 'not-sent', 'refused', 'unknown', 'deleted'] as const

/** Posts that organizers made from an account of their own to see how one looks. No pledge and no delivery. */
export const testPosts = sqliteTable(
  'test_posts',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    organizerId: integer('organizer_id').references(() => organizers.id, { onDelete: 'set null' }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id),
    network: text('network', { enum: networkNames }).notNull(),
    text: text('text').notNull(),
    state: text('state', { enum: testPostStates }).notNull().default('sending'),
    reason: text('reason'),
    remoteId: text('remote_id'),
    url: text('url'),
    madeAt: timestampMs('made_at').notNull(),
    settledAt: timestampMs('settled_at'),
  },
  table => [
    index('test_posts_by_campaign').on(table.campaignId, table.madeAt),
    // What is out, or may be, is not posted again.
    uniqueIndex('one_test_of_a_text')
      .on(table.campaignId, table.accountId, table.text)
      .where(sql`state in ('sending', 'posted', 'unknown')`),
    check('test_post_state', sql.raw(oneOf('state', testPostStates))),
  ],
)
