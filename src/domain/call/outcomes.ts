import { eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { type callOutcomes, calls, countedCalls } from '../../../db/schema/congress.ts'
import type { Campaign } from '../campaign/campaign.ts'

/** Whether there is anything to call with; else no page speaks of calling. */
export const hasCall = ({ actions, callScript, lobbyingDays }: Campaign) =>
  actions.call.shown && (callScript !== '' || lobbyingDays.length > 0)

export type CallOutcome = (typeof callOutcomes)[number]

/** A form can be sent again by Back and Reload: for so long it is known. In ms. */
const rememberedMs = 86_400_000
const formsAtMost = 50_000

/**
 * Counts what came of a call, once for each form (a random word made with the page). `day` is YYYY-MM-DD. Nothing is kept
 * of who called, whom, or from where.
 */
export function countCall(
  db: Db,
  call: { readonly campaignId: number; readonly day: string; readonly outcome: CallOutcome; readonly form: string },
  now: number,
): void {
  const { campaignId, day, outcome, form } = call
  db.transaction(
    tx => {
      tx.delete(countedCalls)
        .where(lt(countedCalls.at, now - rememberedMs))
        .run()
      // Strangers may send forms without end: the oldest are forgotten sooner then.
      const one = sql<number>`(select ${countedCalls.at} from ${countedCalls} order by ${countedCalls.at} desc limit 1 offset ${formsAtMost})`
      tx.delete(countedCalls).where(lt(countedCalls.at, one)).run()
      const first = tx.insert(countedCalls).values({ form, at: now }).onConflictDoNothing().run().changes === 1
      if (!first) return
      tx.insert(calls)
        .values({ campaignId, day, outcome, count: 1 })
        .onConflictDoUpdate({
          target: [calls.campaignId, calls.day, calls.outcome],
          set: { count: sql`${calls.count} + 1` },
        })
        .run()
    },
    { behavior: 'immediate' },
  )
}

/** Calls in which somebody was reached, or a message left. */
export type CallCount = { readonly total: number; readonly today: number }

export function readCalls(db: Db, campaignId: number, day: string): CallCount {
  const made = sql`${calls.outcome} in ('spoke', 'message')`
  const row = db
    .select({
      total: sql<number>`coalesce(sum(${calls.count}) filter (where ${made}), 0)`,
      today: sql<number>`coalesce(sum(${calls.count}) filter (where ${made} and ${calls.day} = ${day}), 0)`,
    })
    .from(calls)
    .where(eq(calls.campaignId, campaignId))
    .get()
  return row ?? { total: 0, today: 0 }
}

/** All calls of a campaign, by what came of them. */
export function callsByOutcome(db: Db, campaignId: number): Readonly<Record<CallOutcome, number>> {
  const rows = db
    .select({ outcome: calls.outcome, n: sql<number>`sum(${calls.count})` })
    .from(calls)
    .where(eq(calls.campaignId, campaignId))
    .groupBy(calls.outcome)
    .all()
  const of = (outcome: CallOutcome) => rows.find(row => row.outcome === outcome)?.n ?? 0
  return { spoke: of('spoke'), message: of('message'), busy: of('busy'), skip: of('skip') }
}
