import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { nothingSealed, type SealedText, type SecretBox } from '../../../lib/secret-box.ts'
import type { Grant } from '../../../networks/account.ts'
import type { GivenBack, NetworkName } from '../../../networks/port.ts'
import { eraseAccount, isUnused } from '../erasing/account.ts'
import { isNeeded } from './need.ts'

const minuteMs = 60_000
/** Between two tries at a network that is away; the last one again and again. */
const pausesMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 120 * minuteMs, 360 * minuteMs]
/** A network that is away for longer is not told any more: the grant is erased here all the same. */
const giveUpMs = 7 * 86_400_000

export type Released = {
  readonly accountId: number
  readonly network: NetworkName
  readonly sealed: SealedText
  readonly grantedAt: number
  readonly releasedAt: number
  readonly tries: number
}

/** Grants to give back now, the longest waiting first. */
export const dueGiveBacks = (db: Db, now: number, limit: number): Released[] => statements(db).due.all({ now, limit })

const statements = prepared(db => ({
  due: db
    .select({
      accountId: grants.accountId,
      network: accounts.network,
      sealed: grants.sealed,
      grantedAt: grants.grantedAt,
      releasedAt: sql<number>`coalesce(${grants.releasedAt}, ${sql.placeholder('now')})`,
      tries: grants.giveBackTries,
    })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(
      and(
        lte(grants.giveBackAt, sql.placeholder('now')),
        eq(grants.state, 'revoked'),
        // While it is being exchanged nobody knows which token is the one to give back.
        or(isNull(grants.renewingUntil), lte(grants.renewingUntil, sql.placeholder('now'))),
      ),
    )
    .orderBy(asc(grants.giveBackAt))
    .limit(sql.placeholder('limit'))
    .prepare(),
}))

/** Erases a grant that is given back, or that could not be for a week; else says when to try again. Times in ms. */
export function settleGiveBack(
  db: Db,
  box: SecretBox,
  released: Released,
  grant: Grant | null,
  result: GivenBack,
  now: number,
): void {
  const { accountId, grantedAt, releasedAt, tries } = released
  // Not its sealed text: that is another one after a change of keys.
  const same = and(eq(grants.accountId, accountId), eq(grants.grantedAt, grantedAt), eq(grants.state, 'revoked'))
  const again = result === 'away' && now < releasedAt + giveUpMs
  const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0
  const set = again
    ? { giveBackTries: tries + 1, giveBackAt: Math.min(now + pauseMs, releasedAt + giveUpMs) }
    : {
        sealed: nothingSealed,
        giveBackAt: null,
        givenBackAt: result === 'away' ? null : now,
        // Who pledged in the very moment it was let go must connect again.
        state: sql<'revoked'>`case when ${isNeeded(db, now)} then 'reconnect' else 'revoked' end`,
      }
  db.transaction(
    () => {
      const found = db.update(grants).set(set).where(same).run().changes === 1
      if (!found && result !== 'away') voidIfSame(db, box, accountId, grant)
      // Who signed in and never pledged, or came back after an erasure, is not kept either.
      if (found && !again && isUnused(db, accountId)) eraseAccount(db, box, accountId)
    },
    { behavior: 'immediate' },
  )
}

/** X hands out the same token again while it is valid: connected anew meanwhile, it is as void as the old one. */
function voidIfSame(db: Db, box: SecretBox, accountId: number, grant: Grant | null): void {
  const live = db
    .select()
    .from(grants)
    .where(and(eq(grants.accountId, accountId), eq(grants.state, 'live')))
    .get()
  if (grant === null || !live || openGrant(box, accountId, live.sealed) !== grant) return
  db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, accountId)).run()
}

/** Null when it is erased, or sealed with a key that is not here. */
export function openGrant(box: SecretBox, accountId: number, sealed: SealedText): Grant | null {
  try {
    return box.open(sealed, `grant:${accountId}`)
  } catch {
    return null
  }
}
