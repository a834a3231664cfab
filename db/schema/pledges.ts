import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { campaigns, messages } from './campaigns.ts'
import { id, oneOf, sealed, timestampMs } from './columns.ts'

export const pledgeWays = ['account', 'hand'] as const

/**
 * `active`: the engine posts it, and only what is by account can be it. By hand a pledge is `asked` while whoever reads
 * its address has not said yes, then `confirmed`.
 */
export const pledgeStates = ['active', 'asked', 'confirmed', 'withdrawn'] as const
export const textRules = ['own-words', 'samples'] as const

/** A supporter's promise of one post: made from an account that they connected, or by themselves when they get a mail at T0. */
export const pledges = sqliteTable(
  'pledges',
  {
    id: id(),
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'restrict' }),
    by: text('by', { enum: pledgeWays }).notNull().default('account'),
    /** Null by hand. */
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'restrict' }),
    state: text('state', { enum: pledgeStates }).notNull().default('active'),
    /** What they confirmed, byte for byte. */
    text: text('text').notNull(),
    /** Keyed digest of what was confirmed (domain/pledge/digests.ts); empty when it was taken back. */
    digest: text('digest').notNull().default(''),
    /** The sample they started from and left as it was; null for their own words. */
    messageId: integer('message_id').references(() => messages.id, { onDelete: 'set null' }),
    /** What its network asked of texts when it was confirmed; null before this was kept. */
    textRule: text('text_rule', { enum: textRules }),
    /** Which version of domain/pledge/similarity made its print; 0 while it has none. */
    printVersion: integer('print_version').notNull().default(0),
    /** See domain/mail/pledge-address.ts; keyed hash to find it by, see domain/mail/address.ts. */
    addressSealed: sealed('email'),
    addressHash: text('address_hash'),
    /** SHA-256 of the receipt's secret, to find it by; and the secret sealed, so that its link can be shown and mailed again. */
    receiptHash: text('receipt_hash').notNull().unique(),
    receiptSealed: sealed('receipt_sealed').notNull(),
    /** While it is `asked`: when it was. */
    confirmedAt: timestampMs('confirmed_at').notNull(),
    withdrawnAt: timestampMs('withdrawn_at'),
    /** Taken out by an organizer: withdrawn as well, and not to be given again. With the reason its supporter is told. */
    removedAt: timestampMs('removed_at'),
    removedReason: text('removed_reason'),
    /** Goes only if at least so many go, itself among them; null: in any case. */
    atLeast: integer('at_least'),
    /** Shown to followers and on the profile alone, where the network lets us choose. */
    unlisted: integer('unlisted', { mode: 'boolean' }).notNull().default(false),
    /** What they read when they confirmed, and get mail in; null before this was kept. */
    lang: text('lang'),
    /** When its supporter asked to erase what is theirs; and when it was done, which waits for a post on its way. */
    eraseAskedAt: timestampMs('erase_asked_at'),
    erasedAt: timestampMs('erased_at'),
    /** What its supporter's invitations carry: a random number, no secret (see domain/share/invite-code.ts); null before this was kept. */
    inviteCode: integer('invite_code'),
    /** Whose invitation brought it. */
    invitedBy: integer('invited_by').references((): AnySQLiteColumn => pledges.id),
    /** What led its supporter here: a word of src/domain/reach/counters/sources.ts, or the name of a site; null before this was kept. */
    source: text('source'),
    /** By hand: the pledge whose address this one takes the place of, once it is confirmed. */
    replaces: integer('replaces').references((): AnySQLiteColumn => pledges.id, { onDelete: 'cascade' }),
    /** By hand: the T0 its mail was written for, ahead of time; null while there is none. */
    writtenFor: timestampMs('written_for'),
    /** By hand: when they said that they posted it. */
    postedAt: timestampMs('posted_at'),
  },
  table => [
    unique('pledge_once').on(table.campaignId, table.accountId),
    index('pledges_by_account').on(table.accountId),
    index('pledges_to_erase').on(table.id).where(sql`erase_asked_at is not null and erased_at is null`),
    index('pledges_on_condition').on(table.campaignId, table.id).where(sql`at_least is not null`),
    // With what lists and sums of supporters ask for: they read no row that they do not show.
    index('pledges_by_campaign').on(
      table.campaignId,
      table.state,
      table.id,
      table.accountId,
      table.messageId,
      table.addressHash,
      table.removedAt,
    ),
    // With all that the sums by source ask for.
    index('pledges_by_source').on(table.campaignId, table.state, table.source, table.invitedBy),
    index('pledges_by_print').on(table.campaignId, table.printVersion).where(sql`state = 'active'`),
    index('pledges_confirmed').on(table.campaignId, table.confirmedAt),
    index('pledges_withdrawn').on(table.campaignId, table.withdrawnAt).where(sql`withdrawn_at is not null`),
    uniqueIndex('pledges_by_invite_code').on(table.inviteCode),
    index('pledges_by_inviter').on(table.invitedBy).where(sql`invited_by is not null`),
    index('pledges_by_address').on(table.addressHash).where(sql`address_hash is not null`),
    index('pledges_with_address').on(table.campaignId).where(sql`email is not null`),
    uniqueIndex('one_by_hand_an_address').on(table.campaignId, table.addressHash).where(sql`state = 'confirmed'`),
    index('pledges_unwritten').on(table.campaignId, table.writtenFor).where(sql`state = 'confirmed'`),
    index('pledges_asked').on(table.confirmedAt).where(sql`state = 'asked'`),
    index('pledges_replaced').on(table.replaces).where(sql`replaces is not null`),
    check('pledge_state', sql.raw(oneOf('state', pledgeStates))),
    // The one rule that keeps a pledge by hand from the ledger, which takes `active` ones only.
    check(
      'pledge_by',
      sql`(by = 'account' and account_id is not null and state in ('active', 'withdrawn'))
        or (by = 'hand' and account_id is null and digest = '' and state in ('asked', 'confirmed', 'withdrawn'))`,
    ),
  ],
)
