import { endFaults, killOne, type Scenario, startProcesses, supportersBetween } from './scenario.ts'

const slow = { latencyMs: 700, latencyJitterMs: 500 }

/** A sender on the director's machine is suspended with all its sockets in use. The director kills it. */
const pausedSender: Scenario = {
  name: 'paused-sender',
  options: supportersBetween(450, 700),
  run: async (rig, rnd) => {
    await Promise.all([rig.director(), rig.faults(slow)])
    const sender = await rig.sender()
    rig.schedule(7_000)
    await rig.at(rnd.between(50, 900))
    rig.circumstances.senderPaused = true
    sender.suspend()
    await Promise.race([sender.ended(), rig.at(30_000)])
    await endFaults(rig)
  },
}

/** A sender that the director cannot kill is suspended. It resumes when its batches are closed and settled. */
const pausedElsewhere: Scenario = {
  name: 'paused-sender-elsewhere',
  options: rnd => ({ supporters: rnd.between(450, 700), retryWindowMs: 120_000 }),
  run: async (rig, rnd) => {
    await Promise.all([rig.director(), rig.faults(slow)])
    const sender = await rig.sender({ elsewhere: true })
    rig.schedule(7_000)
    await rig.at(rnd.between(50, 900))
    rig.circumstances.senderPaused = true
    sender.suspend()
    await rig.at(3_000)
    await rig.sender()
    await rig.at(rnd.between(20_000, 75_000))
    await endFaults(rig)
  },
}

const sigterm: Scenario = {
  name: 'sigterm-mid-fire',
  options: supportersBetween(450, 700),
  run: async (rig, rnd) => {
    await rig.faults(slow)
    const director = await rig.director()
    const [first] = await Promise.all([rig.sender(), rig.sender()])
    rig.schedule(7_000)
    await rig.at(rnd.between(100, 1_000))
    director.suspend()
    await rig.at(rnd.between(1_000, 1_300))
    first?.terminate()
    // Shorter and longer than the lease, and longer than a sender waits for its last report to be acknowledged.
    await rig.at(1_300 + (rnd.pick([2_500, 6_500, 14_500]) ?? 0))
    await endFaults(rig)
  },
}

const killedSenders: Scenario = {
  name: 'killed-senders',
  options: supportersBetween(300, 600),
  run: async (rig, rnd) => {
    await Promise.all([startProcesses(rig, 2), rig.faults(slow)])
    rig.schedule(7_000)
    const [first, second] = rig.processes.all.filter(one => one.role === 'sender')
    await rig.at(rnd.between(-300, 700))
    first?.kill()
    await rig.at(rnd.between(700, 2_000))
    second?.kill()
    await rig.at(4_000)
    await endFaults(rig)
  },
}

/** Killed before any post has left: its posts leave with the others, and need no lookup. */
const killedBeforeT0: Scenario = {
  name: 'sender-killed-before-t0',
  options: supportersBetween(200, 500),
  run: async (rig, rnd) => {
    await startProcesses(rig, rnd.between(1, 2))
    rig.schedule(8_000)
    await rig.at(-rnd.between(0, 3_000))
    killOne(rig, 'sender')
    await rig.at(6_000)
    await endFaults(rig)
  },
}

const lateSender: Scenario = {
  name: 'late-sender',
  options: supportersBetween(100, 300),
  run: async (rig, rnd) => {
    await rig.director()
    rig.edit(20, rnd)
    rig.withdraw(5, rnd)
    rig.schedule(9_000)
    await rig.at(-5_000)
    rig.edit(20, rnd)
    await rig.joinLate(rnd.between(5, 40), rnd)
    rig.withdraw(10, rnd)
    await rig.at(-rnd.between(5, 600))
    await rig.joinLate(3, rnd)
    rig.withdraw(3, rnd)
    await rig.at(2_000)
    await rig.sender()
  },
}

export const senderScenarios = [pausedSender, pausedElsewhere, sigterm, killedSenders, killedBeforeT0, lateSender]
