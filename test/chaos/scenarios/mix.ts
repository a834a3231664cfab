import { pauseLaunch } from '../../../src/domain/ledger/holds.ts'
import { sleep } from '../../../src/lib/stopping.ts'
import type { FaultKind } from '../../../src/sandbox/faults/kinds.ts'
import type { Random } from '../../model/random.ts'
import type { Role } from '../processes.ts'
import type { Rig } from '../rig.ts'
import type { Faults } from '../sandbox.ts'
import { endFaults, type Scenario, startProcesses, supportersBetween } from './scenario.ts'

type Incident = (rig: Rig, rnd: Random) => unknown

/** One to six random incidents at random times: combinations that the named scenarios do not have. */
export const mix: Scenario = {
  name: 'mix',
  options: rnd => ({ ...supportersBetween(60, 400)(rnd), ...(rnd.chance(0.3) && { redisAheadMs: 0 }) }),
  run: async (rig, rnd) => {
    await Promise.all([startProcesses(rig, rnd.between(1, 3), rnd.chance(0.4) ? 2 : 1), rig.faults(someFaults(rnd))])
    rig.schedule(rnd.between(5_000, 9_000))
    const plan = Array.from({ length: rnd.between(1, 6) }, () => ({
      at: rnd.chance(0.6) ? rnd.between(-600, 2_500) : rnd.between(-4_500, 11_000),
      incident: rnd.pick(incidents),
    })).sort((a, b) => a.at - b.at)
    // Not awaited one by one: an incident may overlap the next one.
    const underWay: unknown[] = []
    for (const { at, incident } of plan) {
      await rig.at(at)
      underWay.push(incident?.(rig, rnd))
    }
    await Promise.all(underWay)
    await rig.at(rnd.between(6_000, 14_000))
    await endFaults(rig)
  },
}

/**
 * In ms. A post that the network shows only after the last lookup counts as not posted, and is sent again once its sender
 * is dead (docs/delivery.md). Below this limit a second post is a bug.
 */
const latestShownMs = 10_000

function someFaults(rnd: Random): Faults {
  const errors = Array.from({ length: rnd.between(0, 4) }, () => ({
    kind: rnd.pick(faultKinds) ?? ('resetBefore' as const),
    rate: 0.3 * rnd.next(),
    times: rnd.between(1, 60),
    acceptMs: rnd.between(1_000, 11_000),
    resetMs: rnd.between(2_000, 40_000),
  }))
  const reads = rnd.chance(0.3) ? [{ kind: 'http503html' as const, on: 'read' as const, rate: 0.4 }] : []
  const latencyMs = rnd.pick([0, 0, 50, 300, 900]) ?? 0
  return {
    latencyMs,
    latencyJitterMs: latencyMs / 2,
    errors: [...errors, ...reads],
    ...(rnd.chance(0.3) && { nonceRotationMs: rnd.between(1_000, 5_000) }),
    readBackLagMs: rnd.chance(0.4) ? rnd.between(500, latestShownMs) : 0,
    duplicateCheck: rnd.chance(0.2),
  }
}

const faultKinds: readonly FaultKind[] = [
  'resetBefore',
  'resetAfterAccept',
  'hang',
  'hangAfterAccept',
  'acceptLate',
  'cutBody',
  'http503html',
  'http503htmlAfterAccept',
  'http500',
  'http500AfterAccept',
  'http408',
  'http429',
  'http429bare',
  'http429app',
  'http402',
  'spendCap',
  'code344',
  'userNotEnrolled',
  'textTooLong',
  'looksAutomated',
  'unauthorized',
  'suspended',
  'locked',
  'notPermitted',
  'expiredToken',
  'otherNonce',
]

const anyOf = (rig: Rig, rnd: Random, role: Role) => rnd.pick(rig.processes.all.filter(member => member.role === role))

const suspend =
  (role: Role, least: number, most: number): Incident =>
  async (rig, rnd) => {
    const member = anyOf(rig, rnd, role)
    if (role === 'sender') rig.circumstances.senderPaused = true
    if (role === 'sandbox') rig.circumstances.networkDown = true
    member?.suspend()
    await sleep(rnd.between(least, most))
    member?.resume()
  }

const killRedis: Incident = async (rig, rnd) => {
  rig.note('Redis is killed')
  await rig.redis.kill(rnd.chance(0.5) ? rnd.between(0, 2_500) : 0)
  await sleep(rnd.between(50, 3_000))
  await rig.redis.restart()
  rig.note('Redis is back')
}

const suspendRedis: Incident = async (rig, rnd) => {
  rig.note('Redis is stopped')
  rig.redis.suspend()
  await sleep(rnd.between(200, 7_000))
  rig.redis.resume()
}

const jumps = [-3_600_000, -5_000, 5_000, 3_600_000]

const jumpOfDirectorClock: Incident = async (rig, rnd) => {
  rig.directorClock.set(rnd.pick(jumps) ?? 0)
  await sleep(rnd.between(200, 8_000))
  rig.directorClock.setRight()
}

const jumpOfRedisClock: Incident = async (rig, rnd) => {
  rig.setRedisClock(rnd.pick(jumps) ?? 0)
  await sleep(rnd.between(200, 8_000))
  rig.setRedisClock(0)
}

const pauseForAWhile: Incident = async (rig, rnd) => {
  const { db, now } = rig.context
  rig.note(pauseLaunch(db, rig.campaign.launchId, now()))
  await sleep(rnd.between(100, 3_000))
}

const incidents: readonly Incident[] = [
  (rig, rnd) => anyOf(rig, rnd, 'sender')?.kill(),
  (rig, rnd) => anyOf(rig, rnd, 'sender')?.kill(),
  (rig, rnd) => anyOf(rig, rnd, 'sender')?.terminate(),
  suspend('sender', 100, 4_000),
  suspend('sender', 6_000, 16_000),
  (rig, rnd) => anyOf(rig, rnd, 'director')?.kill(),
  (rig, rnd) => anyOf(rig, rnd, 'director')?.terminate(),
  suspend('director', 100, 3_000),
  suspend('director', 4_000, 10_000),
  killRedis,
  killRedis,
  suspendRedis,
  async rig => {
    rig.note('Redis is flushed')
    await Promise.race([rig.redis.flush(), sleep(5_000)])
  },
  suspend('sandbox', 200, 8_000),
  rig => {
    rig.circumstances.networkDown = true
    rig.network.kill()
  },
  async rig => {
    await rig.sender()
  },
  (rig, rnd) => rig.withdraw(rnd.between(1, 20), rnd),
  (rig, rnd) => rig.joinLate(rnd.between(1, 20), rnd),
  (rig, rnd) => rnd.chance(0.4) && rig.stop(),
  pauseForAWhile,
  jumpOfDirectorClock,
  jumpOfRedisClock,
]
