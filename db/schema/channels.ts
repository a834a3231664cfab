import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'
import { id, timestampMs } from './columns.ts'

/** Named links of a campaign, one for each place where organizers put it: newsletter, partner, Instagram. */
export const channels = sqliteTable(
  'channels',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    createdAt: timestampMs('created_at').notNull(),
    /** No longer offered since then; its link works on, and its figures stay. */
    retiredAt: timestampMs('retired_at'),
  },
  table => [index('channels_by_campaign').on(table.campaignId)],
)
