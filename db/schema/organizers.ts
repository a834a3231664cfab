import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, oneOf, sealed, timestampMs } from './columns.ts'

export const organizerRoles = ['owner', 'editor', 'viewer'] as const

export const organizers = sqliteTable(
  'organizers',
  {
    id: id(),
    /** Lower case. */
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    role: text('role', { enum: organizerRoles }).notNull(),
    /** argon2id, PHC string. */
    passwordHash: text('password_hash').notNull(),
    createdAt: timestampMs('created_at').notNull(),
    /** What they read when they last signed in, and get mail in; null before this was kept. */
    lang: text('lang'),
  },
  () => [check('organizer_role', sql.raw(oneOf('role', organizerRoles)))],
)

/** A one-time link that makes an organizer; the first run's link is one for an owner. */
export const invitations = sqliteTable(
  'invitations',
  {
    tokenHash: text('token_hash').primaryKey(),
    role: text('role', { enum: organizerRoles }).notNull(),
    /** Who is invited, in lower case; null for the first run's link. */
    email: text('email'),
    invitedBy: integer('invited_by').references(() => organizers.id),
    createdAt: timestampMs('created_at').notNull(),
    expiresAt: timestampMs('expires_at').notNull(),
    usedAt: timestampMs('used_at'),
  },
  table => [uniqueIndex('one_open_invitation').on(table.email).where(sql`used_at is null`)],
)

/** A one-time link that lets an organizer choose a new password. */
export const passwordResets = sqliteTable(
  'password_resets',
  {
    tokenHash: text('token_hash').primaryKey(),
    organizerId: integer('organizer_id')
      .notNull()
      .references(() => organizers.id, { onDelete: 'cascade' }),
    createdAt: timestampMs('created_at').notNull(),
    expiresAt: timestampMs('expires_at').notNull(),
    usedAt: timestampMs('used_at'),
    /** The link itself: asked for again, the same one is mailed. Null for one that was told and not mailed. */
    tokenSealed: sealed('token_sealed'),
  },
  table => [index('password_resets_by_organizer').on(table.organizerId)],
)

/** Browser sessions of supporters and organizers alike. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the session id in the cookie. */
    idHash: text('id_hash').primaryKey(),
    content: sealed('content').notNull(),
    organizerId: integer('organizer_id').references(() => organizers.id, { onDelete: 'cascade' }),
    /** Of organizers, for the list of their sessions: "Firefox on Linux", when it began and was last seen. */
    browser: text('browser'),
    begunAt: timestampMs('begun_at'),
    seenAt: timestampMs('seen_at'),
    expiresAt: timestampMs('expires_at').notNull(),
    /** Of nobody known: no organizer, no connected account. All of these together have a limit. */
    stranger: integer('stranger', { mode: 'boolean' }).notNull().default(false),
    /** Bytes of its content. */
    size: integer('size').notNull().default(0),
  },
  table => [
    index('sessions_by_expiry').on(table.expiresAt),
    index('sessions_of_supporters').on(table.stranger, table.seenAt, table.size).where(sql`organizer_id is null`),
    index('sessions_by_organizer').on(table.organizerId).where(sql`organizer_id is not null`),
  ],
)

/** How often something was tried that is limited, such as a sign-in. Shared by all web processes. */
export const tries = sqliteTable(
  'tries',
  {
    /** Keyed hash of who tries what. */
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    /** When counting begins anew. */
    until: timestampMs('until').notNull(),
  },
  table => [index('tries_by_end').on(table.until)],
)
