import { eq } from 'drizzle-orm'
import { attempts, deliveries, pledges } from '../../db/schema/index.ts'
import { closesAt } from '../../src/domain/launch/launch.ts'
import { holdOf } from '../../src/domain/ledger/holds.ts'
import { deliveryOfPledge } from '../../src/domain/ledger/read.ts'
import { receiptState } from '../../src/domain/pledge/receipt.ts'
import type { SandboxNetwork } from '../../src/sandbox/network.ts'
import type { Rig } from './rig.ts'
import type { Post, SeenRequest } from './sandbox.ts'
import { whySpent } from './spent.ts'
import { storyOf } from './story.ts'
import type { Supporter } from './supporters.ts'
import { explanation } from './unresolved.ts'

/** What ledger, receipts and the network's own log say together. The lists hold a line for each broken promise. */
export type NetworkVerdict = {
  readonly posts: number
  readonly states: Readonly<Record<string, number>>
  readonly doubled: readonly string[]
  readonly lost: readonly string[]
  readonly early: readonly string[]
  /** Other words than confirmed, after the window, after Stop, or unknown for no good reason. */
  readonly wrong: readonly string[]
  /** Refused or missed by a mistake that nothing about this account or its text explains. */
  readonly spent: readonly string[]
  readonly unknown: number
}

/** Of all networks together, and of each. `wrong` also has what the scenario itself found. */
export type Verdict = NetworkVerdict & { readonly networks: Readonly<Record<SandboxNetwork, NetworkVerdict>> }

/** A request may still be on its way when nothing leaves any more. */
const stopMs = 250
const transitMs = 100

export async function judge(rig: Rig): Promise<Verdict> {
  const [posts, requests] = [await rig.control.posts(), await rig.control.requests()]
  const of = (network: SandboxNetwork) =>
    judgeNetwork(
      rig,
      network,
      posts.filter(one => one.network === network),
      requests.filter(one => one.network === network),
    )
  const networks = { x: of('x'), bluesky: of('bluesky'), mastodon: of('mastodon') }
  const all = Object.values(networks)
  return {
    posts: sum(all.map(one => one.posts)),
    states: all.map(one => one.states).reduce(added),
    doubled: all.flatMap(one => one.doubled),
    lost: all.flatMap(one => one.lost),
    early: all.flatMap(one => one.early),
    wrong: [...all.flatMap(one => one.wrong), ...rig.broken],
    spent: all.flatMap(one => one.spent),
    unknown: sum(all.map(one => one.unknown)),
    networks,
  }
}

const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0)

const added = (one: NetworkVerdict['states'], other: NetworkVerdict['states']) =>
  Object.fromEntries(
    Object.keys({ ...one, ...other }).map(state => [state, (one[state] ?? 0) + (other[state] ?? 0)] as const),
  )

