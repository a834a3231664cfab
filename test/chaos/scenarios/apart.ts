import { and, eq, ne } from 'drizzle-orm'
import { deliveries } from '../../../db/schema/index.ts'
import { closesAt } from '../../../src/domain/launch/launch.ts'
import { holdOf } from '../../../src/domain/ledger/holds.ts'
import { sleep } from '../../../src/lib/stopping.ts'
import type { SandboxNetwork } from '../../../src/sandbox/network.ts'
import type { Rig } from '../rig.ts'
import { endFaults, resume, type Scenario, startProcesses, supportersBetween } from './scenario.ts'

/** Few sockets and slow answers: a launch that takes some seconds. */
const slow = { latencyMs: 400, latencyJitterMs: 300 }
const narrow = { X_HOST_IN_FLIGHT: '32', BLUESKY_HOST_IN_FLIGHT: '16' }

/** Bluesky takes every post and half of its answers are lost: all are found, or sent again under their keys. */
const answersLost: Scenario = {
  name: 'answers-lost',
  options: supportersBetween(150, 400),
  run: async (rig, rnd) => {
    const lost = [
      { kind: 'cutBody', network: 'bluesky', rate: 0.2 },
      { kind: 'http500AfterAccept', network: 'bluesky', rate: 0.1 },
      { kind: 'resetAfterAccept', network: 'bluesky', rate: 0.3 },
    ] as const
    await Promise.all([startProcesses(rig, 2), rig.faults({ errors: [...lost], latencyMs: rnd.between(0, 200) })])
    rig.schedule(7_000)
    await rig.at(0)
    await allPosted(rig, 'bluesky')
  },
}

/** What was signed ahead is refused for its nonce while the launch goes on, and signed again. */
const nonceRotates: Scenario = {
  name: 'nonce-rotates',
  options: rnd => ({ ...supportersBetween(300, 500)(rnd), env: narrow }),
  run: async (rig, rnd) => {
    await Promise.all([startProcesses(rig, 2), rig.faults({ ...slow, nonceRotationMs: rnd.between(1_000, 1_500) })])
    rig.schedule(7_000)
    await rig.at(0)
    await allPosted(rig, 'bluesky')
  },
}

/** X is out of credit in mid-launch; Bluesky has finished before anybody pays. */
const xHalted: Scenario = {
  name: 'x-halted-bluesky-not',
  options: rnd => ({ ...supportersBetween(300, 500)(rnd), env: narrow }),
  run: async (rig, rnd) => {
    const outOfCredit = { kind: 'http402', network: 'x', afterPosts: rnd.between(20, 120) } as const
    await Promise.all([startProcesses(rig, 2), rig.faults({ ...slow, errors: [outOfCredit] })])
    rig.schedule(7_000)
    await rig.at(0)
    await allPosted(rig, 'bluesky')
    if (holdOf(rig.context.db, rig.campaign.launchId, 'bluesky')) rig.broken.push('Bluesky is held back')
    if (!holdOf(rig.context.db, rig.campaign.launchId, 'x')) rig.broken.push('X is not held back')
    await rig.faults({})
    resume(rig)
  },
}

/** One of Bluesky's hosts wants to be left alone until its reset; the other one and X go on. */
const oneHostLimited: Scenario = {
  name: 'one-host-limited',
  options: rnd => ({ ...supportersBetween(200, 400)(rnd), env: narrow }),
  run: async (rig, rnd) => {
    const there = rig.supporters.filter(one => one.network === 'bluesky' && one.host !== rig.host)
    const limited = {
      kind: 'http429',
      network: 'bluesky',
      accounts: there.map(one => one.handle),
      times: rnd.between(3, 60),
      resetMs: rnd.between(3, 20) * 1_000,
    } as const
    await Promise.all([startProcesses(rig, 2), rig.faults({ ...slow, errors: [limited] })])
    rig.schedule(7_000)
    await rig.at(rnd.between(200, 3_000))
    if (rnd.chance(0.4)) rig.processes.all.find(one => one.role === 'sender')?.kill()
    await rig.at(25_000)
    await endFaults(rig)
  },
}

/** Waits until all posts of a network are there, or its window has closed: then something is broken. */
async function allPosted({ context: { db, now }, campaign, launch, broken }: Rig, network: SandboxNetwork) {
  const others = () =>
    db
      .select({ state: deliveries.state })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.launchId, campaign.launchId),
          eq(deliveries.network, network),
          ne(deliveries.state, 'posted'),
        ),
      )
      .all()
  while (others().length > 0 && now() < closesAt(launch())) await sleep(250)
  const left = others().map(one => one.state)
  if (left.length > 0) broken.push(`${left.length} posts of ${network} are not there: ${[...new Set(left)].join(' ')}`)
}

export const apartScenarios = [answersLost, nonceRotates, xHalted, oneHostLimited]
