import { armAheadMs, type Launch } from '../src/domain/launch.ts'
import { advance, endPending, launchesAtWork } from '../src/domain/ledger/advance.ts'
import { type ArmFrom, armPledges, claimDueLaunches } from '../src/domain/ledger/arm.ts'
import { issueBatch } from '../src/domain/ledger/issue.ts'
import type { DirectorContext } from './director-context.ts'
import { handOver } from './hand-over.ts'
import { redisRun } from './redis/batch-record.ts'

/** Pledges are looked through again from a little before the last time: two clocks and an open transaction. */
const overlapMs = 5_000
/** A batch for a later try is handed out this long before it is due. */
const issueAheadMs = 2_000

/** When each launch was last looked through for new pledges; empty after a start, so that all are looked through. */
export type Armed = Map<number, number>

/** One round of everything that time brings: due launches, new pledges, batches, ends. */
export async function advanceLaunches(director: DirectorContext, armed: Armed): Promise<void> {
  const { db, now, log } = director
  claimDueLaunches(db, now())
  for (const launch of launchesAtWork(db)) {
    const complete = launch.state === 'stopped' || launch.state === 'halted' || (await armAll(director, armed, launch))
    endPending(db, launch, now())
    if (mayIssue(launch)) await issueAll(director, launch)
    const next = advance(db, launch, complete, now())
    if (next) log.info({ launch: launch.id, state: next }, 'launch')
  }
}

/** False while pledges may still come. */
async function armAll({ db, postings, now }: DirectorContext, armed: Armed, launch: Launch): Promise<boolean> {
  const since = armed.get(launch.id) ?? 0
  const startedAt = now()
  if (since > launch.launchAt + overlapMs) return true
  let afterPledge: number | null = 0
  while (afterPledge !== null) {
    const from: ArmFrom = { afterPledge, confirmedSince: Math.max(0, since - overlapMs) }
    afterPledge = armPledges(db, postings, launch, from, now()).last
    // The go and the settling of another launch have their turn between two chunks.
    await new Promise(setImmediate)
  }
  armed.set(launch.id, startedAt)
  return true
}

const mayIssue = (launch: Launch) => launch.pausedAt === null && launch.state !== 'halted' && launch.state !== 'stopped'

async function issueAll(director: DirectorContext, launch: Launch): Promise<void> {
  const { db, redis, now } = director
  const run = await redisRun(redis)
  for (;;) {
    const dueBy = Math.max(now() + issueAheadMs, now() < launch.launchAt ? now() + armAheadMs : 0)
    const batch = issueBatch(db, launch, run, dueBy, now())
    if (!batch) return
    await handOver(director, batch)
  }
}
