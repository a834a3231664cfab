import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { launches, measurements } from '../../../../db/schema/index.ts'
import { reactionsOf } from '../../../../src/domain/reach/growth.ts'
import { requestRuns } from '../../../../src/domain/reach/metrics/run.ts'
import { readMeasured } from '../../../../src/domain/reach/metrics/summary.ts'
import { readOwnReach } from '../../../../src/domain/reach/own-reach.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { launched, minuteMs, type ReachSetting } from './setting.ts'

const names = ['impressions', 'likes', 'reposts', 'replies', 'quotes', 'bookmarks'] as const
const measured = ({ db, launch }: ReachSetting) => readMeasured(db, launch.id)
const figures = (of: Readonly<Record<string, unknown>>) => Object.fromEntries(names.map(name => [name, of[name]]))

test('reads the figures of every post, equal to what the network itself adds up', async () => {
  const it = await launched(250)
  it.at(minuteMs)
  await it.round()
  const { now, networks, messages, rounds } = measured(it)
  const own = await it.metrics()
  expect(own.impressions).toBeGreaterThan(1_000)
  expect(figures(now)).toEqual(figures(own))
  expect(now.posts).toBe(250)
  expect(networks).toMatchObject([{ network: 'x', posts: 250 }])
  expect(messages.map(row => [row.messageId, row.posts]).sort()).toEqual(
    [
      [it.message.id, 125],
      [null, 125],
    ].sort(),
  )
  expect(rounds.map(round => round.state)).toEqual(['done', 'planned'])
})

test('shows how they grew from round to round, and the best posts with who wrote them', async () => {
  const it = await launched(40)
  it.at(minuteMs)
  await it.round()
  const first = await it.metrics()
  await it.grow(24)
  it.at(5 * minuteMs)
  await it.round()
  const second = await it.metrics()
  const { overTime, now, best } = measured(it)
  expect(overTime.map(one => figures(one.sums))).toEqual([figures(first), figures(second)])
  expect(figures(now)).toEqual(figures(second))
  const shown = best.impressions.map(post => post.impressions ?? 0)
  expect(shown).toEqual([...shown].sort((one, other) => other - one))
  const reactions = best.reactions.map(reactionsOf)
  expect(reactions).toHaveLength(10)
  expect(reactions).toEqual([...reactions].sort((one, other) => other - one))
  expect(best.reactions[0]).toMatchObject({
    handle: expect.stringMatching(/^p\d+$/),
    url: expect.stringContaining('https'),
  })
})

test('notices posts that are gone, keeps what they had, and takes them back when they return', async () => {
  const it = await launched(30, { roundsMs: [1, 2, 3].map(n => n * minuteMs) })
  it.at(minuteMs)
  await it.round()
  const [deleted, suspended] = it.posts
  if (!deleted || !suspended) throw new Error('no posts')
  await it.x.remove(deleted.person, deleted.id)
  await it.x.faults({ suspendedAccounts: [suspended.person.handle] })
  it.at(2 * minuteMs)
  await it.round()
  const { now, gone, goneSince, overTime } = measured(it)
  const own = await it.metrics()
  expect(own).toMatchObject({ posts: 28, gone: 2 })
  expect([now.posts, gone.posts, goneSince]).toEqual([30, 2, it.t0 + 2 * minuteMs])
  expect(now.likes - gone.likes).toBe(own.likes)
  expect(figures(overTime[1]?.sums ?? {})).toEqual(figures(overTime[0]?.sums ?? {}))
  expect(readOwnReach(it.db, deleted.pledge)).toMatchObject({ goneSince, at: it.t0 + minuteMs })
  await it.x.faults({})
  it.at(3 * minuteMs)
  await it.round()
  expect(measured(it).gone.posts).toBe(1)
})

test('two collectors at once count every post once', async () => {
  const it = await launched(250)
  it.at(minuteMs)
  it.plan()
  const [round = 0] = it.due()
  await Promise.all([it.collect(round, 'one'), it.collect(round, 'two'), it.collect(round, 'three')])
  expect(measured(it).rounds[0]).toMatchObject({ state: 'done', measured: 250, turns: 1 })
  expect(it.db.select().from(measurements).all()).toHaveLength(250)
  expect(figures(measured(it).now)).toEqual(figures(await it.metrics()))
})

test('who lost a round while it waited for an answer writes nothing of it', async () => {
  const it = await launched(250)
  await it.x.faults({ latencyMs: 300 })
  it.at(minuteMs)
  it.plan()
  const [round = 0] = it.due()
  const slow = it.collect(round, 'slow')
  it.at(minuteMs + 60_000)
  await it.collect(round, 'quick')
  await slow
  expect(measured(it).rounds[0]).toMatchObject({ state: 'done', measured: 250, turns: 2, holder: null })
  expect(figures(measured(it).now)).toEqual(figures(await it.metrics()))
})

