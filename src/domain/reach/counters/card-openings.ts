import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { cardOpenings } from '../../../../db/schema/campaigns.ts'
import { createWriteBehindCounter } from './write-behind-counter.ts'

/** `day` is YYYY-MM-DD in the campaign's time zone; `site` the host of the page around the card, empty where nobody says. */
export type CardOpening = { readonly campaignId: number; readonly day: string; readonly site: string }

/** Counts how often the card was opened in pages of others: sums, nothing about anybody. */
export type CardCounter = { readonly count: (opening: CardOpening) => void; readonly flush: () => void }

/** Anybody can claim any site: more than these of one campaign are counted together. */
const mostSites = 100

export function createCardCounter(db: Db): CardCounter {
  const counter = createWriteBehindCounter<CardOpening>(db, rows => addOpenings(db, rows))
  const known = new Map<number, Set<string>>()
  return {
    flush: counter.flush,
    count: opening => {
      const sites = known.get(opening.campaignId) ?? new Set(['', ...sitesOf(db, opening.campaignId)])
      known.set(opening.campaignId, sites)
      const site = sites.size > mostSites && !sites.has(opening.site) ? '' : opening.site
      sites.add(site)
      counter.add({ ...opening, site })
    },
  }
}

export type CardOpeningRow = Omit<CardOpening, 'campaignId'> & { readonly count: number }

/** Day by day and site by site, as far as it is written (about a second behind). */
export function readCardOpenings(db: Db, campaignId: number): CardOpeningRow[] {
  const { day, site, count } = cardOpenings
  return db
    .select({ day, site, count })
    .from(cardOpenings)
    .where(eq(cardOpenings.campaignId, campaignId))
    .orderBy(day, desc(count), site)
    .all()
}

/** The sums of all days, the most first. */
export function openingsBySite(rows: readonly CardOpeningRow[]): { readonly site: string; readonly count: number }[] {
  const sums = new Map<string, number>()
  for (const { site, count } of rows) sums.set(site, (sums.get(site) ?? 0) + count)
  return [...sums].map(([site, count]) => ({ site, count })).sort((a, b) => b.count - a.count)
}

function addOpenings(db: Db, rows: readonly (CardOpening & { readonly n: number })[]): void {
  db.insert(cardOpenings)
    .values(rows.map(({ n, ...key }) => ({ ...key, count: n })))
    .onConflictDoUpdate({
      target: [cardOpenings.campaignId, cardOpenings.day, cardOpenings.site],
      set: { count: sql`${cardOpenings.count} + excluded.count` },
    })
    .run()
}

const sitesOf = (db: Db, campaignId: number) =>
  db
    .selectDistinct({ site: cardOpenings.site })
    .from(cardOpenings)
    .where(eq(cardOpenings.campaignId, campaignId))
    .all()
    .map(row => row.site)
