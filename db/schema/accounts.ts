import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { networkNames } from '../../src/networks/port.ts'
import { id, oneOf, sealed, timestampMs } from './columns.ts'

export const grantStates = ['live', 'reconnect', 'revoked'] as const

/** Why a grant is gone: its network said so; an exchange of it was never answered here; it came back with a backup. */
export const lostReasons = ['refused', 'unanswered', 'restored'] as const

/** A connected social account. */
export const accounts = sqliteTable(
  'accounts',
  {
    id: id(),
    network: text('network', { enum: networkNames }).notNull(),
    /** The network's own lasting id of the account (X: numeric id as text; Bluesky: DID; Mastodon: actor URI). */
    remoteId: text('remote_id').notNull(),
    /** host[:port] that its posts are sent to. */
    host: text('host').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    followers: integer('followers').notNull().default(0),
    profileUrl: text('profile_url').notNull(),
    /** Handle and name as they are searched, see lib/fold.ts; null before this was kept. */
    folded: text('folded'),
    createdAt: timestampMs('created_at').notNull(),
    seenAt: timestampMs('seen_at').notNull(),
  },
  table => [unique('account_once').on(table.network, table.remoteId)],
)

/** What an account allowed us to do: the sealed credential, bound to its row (see lib/secret-box.ts). */
export const grants = sqliteTable(
  'grants',
  {
    accountId: integer('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** `revoked`: nothing needs it, and it is given back, or was. */
    state: text('state', { enum: grantStates }).notNull(),
    /** Empty once it is erased. */
    sealed: sealed('sealed').notNull(),
    grantedAt: timestampMs('granted_at').notNull(),
    /** When it was last tried without posting, and the network said that it works or not. */
    checkedAt: timestampMs('checked_at'),
    /** Since when nothing needs it; when to tell the network next, null when nothing is left to do; how often it was away. */
    releasedAt: timestampMs('released_at'),
    giveBackAt: timestampMs('give_back_at'),
    giveBackTries: integer('give_back_tries').notNull().default(0),
    /** When the network said that it is void. */
    givenBackAt: timestampMs('given_back_at'),
    /** Of a network whose grants have to be exchanged (networks/renewal.ts), else null: the server that does it, and its limits. */
    server: text('server'),
    freshUntil: timestampMs('fresh_until'),
    /** When it ends whatever is done; also of one that nothing exchanges. */
    endsAt: timestampMs('ends_at'),
    /** When it was last exchanged, or given; 0: it is to be exchanged at once. */
    renewedAt: timestampMs('renewed_at'),
    /** Not before this moment, after the server was away; and how often it was in a row. */
    renewAfter: timestampMs('renew_after'),
    renewTries: integer('renew_tries').notNull().default(0),
    /** The claim of who exchanges it now. One that has run out means that nobody knows whether it was exchanged. */
    renewingBy: text('renewing_by'),
    renewingUntil: timestampMs('renewing_until'),
    /** When its server first said that it is gone, while that is not believed; 0: it has renewed another one since (grants/said-gone.ts). */
    goneAt: timestampMs('gone_at'),
    lostReason: text('lost_reason', { enum: lostReasons }),
  },
  table => [
    index('grants_to_renew').on(table.renewedAt).where(sql`state = 'live' and server is not null`),
    index('grants_to_end').on(table.endsAt).where(sql`state = 'live' and server is null`),
    index('grants_said_gone').on(table.server).where(sql`gone_at is not null`),
    index('grants_to_give_back').on(table.giveBackAt).where(sql`give_back_at is not null`),
    check('grant_state', sql.raw(oneOf('state', grantStates))),
    check('grant_lost', sql.raw(oneOf('lost_reason', lostReasons))),
    check(
      'grant_life',
      sql`(server is null) = (fresh_until is null) and (server is null) = (renewed_at is null)
        and (renewing_by is null) = (renewing_until is null)`,
    ),
  ],
)
