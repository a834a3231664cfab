import type { Db } from '../../../db/open.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { readClicks } from '../../domain/clicks.ts'
import { type LedgerLine, ledgerLines } from '../../domain/ledger/read.ts'
import { byKey, iso, linesAtOnce, type Row, type Table } from '../table-file.ts'

const deliveryColumns = [
  'network',
  'handle',
  'state',
  'reason',
  'sentAt',
  'latenessMs',
  'postedAt',
  'url',
  'followers',
  'words',
] as const

const clickColumns = ['hour', 'place', 'words', 'message', 'clicks'] as const

/** What organizers take with them, by the name of the file: no receipt, grant or other secret is in any of them. */
export const tables = {
  deliveries: (db: Db, { launch }: Campaign): Table => ({
    columns: deliveryColumns,
    batches: byKey(last => ledgerLines(db, launch.id, last?.id ?? 0, linesAtOnce), deliveryRow),
  }),
  clicks: (db: Db, { id }: Campaign): Table => ({ columns: clickColumns, batches: [clickRows(db, id)] }),
} as const satisfies Record<string, (db: Db, campaign: Campaign) => Table>

/** Lateness from the post's own moment. Moments are ISO 8601 in UTC. */
const deliveryRow = (line: LedgerLine): Row<(typeof deliveryColumns)[number]> => ({
  network: line.network,
  handle: line.handle,
  state: line.state,
  reason: line.reason,
  sentAt: iso(line.sentAt),
  latenessMs: line.sentAt === null ? null : line.sentAt - line.momentAt,
  postedAt: iso(line.postedAt),
  url: line.url,
  followers: line.followers,
  words: line.isSample ? 'sample' : 'own',
})

/** Sums by the hour: few, however often a link is opened. By people; `message` is the id of a sample. */
const clickRows = (db: Db, campaignId: number): Row<(typeof clickColumns)[number]>[] =>
  readClicks(db, campaignId).rows.map(({ hour, place, messageId, count }) => ({
    hour: iso(hour),
    place,
    words: place === 'unknown' ? null : messageId === null ? 'own' : 'sample',
    message: messageId,
    clicks: count,
  }))
