import type { Db } from '../../../db/open.ts'
import { type Listed, listConsents } from '../../domain/mail/consent/consents.ts'
import { listSupporters, type Supporter, type SupporterFilter } from '../../domain/supporter/list.ts'
import { byKey, iso, linesAtOnce, type Table, type TableRow } from '../../http/table-file.ts'
import type { SecretBox } from '../../lib/secret-box.ts'

const columns = [
  'network',
  'handle',
  'name',
  'profile',
  'followers',
  'state',
  'reason',
  'words',
  'text',
  'permission',
  'confirmedAt',
  'withdrawnAt',
  'onlyIfAtLeast',
  'host',
] as const

/** The list as a file for spreadsheets, the newest first: no mail address, receipt, grant or other secret is in it. */
export function supportersTable(db: Db, box: SecretBox, campaignId: number, filter: SupporterFilter): Table {
  const next = (last: Supporter | null) =>
    listSupporters(db, box, campaignId, filter, { after: last?.id ?? null, before: null }, linesAtOnce).rows
  return { columns, ofPeople: true, batches: byKey(next, line) }
}

const line = (one: Supporter): TableRow<(typeof columns)[number]> => ({
  network: one.network,
  handle: one.handle,
  name: one.name,
  profile: one.profileUrl,
  followers: one.followers,
  state: one.state,
  reason: one.removedReason,
  words: one.isSample ? 'sample' : 'own',
  text: one.text,
  permission: one.reconnect ? 'reconnect' : 'live',
  confirmedAt: iso(one.confirmedAt),
  withdrawnAt: iso(one.withdrawnAt),
  onlyIfAtLeast: one.atLeast,
  host: one.host,
})

/** Who agreed to mail from the organization, the oldest first: the only file with addresses in it. */
export const consentsTable = (db: Db, box: SecretBox, campaignId: number): Table => ({
  columns: ['address', 'words', 'tickedAt', 'confirmedAt'],
  ofPeople: true,
  batches: byKey(
    (last: Listed | null) => listConsents(db, box, campaignId, last?.id ?? 0, linesAtOnce),
    ({ address, words, tickedAt, confirmedAt }) => ({
      address,
      words,
      tickedAt: iso(tickedAt),
      confirmedAt: iso(confirmedAt),
    }),
  ),
})
