import { and, eq, gt, isNull, lte, or, type SQLWrapper, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import type { Grant } from '../../../networks/account.ts'
import type { Renewal } from '../../../networks/renewal.ts'

/** A grant is fresh for a post that leaves this long before its freshness is over: what waits at a sender, and its answer. */
export const freshMarginMs = 60_000

const noLife = { server: null, freshUntil: null, endsAt: null }

/** What a grant's row says of its life. */
export function lifeColumns(renewal: Renewal | null, grant: Grant) {
  return renewal ? { ...noLife, ...renewal.life(grant) } : noLife
}

/** When the grant of an account ends, whatever is done (ms); null: not by itself, as far as is known. */
export const endOfGrant = (db: Db, accountId: number): number | null =>
  db.select({ at: grants.endsAt }).from(grants).where(eq(grants.accountId, accountId)).get()?.at ?? null

/**
 * For a query of grants: whether a sender may have it for a post that is due at `dueAt` (a column, or ms): it stays fresh,
 * and nobody is exchanging it.
 */
export const isUsable = (dueAt: SQLWrapper, now: number) =>
  and(
    or(isNull(grants.freshUntil), gt(grants.freshUntil, sql`max(${dueAt}, ${now}) + ${freshMarginMs}`)),
    or(isNull(grants.renewingUntil), lte(grants.renewingUntil, now)),
  )

/** What this installation lacks to exchange a grant; null: nothing, also where nobody can read it, of which its network judges. */
export function lackOf(renewal: Pick<Renewal, 'lacks'> | null | undefined, grant: Grant): string | null {
  try {
    return renewal?.lacks?.(grant) ?? null
  } catch {
    return null
  }
}
