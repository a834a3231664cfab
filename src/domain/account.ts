import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import { accounts, grants } from '../../db/schema/accounts.ts'
import { fold } from '../lib/fold.ts'
import type { SecretBox } from '../lib/secret-box.ts'
import { erasedIds } from './erasure/account.ts'
import type { Grant, NetworkName, Profile } from './network.ts'

export type Account = typeof accounts.$inferSelect

/**
 * Keeps an account as its network describes it now, and its grant sealed; a newer grant replaces the one before. One
 * that was erased is known again, so that it posts once in a launch.
 */
export function connectAccount(
  db: Db,
  box: SecretBox,
  network: NetworkName,
  profile: Profile,
  grant: Grant,
  now: number,
): number {
  const { remoteId, host, handle, name, followers, profileUrl } = profile
  const folded = fold(`${handle} ${name}`)
  const described = { host, handle, name, followers, profileUrl, folded, seenAt: now }
  return db.transaction(
    tx => {
      const erased = and(eq(accounts.network, network), inArray(accounts.remoteId, erasedIds(box, network, remoteId)))
      tx.update(accounts).set({ remoteId }).where(erased).run()
      const { id } = tx
        .insert(accounts)
        .values({ network, remoteId, ...described, createdAt: now })
        .onConflictDoUpdate({ target: [accounts.network, accounts.remoteId], set: described })
        .returning({ id: accounts.id })
        .get()
      const given = {
        state: 'live' as const,
        sealed: box.seal(grant, `grant:${id}`),
        grantedAt: now,
        ...notReleased,
      }
      tx.insert(grants)
        .values({ accountId: id, ...given })
        .onConflictDoUpdate({ target: grants.accountId, set: given })
        .run()
      return id
    },
    { behavior: 'immediate' },
  )
}

const notReleased = { releasedAt: null, giveBackAt: null, giveBackTries: 0, givenBackAt: null }

/** An account that we may post for; null when it is unknown or took its permission back. */
export function findConnected(db: Db, accountId: number | undefined): Account | null {
  if (accountId === undefined) return null
  return statements(db).connected.get({ accountId })?.account ?? null
}

const statements = prepared(db => ({
  connected: db
    .select({ account: accounts })
    .from(accounts)
    .innerJoin(grants, eq(grants.accountId, accounts.id))
    .where(and(eq(accounts.id, sql.placeholder('accountId')), eq(grants.state, 'live')))
    .prepare(),
}))
