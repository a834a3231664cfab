import { and, asc, eq, gt, gte, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { accounts, grants } from '../../../db/schema/accounts.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { deliveries } from '../../../db/schema/deliveries.ts'
import { pledges } from '../../../db/schema/pledges.ts'
import { rehearsalGrants } from '../../../db/schema/rehearsals.ts'
import type { NetworkName, Post, Posting } from '../../networks/port.ts'
import type { Launch } from '../launch/launch.ts'
import { ownMoment } from '../launch/spread.ts'
import type { Digests } from '../pledge/digests.ts'
import { linkCard } from '../share/link-card.ts'
import { hostIn } from './kind.ts'
import { noteChange, statementsOf } from './statements.ts'

/** Deliveries made in one transaction: about 20 ms, so that the web's writes never wait long. */
const chunk = 1_000

/** Where to continue: pledges with a higher id, confirmed since this moment (ms). */
export type ArmFrom = {
  readonly afterPledge: number
  readonly confirmedSince: number
  /** Set: arms the pledges on condition, of which this many go (see conditions.ts). Not set: arms all others. */
  readonly going?: number
}

/** What arming needs beside the database. */
export type ArmWith = {
  readonly postings: ReadonlyMap<NetworkName, Posting>
  readonly digests: Pick<Digests, 'isConfirmed' | 'ofDelivery'>
  /** Of this site: the campaign's links in texts begin with it. */
  readonly baseUrl: string
}

const ofCampaign = { title: campaigns.title, summary: campaigns.summary, lang: campaigns.lang }

/** Written as in its index. */
const onCondition = sql`at_least is not null`

/**
 * Makes a delivery for the next active pledges that have none, and freezes their texts. Idempotent. A pledge that was withdrawn
 * while armed and given again gets its new text. A pledge that differs from what was confirmed is refused: somebody changed the
 * database. Returns how many it made and the id of the last pledge; `last` is null when there are no more.
 */
export function armPledges(
  db: Db,
  { postings, digests, baseUrl }: ArmWith,
  launch: Launch,
  from: ArmFrom,
  now: number,
): { armed: number; last: number | null } {
  const { arm } = statementsOf(db)
  const standIn = rehearsalGrants.accountId
  return db.transaction(
    tx => {
      const campaign = tx.select(ofCampaign).from(campaigns).where(eq(campaigns.id, launch.campaignId)).get()
      const rows = tx
        .select({ pledge: pledges, account: accounts, grant: grants.state, standIn, before: deliveries.id })
        .from(pledges)
        .innerJoin(accounts, eq(accounts.id, pledges.accountId))
        .leftJoin(grants, eq(grants.accountId, accounts.id))
        .leftJoin(
          rehearsalGrants,
          and(eq(rehearsalGrants.launchId, launch.id), eq(rehearsalGrants.accountId, accounts.id)),
        )
        .leftJoin(deliveries, and(eq(deliveries.launchId, launch.id), eq(deliveries.pledgeId, pledges.id)))
        .where(
          and(
            eq(pledges.campaignId, launch.campaignId),
            // A rehearsal shows what would leave if all conditions were met.
            launch.kind === 'rehearsal' ? undefined : from.going === undefined ? isNull(pledges.atLeast) : onCondition,
            // Later rounds use the index on confirmation times, so they do not scan all pledges.
            from.confirmedSince > 0 ? sql`+${pledges.state} = 'active'` : eq(pledges.state, 'active'),
            from.confirmedSince > 0 ? sql`+${pledges.id} > ${from.afterPledge}` : gt(pledges.id, from.afterPledge),
            gte(pledges.confirmedAt, from.confirmedSince),
            lt(pledges.confirmedAt, launch.launchAt),
            or(isNull(deliveries.id), eq(deliveries.state, 'withdrawn')),
          ),
        )
        .orderBy(asc(pledges.id))
        .limit(chunk)
        .all()
      for (const { pledge, account, grant, standIn, before } of rows) {
        // Pledges from after the preparation of a rehearsal have no part in it.
        if (launch.kind === 'rehearsal' && standIn === null) continue
        const posting = postings.get(account.network)
        const met = launch.kind === 'rehearsal' || (pledge.atLeast ?? 0) <= (from.going ?? 0)
        const host = posting?.hostFor(hostIn(launch.kind, account.host)) ?? null
        const momentAt = ownMoment(launch, account.id)
        const post: Post = {
          text: pledge.text,
          unlisted: pledge.unlisted,
          momentAt,
          account: { remoteId: account.remoteId, host: host ?? account.host },
          card: campaign ? linkCard(pledge.text, baseUrl, launch.campaignId, campaign) : null,
          lang: campaign?.lang ?? null,
          seed: `${launch.id} ${pledge.id}`,
        }
        const frozen = JSON.stringify(posting?.freeze(post) ?? null)
        const isConfirmed = digests.isConfirmed(pledge.digest, pledge)
        const able = grant === 'live' && host !== null
        const state = !met ? 'missed' : isConfirmed && able ? 'pending' : 'refused'
        const reason = !met ? 'too-few' : !isConfirmed ? 'altered' : able ? null : 'reconnect'
        const to = { network: account.network, host: host ?? hostIn(launch.kind, account.host) }
        const whose = { launchId: launch.id, pledgeId: pledge.id, accountId: account.id }
        const made = arm.run({
          ...whose,
          ...to,
          digest: digests.ofDelivery({ ...whose, ...to, frozen }),
          state,
          reason,
          text: launch.kind === 'real' ? pledge.text : '',
          frozen,
          momentAt,
          settledAt: state === 'pending' ? null : now,
        })
        // A first arming needs no attempts row: the launch records when it was.
        if (state !== 'pending' || before !== null)
          noteChange(db, before ?? Number(made.lastInsertRowid), state === 'pending' ? 'armed' : state, reason, now)
      }
      return { armed: rows.length, last: rows.length === chunk ? (rows.at(-1)?.pledge.id ?? null) : null }
    },
    { behavior: 'immediate' },
  )
}
