import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, timestampMs } from './columns.ts'

/**
 * What organizers changed, one row a deed. Triggers refuse to change or delete a row, so names stand as they were and
 * nothing here refers to another table. Written by domain/organizer/audit only.
 */
export const audit = sqliteTable(
  'audit',
  {
    id: id(),
    at: timestampMs('at').notNull(),
    /** The organizer; null for whoever runs the site, at the command line. */
    actorId: integer('actor_id'),
    actor: text('actor').notNull(),
    /** Of domain/organizer/audit/events.ts. */
    kind: text('kind').notNull(),
    campaignId: integer('campaign_id'),
    campaign: text('campaign'),
    /** JSON of what the kind has to say. No secrets. */
    data: text('data').notNull(),
  },
  table => [
    index('audit_by_actor').on(table.actorId, table.id),
    index('audit_by_campaign').on(table.campaignId, table.id),
    index('audit_by_kind').on(table.kind, table.id),
  ],
)