function judgeNetwork(
  rig: Rig,
  network: SandboxNetwork,
  posts: readonly Post[],
  requests: readonly SeenRequest[],
): NetworkVerdict {
  const { db, now } = rig.context
  const launch = rig.launch()
  const postsOf = byAccount(posts)
  const requestsOf = byAccount(requests)
  const states: Record<string, number> = {}
  const found: Record<'doubled' | 'lost' | 'early' | 'wrong' | 'spent', string[]> = {
    doubled: [],
    lost: [],
    early: [],
    wrong: [],
    spent: [],
  }
  for (const one of rig.supporters.filter(other => other.network === network)) {
    const mine = postsOf.get(one.handle) ?? []
    const delivery = deliveryOfPledge(db, one.pledgeId)
    const row = db.select().from(pledges).where(eq(pledges.id, one.pledgeId)).get()
    if (!row) throw new Error('a pledge is gone')
    const told = receiptState(row, delivery, { launch, hold: holdOf(db, launch.id, network) }, now())
    const state = delivery?.state ?? 'unarmed'
    states[state] = (states[state] ?? 0) + 1
    const say = (line: string) => `@${one.handle}: ${line} (ledger ${state} ${delivery?.reason ?? ''}, receipt ${told})`
    if (mine.length > 1) found.doubled.push(say(`${mine.length} posts`))
    const lie = untruth(one, told, delivery, mine)
    if (lie) found.lost.push(say(lie))
    const spent = one.withdrawn ? null : whySpent(rig, delivery, requestsOf.get(one.handle) ?? [])
    if (spent) found.spent.push(say(spent))
    if (mine.some(post => post.text !== one.text)) found.wrong.push(say('not the words that were confirmed'))
    if (delivery?.state === 'unknown') {
      const why = explanation(storyOf(rig, delivery, mine, requestsOf.get(one.handle) ?? []), rig.circumstances)
      rig.note(`@${one.handle} is unknown: ${why ?? 'for no reason'}`)
      if (why === null) found.wrong.push(say('unknown, though the network let us know'))
    }
  }
  for (const request of requests) {
    if (request.at < launch.launchAt) found.early.push(`@${request.account} ${launch.launchAt - request.at} ms early`)
    const over = request.at - closesAt(launch)
    if (over > transitMs) found.wrong.push(`@${request.account} ${over} ms after the window`)
    const late = launch.stoppedAt === null ? 0 : request.at - launch.stoppedAt
    if (late > stopMs + transitMs && !onItsWay(rig, request, launch.stoppedAt ?? 0))
      found.wrong.push(`@${request.account} ${late} ms after Stop`)
  }
  return { posts: posts.length, states, ...found, unknown: states.unknown ?? 0 }
}

/** Null when what the ledger and the receipt say is what happened. */
function untruth(
  one: Supporter,
  told: ReturnType<typeof receiptState>,
  delivery: ReturnType<typeof deliveryOfPledge>,
  posts: readonly Post[],
): string | null {
  if (one.withdrawn && posts.length > 0) return 'withdrawn before T0, and posted'
  if (delivery?.state === 'pending' || delivery?.state === 'queued') return 'never came to an end'
  switch (told) {
    case 'posted':
    case 'posted-anyway': {
      const known = delivery?.remoteId ?? null
      if (posts.length === 0) return 'called posted, and is not'
      return known !== null && !posts.some(post => post.remoteId === known) ? 'another post than the one named' : null
    }
    case 'unknown':
    case 'looking':
    case 'withdrawn-unclear':
      return null
    case 'waiting':
    case 'frozen':
    case 'sending':
    case 'withdrawing':
    case 'paused':
      return 'never came to an end'
    case 'missed':
      return posts.length > 0 ? 'called missed, and posted' : delivery === null ? 'never armed' : null
    case 'refused':
    case 'removed':
    case 'too-few':
    case 'withdrawn':
    case 'stopped':
    case 'halted':
    case 'launch-cancelled':
    case 'launch-unreached':
    case 'launch-missed':
      return posts.length > 0 ? `called ${told}, and posted` : null
    default:
      return told satisfies never
  }
}

/** Written in time, by its sender's clock: what came later was the way, or a network that was paused. */
function onItsWay(
  { context: { db }, circumstances, supporters }: Rig,
  request: SeenRequest,
  stoppedAt: number,
): boolean {
  if (circumstances.networkDown) return true
  const one = supporters.find(other => other.handle === request.account)
  const sent = db
    .select({ sentAt: attempts.sentAt })
    .from(attempts)
    .innerJoin(deliveries, eq(deliveries.id, attempts.deliveryId))
    .where(eq(deliveries.pledgeId, one?.pledgeId ?? 0))
    .all()
  return sent.some(({ sentAt }) => sentAt !== null && sentAt <= stoppedAt + stopMs && request.at - sentAt < 2_000)
}

function byAccount<Row extends { readonly account: string | null }>(rows: readonly Row[]): Map<string, Row[]> {
  const sorted = new Map<string, Row[]>()
  for (const row of rows) {
    const of = sorted.get(row.account ?? '') ?? []
    sorted.set(row.account ?? '', of)
    of.push(row)
  }
  return sorted
}
