import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { batches, deliveries } from '../../db/schema/index.ts'
import { readHealth } from '../../src/domain/launch/check/health.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { launchRig } from '../support/launch-rig.ts'
import { processClock } from '../support/process-clock.ts'

const hour = 3_600_000

test.each([
  ['jumps an hour ahead before T0', hour, 'armed'],
  ['jumps an hour back before T0', -hour, 'armed'],
  ['is an hour ahead from the beginning', hour, 'open'],
] as const)('a director whose clock %s ends nothing, says so, and goes on when it is right', async (_, by, before) => {
  const rig = await launchRig(60)
  const clock = processClock(join(rig.dataDir, 'wrong-clock'))
  const launch = rig.launchIn(20_000)
  if (before === 'open') clock.set(by)
  const options = `--import ${clock.preload[0]}`
  await Promise.all([rig.start('sender'), rig.start('director', { ...clock.env, NODE_OPTIONS: options })])
  const held = () => expect(rig.db.select().from(batches).get()?.holder ?? null).not.toBeNull()
  if (before === 'armed') await vi.waitFor(held, { timeout: 60_000, interval: 20 })
  const startedInTime = Date.now() < launch.launchAt
  clock.set(by)
  const doubt = () => expect(readHealth(rig.db)?.clocks).toMatchObject({ why: 'redis' })
  await vi.waitFor(doubt, { timeout: 60_000, interval: 20 })
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(launch.launchAt + 1_000), {
    timeout: 60_000,
    interval: 50,
  })
  if (startedInTime) expect(await rig.requests()).toEqual([])
  expect(findLaunch(rig.db, launch.id)).toMatchObject({ finishedAt: null })
  clock.setRight()
  await rig.over(launch, 60_000)
  const notPosted = rig.db
    .select()
    .from(deliveries)
    .all()
    .filter(row => row.state !== 'posted')
  expect(notPosted).toEqual([])
  expect(await rig.posts()).toHaveLength(60)
})
