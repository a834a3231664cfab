import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import type { Network, NetworkName } from '../../../networks/port.ts'
import type { Renewal } from '../../../networks/renewal.ts'
import { renewEveryMs } from '../../pledge/grants/due-renewals.ts'
import { openGrant } from '../../pledge/grants/give-back.ts'
import { lackOf } from '../../pledge/grants/life.ts'

/** How it stands with permissions of a network that end by themselves, of accounts that are thought to work. */
export type GrantLives = {
  readonly network: NetworkName
  readonly accounts: number
  /** They end by themselves before the launch, however often they are renewed. */
  readonly ending: number
  /** Their server has been away for days when they were to be renewed. */
  readonly overdue: number
  /** It is not known whether their last renewal happened: they work until their access is over, and perhaps not after. */
  readonly inDoubt: number
  /** Their server says that they are gone, and is not believed yet (grants/said-gone.ts). */
  readonly doubted: number
  /** What this installation lacks to renew some of them; null: nothing. */
  readonly lacks: string | null
}

const overdueMs = renewEveryMs + 3 * 86_400_000
const keysTried = 20

/** `campaignId` null: of all campaigns, before no launch. Networks that have such permissions only. */
export function grantLives(
  db: Db,
  box: SecretBox,
  networks: ReadonlyMap<NetworkName, Network>,
  { campaignId, launchAt }: { readonly campaignId: number | null; readonly launchAt: number },
  now: number,
): GrantLives[] {
  return [...networks.values()].flatMap(({ name, renewal }) => {
    const figures = renewal ? countLives(db, pledgedOn(name, campaignId), launchAt, now) : undefined
    if (!renewal || !figures || figures.accounts === 0) return []
    return [{ network: name, ...figures, lacks: whatLacks(db, box, renewal, pledgedOn(name, campaignId)) }]
  })
}

const pledgedOn = (network: NetworkName, campaignId: number | null) =>
  and(
    sql`${grants.state} = 'live' and (${grants.server} is not null or ${grants.endsAt} is not null)`,
    eq(accounts.network, network),
    eq(pledges.state, 'active'),
    campaignId === null ? undefined : eq(pledges.campaignId, campaignId),
  )

function countLives(db: Db, which: SQL | undefined, launchAt: number, now: number) {
  const accountsWhere = (rule: SQL) => sql<number>`count(distinct iif(${rule}, ${grants.accountId}, null))`
  return db
    .select({
      accounts: accountsWhere(sql`true`),
      ending: accountsWhere(sql`${grants.endsAt} <= ${launchAt}`),
      overdue: accountsWhere(sql`${grants.renewedAt} between 1 and ${now - overdueMs}`),
      doubted: accountsWhere(sql`${grants.goneAt} is not null`),
      inDoubt: accountsWhere(sql`${grants.renewingUntil} <= ${now}`),
    })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .innerJoin(grants, eq(grants.accountId, accounts.id))
    .where(which)
    .get()
}

/** Looks at the newest few: a key that is lost is lost for many. */
function whatLacks(db: Db, box: SecretBox, renewal: Renewal, which: SQL | undefined): string | null {
  const some = db
    .select({ accountId: grants.accountId, sealed: grants.sealed })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .innerJoin(grants, eq(grants.accountId, accounts.id))
    .where(which)
    .orderBy(desc(pledges.id))
    .limit(keysTried)
    .all()
  for (const { accountId, sealed } of some) {
    const grant = openGrant(box, accountId, sealed)
    const lacks = grant === null ? null : lackOf(renewal, grant)
    if (lacks) return lacks
  }
  return null
}
