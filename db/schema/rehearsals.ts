import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { sealed, timestampMs } from './columns.ts'
import { launches } from './launches.ts'

/** What a launch of kind `rehearsal` foretold and showed. Its deliveries are gone when it is over; this stays. */
export const rehearsals = sqliteTable('rehearsals', {
  launchId: integer('launch_id')
    .primaryKey()
    .references(() => launches.id, { onDelete: 'restrict' }),
  askedAt: timestampMs('asked_at').notNull(),
  /** A short one with some of the list, before the one named here: what this machine does is measured, not guessed. */
  trialOf: integer('trial_of').references(() => launches.id, { onDelete: 'restrict' }),
  /** JSON: see domain/launch/rehearsal/figures.ts. */
  foretold: text('foretold', { mode: 'json' }),
  measured: text('measured', { mode: 'json' }),
  /** Why it ended before its posts were out. */
  endedWhy: text('ended_why'),
})

/** Permission of a simulated account, for one rehearsal, sealed for it alone. The real grants are never used. */
export const rehearsalGrants = sqliteTable(
  'rehearsal_grants',
  {
    launchId: integer('launch_id')
      .notNull()
      .references(() => launches.id, { onDelete: 'restrict' }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    sealed: sealed('sealed').notNull(),
  },
  table => [primaryKey({ columns: [table.launchId, table.accountId] })],
)
