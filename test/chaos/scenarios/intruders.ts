import { newSecretKey } from '../../../src/lib/secret-box.ts'
import { sleep } from '../../../src/lib/stopping.ts'
import { openForger } from '../../support/forger.ts'
import type { Rig } from '../rig.ts'
import { endFaults, killOne, type Scenario, startProcesses, supportersBetween } from './scenario.ts'

/** An attacker can write to Redis, but has neither the key nor the database. Until 3 s after T0 they try every forgery, while a sender may be killed. */
const forger: Scenario = {
  name: 'forger-in-redis',
  options: supportersBetween(100, 300),
  run: async (rig, rnd) => {
    await startProcesses(rig, 2)
    rig.schedule(9_000)
    const intruder = await openForger(rig.redis.url, rig.host)
    await rig.at(-5_000)
    const killAt = rnd.chance(0.5) ? rnd.between(-500, 800) : null
    const killed = killAt === null ? null : rig.at(killAt).then(() => killOne(rig, 'sender'))
    while (msAfterT0(rig) < 3_000) {
      await intruder.tryAll(rig.launch())
      await sleep(rnd.between(200, 900))
    }
    await Promise.all([killed, intruder.end()])
    await endFaults(rig)
  },
}

/** Three senders with wrong settings, such as operators make, and later one with the right ones. */
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

const msAfterT0 = (rig: Rig) => rig.context.now() - rig.launch().launchAt

export const intruderScenarios = [forger, wrongSenders]
