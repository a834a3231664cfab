import type { Db } from '../../../../db/open.ts'
import { type Count, readCounts } from './counter.ts'

/** The card was opened in a page of others. `site` is the host of that page, empty where nobody says. */
export const cardOpening = (campaignId: number, day: string, site: string): Count => ({
  campaignId,
  kind: 'card-opening',
  period: day,
  key: site,
  // Anybody can claim any site; with those of which nothing is said.
  bound: { keys: 100, rest: '' },
})

/** The sums of all days, the most first. */
export function openingsBySite(db: Db, campaignId: number): { readonly site: string; readonly count: number }[] {
  const sums = new Map<string, number>()
  for (const { key, count } of readCounts(db, campaignId, 'card-opening')) sums.set(key, (sums.get(key) ?? 0) + count)
  return [...sums].map(([site, count]) => ({ site, count })).sort((a, b) => b.count - a.count)
}
