import type { Faults } from '../sandbox.ts'
import { endFaults, resume, type Scenario, startProcesses, supportersBetween } from './scenario.ts'

/** The network accepts posts after the request's deadline, and shows them after the last lookup: their right outcome is unknown. */
const acceptedLate: Scenario = {
  name: 'accepted-late',
  options: supportersBetween(60, 150),
  run: async (rig, rnd) => {
    const late = { kind: 'acceptLate', acceptMs: 12_000, rate: 0.15 + 0.2 * rnd.next() } as const
    await Promise.all([startProcesses(rig, 2), rig.faults({ errors: [late], readBackLagMs: 90_000 })])
    rig.schedule(7_000)
    await rig.at(14_000)
  },
}

const resets: Scenario = {
  name: 'resets',
  options: supportersBetween(100, 300),
  run: async (rig, rnd) => {
    const before = rnd.next() * 0.5
    const errors = [
      { kind: 'resetBefore', rate: before },
      { kind: 'resetAfterAccept', rate: (0.5 - before) / (1 - before) },
    ] as const
    await Promise.all([
      startProcesses(rig, 2),
      rig.faults({ errors: [...errors], readBackLagMs: rnd.between(0, 15_000) }),
    ])
    rig.schedule(7_000)
    await rig.at(10_000)
  },
}

const rateLimits: Scenario = {
  name: 'rate-limits',
  options: supportersBetween(100, 300),
  run: async (rig, rnd) => {
    const kind = rnd.pick(['http429', 'http429bare', 'http429app'] as const) ?? 'http429'
    const errors = [
      { kind, rate: 0.4, resetMs: rnd.between(2, 20) * 1_000, times: rnd.between(5, 80) },
      { kind: 'http429', rate: 0.3, resetMs: rnd.between(2, 150) * 1_000, times: 60 },
    ] as const
    await Promise.all([startProcesses(rig, 2), rig.faults({ errors: [...errors] })])
    rig.schedule(7_000)
    await rig.at(12_000)
    await endFaults(rig)
  },
}

/** The launch halts after some posts. The organizer pays, and continues it within the retry window. */
const outOfCredit: Scenario = {
  name: 'out-of-credit',
  options: supportersBetween(300, 600),
  run: async (rig, rnd) => {
    const kind = rnd.pick(['http402', 'http402', 'looksAutomated', 'usageCapped', 'unauthorized'] as const) ?? 'http402'
    const errors = [{ kind, afterPosts: kind === 'unauthorized' ? 0 : rnd.between(0, 200) }] as const
    await Promise.all([
      startProcesses(rig, 2),
      rig.faults({ errors: [...errors], latencyMs: 200, latencyJitterMs: 150 }),
    ])
    rig.schedule(7_000)
    await rig.at(rnd.between(6_000, 20_000))
    await rig.faults({})
    resume(rig)
  },
}

/** The network refuses the app, with a known error or an unknown one, until the operator corrects it and continues the launch. */
const appRefused: Scenario = {
  name: 'app-refused',
  options: supportersBetween(100, 500),
  run: async (rig, rnd) => {
    const kinds = [
      'unheardOf',
      'unheardOf',
      'unauthorized',
      'notPermitted',
      'looksAutomated',
      'spendCap',
      'code453',
      'accessLevel',
      'noAuthenticatedUser',
      'code135',
      'clientForbidden',
    ] as const
    const kind = rnd.pick(kinds) ?? 'unheardOf'
    const errors: NonNullable<Faults['errors']> = [{ kind, afterPosts: rnd.pick([0, 0, rnd.between(1, 99)]) ?? 0 }]
    if (rnd.chance(0.4)) errors.push({ kind, on: 'read' })
    const latencyMs = rnd.pick([0, 50, 300]) ?? 0
    await Promise.all([
      startProcesses(rig, rnd.between(1, 3)),
      rig.faults({ errors, latencyMs, latencyJitterMs: latencyMs / 2 }),
    ])
    rig.schedule(7_000)
    // An organizer continues the launch although nothing is corrected.
    if (rnd.chance(0.4)) {
      await rig.at(rnd.between(2_000, 6_000))
      resume(rig)
    }
    await rig.at(rnd.between(6_000, 20_000))
    await rig.faults({})
    resume(rig)
    // The launch may have halted again before the fault ended.
    await rig.at(30_000)
    resume(rig)
  },
}

const serverErrors: Scenario = {
  name: 'server-errors',
  options: supportersBetween(100, 300),
  run: async (rig, rnd) => {
    const kinds = [
      'http503html',
      'http503htmlAfterAccept',
      'http500AfterAccept',
      'cutBody',
      'http408',
      'hangAfterAccept',
      'hang',
    ] as const
    const errors = kinds.map(kind => ({ kind, rate: 0.1 * rnd.next() }))
    const read = { kind: 'http503html', on: 'read', rate: 0.3 } as const
    await Promise.all([
      startProcesses(rig, 2),
      rig.faults({ errors: [...errors, read], latencyMs: 100, latencyJitterMs: 90 }),
    ])
    rig.schedule(7_000)
    await rig.at(20_000)
    await endFaults(rig)
  },
}

export const networkScenarios = [acceptedLate, resets, rateLimits, outOfCredit, appRefused, serverErrors]
