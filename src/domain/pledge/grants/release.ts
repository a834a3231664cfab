import { and, asc, eq, gt, inArray, lt, lte, ne, not } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { grants } from '../../../../db/schema/accounts.ts'
import { nothingSealed } from '../../../lib/secret-box.ts'
import { idleMs, isNeeded } from './need.ts'

const held = and(inArray(grants.state, ['live', 'reconnect']), ne(grants.sealed, nothingSealed))

/**
 * Of the next `limit` grants after account `afterId`, lets go of those that nothing needs: from here on nobody posts
 * with them, and they are given back. `next` is where to go on; null when all were looked at.
 */
export function releaseGrants(
  db: Db,
  afterId: number,
  limit: number,
  now: number,
): { readonly released: number; readonly next: number | null } {
  const some = db
    .select({ id: grants.accountId })
    .from(grants)
    .where(gt(grants.accountId, afterId))
    .orderBy(asc(grants.accountId))
    .limit(limit)
    .all()
  const last = some.at(-1)?.id
  if (last === undefined) return { released: 0, next: null }
  const these = and(gt(grants.accountId, afterId), lte(grants.accountId, last))
  const released = db
    .update(grants)
    .set(letGo(now))
    .where(and(these, held, lt(grants.grantedAt, now - idleMs), not(isNeeded(db, now))))
    .run().changes
  return { released, next: some.length < limit ? null : last }
}

/** At once, because the supporter of this pledge wants it, unless another pledge of the account needs it. */
export function releaseFor(db: Db, accountId: number, pledgeId: number, now: number): boolean {
  const mine = and(eq(grants.accountId, accountId), held, not(isNeeded(db, now, pledgeId)))
  return db.update(grants).set(letGo(now)).where(mine).run().changes === 1
}

/** At once, because whoever connected the account wants it, unless a pledge needs it. */
export function releaseUnneeded(db: Db, accountId: number, now: number): boolean {
  const mine = and(eq(grants.accountId, accountId), held, not(isNeeded(db, now)))
  return db.update(grants).set(letGo(now)).where(mine).run().changes === 1
}

const letGo = (now: number) => ({ state: 'revoked' as const, releasedAt: now, giveBackAt: now, giveBackTries: 0 })
