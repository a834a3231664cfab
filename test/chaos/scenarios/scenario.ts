import { continueLaunch } from '../../../src/domain/ledger/continue.ts'
import type { Random } from '../../model/random.ts'
import type { Role } from '../processes.ts'
import type { Rig, RigOptions } from '../rig.ts'

export type Scenario = {
  readonly name: string
  readonly options: (rnd: Random) => RigOptions
  /** Starts the processes and causes the faults; afterwards the launch ends by itself. */
  readonly run: (rig: Rig, rnd: Random) => Promise<void>
}

/** So many supporters, with a window of 75 to 100 s: time for three lookups and another try. */
export const supportersBetween =
  (least: number, most: number) =>
  (rnd: Random): RigOptions => ({ supporters: rnd.between(least, most), retryWindowMs: rnd.between(75, 100) * 1_000 })

export async function startProcesses(rig: Rig, senders: number, directors = 1): Promise<void> {
  await Promise.all([
    ...Array.from({ length: directors }, () => rig.director()),
    ...Array.from({ length: senders }, () => rig.sender()),
  ])
}

/** Kills the first process of a role; it is started again. */
export const killOne = (rig: Rig, role: Role): void => rig.processes.all.find(one => one.role === role)?.kill()

/** Ends all faults: stopped processes resume, and so does a halted launch. */
export async function endFaults(rig: Rig): Promise<void> {
  await rig.redis.restart()
  rig.redis.resume()
  rig.directorClock.setRight()
  for (const one of rig.processes.all) one.resume()
  await rig.faults({})
  resume(rig)
}

export function resume(rig: Rig): void {
  const { db, now } = rig.context
  rig.note(continueLaunch(db, rig.campaign.launchId, now()).kind)
}
