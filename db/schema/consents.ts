import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'
import { id, sealed, timestampMs } from './columns.ts'
import { pledges } from './pledges.ts'

/** What somebody typed beside a pledge about mail, and whoever reads the address has to say yes to. Kept for two days. */
export const mailQuestions = sqliteTable('mail_questions', {
  id: id(),
  pledgeId: integer('pledge_id')
    .notNull()
    .unique()
    .references(() => pledges.id, { onDelete: 'cascade' }),
  /** SHA-256 of the secret of its page. What is sealed is sealed for it, and moves to the consent as it is. */
  secretHash: text('secret_hash').notNull().unique(),
  addressSealed: sealed('address_sealed').notNull(),
  /** Keyed hash, see domain/mail/address.ts. */
  addressHash: text('address_hash').notNull(),
  /** Whether the pledge is to be mailed there from then on. */
  forPledge: integer('for_pledge', { mode: 'boolean' }).notNull(),
  /** Those beside the box that they ticked; null where they ticked none. */
  words: text('words'),
  askedAt: timestampMs('asked_at').notNull(),
  answeredAt: timestampMs('answered_at'),
})

/** Who wants mail from the organization itself: ticked by them, and confirmed from their mailbox. Nothing else is here. */
export const consents = sqliteTable(
  'consents',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'restrict' }),
    pledgeId: integer('pledge_id')
      .notNull()
      .unique()
      .references(() => pledges.id, { onDelete: 'cascade' }),
    secretHash: text('secret_hash').notNull().unique(),
    addressSealed: sealed('address_sealed').notNull(),
    addressHash: text('address_hash').notNull(),
    /** The same of the mailbox. */
    mailboxHash: text('mailbox_hash').notNull(),
    /** What they agreed to, as it stood beside the box. */
    words: text('words').notNull(),
    tickedAt: timestampMs('ticked_at').notNull(),
    confirmedAt: timestampMs('confirmed_at').notNull(),
  },
  table => [index('consents_by_campaign').on(table.campaignId, table.addressHash)],
)
