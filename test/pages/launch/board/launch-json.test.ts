import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deliveries, launches } from '../../../../db/schema/index.ts'
import { stopLaunch } from '../../../../src/domain/launch/change.ts'
import type { LaunchState } from '../../../../src/domain/launch/launch.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeCampaign, makeHold, makeLaunch } from '../../../support/factories.ts'
import { burst, type MadeDelivery, makeLedger } from '../../../support/ledger.ts'
import { openSite } from '../../site.ts'

async function setting(state: LaunchState, rows: readonly MadeDelivery[] = [], now = () => noon - 60_000) {
  const context = testContext({ now })
  const { db } = context
  const campaign = makeCampaign(db, { slug: 'amend' })
  const launch = makeLaunch(db, campaign.id, { state })
  makeLedger(db, launch, rows)
  const site = await openSite(context)
  const json = async () => JSON.parse((await site.visitor().get('/c/amend/launch.json')).html)
  return { db, launch, site, json }
}

const times = (n: number, row: MadeDelivery): MadeDelivery[] => Array.from({ length: n }, () => row)
const sum = ({ total, ...posts }: Record<string, number>) => [total, Object.values(posts).reduce((a, b) => a + b, 0)]

test('before arming, every promise is a post that is pending', async () => {
  const { json } = await setting('open', times(3, { armed: false }))
  expect(await json()).toEqual({
    state: 'open',
    goalMissed: false,
    finishedAt: null,
    launchAt: '2026-09-07T14:00:00.000Z',
    launchAtMs: noon,
    paused: false,
    clocksDisagree: false,
    posts: { total: 3, posted: 0, refused: 0, unknown: 0, pending: 3, stopped: 0, withdrawn: 0, missed: 0 },
    stayedBack: 0,
    lateness: null,
    published: null,
    networks: {
      x: { total: 3, posted: 0, refused: 0, unknown: 0, pending: 3, stopped: 0, withdrawn: 0, missed: 0, held: null },
    },
    reminders: { confirmed: 0, mailed: 0, saidPosted: 0 },
  })
})

test.each([
  ['arming', 'pending'],
  ['firing', 'pending'],
  ['finished', 'missed'],
  ['missed', 'missed'],
  ['cancelled', 'stopped'],
  ['stopped', 'stopped'],
] as const)(
  'while %s, a promise without a delivery counts as %s, and the posts sum to their total',
  async (state, as) => {
    const { json } = await setting(state, [
      ...times(4, { state: 'posted', sentAt: noon + 5 }),
      { state: 'refused', reason: 'locked' },
      { state: 'unknown', reason: 'timeout' },
      { state: 'withdrawn' },
      { state: 'queued' },
      { state: 'posted', sentAt: noon + 9, network: 'mastodon' },
      ...times(2, { armed: false }),
    ])
    const { posts, networks } = await json()
    expect(sum(posts)).toEqual([11, 11])
    expect(posts[as]).toBe(2 + (as === 'pending' ? 1 : 0))
    expect(sum(networks.x)).toEqual([10, 10])
    expect(networks.mastodon.posted).toBe(1)
  },
)

test('lateness is in ms after the moment: of our writing, and of what the network says', async () => {
  const sent = [3, 10, 20, 30, 900].map(ms => ({
    state: 'posted' as const,
    sentAt: noon + ms,
    postedAt: noon + ms + 1_000,
  }))
  expect(await (await setting('finished', sent)).json()).toMatchObject({
    lateness: { first: 3, p50: 20, p99: 900, last: 900 },
    published: { first: 1_003, p50: 1_020, p99: 1_900, last: 1_900 },
  })
})

test('a launch is counted at most four times a second, however many ask', async () => {
  let at = noon + 1_000
  const { db, json } = await setting('firing', times(5, { state: 'queued' }), () => at)
  expect((await json()).posts.posted).toBe(0)
  db.update(deliveries)
    .set({ state: 'posted', sentAt: noon + 4 })
    .run()
  at += 249
  const many = await Promise.all(Array.from({ length: 50 }, json))
  expect(new Set(many.map(({ posts }) => posts.posted))).toEqual(new Set([0]))
  // What is costly to count is kept for longer, and it costs more on a busy machine.
  at += 600_000
  expect((await json()).posts.posted).toBe(5)
})

test('a launch that is finished comes with its final figures, never with those of a moment before', async () => {
  let at = noon + 1_000
  const { db, launch, json } = await setting('firing', times(5, { state: 'queued' }), () => at)
  await json()
  db.update(deliveries)
    .set({ state: 'posted', sentAt: noon + 4 })
    .run()
  db.update(launches).set({ state: 'finished' }).where(eq(launches.id, launch.id)).run()
  at += 100
  expect(await json()).toMatchObject({ state: 'firing', posts: { posted: 0, pending: 5 } })
  // What is costly to count is kept for longer, and it costs more on a busy machine.
  at += 600_000
  expect(await json()).toMatchObject({ state: 'finished', posts: { posted: 5, pending: 0 } })
})

test('10,000 posts are answered for at once, to a hundred readers', async () => {
  const rows = (launchAt: number) => burst({ launchAt } as Parameters<typeof burst>[0], 10_000, 4_000)
  const { json } = await setting('finished', rows(noon))
  const all = await Promise.all(Array.from({ length: 100 }, json))
  expect(all.every(({ posts }) => posts.posted === 10_000)).toBe(true)
})

test('a campaign that does not exist, or is a draft, has no launch', async () => {
  const { site } = await setting('draft')
  for (const path of ['/c/amend/launch.json', '/c/none/launch.json', '/c/amend/live', '/c/none/live/events'])
    expect((await site.visitor().get(path)).status).toBe(404)
})

test('a network that is held back says why, and others nothing', async () => {
  const { db, launch, json } = await setting('firing', [{ state: 'pending' }, { state: 'queued', network: 'bluesky' }])
  makeHold(db, launch.id, { reason: 'spend-cap' })
  expect((await json()).networks).toMatchObject({ x: { pending: 1, held: 'spend-cap' }, bluesky: { held: null } })
  makeHold(db, launch.id, { network: 'bluesky', pausedAt: noon })
  expect((await json()).networks).toMatchObject({ x: { held: 'spend-cap' }, bluesky: { held: 'paused' } })
  stopLaunch(db, launch.id, noon)
  expect((await json()).networks).toMatchObject({ x: { held: null }, bluesky: { held: null } })
})
