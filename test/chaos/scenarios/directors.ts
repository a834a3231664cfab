import { eq } from 'drizzle-orm'
import { batches } from '../../../db/schema/index.ts'
import { sleep } from '../../../src/lib/stopping.ts'
import type { Rig } from '../rig.ts'
import { endFaults, killOne, type Scenario, startProcesses, supportersBetween } from './scenario.ts'

const killedThenStop: Scenario = {
  name: 'director-killed-then-stop',
  options: supportersBetween(300, 600),
  run: async (rig, rnd) => {
    await Promise.all([startProcesses(rig, 2), rig.faults({ latencyMs: 300, latencyJitterMs: 200 })])
    rig.schedule(9_000)
    await rig.at(-5_000)
    killOne(rig, 'director')
    await rig.at(-3_000)
    rig.withdraw(rnd.between(5, 40), rnd)
    await rig.at(rnd.between(0, 600))
    rig.stop()
    await rig.at(3_000)
  },
}

/** The first director is suspended while it issues batches, for longer than its lease. The second one takes over. */
const twoDirectors: Scenario = {
  name: 'two-directors',
  options: supportersBetween(450, 800),
  run: async (rig, rnd) => {
    const first = await rig.director()
    await startProcesses(rig, 2, 1)
    rig.schedule(rnd.between(6_000, 12_000))
    await batchesIssued(rig, rnd.between(1, 3))
    first.suspend()
    await sleep(rnd.between(5_500, 12_000))
    first.resume()
    await rig.at(500)
    for (const one of rig.processes.all) if (one.role === 'director' && rnd.chance(0.5)) one.suspend()
    await rig.at(rnd.between(1_000, 8_000))
    await endFaults(rig)
  },
}

/** The first director has committed a batch, but is suspended before it queues it, for longer than its lease. The second one goes on with the batch. */
const betweenCommitAndQueue: Scenario = {
  name: 'between-commit-and-queue',
  options: supportersBetween(300, 600),
  run: async (rig, rnd) => {
    const first = await rig.director()
    await startProcesses(rig, 2, 1)
    // Redis does not answer: a director that issues a batch waits between its commit and the queue.
    rig.redis.suspend()
    rig.schedule(rnd.between(11_000, 16_000))
    await batchesIssued(rig, 1)
    first.suspend()
    rig.redis.resume()
    await sleep(rnd.between(5_500, 9_000))
    first.resume()
    await rig.at(6_000)
    await endFaults(rig)
  },
}

/** No director runs from 30 s before T0 until about T0. */
const noDirector: Scenario = {
  name: 'no-director',
  options: supportersBetween(200, 400),
  run: async (rig, rnd) => {
    await Promise.all([startProcesses(rig, 2), rig.faults({ latencyMs: 200, latencyJitterMs: 150 })])
    rig.schedule(33_000)
    await rig.at(-30_000)
    await rig.processes.all.find(one => one.role === 'director')?.dismiss()
    await rig.at(-20_000)
    rig.withdraw(rnd.between(5, 40), rnd)
    await rig.at(rnd.between(-8_000, 2_500))
    await rig.director()
    await rig.at(rnd.between(0, 900))
    if (rnd.chance(0.7)) rig.stop()
    await rig.at(4_000)
  },
}

const hour = 3_600_000

/** The director's clock is wrong from its start, or jumps while it directs. It is corrected within the retry window. */
const directorClock: Scenario = {
  name: 'director-clock',
  options: supportersBetween(60, 200),
  run: async (rig, rnd) => {
    const step = rnd.pick([-hour, -8_000, -1_500, -400, 400, 1_500, 8_000, hour, hour]) ?? 0
    const fromTheStart = rnd.chance(0.3)
    if (fromTheStart) rig.directorClock.set(step)
    await startProcesses(rig, 2)
    rig.schedule(9_000)
    await rig.at(-rnd.between(2_000, 8_000))
    rig.directorClock.set(step)
    await rig.at(-rnd.between(20, 1_500))
    rig.withdraw(10, rnd)
    if (rnd.chance(0.3)) killOne(rig, 'director')
    await rig.at(rnd.between(-1_000, 15_000))
    rig.directorClock.setRight()
    await rig.at(16_000)
  },
}

/** Killed before any post has left: the posts that it had issued leave with the others. */
const directorKilledBeforeT0: Scenario = {
  name: 'director-killed-before-t0',
  options: supportersBetween(200, 500),
  run: async (rig, rnd) => {
    await startProcesses(rig, 2)
    rig.schedule(8_000)
    await rig.at(-rnd.between(0, 3_000))
    killOne(rig, 'director')
    await rig.at(rnd.between(-2_000, 1_000))
    if (rnd.chance(0.6)) killOne(rig, 'sender')
    await rig.at(6_000)
    await endFaults(rig)
  },
}

const diskFull: Scenario = {
  name: 'disk-full',
  options: supportersBetween(500, 900),
  run: async (rig, rnd) => {
    await Promise.all([startProcesses(rig, 2), rig.web(), rig.faults({ latencyMs: 900, latencyJitterMs: 500 })])
    const writers = rig.processes.all.filter(one => one.role === 'director' || one.role === 'web')
    rig.schedule(7_000)
    await rig.at(rnd.pick([-6_000, -500, 200, 800, 1_500]) ?? 0)
    for (const one of writers) one.fillDisk()
    await rig.withdrawOnPages(10, rnd)
    if (rnd.chance(0.3)) killOne(rig, 'sender')
    await sleep(rnd.between(3_000, 12_000))
    for (const one of writers) one.freeDisk()
    await rig.at(6_000)
    await endFaults(rig)
  },
}

/** Web and director are killed together while supporters withdraw on their pages. */
const webKilled: Scenario = {
  name: 'web-killed',
  options: supportersBetween(300, 500),
  run: async (rig, rnd) => {
    const [web] = await Promise.all([
      rig.web(),
      startProcesses(rig, 2),
      rig.faults({ latencyMs: 400, latencyJitterMs: 300 }),
    ])
    rig.schedule(8_000)
    await rig.at(-rnd.between(1_500, 3_000))
    const withdrawing = rig.withdrawOnPages(60, rnd)
    await sleep(rnd.between(100, 1_500))
    web.kill()
    killOne(rig, 'director')
    await withdrawing
    await rig.at(rnd.between(-200, 1_500))
    web.kill()
    if (rnd.chance(0.5)) killOne(rig, 'director')
    await rig.at(5_000)
    await endFaults(rig)
  },
}

async function batchesIssued({ context: { db }, campaign }: Rig, count: number): Promise<void> {
  const until = Date.now() + 5_000
  const issued = () => db.select({ id: batches.id }).from(batches).where(eq(batches.launchId, campaign.launchId)).all()
  while (issued().length < count && Date.now() < until) await sleep(1)
}

export const directorScenarios = [
  killedThenStop,
  noDirector,
  twoDirectors,
  betweenCommitAndQueue,
  directorClock,
  directorKilledBeforeT0,
]
export const diskScenarios = [diskFull, webKilled]
