import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { accounts, grants } from '../../../db/schema/accounts.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { fold } from '../../lib/fold.ts'
import { cleanLine } from '../../lib/invisible-characters.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import type { Grant, Profile } from '../../networks/account.ts'
import type { Network, NetworkName } from '../../networks/port.ts'
import { erasedIds } from './erasing/account.ts'
import { lifeColumns } from './grants/life.ts'

export type Account = typeof accounts.$inferSelect

/** In UTF-16 units: what networks take, and more. */
const longestName = 200

/**
 * Keeps an account as its network describes it now, and its grant sealed; a newer grant replaces the one before, and one
 * that is being exchanged. An account that was erased is known again, so that it posts once in a launch.
 */
export function connectAccount(
  db: Db,
  box: SecretBox,
  { name: network, renewal }: Pick<Network, 'name' | 'renewal'>,
  profile: Profile,
  grant: Grant,
  now: number,
): number {
  const { remoteId, host } = profile
  const described = { network, remoteId, host, ...shownOf(profile), now }
  const { wake, describe, give } = statements(db)
  return db.transaction(
    () => {
      for (const erased of erasedIds(box, network, remoteId)) wake.run({ network, remoteId, erased })
      const { id } = describe.get(described)
      give.run({ id, sealed: box.seal(grant, `grant:${id}`), now, ...lifeColumns(renewal, grant) })
      return id
    },
    { behavior: 'immediate' },
  )
}

/**
 * An account of which its network has told no more than who it is: with what was known of it before, until somebody
 * reads the rest.
 */
export function profileOfNamed(db: Db, network: NetworkName, named: Omit<Profile, 'name' | 'followers'>): Profile {
  const known = db
    .select({ name: accounts.name, followers: accounts.followers })
    .from(accounts)
    .where(and(eq(accounts.network, network), eq(accounts.remoteId, named.remoteId)))
    .get()
  return { ...named, name: known?.name ?? named.handle, followers: known?.followers ?? 0 }
}

/** Whether we hold a permission of an account. */
export const isConnected = (db: Db, network: NetworkName, remoteId: string): boolean =>
  db
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(grants, and(eq(grants.accountId, accounts.id), eq(grants.state, 'live')))
    .where(and(eq(accounts.network, network), eq(accounts.remoteId, remoteId)))
    .get() !== undefined

/** Whether somebody has promised a post from an account. */
export const hasPledged = (db: Db, network: NetworkName, remoteId: string): boolean =>
  db
    .select({ id: pledges.id })
    .from(accounts)
    .innerJoin(pledges, eq(pledges.accountId, accounts.id))
    .where(and(eq(accounts.network, network), eq(accounts.remoteId, remoteId)))
    .limit(1)
    .get() !== undefined

/** What its network says of it by now. */
export function describeAgain(db: Db, accountId: number, profile: Profile, now: number): void {
  db.update(accounts)
    .set({ ...shownOf(profile), seenAt: now })
    .where(and(eq(accounts.id, accountId), eq(accounts.remoteId, profile.remoteId)))
    .run()
}

/** A network lets people call themselves things that it is better not to show. */
function shownOf(profile: Profile) {
  const handle = cleanLine(profile.handle)
  const name = cleanLine(profile.name).slice(0, longestName) || handle
  return {
    handle,
    name,
    followers: profile.followers,
    profileUrl: profile.profileUrl,
    folded: fold(`${handle} ${name}`),
  }
}

/** An account that we may post for; null when it is unknown or took its permission back. */
export function findConnected(db: Db, accountId: number | undefined): Account | null {
  if (accountId === undefined) return null
  return statements(db).connected.get({ accountId })?.account ?? null
}

const given = (name: string) => sql`${sql.placeholder(name)}`
const description = {
  host: given('host'),
  handle: given('handle'),
  name: given('name'),
  followers: given('followers'),
  profileUrl: given('profileUrl'),
  folded: given('folded'),
  seenAt: given('now'),
}
const permission = {
  state: 'live' as const,
  sealed: given('sealed'),
  grantedAt: given('now'),
  ...{ releasedAt: null, giveBackAt: null, giveBackTries: 0, givenBackAt: null },
  server: given('server'),
  freshUntil: given('freshUntil'),
  endsAt: given('endsAt'),
  renewedAt: sql`iif(${sql.placeholder('server')} is null, null, ${sql.placeholder('now')})`,
  ...{ renewAfter: null, renewTries: 0, renewingBy: null, renewingUntil: null, goneAt: null, lostReason: null },
}

const statements = prepared(db => ({
  wake: db
    .update(accounts)
    .set({ remoteId: given('remoteId') })
    .where(and(eq(accounts.network, given('network')), eq(accounts.remoteId, given('erased'))))
    .prepare(),
  describe: db
    .insert(accounts)
    .values({ ...description, network: given('network'), remoteId: given('remoteId'), createdAt: given('now') })
    .onConflictDoUpdate({ target: [accounts.network, accounts.remoteId], set: description })
    .returning({ id: accounts.id })
    .prepare(),
  give: db
    .insert(grants)
    .values({ ...permission, accountId: given('id') })
    .onConflictDoUpdate({ target: grants.accountId, set: permission })
    .prepare(),
  connected: db
    .select({ account: accounts })
    .from(accounts)
    .innerJoin(grants, eq(grants.accountId, accounts.id))
    .where(and(eq(accounts.id, sql.placeholder('accountId')), eq(grants.state, 'live')))
    .prepare(),
}))
