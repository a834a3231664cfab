import { rmSync } from 'node:fs'
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import { deliveries } from '../../db/schema/index.ts'
import { closesAt, type Launch } from '../../src/domain/launch/launch.ts'
import { sleep } from '../../src/lib/stopping.ts'
import { random } from '../model/random.ts'
import { openRig, type Rig } from './rig.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { storiesOf } from './stories.ts'
import { judge, type Verdict } from './verdict.ts'

export type RoundResult = {
  readonly name: string
  readonly seed: number
  /** Null when it hung or broke; `trouble` says how. */
  readonly verdict: Verdict | null
  readonly trouble: string | null
  readonly durationMs: number
  readonly folder: string
}

/** After the window: overdue batches, and the looks at servers that keep no keys, five minutes apart from first to last. */
const patienceMs = 480_000
/** After the end, time for resumed processes to break a promise. */
const aftermathMs = 1_500

/** Plays one launch from its seed. Its folder stays when something went wrong. */
export async function playRound(scenario: Scenario, seed: number, folder: string): Promise<RoundResult> {
  const startedAt = Date.now()
  const result = (verdict: Verdict | null, trouble: string | null): RoundResult => ({
    name: scenario.name,
    seed,
    verdict,
    trouble,
    durationMs: Date.now() - startedAt,
    folder,
  })
  const rnd = random(seed)
  let rig: Rig | null = null
  try {
    rig = await openRig(folder, seed, scenario.options(rnd))
    await scenario.run(rig, rnd)
    const hung = await comeToRest(rig)
    const verdict = await judge(rig)
    const bad = hung !== null || brokenIn(verdict).length > 0
    if (bad) storiesOf(rig, [hung ?? '', ...brokenIn(verdict)])
    await rig.close()
    if (!bad) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    return result(verdict, hung)
  } catch (error) {
    await rig?.close().catch(() => {})
    return result(null, String((error as Error).stack))
  }
}

export const brokenIn = ({ doubled, lost, early, wrong, spent }: Verdict) => [
  ...doubled,
  ...lost,
  ...early,
  ...wrong,
  ...spent,
]

/** Waits until nothing of the launch is open any more; says what still was when that takes too long. */
export async function comeToRest(rig: Rig): Promise<string | null> {
  const until = closesAt(rig.launch()) + patienceMs
  while (!isOver(rig.launch()) || openRows(rig) > 0) {
    if (Date.now() > until) return `hangs: launch ${rig.launch().state}, ${openRows(rig)} deliveries open`
    await sleep(250)
  }
  // A launch may end while its network is still being started again.
  while (!(await rig.control.isUp())) {
    if (Date.now() > until) return 'hangs: the network never came back'
    await sleep(250)
  }
  rig.note('at rest')
  await sleep(aftermathMs)
  return null
}

const isOver = (launch: Launch) => launch.finishedAt !== null || ['missed', 'cancelled'].includes(launch.state)

const openRows = ({ context: { db }, campaign }: Rig) =>
  db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.launchId, campaign.launchId),
        or(inArray(deliveries.state, ['pending', 'queued']), isNotNull(deliveries.lookAt)),
      ),
    )
    .all().length
