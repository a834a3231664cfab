import { lt, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { countedCalls } from '../../../db/schema/congress.ts'
import type { Campaign } from '../campaign/campaign.ts'
import { addCount, readCounts, sumOf } from '../reach/counters/counter.ts'
import { type Totals, totalsOf } from '../reach/counters/visits.ts'

/** Whether there is anything to call with; else no page speaks of calling. */
export const hasCall = ({ actions, callScript, lobbyingDays }: Campaign) =>
  actions.call.shown && (callScript !== '' || lobbyingDays.length > 0)

export const callOutcomes = ['spoke', 'message', 'busy', 'skip'] as const
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
      if (first) addCount(db, { campaignId, kind: 'call', period: day, key: outcome, count: 1 })
    },
    { behavior: 'immediate' },
  )
}

/** Calls in which somebody was reached, or a message left. */
export const readCalls = (db: Db, campaignId: number, day: string): Totals =>
  totalsOf(
    readCounts(db, campaignId, 'call').filter(({ key }) => key === 'spoke' || key === 'message'),
    day,
  )

/** All calls of a campaign, by what came of them. */
export function callsByOutcome(db: Db, campaignId: number): Readonly<Record<CallOutcome, number>> {
  const rows = readCounts(db, campaignId, 'call')
  const of = (outcome: CallOutcome) => sumOf(rows.filter(row => row.key === outcome))
  return { spoke: of('spoke'), message: of('message'), busy: of('busy'), skip: of('skip') }
}
