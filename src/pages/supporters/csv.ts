import type { Db } from '../../../db/open.ts'
import { listSupporters, type Supporter, type SupporterFilter } from '../../domain/supporters/list.ts'
import { cell } from '../report/deliveries-csv.ts'

/** Lines read and written at once: the rest of the web has its turn in between. */
const linesAtOnce = 500

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
  'email',
  'permission',
  'confirmedAt',
  'withdrawnAt',
] as const

/** The list as a file for spreadsheets, the newest first: no receipt, grant or other secret is in it. */
export async function* supportersCsv(db: Db, campaignId: number, filter: SupporterFilter): AsyncGenerator<string> {
  // Without the mark, spreadsheets take UTF-8 for something older.
  yield `\ufeff${columns.join(',')}\r\n`
  for (let after: number | null = null; ; ) {
    const { rows, older } = listSupporters(db, campaignId, filter, { after, before: null }, linesAtOnce)
    yield rows.map(line).join('')
    after = rows.at(-1)?.id ?? null
    if (!older || after === null) return
    await new Promise(setImmediate)
  }
}

function line(one: Supporter): string {
  const cells = {
    network: one.network,
    handle: one.handle,
    name: one.name,
    profile: one.profileUrl,
    followers: String(one.followers),
    state: one.state,
    reason: one.removedReason,
    words: one.isSample ? 'sample' : 'own',
    text: one.text,
    email: one.email,
    permission: one.reconnect ? 'reconnect' : 'live',
    confirmedAt: iso(one.confirmedAt),
    withdrawnAt: iso(one.withdrawnAt),
  }
  return `${columns.map(column => cell(cells[column])).join(',')}\r\n`
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
