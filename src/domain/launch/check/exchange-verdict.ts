import { and, eq, exists, isNull, lt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../../../../db/open.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { accountChecks } from '../../../../db/schema/checks.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { isToBeAsked } from '../../pledge/grants/exchangeable.ts'
import { type AccountCheck, type AccountVerdict, openChecks } from './account-check.ts'

/*
 * Where grants have to be exchanged, only an exchange tells whether they work. So a check makes them due for one
 * (grants/due-renewals.ts), and what comes of it is the verdict.
 */

const [checked, open] = [alias(pledges, 'checked'), alias(accountChecks, 'open_check')]

/** For a query of grants with their accounts: an open check has not heard of it. */
export const isChecked = (db: Db) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(open)
      .innerJoin(checked, and(eq(checked.campaignId, open.campaignId), eq(checked.state, 'active')))
      .where(
        and(
          isNull(open.finishedAt),
          eq(checked.accountId, grants.accountId),
          eq(open.network, accounts.network),
          lt(grants.grantedAt, open.askedAt),
          or(isNull(grants.checkedAt), lt(grants.checkedAt, open.askedAt)),
        ),
      ),
  )

const waits = ({ campaignId, network, askedAt }: AccountCheck) =>
  and(
    eq(pledges.campaignId, campaignId),
    eq(pledges.state, 'active'),
    eq(accounts.network, network),
    lt(grants.grantedAt, askedAt),
    or(isNull(grants.checkedAt), lt(grants.checkedAt, askedAt)),
  )

/** Whether exchanges are to come that answer a check. */
export function waitsForExchanges(db: Db, check: AccountCheck, now: number): boolean {
  const found = db
    .select({ id: grants.accountId })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .innerJoin(grants, eq(grants.accountId, accounts.id))
    .where(and(waits(check), isToBeAsked(db, now)))
    .limit(1)
    .get()
  return found !== undefined
}

/** Tells every open check that waits for it what came of an exchange. True when there was one. */
export function tellChecks(db: Db, accountId: number, verdict: AccountVerdict, now: number): boolean {
  const all = openChecks(db)
  if (all.length === 0) return false
  return db.transaction(
    () => {
      const told = all.filter(check => isOfCheck(db, check, accountId))
      for (const { id } of told)
        db.update(accountChecks)
          .set({ [verdict]: sql`${accountChecks[verdict]} + 1` })
          .where(eq(accountChecks.id, id))
          .run()
      if (told.length > 0) db.update(grants).set({ checkedAt: now }).where(eq(grants.accountId, accountId)).run()
      return told.length > 0
    },
    { behavior: 'immediate' },
  )
}

const isOfCheck = (db: Db, check: AccountCheck, accountId: number): boolean =>
  db
    .select({ id: grants.accountId })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .innerJoin(pledges, eq(pledges.accountId, accounts.id))
    .where(and(eq(grants.accountId, accountId), waits(check)))
    .get() !== undefined
