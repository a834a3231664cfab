import { and, count, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { readUrl } from '../../../lib/url.ts'
import { channelOf, channelSource, isChannelOf, listChannels } from '../../share/channels.ts'
import { type LinkPlace, linkPlaces } from '../../share/short-link.ts'
import { type Count, readCounts } from './counter.ts'

/** What led people here, beside the names of other sites. `direct`: nothing said so. `other`: too few to be told apart. */
export const sourceWords = [
  ...(Object.values(linkPlaces) as LinkPlace[]),
  'embed',
  'facebook',
  'instagram',
  'search',
  'direct',
  'other',
  'unknown',
] as const
export type SourceWord = (typeof sourceWords)[number]

export const isSourceWord = (source: string): source is SourceWord =>
  (sourceWords as readonly string[]).includes(source)

/** A word of ours, a named link, or the name of a site, as it stands in an address or a form. Null when it is none. */
export const readSource = (typed: unknown): string | null =>
  typeof typed === 'string' && (isSourceWord(typed) || channelOf(typed) !== null || isSiteName(typed)) ? typed : null

const isSiteName = (name: string) => name.length <= 60 && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)

/** What a browser says it came from: the name of the site, nothing of the page there. Null when it says nothing, or `own` (a host). */
export function referringSite(referrer: string | undefined, own: string): string | null {
  const url = readUrl(referrer ?? '')
  if (!url) return null
  const { protocol, host, hostname } = url
  if (host === own || !protocol.startsWith('http')) return null
  const name = hostname.replace(/^(www|m|l|lm|mobile|out|go)\./, '')
  return known(name) ?? readSource(name)
}

const sites: Readonly<Record<string, SourceWord>> = {
  't.co': 'x',
  'x.com': 'x',
  'twitter.com': 'x',
  'bsky.app': 'bluesky',
  'facebook.com': 'facebook',
  'instagram.com': 'instagram',
}
const searching = /^((google|bing|yahoo|ecosia|qwant|startpage|yandex|baidu)\.|duckduckgo\.com$|search\.)/

const known = (name: string): SourceWord | null => sites[name] ?? (searching.test(name) ? 'search' : null)

/** A visitor came from `source`. Made-up names would fill the disk: what comes when there are so many counts as `other`. */
export function arrival(db: Db, campaignId: number, source: string): Count {
  const at = { campaignId, kind: 'arrival', key: source } as const
  const channel = channelOf(source)
  if (channel !== null) return isChannelOf(db, campaignId, channel) ? at : { ...at, key: 'other' }
  return isSourceWord(source) ? at : { ...at, bound: { keys: 200, rest: 'other' } }
}

export type SourceRow = {
  readonly source: string
  /** What organizers call a named link; null for everything else. */
  readonly name: string | null
  readonly supporters: number
  readonly visits: number
}

/** A site that fewer came from might tell who they were. */
const toldFrom = 5

/**
 * What led supporters and visitors here, by supporters and then visits; small sites together. Visits as far as they are
 * written. Empty while nothing is known of anybody.
 */
export function readSources(db: Db, campaignId: number): SourceRow[] {
  const all = [
    ...supportersBySource(db, campaignId).map(row => ({ ...row, visits: 0 })),
    ...readCounts(db, campaignId, 'arrival').map(({ key, count }) => ({ source: key, visits: count, supporters: 0 })),
  ]
  if (all.every(row => row.source === 'unknown')) return []
  const names = new Map(listChannels(db, campaignId).map(({ id, name }) => [channelSource(id), name]))
  const rows = gathered(all, row => row.source)
  const told = (row: Counted) =>
    channelOf(row.source) === null
      ? isSourceWord(row.source) || Math.max(row.supporters, row.visits) >= toldFrom
      : names.has(row.source)
  return gathered(rows, row => (told(row) ? row.source : 'other'))
    .map(row => ({ ...row, name: names.get(row.source) ?? null }))
    .sort(mostFirst)
}

/** For everybody: what organizers call their links is theirs, so these are one line. */
export const publicSources = (rows: readonly SourceRow[]): SourceRow[] =>
  gathered(rows, row => (row.name === null ? row.source : 'channel'))
    .map(row => ({ ...row, name: null }))
    .sort(mostFirst)

const mostFirst = (one: Counted, two: Counted) =>
  two.supporters - one.supporters || two.visits - one.visits || one.source.localeCompare(two.source, 'en')

/** Of pledges that stand, by account and by hand. An invitation says most, whatever its reader came by. */
function supportersBySource(db: Db, campaignId: number) {
  const source = sql<string>`case when invited_by is not null then 'invitation' else coalesce(source, 'unknown') end`
  return db
    .select({ source, supporters: count() })
    .from(pledges)
    .where(and(eq(pledges.campaignId, campaignId), sql`state in ('active', 'confirmed')`))
    .groupBy(sql`1`)
    .all()
}

type Counted = Omit<SourceRow, 'name'>

function gathered<Row extends Counted>(rows: readonly Row[], keyOf: (row: Row) => string): Counted[] {
  const sums = new Map<string, Counted>()
  for (const row of rows) {
    const source = keyOf(row)
    const { supporters = 0, visits = 0 } = sums.get(source) ?? {}
    sums.set(source, { source, supporters: supporters + row.supporters, visits: visits + row.visits })
  }
  return [...sums.values()]
}
