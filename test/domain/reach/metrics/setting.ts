import { deliveries } from '../../../../db/schema/index.ts'
import { collectRun } from '../../../../src/domain/reach/metrics/collect.ts'
import { dueRuns, planRuns } from '../../../../src/domain/reach/metrics/plan.ts'
import { xNetwork } from '../../../../src/networks/x/network.ts'
import { noLimits } from '../../../networks/x/no-limits.ts'
import { inLanes, type Person, sandbox } from '../../../sandbox/support.ts'
import { testDb } from '../../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../../../support/factories.ts'

export const minuteMs = 60_000
export type ReachSetting = Awaited<ReturnType<typeof launched>>

/**
 * A launch that is over, its posts on a real sandbox, each second one a sample message. Its figures stand still at an
 * age of three hours until `grow`.
 */
export async function launched(posts: number, { price = 0, budget = 50, roundsMs = [minuteMs, 5 * minuteMs] } = {}) {
  const x = await sandbox()
  const db = testDb()
  const t0 = Date.now()
  let now = t0
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id, { launchAt: t0, state: 'finished', armedAt: t0, finishedAt: t0 })
  const message = makeMessage(db, campaign.id)
  const people = await x.people({
    accounts: Array.from({ length: posts }, (_, n) => ({ handle: `p${n}`, name: `P ${n}`, followers: 500 + 37 * n })),
  })
  const made: { person: Person; id: string; pledge: number }[] = []
  await inLanes(people, async (person, n) => {
    const { data } = await (await x.post(person, `Number ${n}`)).json()
    const account = makeAccount(db, { remoteId: person.id, handle: person.handle, followers: 500 + 37 * n })
    const pledge = makePledge(db, campaign.id, account.id, { messageId: n % 2 === 0 ? message.id : null })
    const row = {
      launchId: launch.id,
      pledgeId: pledge.id,
      accountId: account.id,
      network: 'x' as const,
      host: 'x.test',
    }
    const rest = { text: `Number ${n}`, frozen: '{}', momentAt: t0, dueAt: t0, sentAt: t0, postedAt: t0 }
    db.insert(deliveries)
      .values({ ...row, ...rest, state: 'posted', remoteId: data.id, url: `https://x.test/${data.id}` })
      .run()
    made.push({ person, id: data.id, pledge: pledge.id })
  })
  const settings = { key: 'sandbox', secret: 'sandbox-secret', apiUrl: x.url, oauthUrl: x.url }
  const network = xNetwork({ ...settings, ...noLimits, postReadPrice: price })
  const networks = new Map([['x' as const, network]])
  const never = new AbortController().signal
  const setting = {
    x,
    db,
    t0,
    campaign,
    launch,
    message,
    network,
    posts: made,
    terms: { roundsMs, budget },
    /** Sets the clock of the collector so long after T0. */
    at: (ms: number) => {
      now = t0 + ms
    },
    grow: (hours: number) => x.control('PUT', 'growth', { speed: 1, at: t0 + hours * 60 * minuteMs }),
    metrics: async (): Promise<Record<string, number>> => (await x.control('GET', 'metrics')).json(),
    plan: () => planRuns(db, networks, setting.terms, now),
    due: () => dueRuns(db, 'x', now),
    collect: (round: number, me = 'one', end = never) =>
      collectRun({ db, networks, terms: setting.terms, now: () => now }, round, me, end),
    /** Plans, and reads all that is due. */
    round: async () => {
      setting.plan()
      for (const round of setting.due()) await setting.collect(round)
    },
  }
  await setting.grow(3)
  return setting
}
