import { newSecretKey } from '../../../src/lib/secret-box.ts'
import { sleep } from '../../../src/lib/stopping.ts'
import { openForger } from '../../support/forger.ts'
import type { Rig } from '../rig.ts'
import { endFaults, killOne, type Scenario, startProcesses, supportersBetween } from './scenario.ts'

/** Somebody has Redis, and neither key nor database: until 3 s after T0 they try what they can, while a sender dies as well. */
const forger: Scenario = {
  name: 'forger-in-redis',
  options: supportersBetween(100, 300),
  run: async (rig, rnd) => {
    await startProcesses(rig, 2)
    rig.schedule(9_000)
    const intruder = await openForger(rig.redis.url, rig.host)
    await rig.at(-5_000)
    const dies = rnd.chance(0.5) ? rnd.between(-500, 800) : null
    const death = dies === null ? null : rig.at(dies).then(() => killOne(rig, 'sender'))
    while (offset(rig) < 3_000) {
      await intruder.tryAll(rig.launch())
      await sleep(rnd.between(200, 900))
    }
    await Promise.all([death, intruder.end()])
    await endFaults(rig)
  },
}

/** One sender that is right, beside one that is wrong in each way that an operator finds. */
const wrongSenders: Scenario = {
  name: 'wrong-senders',
  options: supportersBetween(200, 400),
  run: async (rig, rnd) => {
    const wrong: readonly Readonly<Record<string, string>>[] = [
      { X_API_KEY: 'another', X_API_SECRET: 'app' },
      { X_API_URL: 'http://127.0.0.1:9' },
      { SECRET_KEY: newSecretKey() },
    ]
    await Promise.all([rig.director(), ...wrong.map(env => rig.sender({ env }))])
    rig.schedule(9_000)
    await rig.at(rnd.between(-6_000, 500))
    await rig.sender()
    await rig.at(8_000)
    await endFaults(rig)
  },
}

const offset = (rig: Rig) => rig.context.now() - rig.launch().launchAt

export const ofIntruders = [forger, wrongSenders]
