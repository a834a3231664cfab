import { eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { batches, leases } from '../../db/schema/batches.ts'
import { attempts, deliveries } from '../../db/schema/deliveries.ts'
import { launches } from '../../db/schema/launches.ts'
import { pledges } from '../../db/schema/pledges.ts'
import { stopLaunch } from '../../src/domain/launch/change.ts'
import { haltNetwork, pauseLaunch, resumeLaunch } from '../../src/domain/ledger/holds.ts'
import type { Posting } from '../../src/networks/port.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../support/factories.ts'
import { watchAttempts } from './attempts-watch.ts'
import { modelDirector } from './director.ts'
import { hasKeys, keptMs, modelNetwork } from './network.ts'
import { random } from './random.ts'
import { modelRedis } from './redis.ts'
import { modelSender } from './sender.ts'
import { type Bug, createWorld, idle, type World } from './world.ts'

export type EpisodeResult = {
  /** Steps in which a thread did something. */
  readonly steps: number
  readonly broken: readonly string[]
  readonly states: Readonly<Record<string, number>>
}

const posting: Posting = {
  name: 'x',
  freeze: ({ text }) => ({ body: text, key: null, marker: text }),
  request: () => {
    throw new Error('the model sends nothing')
  },
  outcome: () => ({ kind: 'unknown', cause: 'unclear-answer' }),
  limits: () => ({ inFlight: 3, perSecond: null, window: null }),
  hostState: null,
  repeat: () => ({ looksMs: [2_000, 8_000, 30_000], again: 'once-dead' }),
  appLimit: null,
  hostFor: host => host,
  hostsAreTyped: false,
  permalink: id => `https://x.test/i/status/${id}`,
  origin: host => `http://${host}`,
}

/** What was not found goes again, by its key. */
const keyed: Posting = { ...posting, repeat: () => ({ looksMs: [500], again: 'by-key' }) }
/** And this one once, when its first request has ended, while the network knows the key. */
const keyedOnce: Posting = { ...posting, repeat: () => ({ looksMs: [60_000], again: { onceWithinMs: keptMs } }) }
const names = ['x', 'bluesky', 'mastodon'] as const

type Director = ReturnType<typeof modelDirector> & { state: 'running' | 'paused' | 'dead' }

const favourites: Readonly<Record<Bug, readonly number[]>> = {
  'lock-check': [1, 1, 2],
  'lease-without-fence': [1, 1, 2],
  'stale-not-sent': [9, 2],
  pool: [11, 3],
  'requeue-before-t0': [1, 1, 2],
  'silent-is-dead': [1, 1, 2],
  'all-have-keys': [1, 1, 2],
  'keys-at-once': [1, 1, 2],
}

const stepsAtMost = 60_000

/** One launch from before arming until everything is settled. All accidents are drawn from the seed. */
export function episode(db: Db, seed: number, bug: Bug | null = null): EpisodeResult {
  const rnd = random(seed)
  // Each episode is later than the last one, and finds none of its work open.
  let time = Date.UTC(2026, 8, 7, 13, 58) + seed * 86_400_000
  db.delete(leases).run()
  db.update(launches).set({ finishedAt: time }).run()
  db.update(batches).set({ state: 'done', doneAt: 0 }).run()
  db.update(deliveries).set({ lookAt: null }).run()
  const now = () => time
  let calm = false
  const redis = modelRedis(now)
  const network = modelNetwork(now, rnd, () => calm)
  // The app limit may have room again during the launch, or not.
  const appLimit = rnd.chance(0.25) ? { posts: rnd.between(2, 8), ms: rnd.between(5_000, 400_000) } : null
  // The planted bug: a key is taken for granted.
  const rules = {
    x: bug === 'all-have-keys' ? keyed : posting,
    bluesky: keyed,
    mastodon: bug === 'keys-at-once' ? keyed : keyedOnce,
  }
  const postings = new Map(names.map(name => [name, rules[name]]))
  const world = createWorld({ now, rnd, db, redis, network, postings, appLimit, bug })

  const campaign = makeCampaign(db)
  const supporters = rnd.between(5, 12)
  for (let n = 0; n < supporters; n++) {
    const account = makeAccount(db, {
      network: rnd.pick(names),
      host: rnd.pick(['one.test', 'two.test']),
    })
    makePledge(db, campaign.id, account.id, { confirmedAt: time - 1_000 })
  }
  const launchAt = time + rnd.between(5_000, 40_000)
  const spreadMs = rnd.chance(0.4) ? rnd.between(1, 20_000) : 0
  const launch = makeLaunch(db, campaign.id, {
    launchAt,
    retryWindowMs: rnd.between(60_000, 400_000),
    spreadMs,
    spreadSeed: seed * 1_000_003,
  })

  const directors: Director[] = []
  const addDirector = () =>
    directors.push(Object.assign(modelDirector(world, `d${directors.length}-${seed}`), { state: 'running' as const }))
  const addSender = () => {
    const n = world.processes.length
    const local = rnd.chance(bug ? 0.2 : 0.6)
    const identity = { id: `s${n}-${seed}`, machine: local ? 'here' : 'there', egress: 'e', pid: n, startTicks: '1' }
    // A sender's clock may be wrong, but never by so much that it refuses to send.
    const offset = rnd.chance(0.2) ? rnd.between(-1_500, 1_500) : 0
    world.processes.push({ sender: modelSender(world, identity, offset), local, state: 'running' })
  }
  addDirector()
  addSender()
  addSender()
  const unrecorded = watchAttempts(db)
  unrecorded()

  let steps = 0
  let meaningful = 0
  while (steps < stepsAtMost) {
    steps++
    const threads = [
      ...directors.filter(one => one.state === 'running').flatMap(one => one.threads),
      ...world.processes.filter(one => one.state === 'running').flatMap(one => one.sender.threads),
    ]
    if (rnd.pick(threads)?.next().value !== idle) meaningful++
    // Each step is one transaction, so after it every change of a delivery has its attempts row.
    world.broken.push(...unrecorded())
    time += rnd.chance(0.004) ? rnd.between(500, 6_000) : rnd.between(0, 4)
    network.settle()
    if (steps % 5 === 0) redis.save()
    if (!calm && rnd.chance(0.008)) accident()
    if (!calm && time > launchAt + 30_000 && rnd.chance(0.002)) calmDown()
    if (steps % 50 === 0 && calm && atRest()) break
  }
  const left = db.select().from(deliveries).where(eq(deliveries.launchId, launch.id)).all()
  checkEnd(world, left, db)
  if (!atRest()) world.broken.push(`did not come to rest in ${steps} steps: ${JSON.stringify(restReport())}`)
  return { steps: meaningful, broken: world.broken, states: countBy(left.map(row => row.state)) }

  function accident(): void {
    // A planted bug shows after some accidents more often; without one, all are equally likely.
    const kind = (bug && rnd.chance(0.6) ? rnd.pick(favourites[bug]) : null) ?? rnd.between(0, 13)
    const sender = rnd.pick(world.processes.filter(one => one.state !== 'dead'))
    const director = rnd.pick(directors.filter(one => one.state !== 'dead'))
    if (kind === 0 && sender) sender.state = 'dead'
    else if (kind === 1 && sender) sender.state = 'paused'
    else if (kind === 2) for (const one of world.processes) one.state = one.state === 'paused' ? 'running' : one.state
    else if (kind === 3 && world.processes.length < 8) addSender()
    else if (kind === 4 && director) director.state = 'dead'
    else if (kind === 5 && director) director.state = 'paused'
    else if (kind === 6) for (const one of directors) one.state = one.state === 'paused' ? 'running' : one.state
    else if (kind === 7 && directors.length < 6) addDirector()
    else if (kind === 8) redis.restart(rnd.between(0, 2_000))
    else if (kind === 9) redis.flush()
    else if (kind === 10) withdrawOne()
    else if (kind === 11 && rnd.chance(bug === 'pool' ? 1 : 0.1)) stopLaunch(db, launch.id, time)
    else if (kind === 12) holdOrResume()
    else if (kind === 13) joinLate()
  }

  /** All of it, or one network. */
  function holdOrResume(): void {
    const which = rnd.pick([null, ...names]) ?? null
    const deed = rnd.between(0, 3)
    if (deed < 2) resumeLaunch(db, launch.id, time, which)
    else if (deed === 2 || which === null) pauseLaunch(db, launch.id, time, which)
    else haltNetwork(db, launch.id, which, { reason: 'out-of-credit' }, time)
  }

  function withdrawOne(): void {
    const pledge = rnd.pick(db.select().from(pledges).where(eq(pledges.campaignId, campaign.id)).all())
    if (pledge && time < launchAt)
      db.update(pledges).set({ state: 'withdrawn', withdrawnAt: time }).where(eq(pledges.id, pledge.id)).run()
  }

  function joinLate(): void {
    if (time >= launchAt) return
    makePledge(db, campaign.id, makeAccount(db, { network: rnd.pick(names) }).id, { confirmedAt: time })
  }

  /** The accidents end: dead processes are replaced, paused ones resume, the network answers correctly. */
  function calmDown(): void {
    calm = true
    for (const one of world.processes) if (one.state === 'paused') one.state = 'running'
    for (const one of directors) if (one.state === 'paused') one.state = 'running'
    if (!directors.some(one => one.state === 'running')) addDirector()
    addSender()
    resumeLaunch(db, launch.id, time)
  }

  function restReport() {
    const row = db.select().from(launches).where(eq(launches.id, launch.id)).get()
    const senders = world.processes.map(one => `${one.state}${one.sender.idle() ? '' : ' busy'}`)
    const waiting = db.select().from(batches).where(eq(batches.launchId, launch.id)).all()
    return {
      state: row?.state,
      finished: row?.finishedAt !== null,
      senders,
      idle: network.idle(),
      batches: waiting.filter(one => one.state !== 'done').length,
    }
  }

  function atRest(): boolean {
    const report = restReport()
    const ended = report.finished || report.state === 'missed'
    return ended && network.idle() && world.processes.every(one => one.state !== 'running' || one.sender.idle())
  }
}

/** What must hold of every pledge when everything is over. */
function checkEnd(world: World, rows: readonly (typeof deliveries.$inferSelect)[], db: Db): void {
  const { broken } = world
  for (const row of rows) {
    const posts = world.network.posts().filter(post => post.account === row.accountId).length
    const history = () =>
      db
        .select()
        .from(attempts)
        .where(eq(attempts.deliveryId, row.id))
        .all()
        .map(one => `${one.kind}(${one.reason})@${one.batchId}`)
    if (posts > 1) broken.push(`account ${row.accountId} posted ${posts} times: ${history().join(' ')}`)
    if (row.state === 'posted' && posts === 0)
      broken.push(`delivery ${row.id} is called posted and is not: ${history().join(' ')}`)
    if (posts > 0 && row.state !== 'posted' && row.state !== 'unknown')
      broken.push(`delivery ${row.id} is called ${row.state} and was posted: ${history().join(' ')}`)
    if (row.state === 'pending' || row.state === 'queued') broken.push(`delivery ${row.id} never came to an end`)
    if (hasKeys(row.network) && row.state === 'unknown' && !/unreadable/.test(history().at(-1) ?? ''))
      broken.push(`delivery ${row.id} has a key and stays unknown: ${history().join(' ')}`)
  }
}

const countBy = (words: readonly string[]) =>
  words.reduce<Record<string, number>>((sum, word) => Object.assign(sum, { [word]: (sum[word] ?? 0) + 1 }), {})
