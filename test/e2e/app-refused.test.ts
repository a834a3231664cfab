import { expect, test, vi } from 'vitest'
import { grants } from '../../db/schema/index.ts'
import { findLaunch } from '../../src/domain/launch/launch.ts'
import { continueLaunch } from '../../src/domain/ledger/continue.ts'
import { holdOf } from '../../src/domain/ledger/holds.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'

const halted = (rig: LaunchRig, launch: number, reason: string) =>
  vi.waitFor(
    () => {
      expect(findLaunch(rig.db, launch)?.state).toBe('halted')
      expect(holdOf(rig.db, launch, 'x')?.reason).toBe(reason)
    },
    { timeout: 60_000, interval: 20 },
  )

/** What was under way when it halted is answered, and nobody is refused or asked to connect again. */
const nobodyRefused = (rig: LaunchRig, launch: number) =>
  vi.waitFor(
    () => {
      expect(countDeliveries(rig.db, launch).all.refused).toBe(0)
      expect(
        rig.db
          .select()
          .from(grants)
          .all()
          .every(grant => grant.state === 'live'),
      ).toBe(true)
    },
    { timeout: 20_000, interval: 50 },
  )

async function goesOn(rig: LaunchRig, launch: ReturnType<LaunchRig['launchIn']>) {
  expect(continueLaunch(rig.db, launch.id, Date.now()).kind).toBe('resumed')
  await rig.over(launch, 90_000)
  const posted = (await rig.posts()).map(one => one.account).sort()
  expect(posted).toEqual(rig.promised.map(one => one.handle).sort())
  expect(countDeliveries(rig.db, launch.id).all).toMatchObject({ posted: posted.length, refused: 0 })
}

test('the spend cap after 20 of 60 posts: it is raised, somebody goes on, and 60 of 60 are out', async () => {
  const rig = await launchRig(60)
  await rig.faults({ latencyMs: 30, errors: [{ kind: 'spendCap', afterPosts: 20 }] })
  await Promise.all([rig.start('director'), rig.start('sender', { X_HOST_IN_FLIGHT: '8' })])
  const launch = rig.launchIn(4_000)
  await halted(rig, launch.id, 'spend-cap')
  expect(holdOf(rig.db, launch.id, 'x')?.said).toBe('Your monthly spend cap has been reached.')
  await nobodyRefused(rig, launch.id)
  await rig.faults({})
  await goesOn(rig, launch)
})

test('an error that nobody has seen before burns no pledge, and a sender stops by itself', async () => {
  const rig = await launchRig(300)
  await rig.faults({ latencyMs: 30, errors: [{ kind: 'unheardOf' }] })
  const web = await rig.start('web')
  await Promise.all([rig.start('director'), rig.start('sender', { X_HOST_IN_FLIGHT: '16' })])
  const launch = rig.launchIn(4_000)
  await halted(rig, launch.id, 'many-alike')
  expect(holdOf(rig.db, launch.id, 'x')?.said).toMatch(/^Write operations are paused for this client/)
  await nobodyRefused(rig, launch.id)
  expect((await rig.requests()).length).toBeLessThan(80)
  const receipt = await fetch(`http://127.0.0.1:${web.ready.port}/p/${rig.promised[0]?.receipt}`)
  expect(await receipt.text()).not.toMatch(/gave no reason/)
  // Still wrong: it halts again at once.
  expect(continueLaunch(rig.db, launch.id, Date.now()).kind).toBe('resumed')
  await halted(rig, launch.id, 'many-alike')
  expect((await rig.requests()).length).toBeLessThan(120)
  await rig.faults({})
  await goesOn(rig, launch)
})

test('a launch of two that finished refused may be tried again while its window is open', async () => {
  const rig = await launchRig(2)
  await rig.faults({ errors: [{ kind: 'unauthorized' }] })
  await Promise.all([rig.start('director'), rig.start('sender')])
  const launch = rig.launchIn(4_000)
  await rig.over(launch)
  expect(countDeliveries(rig.db, launch.id).all.refused).toBe(2)
  await rig.faults({})
  await goesOn(rig, launch)
})

test('pages of something in front of the network hold the launch back: what had not left by then leaves later', async () => {
  const rig = await launchRig(60)
  await rig.faults({ latencyMs: 30, errors: [{ kind: 'blockedPage' }] })
  await Promise.all([rig.start('director'), rig.start('sender', { X_HOST_IN_FLIGHT: '8' })])
  const launch = rig.launchIn(4_000)
  await halted(rig, launch.id, 'no-answer')
  expect((await rig.requests()).length).toBeLessThan(40)
  await rig.faults({})
  expect(continueLaunch(rig.db, launch.id, Date.now()).kind).toBe('resumed')
  await rig.over(launch, 90_000)
  const { posted, unknown, refused } = countDeliveries(rig.db, launch.id).all
  expect({ all: posted + unknown, refused }).toEqual({ all: 60, refused: 0 })
  expect(posted).toBeGreaterThan(20)
  expect(new Set((await rig.posts()).map(one => one.account)).size).toBe(posted)
})

test('failures of the network that end soon are met by few, and need nobody to go on', async () => {
  const rig = await launchRig(60)
  await rig.faults({ latencyMs: 30, errors: [{ kind: 'http500', times: 12 }] })
  await Promise.all([rig.start('director'), rig.start('sender', { X_HOST_IN_FLIGHT: '4' })])
  const launch = rig.launchIn(4_000)
  await vi.waitFor(() => expect(countDeliveries(rig.db, launch.id).all.posted).toBe(48), {
    timeout: 90_000,
    interval: 100,
  })
})
