import type { Db } from '../../../../db/open.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { type LedgerLine, ledgerLines } from '../../../domain/ledger/read.ts'
import { readClicks } from '../../../domain/reach/counters/clicks.ts'
import { readShares } from '../../../domain/reach/counters/shares.ts'
import { readSources } from '../../../domain/reach/counters/sources.ts'
import { type MeasurementLine, measurementLines } from '../../../domain/reach/metrics/lines.ts'
import { byKey, iso, linesAtOnce, type Table, type TableRow, tableRows } from '../../../http/table-file.ts'

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
  'host',
] as const

const sampleColumns = [
  'network',
  'handle',
  'url',
  'readAt',
  'gone',
  'impressions',
  'likes',
  'reposts',
  'replies',
  'quotes',
  'bookmarks',
  'host',
] as const

const clickColumns = ['hour', 'place', 'words', 'message', 'clicks'] as const
const shareColumns = ['day', 'way', 'message', 'shares'] as const
const sourceColumns = ['source', 'name', 'visits', 'supporters'] as const

/** What organizers take with them, by the name of the file: no receipt, grant or other secret is in any of them. */
export const exportTables = {
  deliveries: (db: Db, { launch }: Campaign): Table => ({
    columns: deliveryColumns,
    ofPeople: true,
    batches: byKey(last => ledgerLines(db, launch.id, last?.id ?? 0, linesAtOnce), deliveryRow),
  }),
  samples: (db: Db, { launch }: Campaign): Table => ({
    columns: sampleColumns,
    ofPeople: true,
    batches: tableRows(measurementLines(db, launch.id, linesAtOnce), sampleRow),
  }),
  clicks: (db: Db, { id }: Campaign): Table => ({
    columns: clickColumns,
    ofPeople: false,
    batches: [clickRows(db, id)],
  }),
  shares: (db: Db, { id }: Campaign): Table => ({
    columns: shareColumns,
    ofPeople: false,
    batches: [shareRows(db, id)],
  }),
  sources: (db: Db, { id }: Campaign): Table => ({
    columns: sourceColumns,
    ofPeople: false,
    batches: [readSources(db, id)],
  }),
} as const satisfies Record<string, (db: Db, campaign: Campaign) => Table>

/** Lateness from the post's own moment. Moments are ISO 8601 in UTC. */
const deliveryRow = (line: LedgerLine): TableRow<(typeof deliveryColumns)[number]> => ({
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
  host: line.host,
})

/** Where a network does not tell a figure, its cell is empty. */
const sampleRow = ({ at, gone, ...line }: MeasurementLine): TableRow<(typeof sampleColumns)[number]> => ({
  network: line.network,
  handle: line.handle,
  url: line.url,
  readAt: iso(at),
  gone: gone ? 'gone' : null,
  impressions: line.impressions,
  likes: line.likes,
  reposts: line.reposts,
  replies: line.replies,
  quotes: line.quotes,
  bookmarks: line.bookmarks,
  host: line.host,
})

/** Sums by the hour: few, however often a link is opened. By people; `message` is the id of a sample. */
const clickRows = (db: Db, campaignId: number): TableRow<(typeof clickColumns)[number]>[] =>
  readClicks(db, campaignId).rows.map(({ hour, place, messageId, count }) => ({
    hour: iso(hour),
    place,
    words: place === 'unknown' ? null : messageId === null ? 'own' : 'sample',
    message: messageId,
    clicks: count,
  }))

/** By the day in the time zone of the campaign; `message` is the id of a sample, null where the campaign itself was shared. */
const shareRows = (db: Db, campaignId: number): TableRow<(typeof shareColumns)[number]>[] =>
  readShares(db, campaignId).rows.map(({ day, way, messageId, count }) => ({
    day,
    way,
    message: messageId,
    shares: count,
  }))
