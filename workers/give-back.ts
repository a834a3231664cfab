import type { Context } from '../src/context.ts'
import { launchNear } from '../src/domain/launch/near.ts'
import { dueGiveBacks, openGrant, type Released, settleGiveBack } from '../src/domain/pledge/grants/give-back.ts'
import { lackOf } from '../src/domain/pledge/grants/life.ts'
import { releaseGrants } from '../src/domain/pledge/grants/release.ts'
import { sleep } from '../src/lib/stopping.ts'
import type { GivenBack } from '../src/networks/port.ts'

/** Grants checked in one statement: clearances run between two statements. */
const checkedAtOnce = 500
const atOnce = 8
const answerWithinMs = 10_000
/** Pause when no network answered any of them. */
const restMs = 60_000
/** Nothing is given back in this time before a launch, nor while one is under way. */
const quietMs = 120_000

/** Releases every grant that is not needed any more. */
export async function releaseAllUnneeded({ db, log, now }: Context, end: AbortSignal): Promise<void> {
  let after: number | null = 0
  while (after !== null && !end.aborted && !launchNear(db, now(), quietMs)) {
    const { released, next }: ReturnType<typeof releaseGrants> = releaseGrants(db, after, checkedAtOnce, now())
    if (released > 0) log.info({ grants: released }, 'not needed any more')
    after = next
    await new Promise(setImmediate)
  }
}

/** Revokes released grants at their networks, and erases them here. */
export async function giveBackGrants(director: Context, end: AbortSignal): Promise<void> {
  const { db, box, log, now } = director
  while (!end.aborted && !launchNear(db, now(), quietMs)) {
    const due = dueGiveBacks(db, now(), atOnce)
    if (due.length === 0) return
    const results = await Promise.all(
      due.map(async one => {
        const grant = openGrant(box, one.accountId, one.sealed)
        const result = await giveBack(director, one, grant, end)
        settleGiveBack(db, box, one, grant, result, now())
        return result
      }),
    )
    log.info({ grants: due.length, away: results.filter(one => one === 'away').length }, 'given back')
    if (results.every(one => one === 'away')) await sleep(restMs, end)
  }
}

async function giveBack(
  { networks }: Context,
  one: Released,
  grant: string | null,
  end: AbortSignal,
): Promise<GivenBack> {
  const network = networks.get(one.network)
  if (!network || grant === null || lackOf(network.renewal, grant) !== null) return 'away'
  return network.reading.revoke(grant, AbortSignal.any([end, AbortSignal.timeout(answerWithinMs)]))
}
