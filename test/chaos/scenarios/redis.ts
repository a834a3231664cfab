import { pause } from '../../../src/lib/run.ts'
import { calm, crowd, muster, type Scenario } from './scenario.ts'

const redisCut: Scenario = {
  name: 'redis-cut',
  options: crowd(450, 700),
  run: async (rig, rnd) => {
    await Promise.all([muster(rig, 1), rig.faults({ latencyMs: 800, latencyJitterMs: 400 })])
    rig.schedule(7_000)
    await rig.at(1_000)
    await rig.redis.kill(2_000)
    await pause(rnd.between(50, 4_000))
    await rig.redis.restart()
    await rig.at(8_000)
    await calm(rig)
  },
}

const flushed: Scenario = {
  name: 'flushed',
  options: crowd(200, 400),
  run: async (rig, rnd) => {
    await muster(rig, 2)
    rig.schedule(7_000)
    await rig.at(-rnd.between(10, 2_500))
    await rig.redis.flush()
  },
}

/** Up to 2 s is waited out; beyond it nobody fires, and everybody is told why. */
const redisClock: Scenario = {
  name: 'redis-clock-ahead',
  options: rnd => ({ ...crowd(60, 200)(rnd), redisAheadMs: rnd.pick([1_200, 1_900, 4_000, -1_500]) ?? 0 }),
  run: async rig => {
    await muster(rig, 2)
    rig.schedule(7_000)
    await rig.at(2_000)
  },
}

const senderClock: Scenario = {
  name: 'sender-clock',
  options: crowd(60, 200),
  run: async (rig, rnd) => {
    const inMs = 10_000
    const stepAt = Date.now() + inMs + rnd.between(-4_000, 500)
    const env = {
      CLOCK_STEP_AT: String(stepAt),
      CLOCK_STEP_MS: String(rnd.pick([-400, -1_500, -1_900, -8_000, 900, 8_000]) ?? 0),
    }
    const preload = ['./test/chaos/clock-step.mjs']
    await Promise.all([rig.director(), rig.sender({ env, preload }), ...(rnd.chance(0.5) ? [rig.sender()] : [])])
    rig.schedule(Math.max(3_000, stepAt - Date.now() + rnd.between(-500, 4_000)))
    await rig.at(15_000)
    // A clock that stays wrong keeps its sender out: somebody else has to do it.
    await rig.sender()
  },
}

export const ofRedis = [redisCut, flushed, redisClock, senderClock]
