import { and, asc, eq, sql, sum } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { visits } from '../../../../db/schema/campaigns.ts'
import { createWriteBehindCounter } from './write-behind-counter.ts'

export type Visits = { readonly total: number; readonly today: number }

/** Counts page visits: a number per campaign and day, nothing about anybody. */
export type VisitCounter = {
  /** `day` is YYYY-MM-DD. */
  readonly count: (campaignId: number, day: string) => void
  /** With what is counted but not written yet. */
  readonly read: (campaignId: number, day: string) => Visits
  readonly flush: () => void
}

export function createVisitCounter(db: Db): VisitCounter {
  const counter = createWriteBehindCounter<{ campaignId: number; day: string }>(db, rows => addVisits(db, rows))
  return {
    flush: counter.flush,
    count: (campaignId, day) => counter.add({ campaignId, day }),
    read: (campaignId, day) => {
      const unwritten = counter.waiting().filter(row => row.campaignId === campaignId)
      const written = readVisits(db, campaignId, day)
      const of = (rows: typeof unwritten) => rows.reduce((all, row) => all + row.n, 0)
      return {
        total: written.total + of(unwritten),
        today: written.today + of(unwritten.filter(row => row.day === day)),
      }
    },
  }
}

function addVisits(db: Db, rows: readonly { campaignId: number; day: string; n: number }[]): void {
  db.insert(visits)
    .values(rows.map(({ campaignId, day, n }) => ({ campaignId, day, count: n })))
    .onConflictDoUpdate({
      target: [visits.campaignId, visits.day],
      set: { count: sql`${visits.count} + excluded.count` },
    })
    .run()
}

function readVisits(db: Db, campaignId: number, day: string): Visits {
  const ofCampaign = eq(visits.campaignId, campaignId)
  const all = db
    .select({ n: sum(visits.count).mapWith(Number) })
    .from(visits)
    .where(ofCampaign)
    .get()
  const today = db
    .select({ n: visits.count })
    .from(visits)
    .where(and(ofCampaign, eq(visits.day, day)))
    .get()
  return { total: all?.n ?? 0, today: today?.n ?? 0 }
}

export type DayOfVisits = { readonly day: string; readonly count: number }

/** Days with visits, from the first to the last. */
export const visitsByDay = (db: Db, campaignId: number): DayOfVisits[] =>
  db
    .select({ day: visits.day, count: visits.count })
    .from(visits)
    .where(eq(visits.campaignId, campaignId))
    .orderBy(asc(visits.day))
    .all()

/** Programs that say what they are. A visit without a name is left out too. */
export const isRobot = (userAgent: string | undefined) =>
  !userAgent ||
  /bot|crawl|spider|slurp|preview|headless|facebookexternalhit|curl|wget|python|java\/|monitor|scan|axios|node/i.test(
    userAgent,
  )
