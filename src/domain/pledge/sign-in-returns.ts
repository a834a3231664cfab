import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { networkReturns } from '../../../db/schema/checks.ts'

/** Longer than the deadlines of all that a return asks the network: who began has ended without a word. */
const abandonedMs = 60_000
const keptMs = 900_000

/** Whether this request is the one to settle a return. Only the first is, unless that one never ended. */
export function claimReturn(db: Db, address: string, now: number): boolean {
  db.delete(networkReturns)
    .where(lt(networkReturns.begunAt, now - keptMs))
    .run()
  const claimed = db
    .insert(networkReturns)
    .values({ address, begunAt: now })
    .onConflictDoUpdate({
      target: networkReturns.address,
      set: { begunAt: now },
      setWhere: sql`${networkReturns.outcome} is null and ${networkReturns.begunAt} < ${now - abandonedMs}`,
    })
    .returning({ address: networkReturns.address })
    .get()
  return claimed !== undefined
}

export function settleReturn(db: Db, address: string, outcome: unknown): void {
  db.update(networkReturns).set({ outcome }).where(eq(networkReturns.address, address)).run()
}

/** It failed on our side: the next request may settle it. */
export function giveUpReturn(db: Db, address: string): void {
  const unsettled = and(eq(networkReturns.address, address), isNull(networkReturns.outcome))
  db.delete(networkReturns).where(unsettled).run()
}

/** What was kept by `settleReturn`; null while it is being settled, and when nobody settles it. */
export const outcomeOf = (db: Db, address: string): unknown =>
  db.select({ outcome: networkReturns.outcome }).from(networkReturns).where(eq(networkReturns.address, address)).get()
    ?.outcome ?? null
