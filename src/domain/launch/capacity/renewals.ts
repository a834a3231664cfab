import { and, count, eq, gt, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts, grants } from '../../../../db/schema/accounts.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { Network, NetworkName } from '../../../networks/port.ts'
import { renewalWindow } from '../../pledge/grants/due-renewals.ts'
import type { Launch } from '../launch.ts'

/** Permissions that are renewed before a launch, at one server that takes only so many in a second. */
export type RenewalPlan = {
  readonly network: NetworkName
  readonly server: string
  /** Of this launch, and of others that renew theirs in the same minutes. */
  readonly accounts: number
  readonly others: number
  /** So many are renewed in time, from the one address of the director. */
  readonly fits: number
}

const spanMs = renewalWindow.fromMs - renewalWindow.untilMs

/** What can be renewed before a launch and what has to be, for each server, the fullest first. */
export function renewalPlans(db: Db, networks: ReadonlyMap<NetworkName, Network>, launch: Launch): RenewalPlan[] {
  const { campaignId, launchAt } = launch
  const mine = sql<number>`sum(${launches.campaignId} = ${campaignId})`
  const rows = db
    .select({ network: accounts.network, server: sql<string>`${grants.server}`, mine, all: count() })
    .from(launches)
    .innerJoin(pledges, and(eq(pledges.campaignId, launches.campaignId), eq(pledges.state, 'active')))
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .innerJoin(grants, eq(grants.accountId, accounts.id))
    .where(
      and(
        eq(launches.kind, 'real'),
        sql`(${launches.campaignId} = ${campaignId} or ${launches.state} = 'open')`,
        gt(launches.launchAt, launchAt - spanMs),
        lt(launches.launchAt, launchAt + spanMs),
        sql`${grants.state} = 'live' and ${grants.server} is not null`,
      ),
    )
    .groupBy(accounts.network, grants.server)
    .all()
  return rows
    .flatMap(({ network, server, mine, all }) => {
      const perSecond = networks.get(network)?.renewal?.perSecond
      if (perSecond === undefined || mine === 0) return []
      return [{ network, server, accounts: mine, others: all - mine, fits: Math.floor((perSecond * spanMs) / 1_000) }]
    })
    .sort((a, b) => b.accounts + b.others - (a.accounts + a.others))
}
