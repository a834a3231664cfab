import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'
import { id, oneOf, sealed, timestampMs } from './columns.ts'

export const mailStates = ['queued', 'sending', 'sent', 'refused', 'unknown', 'dropped'] as const

/** A mail on its way. Written by domain/mail only. */
export const mails = sqliteTable(
  'mails',
  {
    id: id(),
    /** What it is about, so that one thing is mailed once; holds no address: `invitation:17`, `moved:3:1795476017290:912`. */
    key: text('key').notNull().unique(),
    /** Of domain/mail/kinds.ts. */
    kind: text('kind').notNull(),
    /** Of several queued mails of one topic only the last is sent. */
    topic: text('topic'),
    campaignId: integer('campaign_id').references(() => campaigns.id, { onDelete: 'set null' }),
    state: text('state', { enum: mailStates }).notNull(),
    /** What somebody waits for goes before what goes to many: the smaller first. */
    rank: integer('rank').notNull(),
    /** JSON of address and content, sealed; null as soon as it is not needed any more. */
    letter: sealed('letter'),
    /** Keyed hash of the address, to know it again where a list is left. */
    addressHash: text('address_hash').notNull(),
    /** The same of the mailbox: `ann+x@` and `ann@` are one. See domain/mail/address.ts; null before this was kept. */
    mailboxHash: text('mailbox_hash'),
    /** SHA-256 of the secret in its own link out of the list. */
    unsubscribeHash: text('unsubscribe_hash'),
    createdAt: timestampMs('created_at').notNull(),
    /** Not before; after a try that came to nothing, when to try again. */
    nextAt: timestampMs('next_at').notNull(),
    /** After this it is of no use, and dropped. */
    until: timestampMs('until').notNull(),
    tries: integer('tries').notNull().default(0),
    sendingAt: timestampMs('sending_at'),
    /** When the server of this try asked for the content: from here on it may have been delivered. */
    dataAt: timestampMs('data_at'),
    settledAt: timestampMs('settled_at'),
    /** What the server said, without addresses, or why it was dropped. */
    reason: text('reason'),
  },
  table => [
    index('mails_due').on(table.rank, table.nextAt).where(sql`state = 'queued'`),
    index('mails_sending').on(table.sendingAt).where(sql`state = 'sending'`),
    index('mails_by_topic').on(table.topic).where(sql`state = 'queued'`),
    index('mails_by_mailbox').on(table.mailboxHash, table.createdAt),
    index('mails_by_campaign').on(table.campaignId, table.kind, table.state),
    uniqueIndex('mail_way_out').on(table.unsubscribeHash),
    check('mail_state', sql.raw(oneOf('state', mailStates))),
  ],
)

/** Who wants no more mail about a campaign: keyed hashes of their addresses. */
export const mailStops = sqliteTable(
  'mail_stops',
  {
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    addressHash: text('address_hash').notNull(),
    stoppedAt: timestampMs('stopped_at').notNull(),
  },
  table => [primaryKey({ columns: [table.campaignId, table.addressHash] })],
)

/** Mailboxes that want no mail at all from here, unless they ask for it themselves: keyed hashes. */
export const mailRefusals = sqliteTable('mail_refusals', {
  mailboxHash: text('mailbox_hash').primaryKey(),
  refusedAt: timestampMs('refused_at').notNull(),
})

export const audiences = ['supporters', 'organizers', 'reminders'] as const
export const mailingStates = ['waiting', 'done', 'dropped'] as const

/** One thing to be mailed to everybody of a campaign: becomes mails little by little. Nothing personal in it. */
export const mailings = sqliteTable(
  'mailings',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    /** `organizers`: owners and editors. */
    audience: text('audience', { enum: audiences }).notNull(),
    kind: text('kind').notNull(),
    /** A newer one of the same topic takes the place of one that waits. */
    topic: text('topic').notNull(),
    data: text('data', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    state: text('state', { enum: mailingStates }).notNull(),
    createdAt: timestampMs('created_at').notNull(),
    /** Not before: what is changed again at once is told once. */
    startAt: timestampMs('start_at').notNull(),
    /** Everybody up to this id has been written to. */
    afterId: integer('after_id').notNull().default(0),
    /** Mails made of it. */
    mails: integer('mails').notNull().default(0),
  },
  table => [
    uniqueIndex('one_mailing_a_topic').on(table.topic, table.audience).where(sql`state = 'waiting'`),
    check('mailing_audience', sql.raw(oneOf('audience', audiences))),
    check('mailing_state', sql.raw(oneOf('state', mailingStates))),
  ],
)
