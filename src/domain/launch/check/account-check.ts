import { and, asc, count, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { accountChecks } from '../../../../db/schema/checks.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SealedText, SecretBox } from '../../../lib/secret-box.ts'
import type { NetworkName } from '../../../networks/port.ts'
import type { Account } from '../../pledge/account.ts'

export type AccountCheck = typeof accountChecks.$inferSelect

/** Accounts of active pledges on one network whose grant is thought to work. */
const pledged = (campaignId: number, network: NetworkName) =>
  and(
    eq(pledges.campaignId, campaignId),
    eq(pledges.state, 'active'),
    eq(accounts.network, network),
    eq(grants.state, 'live'),
  )

/** How many accounts a check of this network would ask about. */
export function countCheckable(db: Db, campaignId: number, network: NetworkName): number {
  return (
    db
      .select({ n: count() })
      .from(pledges)
      .innerJoin(accounts, eq(accounts.id, pledges.accountId))
      .innerJoin(grants, eq(grants.accountId, accounts.id))
      .where(pledged(campaignId, network))
      .get()?.n ?? 0
  )
}

/** Asks for a check of every account; the director does it. One at a time a campaign and network. */
export function startCheck(db: Db, campaignId: number, network: NetworkName, now: number): 'started' | 'running' {
  const total = countCheckable(db, campaignId, network)
  const row = { campaignId, network, askedAt: now, total, finishedAt: total === 0 ? now : null }
  const added = db.insert(accountChecks).values(row).onConflictDoNothing().run()
  return added.changes === 1 ? 'started' : 'running'
}

/** Takes a check back that goes on for too long; what it found stays. */
export function endCheck(db: Db, checkId: number, now: number): void {
  db.update(accountChecks)
    .set({ finishedAt: now })
    .where(and(eq(accountChecks.id, checkId), isNull(accountChecks.finishedAt)))
    .run()
}

/** The latest check of each network. */
export function latestChecks(db: Db, campaignId: number): AccountCheck[] {
  const rows = db
    .select()
    .from(accountChecks)
    .where(eq(accountChecks.campaignId, campaignId))
    .orderBy(desc(accountChecks.id))
    .limit(50)
    .all()
  return rows.filter((row, n) => rows.findIndex(other => other.network === row.network) === n)
}

export const openChecks = (db: Db): AccountCheck[] => statements(db).open.all()

// Ten times a second while a launch is near.
const statements = prepared(db => ({
  open: db
    .select()
    .from(accountChecks)
    .where(isNull(accountChecks.finishedAt))
    .orderBy(asc(accountChecks.id))
    .prepare(),
}))

export type Checkable = { readonly account: Account; readonly sealed: SealedText; readonly grantedAt: number }

/** The next accounts of a check that were not asked about since it began. */
export function nextToCheck(db: Db, check: AccountCheck, limit: number): Checkable[] {
  return db
    .select({ account: accounts, sealed: grants.sealed, grantedAt: grants.grantedAt })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .innerJoin(grants, eq(grants.accountId, accounts.id))
    .where(
      and(
        pledged(check.campaignId, check.network),
        or(isNull(grants.checkedAt), lt(grants.checkedAt, check.askedAt)),
        // Who connects while it runs has just shown that the grant works.
        lt(grants.grantedAt, check.askedAt),
      ),
    )
    .limit(limit)
    .all()
}

/** `unclear`: the network gave no answer that tells; asked again only by another check. */
export type AccountVerdict = 'working' | 'reconnect' | 'unclear'

/** Writes what the network said about an account. A grant that was given anew in the meantime is left alone. */
export function recordVerdict(
  db: Db,
  check: AccountCheck,
  { account, grantedAt }: Checkable,
  verdict: AccountVerdict,
  now: number,
): void {
  db.transaction(
    tx => {
      const same = and(eq(grants.accountId, account.id), eq(grants.grantedAt, grantedAt), eq(grants.state, 'live'))
      tx.update(grants)
        .set(verdict === 'reconnect' ? { checkedAt: now, state: 'reconnect' } : { checkedAt: now })
        .where(same)
        .run()
      tx.update(accountChecks)
        .set({ [verdict]: sql`${accountChecks[verdict]} + 1` })
        .where(eq(accountChecks.id, check.id))
        .run()
    },
    { behavior: 'immediate' },
  )
}

export type Dead = Pick<Account, 'id' | 'network' | 'handle' | 'profileUrl'> & { readonly email: boolean }

/** Accounts of active pledges whose grant is known not to work any more: their posts will not go out. By id. */
export function deadGrants(db: Db, campaignId: number, afterId: number, limit: number): { n: number; rows: Dead[] } {
  const { id, network, handle, profileUrl } = accounts
  const dead = and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active'), eq(grants.state, 'reconnect'))
  const rows = db
    .select({ id, network, handle, profileUrl, email: sql<number>`${pledges.addressSealed} is not null` })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .innerJoin(grants, eq(grants.accountId, accounts.id))
    .where(and(dead, gt(id, afterId)))
    .orderBy(asc(id))
    .limit(limit)
    .all()
  const all = db
    .select({ n: count() })
    .from(pledges)
    .innerJoin(grants, eq(grants.accountId, pledges.accountId))
    .where(dead)
    .get()
  return { n: all?.n ?? 0, rows: rows.map(row => ({ ...row, email: row.email === 1 })) }
}

const grantsTried = 20

/** Of some grants of a campaign, how many do not open with the key at hand: then no post of theirs can be signed. */
export function unopenedGrants(db: Db, box: SecretBox, campaignId: number): number {
  const some = db
    .select({ accountId: grants.accountId, sealed: grants.sealed })
    .from(pledges)
    .innerJoin(grants, eq(grants.accountId, pledges.accountId))
    .where(and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active'), eq(grants.state, 'live')))
    .orderBy(desc(pledges.id))
    .limit(grantsTried)
    .all()
  return some.filter(({ accountId, sealed }) => !opens(box, sealed, `grant:${accountId}`)).length
}

function opens(box: SecretBox, sealed: SealedText, row: string): boolean {
  try {
    box.open(sealed, row)
    return true
  } catch {
    return false
  }
}
