import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'
import { id, oneOf, sealed, timestampMs } from './columns.ts'

/** `asked`: a form was sent, and whoever reads that address has not said yes. */
export const reminderStates = ['asked', 'confirmed', 'withdrawn'] as const

/** Somebody who posts by hand and wants a mail at T0. Addresses rest sealed, bound to the receipt, and not for long. */
export const reminders = sqliteTable(
  'reminders',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    state: text('state', { enum: reminderStates }).notNull(),
    /** Empty once withdrawn. */
    text: text('text').notNull(),
    addressSealed: sealed('address_sealed'),
    /** Keyed hash, see domain/mail/address.ts. */
    addressHash: text('address_hash'),
    /** Another address, until whoever reads it has said yes; with the hash of the secret mailed there. */
    nextSealed: sealed('next_sealed'),
    nextHash: text('next_hash'),
    nextAskedAt: timestampMs('next_asked_at'),
    receiptHash: text('receipt_hash').notNull().unique(),
    receiptSealed: sealed('receipt_sealed').notNull(),
    askedAt: timestampMs('asked_at').notNull(),
    confirmedAt: timestampMs('confirmed_at'),
    withdrawnAt: timestampMs('withdrawn_at'),
    /** The T0 its mail was written for, ahead of time; null while there is none. */
    writtenFor: timestampMs('written_for'),
    /** When they said that they posted it. */
    postedAt: timestampMs('posted_at'),
    /** What they read when they asked, and get mail in; null before this was kept. */
    lang: text('lang'),
  },
  table => [
    uniqueIndex('one_reminder_an_address').on(table.campaignId, table.addressHash).where(sql`state = 'confirmed'`),
    uniqueIndex('reminders_by_next').on(table.nextHash),
    index('reminders_by_campaign').on(table.campaignId, table.state, table.id),
    index('reminders_unwritten').on(table.campaignId, table.writtenFor).where(sql`state = 'confirmed'`),
    index('reminders_asked').on(table.askedAt).where(sql`state = 'asked'`),
    index('reminders_with_address').on(table.campaignId).where(sql`address_sealed is not null`),
    check('reminder_state', sql.raw(oneOf('state', reminderStates))),
  ],
)
