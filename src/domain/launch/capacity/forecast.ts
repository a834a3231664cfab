import { and, eq, gt, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { accounts } from '../../../../db/schema/accounts.ts'
import { launches } from '../../../../db/schema/launches.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import { costCache } from '../../../lib/cache.ts'
import type { Network, NetworkName } from '../../../networks/port.ts'
import { answerTimes, postsSince } from '../../ledger/answer-times.ts'
import { type AliveSender, aliveSenders } from '../../ledger/senders.ts'
import { type Conditions, type HeldPosts, heldPosts, readConditions } from '../../pledge/condition-counts.ts'
import type { Launch } from '../launch.ts'
import { type Advice, adviseOn, spreadsMs } from './advice.ts'
import { type Address, type CapacityGiven, type CapacityPlan, type HostLoad, planCapacity } from './plan.ts'
import { type RenewalPlan, renewalPlans } from './renewals.ts'

/** The plan of a launch with what it rests on. */
export type Forecast = {
  readonly given: CapacityGiven
  /** Of everything promised, were every condition met: the most there can be. */
  readonly plan: CapacityPlan
  /** Null where no pledge waits for others. */
  readonly conditions: Conditions | null
  /** The plan without those whose condition is not met as things stand; null where that is nobody. */
  readonly asItStands: CapacityPlan | null
  readonly advice: Advice | null
  /** When the last post would leave with each spread that can be chosen, in ms after T0. */
  readonly spreads: readonly { readonly spreadMs: number; readonly lastMs: number | null; readonly inTime: boolean }[]
  /** How many senders are alive, on how many addresses. None: the plan is that of one sender. */
  readonly alive: { readonly senders: number; readonly addresses: number }
  /** Whether any answer time is only assumed. */
  readonly assumed: boolean
  /** Where permissions have to be renewed before the launch. */
  readonly renewals: readonly RenewalPlan[]
}

/** ms until a network answers, as long as no launch has measured it. Nobody publishes a figure; pages say that it is assumed. */
export const assumedAnswerMs = 250

/**
 * Posts a second that one sender's processor does. In rehearsals of 10,000 posts a sender took 220 µs of processor time a post
 * (two cores, Node 20, without TLS): signing, writing, reading the answer, reporting.
 */
export const senderPostsPerSecond = 4_000

/** One sender as it is started without any setting, for a plan while none is alive. */
const oneSender: Address = { senders: 1, sockets: 512 }

type Networks = ReadonlyMap<NetworkName, Network>

/** Foresees a launch as things stand at `now` (ms), with all senders or only those of one machine. Costly parts are kept for a while: see `keeper`. */
export function forecaster(db: Db, networks: Networks): (launch: Launch, now: number, machine?: string) => Forecast {
  const loads = costCache<HostLoad[]>()
  const answers = costCache<ReadonlyMap<string, number>>()
  const waits = costCache<Waiting>()
  const renewed = costCache<readonly RenewalPlan[]>()
  return (launch, now, machine) => {
    const measured = answers(0, now, () => answerTimes(db))
    const hosts = loads(launch.campaignId, now, () => loadsOf(db, networks, launch.campaignId, measured))
    const alive = aliveSenders(db, now).filter(one => machine === undefined || one.machine === machine)
    const given: CapacityGiven = {
      hosts,
      apps: appsOf(db, networks, launch, now),
      addresses: alive.length === 0 ? [oneSender] : addressesOf(alive),
      senderPostsPerSecond,
      spreadMs: launch.spreadMs,
      retryWindowMs: launch.retryWindowMs,
    }
    const plan = planCapacity(given)
    const { conditions, held } = waits(launch.campaignId, now, () => waitingOf(db, launch))
    return {
      given,
      plan,
      conditions,
      asItStands: held.length > 0 ? planCapacity({ ...given, hosts: without(hosts, held) }) : null,
      advice: adviseOn(given, plan),
      spreads: spreadsMs.map(spreadMs => {
        const { lastMs, late, unfit } = planCapacity({ ...given, spreadMs })
        return { spreadMs, lastMs, inTime: late + unfit === 0 }
      }),
      alive: { senders: alive.length, addresses: new Set(alive.map(sender => sender.egress)).size },
      assumed: hosts.some(({ network, host }) => !measured.has(`${network} ${host}`)),
      renewals: renewed(launch.campaignId, now, () => renewalPlans(db, networks, launch)),
    }
  }
}

type Waiting = { readonly conditions: Conditions | null; readonly held: readonly HeldPosts[] }

function waitingOf(db: Db, launch: Launch): Waiting {
  const conditions = readConditions(db, launch.campaignId, launch)
  return { conditions, held: conditions ? heldPosts(db, launch.campaignId, conditions.going) : [] }
}

function without(hosts: readonly HostLoad[], held: readonly HeldPosts[]): HostLoad[] {
  const heldAt = new Map(held.map(one => [`${one.network} ${one.host}`, one.posts]))
  return hosts.flatMap(load => {
    const posts = load.posts - (heldAt.get(`${load.network} ${load.host}`) ?? 0)
    return posts > 0 ? [{ ...load, posts, dollars: (load.dollars * posts) / load.posts }] : []
  })
}

function addressesOf(alive: readonly AliveSender[]): Address[] {
  return [...new Set(alive.map(sender => sender.egress))].map(egress => {
    const here = alive.filter(sender => sender.egress === egress)
    return { senders: here.length, sockets: Math.min(...here.map(sender => sender.sockets)) }
  })
}

/** Texts looked at to say what they cost, at 10 µs each; of more, the others are taken to cost the same on average. */
const textsPriced = 10_000

function loadsOf(db: Db, networks: Networks, campaignId: number, measured: ReadonlyMap<string, number>): HostLoad[] {
  const active = and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active'))
  const rows = db
    .select({ network: accounts.network, host: accounts.host, posts: sql<number>`count(*)` })
    .from(pledges)
    .innerJoin(accounts, eq(accounts.id, pledges.accountId))
    .where(active)
    .groupBy(accounts.network, accounts.host)
    .orderBy(accounts.network, sql`count(*) desc`, accounts.host)
    .all()
  const prices = new Map<NetworkName, number>()
  return rows.flatMap(({ network: name, host, posts }) => {
    const network = networks.get(name)
    if (!network) return []
    const price = prices.get(name) ?? averagePrice(db, network, campaignId)
    prices.set(name, price)
    const answerMs = measured.get(`${name} ${host}`) ?? assumedAnswerMs
    return [{ network: name, host, posts, limits: network.posting.limits(host), answerMs, dollars: posts * price }]
  })
}

function averagePrice(db: Db, { name, price }: Network, campaignId: number): number {
  const texts = db
    .select({ text: pledges.text })
    .from(pledges)
    .innerJoin(accounts, and(eq(accounts.id, pledges.accountId), eq(accounts.network, name)))
    .where(and(eq(pledges.campaignId, campaignId), eq(pledges.state, 'active')))
    // Anywhere among them, in step with no pattern in their order, and the same ones on every view.
    .orderBy(sql`(${pledges.id} * ${pledges.id} % 2147483647 * 48271) % 2147483647`)
    .limit(textsPriced)
    .all()
  const dollars = texts.reduce((sum, { text }) => sum + price(text), 0)
  return texts.length === 0 ? 0 : dollars / texts.length
}

/** What each app with a limit will have used of it: posts already made, and those promised to launches shortly before. */
function appsOf(db: Db, networks: Networks, launch: Launch, now: number) {
  return [...networks.values()].flatMap(({ name, posting: { appLimit } }) => {
    if (!appLimit) return []
    const from = Math.max(launch.launchAt, now) - appLimit.ms
    return [
      { network: name, limit: appLimit, used: postsSince(db, name, from) + promisedBefore(db, name, launch, from) },
    ]
  })
}

function promisedBefore(db: Db, network: NetworkName, launch: Launch, from: number): number {
  const row = db
    .select({ n: sql<number>`count(*)` })
    .from(launches)
    .innerJoin(pledges, and(eq(pledges.campaignId, launches.campaignId), eq(pledges.state, 'active')))
    .innerJoin(accounts, and(eq(accounts.id, pledges.accountId), eq(accounts.network, network)))
    .where(
      and(
        eq(launches.kind, 'real'),
        eq(launches.state, 'open'),
        ne(launches.id, launch.id),
        gt(launches.launchAt, from),
        lte(launches.launchAt, launch.launchAt),
      ),
    )
    .get()
  return row?.n ?? 0
}
