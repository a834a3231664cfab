import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { deliveries, grants, senders } from '../../db/schema/index.ts'
import { stopLaunch } from '../../src/domain/launch/change.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { sleep } from '../../src/lib/stopping.ts'
import { afterThisTest } from '../support/folder.ts'
import { openForger } from '../support/forger.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'

async function setting(supporters: number) {
  const rig = await launchRig(supporters)
  await Promise.all([
    rig.start('director', { LOG_LEVEL: 'silent' }),
    rig.start('sender', { LOG_LEVEL: 'silent' }),
    rig.start('sender', { LOG_LEVEL: 'silent' }),
  ])
  const forger = await openForger(rig.redis.url, new URL(rig.sandboxUrl).host)
  afterThisTest(forger.end)
  return { rig, forger }
}

const counts = (rig: LaunchRig, launch: { readonly id: number }) => countDeliveries(rig.db, launch.id).all

test('whatever somebody writes into Redis without the key, no post and no figure is another one', async () => {
  const { rig, forger } = await setting(60)
  const launch = rig.launchIn(15_000)
  await vi.waitFor(() => expect(counts(rig, launch).total).toBe(60), { timeout: 60_000 })
  let tried: readonly string[] = []
  while (Date.now() < launch.launchAt) {
    tried = await forger.tryAll(launch)
    const [counted, requests] = [counts(rig, launch), await rig.requests()]
    // On a slow machine the moment may have come meanwhile.
    if (Date.now() >= launch.launchAt) break
    expect(counted).toMatchObject({ total: 60, posted: 0, refused: 0, unknown: 0, stopped: 0 })
    expect(requests).toEqual([])
    await sleep(200)
  }
  expect(tried.length).toBeGreaterThanOrEqual(20)
  // Records that are tampered with hold a batch up; they let nobody fire it twice.
  const beat = setInterval(() => void forger.tryAll(launch).catch(() => {}), 500)
  afterThisTest(() => clearInterval(beat))
  await sleep(3_000)
  clearInterval(beat)
  await rig.over(launch, 150_000)
  const posts = await rig.posts()
  const byHandle = new Map(rig.promised.map(one => [one.handle, one.text]))
  for (const post of posts) expect(post.text).toBe(byHandle.get(post.account))
  expect(new Set(posts.map(post => post.account)).size).toBe(posts.length)
  expect(Math.min(...posts.map(post => post.at))).toBeGreaterThanOrEqual(launch.launchAt)
  expect(counts(rig, launch)).toMatchObject({ total: 60, posted: posts.length, refused: 0 })
  for (const { url } of rig.db.select().from(deliveries).where(eq(deliveries.state, 'posted')).all())
    expect(url === null || url.startsWith('http://127.0.0.1')).toBe(true)
  expect(rig.db.select().from(grants).where(eq(grants.state, 'reconnect')).all()).toEqual([])
  expect(rig.db.select().from(senders).where(eq(senders.id, 'forger')).all()).toEqual([])
})

test('after Stop nothing leaves, however often an older go is said again', async () => {
  const { rig, forger } = await setting(40)
  await rig.faults({ latencyMs: 300 })
  const launch = rig.launchIn(8_000, { spreadMs: 20_000, spreadSeed: 1 })
  await vi.waitFor(() => expect(counts(rig, launch).posted).toBeGreaterThan(3), { timeout: 60_000, interval: 50 })
  stopLaunch(rig.db, launch.id, Date.now())
  await sleep(500)
  const before = (await rig.requests()).length
  for (let n = 0; n < 10; n++) {
    await forger.tryAll(launch)
    await sleep(100)
  }
  expect(await rig.requests()).toHaveLength(before)
})
