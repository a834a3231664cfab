import { join } from 'node:path'
import { sleep } from '../../../src/lib/stopping.ts'
import { processClock } from '../../support/process-clock.ts'
import { endFaults, type Scenario, startProcesses, supportersBetween } from './scenario.ts'

const redisCut: Scenario = {
  name: 'redis-cut',
  options: supportersBetween(450, 700),
  run: async (rig, rnd) => {
    await Promise.all([startProcesses(rig, 1), rig.faults({ latencyMs: 800, latencyJitterMs: 400 })])
    rig.schedule(7_000)
    await rig.at(1_000)
    await rig.redis.kill(2_000)
    await sleep(rnd.between(50, 4_000))
    await rig.redis.restart()
    await rig.at(8_000)
    await endFaults(rig)
  },
}

const flushed: Scenario = {
  name: 'redis-flushed',
  options: supportersBetween(200, 400),
  run: async (rig, rnd) => {
    await startProcesses(rig, 2)
    rig.schedule(7_000)
    await rig.at(-rnd.between(10, 2_500))
    await rig.redis.flush()
  },
}

/** Up to 2 s apart the launch goes on. Beyond that nothing is sent and nothing ends until the clock is corrected. */
const redisClock: Scenario = {
  name: 'redis-clock-ahead',
  options: rnd => ({ ...supportersBetween(60, 200)(rnd), redisAheadMs: rnd.pick([1_200, 1_900, 4_000, -1_500]) ?? 0 }),
  run: async rig => {
    await startProcesses(rig, 2)
    rig.schedule(7_000)
    await rig.at(10_000)
    rig.setRedisClock(0)
  },
}

/** The clock of Redis jumps around T0, and back. */
const redisClockJump: Scenario = {
  name: 'redis-clock-jump',
  options: rnd => ({ ...supportersBetween(60, 300)(rnd), redisAheadMs: 0 }),
  run: async (rig, rnd) => {
    await Promise.all([startProcesses(rig, 2), rig.faults({ latencyMs: 300, latencyJitterMs: 200 })])
    rig.schedule(8_000)
    await rig.at(rnd.between(-4_000, 800))
    rig.setRedisClock(rnd.pick([-3_600_000, -5_000, -1_500, 1_500, 5_000, 3_600_000]) ?? 0)
    await sleep(rnd.between(200, 12_000))
    rig.setRedisClock(0)
    await rig.at(12_000)
  },
}

const senderClock: Scenario = {
  name: 'sender-clock',
  options: supportersBetween(60, 200),
  run: async (rig, rnd) => {
    const { env, preload, set } = processClock(join(rig.folder, 'sender-clock'))
    await Promise.all([rig.director(), rig.sender({ env, preload }), ...(rnd.chance(0.5) ? [rig.sender()] : [])])
    rig.schedule(8_000)
    await rig.at(rnd.between(-4_000, 500))
    set(rnd.pick([-3_600_000, -400, -1_500, -1_900, -8_000, 900, 8_000, 3_600_000]) ?? 0)
    await rig.at(15_000)
    // A sender with a wrong clock sends nothing: another one has to.
    await rig.sender()
  },
}

export const redisScenarios = [redisCut, flushed, redisClock, redisClockJump, senderClock]
