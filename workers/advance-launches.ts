import type { Launch } from '../src/domain/launch/launch.ts'
import { advance, endPending, launchesAtWork } from '../src/domain/ledger/advance.ts'
import { type ArmFrom, armPledges } from '../src/domain/ledger/arm.ts'
import { claimDueLaunches } from '../src/domain/ledger/claim.ts'
import { decideConditions } from '../src/domain/ledger/conditions.ts'
import { digests } from '../src/domain/pledge/digests.ts'
import type { DirectorContext } from './director-context.ts'
import { forgetLaunch } from './forget-launch.ts'
import { issueAll } from './issue.ts'
import { environmentOf } from './rehearsal-environment.ts'

/** Pledges are looked through again from a little before the last time: two clocks and an open transaction. */
const overlapMs = 5_000
/** Transactions of arming in one round: another launch has its turn between two rounds. */
const chunksAtOnce = 10

/** How far a launch was looked through for new pledges; nothing after a start, so that all are looked through. */
type Looked = {
  readonly since: number
  readonly startedAt: number
  readonly afterPledge: number
  readonly waitersAreArmed?: true
}
export type ArmingProgress = Map<number, Looked>

/** One round of everything that time brings: due launches, new pledges, batches, ends. */
export async function advanceLaunches(director: DirectorContext, armed: ArmingProgress): Promise<void> {
  const { db, now, log, postings } = director
  const limits = new Map([...postings].map(([network, posting]) => [network, posting.appLimit]))
  claimDueLaunches(db, now())
  for (const launch of launchesAtWork(db)) {
    const complete = launch.state === 'stopped' || launch.state === 'halted' || (await armSome(director, armed, launch))
    endPending(db, launch, limits, now())
    if (mayIssue(launch)) await issueAll(director, launch)
    const next = advance(db, launch, complete, now())
    if (next) log.info({ launch: launch.id, state: next }, 'launch')
    if (next === 'finished' || next === 'stopped') await forgetLaunch(director, launch)
  }
}

/** False while pledges are left that were not looked at. */
async function armSome(director: DirectorContext, armed: ArmingProgress, launch: Launch): Promise<boolean> {
  const { db, box, now } = director
  const environment = environmentOf(director, launch)
  if (!environment) return false
  const { since, startedAt, afterPledge } = armed.get(launch.id) ?? { since: 0, startedAt: now(), afterPledge: 0 }
  if (since > launch.launchAt + overlapMs) return armWaiting(director, armed, launch)
  const began = afterPledge === 0 ? now() : startedAt
  let from: number | null = afterPledge
  for (let chunk = 0; chunk < chunksAtOnce && from !== null; chunk++) {
    const next: ArmFrom = { afterPledge: from, confirmedSince: Math.max(0, since - overlapMs) }
    from = armPledges(db, { ...environment, digests: digests(box) }, launch, next, now()).last
    // The clearance and the settling of another launch have their turn between two chunks.
    await new Promise(setImmediate)
  }
  armed.set(
    launch.id,
    from === null ? { since: began, startedAt: 0, afterPledge: 0 } : { since, startedAt: began, afterPledge: from },
  )
  return from === null && (await armWaiting(director, armed, launch))
}

/** Those that go only with enough others, at T0: their deliveries stand there once, so looking again finds nothing. */
async function armWaiting(director: DirectorContext, armed: ArmingProgress, launch: Launch): Promise<boolean> {
  const { db, box, now } = director
  const looked = armed.get(launch.id)
  if (looked?.waitersAreArmed) return true
  const going = decideConditions(db, launch, now())
  const environment = environmentOf(director, launch)
  if (going === null || !environment) return true
  let from: number | null = 0
  for (let chunk = 0; chunk < chunksAtOnce && from !== null; chunk++) {
    from = armPledges(
      db,
      { ...environment, digests: digests(box) },
      launch,
      { afterPledge: from, confirmedSince: 0, going },
      now(),
    ).last
    await new Promise(setImmediate)
  }
  if (from === null && looked && now() > launch.launchAt + overlapMs)
    armed.set(launch.id, { ...looked, waitersAreArmed: true })
  return from === null
}

const mayIssue = (launch: Launch) => launch.pausedAt === null && launch.state !== 'halted' && launch.state !== 'stopped'