test('reads a day once, however often it was down, and pays a post once a UTC day', async () => {
  const it = await launched(20, { price: 0.005, roundsMs: [1, 2, 3].map(n => n * minuteMs) })
  it.at(3 * minuteMs)
  await it.round()
  expect(measured(it).rounds.map(round => [round.state, round.reason])).toEqual([
    ['skipped', 'overtaken'],
    ['skipped', 'overtaken'],
    ['done', null],
  ])
  expect(measured(it).dollars).toBeCloseTo(0.1)
  expect(requestRuns(it.db, it.launch.id, [it.network], 50, it.t0 + 3 * minuteMs + 1)).toMatchObject({ kind: 'asked' })
  expect(requestRuns(it.db, it.launch.id, [it.network], 50, it.t0 + 3 * minuteMs + 2)).toMatchObject({
    kind: 'running',
  })
})

test('skips a round that would cost more than the budget of the launch, and says why', async () => {
  const it = await launched(20, { price: 0.005, budget: 0.09 })
  it.at(minuteMs)
  await it.round()
  expect(measured(it).rounds[0]).toMatchObject({ state: 'skipped', reason: 'over-budget', dollars: 0 })
  expect(measured(it).now.posts).toBe(0)
  expect(requestRuns(it.db, it.launch.id, [it.network], 0.09, it.t0 + minuteMs + 1)).toMatchObject({
    kind: 'over-budget',
  })
})

test.each([
  ['a limit', [{ kind: 'http429', on: 'read', times: 1, resetMs: 120_000 }], 'limited'],
  ['a server in trouble', [{ kind: 'http503html', on: 'read', times: 1 }], 'unreadable'],
  ['an answer that breaks off', [{ kind: 'cutBody', on: 'read', times: 1 }], 'unreadable'],
  ['a connection that is reset', [{ kind: 'resetBefore', on: 'read', times: 1 }], 'unreadable'],
])('goes on after %s where it stood', async (_, errors, reason) => {
  const it = await launched(120, { roundsMs: [minuteMs] })
  await it.x.faults({ errors })
  it.at(minuteMs)
  await it.round()
  expect(measured(it).rounds[0]).toMatchObject({ state: 'running', reason, holder: null })
  expect(it.due()).toEqual([])
  it.at(4 * minuteMs)
  await it.round()
  expect(measured(it).rounds[0]).toMatchObject({ state: 'done', measured: 120, reason: null })
  expect(figures(measured(it).now)).toEqual(figures(await it.metrics()))
})

test.each([
  ['out of credit', 'http402', 'out-of-credit'],
  ['not let in', 'clientForbidden', 'client-forbidden'],
])('gives a round up that is %s; the next one tries again', async (_, kind, reason) => {
  const it = await launched(20)
  await it.x.faults({ errors: [{ kind, on: 'read', times: 1 }] })
  it.at(minuteMs)
  await it.round()
  expect(measured(it).rounds[0]).toMatchObject({ state: 'broken', reason })
  it.at(5 * minuteMs)
  await it.round()
  expect(measured(it).now.posts).toBe(20)
})

test('waits while a launch is near, and then reads', async () => {
  const it = await launched(20)
  const soon = makeLaunch(it.db, makeCampaign(it.db).id, { launchAt: it.t0 + 2 * minuteMs })
  it.at(minuteMs)
  await it.round()
  expect(measured(it).rounds[0]).toMatchObject({ state: 'running', reason: 'launch-near', measured: 0 })
  it.db.update(launches).set({ state: 'finished' }).where(eq(launches.id, soon.id)).run()
  it.at(2 * minuteMs)
  await it.round()
  expect(measured(it).now.posts).toBe(20)
})

test('never reads a rehearsal', async () => {
  const it = await launched(5)
  it.db.update(launches).set({ kind: 'rehearsal' }).run()
  it.at(minuteMs)
  await it.round()
  expect(measured(it).rounds).toEqual([])
})

test('asks the networks that are not being asked, and those that the money is enough for', async () => {
  const it = await launched(4, { price: 0.005 })
  const free = { ...it.network, name: 'bluesky' as const, metrics: { idsAtOnce: 25, price: 0, read: unused } }
  const now = it.t0 + minuteMs
  const ask = (budget: number) => requestRuns(it.db, it.launch.id, [it.network, free], budget, now)
  expect(ask(0.01)).toMatchObject({ kind: 'asked', dollars: 0, networks: [{ name: 'bluesky' }] })
  expect(ask(0.01)).toEqual({ kind: 'over-budget', dollars: 0.02 })
  expect(ask(0.02)).toMatchObject({ kind: 'asked', dollars: 0.02, networks: [{ name: 'x' }] })
  expect(ask(0.02)).toEqual({ kind: 'running' })
})

const unused = () => Promise.reject(new Error('not asked'))
