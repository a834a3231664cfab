import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sealed, timestampMs } from './columns.ts'
import { organizers } from './organizers.ts'

/** What an organizer signs in with besides the password: the secret that their authenticator app holds as well (RFC 6238). */
export const secondSteps = sqliteTable('second_steps', {
  organizerId: integer('organizer_id')
    .primaryKey()
    .references(() => organizers.id, { onDelete: 'cascade' }),
  secret: sealed('secret').notNull(),
  /** Since when it is asked for. Another secret is another second step: sessions that passed the one before have to pass it. */
  since: timestampMs('since').notNull(),
  /** The time step (30 s each since 1970) of the last code that was accepted: that one and earlier ones never are again. */
  usedStep: integer('used_step').notNull(),
})

/** What lets an organizer pass the second step without the app, each once; a code that was used is deleted. */
export const recoveryCodes = sqliteTable('recovery_codes', {
  codeHash: text('code_hash').primaryKey(),
  organizerId: integer('organizer_id')
    .notNull()
    .references(() => organizers.id, { onDelete: 'cascade' }),
})
