import { expect, test, vi } from 'vitest'
import { batches, deliveries } from '../../db/schema/index.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'

/** Two senders, and the one of them that holds the posts. */
async function withHolder(rig: LaunchRig) {
  const senders = await Promise.all([rig.start('sender'), rig.start('sender')])
  const holder = () => {
    const id = rig.db.select().from(batches).get()?.holder
    return senders.find(one => one.ready.ready === id) ?? expect.fail('nobody holds them')
  }
  return () => vi.waitFor(holder, { timeout: 60_000, interval: 20 })
}

/** Nothing can have left before T0, so nobody is asked about it. */
async function allPostedUnasked(rig: LaunchRig, n: number, diedInTime: boolean): Promise<void> {
  const rows = rig.db.select().from(deliveries).all()
  expect(rows.filter(row => row.state !== 'posted')).toEqual([])
  // A machine that was too slow to kill it before T0 has shown less.
  if (diedInTime) expect(rows.filter(row => row.looks > 0)).toEqual([])
  expect(new Set((await rig.posts()).map(post => post.account)).size).toBe(n)
  expect(await rig.posts()).toHaveLength(n)
}

test('what a sender held that was killed before T0 leaves with the rest, and nobody looks for it', async () => {
  const rig = await launchRig(120)
  const [holder] = await Promise.all([withHolder(rig), rig.start('director')])
  const launch = rig.launchIn(15_000)
  const doomed = await holder()
  await doomed.end('SIGKILL')
  const diedInTime = Date.now() < launch.launchAt
  await rig.over(launch, 200_000)
  await allPostedUnasked(rig, 120, diedInTime)
})

test('the same where the director died before it opened the launch, and came back after T0', async () => {
  const rig = await launchRig(120)
  const [holder, director] = await Promise.all([withHolder(rig), rig.start('director')])
  const launch = rig.launchIn(15_000)
  const doomed = await holder()
  await director.end('SIGKILL')
  await doomed.end('SIGKILL')
  const diedInTime = Date.now() < launch.launchAt
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(launch.launchAt), { timeout: 20_000, interval: 50 })
  await rig.start('director')
  await rig.over(launch, 200_000)
  await allPostedUnasked(rig, 120, diedInTime)
})
