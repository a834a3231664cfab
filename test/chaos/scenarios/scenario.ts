import { continueLaunch } from '../../../src/domain/ledger/continue.ts'
import type { Random } from '../../model/random.ts'
import type { Rig, RigOptions } from '../rig.ts'

export type Scenario = {
  readonly name: string
  readonly options: (rnd: Random) => RigOptions
  /** From starting the processes until nothing more is done to them; what is left comes to rest by itself. */
  readonly run: (rig: Rig, rnd: Random) => Promise<void>
}

/** A crowd in a window of 75 to 100 s: room for three looks and another try. */
export const crowd =
  (least: number, most: number) =>
  (rnd: Random): RigOptions => ({ supporters: rnd.between(least, most), retryWindowMs: rnd.between(75, 100) * 1_000 })

export async function muster(rig: Rig, senders: number, directors = 1): Promise<void> {
  await Promise.all([
    ...Array.from({ length: directors }, () => rig.director()),
    ...Array.from({ length: senders }, () => rig.sender()),
  ])
}

/** The storm is over: whoever was stopped goes on, and so does a launch that was held back. */
export async function calm(rig: Rig): Promise<void> {
  await rig.redis.restart()
  rig.redis.resume()
  rig.directorClock.setRight()
  for (const member of rig.crew.members) member.resume()
  await rig.faults({})
  resume(rig)
}

export function resume(rig: Rig): void {
  const { db, now } = rig.context
  rig.note(continueLaunch(db, rig.cause.launchId, now()).kind)
}
