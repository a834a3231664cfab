import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, moment, oneOf } from './columns.ts'

export const roles = ['owner', 'editor', 'viewer'] as const

export const organizers = sqliteTable(
  'organizers',
  {
    id: id(),
    /** Lower case. */
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    role: text('role', { enum: roles }).notNull(),
    /** argon2id, PHC string. */
    passwordHash: text('password_hash').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  () => [check('organizer_role', sql.raw(oneOf('role', roles)))],
)

/** A one-time link that makes an organizer; the first run's link is one for an owner. */
export const invitations = sqliteTable('invitations', {
  tokenHash: text('token_hash').primaryKey(),
  role: text('role', { enum: roles }).notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
})

/** Browser sessions of supporters and organizers alike. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the session id in the cookie. */
    idHash: text('id_hash').primaryKey(),
    content: text('content').notNull(),
    organizerId: integer('organizer_id').references(() => organizers.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
  },
  table => [index('sessions_by_expiry').on(table.expiresAt)],
)
