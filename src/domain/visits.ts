import { and, eq, sql, sum } from 'drizzle-orm'
import { type Db, withoutWaiting } from '../../db/open.ts'
import { visits } from '../../db/schema/campaigns.ts'

export type Visits = { readonly total: number; readonly today: number }

/** Counts page visits: a number per campaign and day, nothing about anybody. */
export type VisitCounter = {
  /** `day` is YYYY-MM-DD. */
  readonly count: (campaignId: number, day: string) => void
  /** With what is counted but not written yet. */
  readonly read: (campaignId: number, day: string) => Visits
  readonly flush: () => void
}

/** How long counts wait in memory, in ms: a page must not wait for a write while a launch is being settled. */
const flushAfterMs = 1_000

export function createVisitCounter(db: Db): VisitCounter {
  let waiting = new Map<string, { campaignId: number; day: string; n: number }>()
  let scheduled = false

  const flush = () => {
    scheduled = false
    if (waiting.size === 0 || !db.$client.open) return
    try {
      addVisits(db, [...waiting.values()])
      waiting = new Map()
    } catch {
      // No room, or the database is busy: they wait for the next visit, and are lost with the process at worst.
    }
  }
  return {
    flush,
    count: (campaignId, day) => {
      const key = `${campaignId} ${day}`
      const row = waiting.get(key) ?? { campaignId, day, n: 0 }
      waiting.set(key, { ...row, n: row.n + 1 })
      if (!scheduled) setTimeout(flush, flushAfterMs).unref()
      scheduled = true
    },
    read: (campaignId, day) => {
      const unwritten = [...waiting.values()].filter(row => row.campaignId === campaignId)
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
  const add = db
    .insert(visits)
    .values(rows.map(({ campaignId, day, n }) => ({ campaignId, day, count: n })))
    .onConflictDoUpdate({
      target: [visits.campaignId, visits.day],
      set: { count: sql`${visits.count} + excluded.count` },
    })
  withoutWaiting(db, () => add.run())
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

/** Programs that say what they are. A visit without a name is left out too. */
export const isRobot = (userAgent: string | undefined) =>
  !userAgent ||
  /bot|crawl|spider|slurp|preview|headless|facebookexternalhit|curl|wget|python|java\/|monitor|scan|axios|node/i.test(
    userAgent,
  )
