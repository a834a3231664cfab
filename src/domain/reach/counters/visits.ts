import type { Db } from '../../../../db/open.ts'
import { type Counter, readCounts, sumOf } from './counter.ts'

/** Of a campaign, and of one day of it. */
export type Totals = { readonly total: number; readonly today: number }

export const totalsOf = (
  rows: readonly { readonly period?: string; readonly count: number }[],
  day: string,
): Totals => ({
  total: sumOf(rows),
  today: sumOf(rows.filter(row => row.period === day)),
})

/** With what is counted but not written yet. `day` is YYYY-MM-DD. */
export function readVisits(db: Db, counter: Counter, campaignId: number, day: string): Totals {
  const unwritten = counter.waiting().filter(row => row.kind === 'visit' && row.campaignId === campaignId)
  return totalsOf([...readCounts(db, campaignId, 'visit'), ...unwritten], day)
}

export type DayOfVisits = { readonly day: string; readonly count: number }

/** Days with visits, from the first to the last. */
export const visitsByDay = (db: Db, campaignId: number): DayOfVisits[] =>
  readCounts(db, campaignId, 'visit').map(({ period, count }) => ({ day: period, count }))

/** Programs that say what they are. A visit without a name is left out too. */
export const isRobot = (userAgent: string | undefined) =>
  !userAgent ||
  /bot|crawl|spider|slurp|preview|headless|facebookexternalhit|curl|wget|python|java\/|monitor|scan|axios|node/i.test(
    userAgent,
  )
