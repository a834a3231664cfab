import { getTableName } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { grants } from '../../../../db/schema/accounts.ts'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { consents, mailQuestions } from '../../../../db/schema/consents.ts'
import { clientKeys, hashKeys } from '../../../../db/schema/keys.ts'
import { mails } from '../../../../db/schema/mails.ts'
import { passwordResets, sessions } from '../../../../db/schema/organizers.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { rehearsalGrants } from '../../../../db/schema/rehearsals.ts'
import { secondSteps } from '../../../../db/schema/second-steps.ts'
import { serverApps } from '../../../../db/schema/servers.ts'

export type SealedPlace = {
  /** What an operator reads. */
  readonly name: string
  readonly table: string
  readonly column: string
  /** What its text is sealed for, in SQL: the `row` that `seal` and `open` of lib/secret-box.ts are given. */
  readonly row: string
}

const place = (name: string, { table, name: column }: SQLiteColumn, row: string): SealedPlace => ({
  name,
  table: getTableName(table),
  column,
  row,
})

/** Every column that holds what a SecretBox sealed. A test finds those that are missing here, and those sealed for another row. */
export const sealedPlaces: readonly SealedPlace[] = [
  place('permissions', grants.sealed, `'grant:' || account_id`),
  place('links of pledges', pledges.receiptSealed, `'receipt:' || receipt_hash`),
  place(
    'addresses of pledges',
    pledges.addressSealed,
    `'pledge-address:' || campaign_id || ':' || coalesce(account_id, receipt_hash)`,
  ),
  place('addresses to be confirmed', mailQuestions.addressSealed, `'mail-address:' || secret_hash`),
  place('addresses of consents', consents.addressSealed, `'mail-address:' || secret_hash`),
  place('mails that wait', mails.letter, `'mail:' || "key"`),
  place('preview links', campaigns.previewSealed, `'preview:' || preview_hash`),
  place('permissions of rehearsals', rehearsalGrants.sealed, `'rehearsal:' || launch_id || ':' || account_id`),
  place('links for a new password', passwordResets.tokenSealed, `'reset:' || token_hash`),
  place('second steps', secondSteps.secret, `'second-step:' || organizer_id`),
  place('sessions', sessions.content, `'session:' || id_hash`),
  place('keys of hashes', hashKeys.sealed, `'hash-key:' || key_id || ':' || purpose`),
  place('registrations at servers', serverApps.sealed, `'app:' || network || ':' || host || ':' || callback_url`),
  place('keys to sign in with', clientKeys.sealed, `'client-key:' || kid`),
]
