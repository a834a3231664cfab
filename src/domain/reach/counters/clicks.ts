import type { Db } from '../../../../db/open.ts'
import { type LinkMark, type LinkPlace, linkPlaces } from '../../share/short-link.ts'
import { type Count, readCounts, sumOf } from './counter.ts'

/** `robot` for programs that fetch a link, for a preview mostly. */
type Click = { readonly campaignId: number; readonly mark: LinkMark | null; readonly robot: boolean }

const hourMs = 3_600_000

/** A short link was opened, at `now` in ms. */
export const click = ({ campaignId, mark, robot }: Click, now: number): Count => ({
  campaignId,
  kind: robot ? 'robot-click' : 'click',
  period: new Date(Math.floor(now / hourMs) * hourMs).toISOString(),
  key: mark?.place ?? 'unknown',
  // Whose invitation was opened is nobody's business, and of a named link the visits are told: they are counted together.
  messageId: mark?.place === 'invitation' || mark?.place === 'channel' ? null : (mark?.messageId ?? null),
})

export type ClickRow = {
  /** The hour's beginning, in ms. */
  readonly hour: number
  /** Where the link stood; `unknown` when its end was cut off. */
  readonly place: LinkPlace | 'unknown'
  /** A sample's id; null for own words, and where nothing is known. */
  readonly messageId: number | null
  readonly count: number
}

/** By people, and apart from them by programs. `rows` are people's, hour by hour. */
export type Clicks = { readonly people: number; readonly robots: number; readonly rows: readonly ClickRow[] }

export function readClicks(db: Db, campaignId: number): Clicks {
  const rows = readCounts(db, campaignId, 'click').map(({ period, key, messageId, count }) => ({
    hour: Date.parse(period),
    place: isPlace(key) ? key : ('unknown' as const),
    messageId: messageId || null,
    count,
  }))
  return { people: sumOf(rows), robots: sumOf(readCounts(db, campaignId, 'robot-click')), rows }
}

const isPlace = (word: string): word is LinkPlace => (Object.values(linkPlaces) as string[]).includes(word)
