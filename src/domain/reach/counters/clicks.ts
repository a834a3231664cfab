import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { clicks } from '../../../../db/schema/campaigns.ts'
import { type LinkMark, type LinkPlace, linkPlaces } from '../../share/short-link.ts'
import { createWriteBehindCounter, type WriteBehindCounter } from './write-behind-counter.ts'

/** Openings of short links, counted without a word about who opened them. */
export type ClickCounter = {
  /** `now` in ms; `robot` for programs that fetch a link, for a preview mostly. */
  readonly count: (click: Click, now: number) => void
  readonly flush: () => void
}

export type Click = { readonly campaignId: number; readonly mark: LinkMark | null; readonly robot: boolean }

const hourMs = 3_600_000

export function createClickCounter(db: Db): ClickCounter {
  const counter: WriteBehindCounter<Key> = createWriteBehindCounter(db, rows => addClicks(db, rows))
  return {
    flush: counter.flush,
    count: ({ campaignId, mark, robot }, now) =>
      counter.add({
        campaignId,
        hour: Math.floor(now / hourMs) * hourMs,
        place: mark?.place ?? 'unknown',
        // Whose invitation was opened is nobody's business: they are counted together.
        messageId: mark?.place === 'invitation' ? 0 : (mark?.messageId ?? 0),
        robot,
      }),
  }
}

type Key = {
  readonly campaignId: number
  readonly hour: number
  readonly place: string
  readonly messageId: number
  readonly robot: boolean
}

function addClicks(db: Db, rows: readonly (Key & { readonly n: number })[]): void {
  db.insert(clicks)
    .values(rows.map(({ n, ...key }) => ({ ...key, count: n })))
    .onConflictDoUpdate({
      target: [clicks.campaignId, clicks.hour, clicks.place, clicks.messageId, clicks.robot],
      set: { count: sql`${clicks.count} + excluded.count` },
    })
    .run()
}

export type ClickRow = {
  /** The hour's beginning, in ms. */
  readonly hour: number
  /** Where the link stood; `unknown` when its end was cut off. */
  readonly place: LinkPlace | 'unknown'
  /** A sample's id; null for own words, and where nothing is known. */
  readonly messageId: number | null
  readonly count: number
}

/** By people, and apart from them by programs. `rows` are people's, hour by hour; as far as they are written. */
export type Clicks = { readonly people: number; readonly robots: number; readonly rows: readonly ClickRow[] }

export function readClicks(db: Db, campaignId: number): Clicks {
  const all = db.select().from(clicks).where(eq(clicks.campaignId, campaignId)).orderBy(asc(clicks.hour)).all()
  const of = (robot: boolean) => all.reduce((n, row) => n + (row.robot === robot ? row.count : 0), 0)
  const rows = all
    .filter(row => !row.robot)
    .map(({ hour, place, messageId, count }) => ({
      hour,
      place: isPlace(place) ? place : ('unknown' as const),
      messageId: messageId || null,
      count,
    }))
  return { people: of(false), robots: of(true), rows }
}

const isPlace = (word: string): word is LinkPlace => (Object.values(linkPlaces) as string[]).includes(word)
