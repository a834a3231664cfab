import { eq } from 'drizzle-orm'
import { batches } from '../../../db/schema/index.ts'
import { pause } from '../../../src/lib/run.ts'
import type { Rig } from '../rig.ts'
import { calm, crowd, muster, type Scenario } from './scenario.ts'

const killedBefore: Scenario = {
  name: 'director-killed-then-stop',
  options: crowd(300, 600),
  run: async (rig, rnd) => {
    await Promise.all([muster(rig, 2), rig.faults({ latencyMs: 300, latencyJitterMs: 200 })])
    rig.schedule(9_000)
    await rig.at(-5_000)
    rig.crew.members.find(one => one.role === 'director')?.kill()
    await rig.at(-3_000)
    rig.withdraw(rnd.between(5, 40), rnd)
    await rig.at(rnd.between(0, 600))
    rig.stop()
    await rig.at(3_000)
  },
}

/** Stopped between its commit and the queue, for longer than its lease; the second one takes over in between. */
const twoDirectors: Scenario = {
  name: 'two-directors',
  options: crowd(450, 800),
  run: async (rig, rnd) => {
    const first = await rig.director()
    await muster(rig, 2, 1)
    rig.schedule(rnd.between(6_000, 12_000))
    await batchesIssued(rig, rnd.between(1, 3))
    first.suspend()
    await pause(rnd.between(5_500, 12_000))
    first.resume()
    await rig.at(500)
    for (const one of rig.crew.members) if (one.role === 'director' && rnd.chance(0.5)) one.suspend()
    await rig.at(rnd.between(1_000, 8_000))
    await calm(rig)
  },
}

async function batchesIssued({ context: { db }, cause }: Rig, count: number): Promise<void> {
  const until = Date.now() + 5_000
  const issued = () => db.select({ id: batches.id }).from(batches).where(eq(batches.launchId, cause.launchId)).all()
  while (issued().length < count && Date.now() < until) await pause(1)
}

export const ofDirectors = [killedBefore, twoDirectors]
