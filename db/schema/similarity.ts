import { blob, integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core'
import { pledges } from './pledges.ts'

/** What a pledge's text is made of, where no two may be alike: see domain/pledge/similarity. */
export const signatures = sqliteTable('prints', {
  pledgeId: integer('pledge_id')
    .primaryKey()
    .references(() => pledges.id, { onDelete: 'cascade' }),
  /** Sorted 32-bit hashes, in the byte order of the machine that wrote them (little-endian everywhere Node runs). */
  grams: blob('grams', { mode: 'buffer' }).notNull(),
})

/** Where prints that are alike meet. What is left over of a print that is gone does no harm. */
export const buckets = sqliteTable(
  'bands',
  { band: integer('band').notNull(), pledgeId: integer('pledge_id').notNull() },
  table => [primaryKey({ columns: [table.band, table.pledgeId] })],
)
