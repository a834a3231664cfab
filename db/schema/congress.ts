import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, oneOf, timestampMs } from './columns.ts'

/** One load of the lists of Congress. A new one is written beside the old one, and then becomes the current one at once. */
export const editions = sqliteTable(
  'congress_editions',
  {
    id: id(),
    current: integer('current', { mode: 'boolean' }).notNull().default(false),
    loadedAt: timestampMs('loaded_at').notNull(),
    /** The latest day (YYYY-MM-DD) on which somebody in it took office: how new the list itself is. */
    newestOn: text('newest_on').notNull(),
    /** The day on which most terms in the House end: after it, the list is of a Congress that is over. */
    endsOn: text('ends_on').notNull(),
    members: integer('members').notNull(),
    offices: integer('offices').notNull(),
    zips: integer('zips').notNull(),
  },
  table => [uniqueIndex('one_current_edition').on(table.current).where(sql`current = 1`)],
)

const edition = () =>
  integer('edition')
    .notNull()
    .references(() => editions.id, { onDelete: 'cascade' })

export const chambers = ['house', 'senate'] as const

export const members = sqliteTable(
  'congress_members',
  {
    edition: edition(),
    bioguide: text('bioguide').notNull(),
    chamber: text('chamber', { enum: chambers }).notNull(),
    /** Postal abbreviation, territories too. */
    state: text('state').notNull(),
    /** 0 where the whole state is one district; null for senators. */
    district: integer('district'),
    name: text('name').notNull(),
    party: text('party').notNull(),
    /** At the Capitol. */
    phone: text('phone'),
    url: text('url'),
    endsOn: text('ends_on').notNull(),
  },
  table => [
    primaryKey({ columns: [table.edition, table.bioguide] }),
    index('members_by_seat').on(table.edition, table.state, table.district),
    check('member_chamber', sql.raw(oneOf('chamber', chambers))),
  ],
)

/** Offices at home, in the order of their list. */
export const offices = sqliteTable(
  'congress_offices',
  {
    edition: edition(),
    bioguide: text('bioguide').notNull(),
    place: integer('place').notNull(),
    city: text('city').notNull(),
    state: text('state').notNull(),
    /** Five digits; null where the list says none. */
    zip: text('zip'),
    phone: text('phone').notNull(),
  },
  table => [primaryKey({ columns: [table.edition, table.bioguide, table.place] })],
)

/** Which districts a ZIP area touches. */
export const zips = sqliteTable(
  'congress_zips',
  {
    edition: edition(),
    zip: text('zip').notNull(),
    state: text('state').notNull(),
    district: integer('district').notNull(),
  },
  table => [
    primaryKey({ columns: [table.edition, table.zip, table.state, table.district] }),
    index('zips_by_district').on(table.edition, table.state, table.district),
  ],
)

/** Forms of calls that were counted, so that one sent twice counts once. Made for a page, known to no person. */
export const countedCalls = sqliteTable(
  'counted_calls',
  { form: text('form').primaryKey(), at: timestampMs('at').notNull() },
  table => [index('counted_calls_by_age').on(table.at)],
)
