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

/** Each scan begins this much before the last one, for two clocks that differ and a transaction that was open. */
const overlapMs = 5_000
/** Transactions of arming in one round, so that several launches are armed in turn. */
const chunksAtOnce = 10

/** How far the pledges of a launch were scanned. A director that starts knows nothing, so it scans them all. */
type Scanned = {
  readonly since: number
  readonly startedAt: number
  readonly afterPledge: number
  readonly conditionalAreArmed?: true
}
export type ArmingProgress = Map<number, Scanned>

/** One round over all launches at work: claims due ones, arms new pledges, issues batches, ends what is over. */
export async function advanceLaunches(director: DirectorContext, armed: ArmingProgress): Promise<void> {
  const { db, now, log, postings } = director
  const limits = new Map([...postings].map(([network, posting]) => [network, posting.appLimit]))
  claimDueLaunches(db, now())
  for (const launch of launchesAtWork(db)) {
    // A halted one too: what is still to be armed may be for a network that goes on.
    const complete = launch.state === 'stopped' || (await armSome(director, armed, launch))
    endPending(db, launch, limits, now())
    if (launch.state !== 'stopped') await issueAll(director, launch)
    const next = advance(db, launch, complete, now())
    if (next) log.info({ launch: launch.id, state: next }, 'launch')
    if (next === 'finished' || next === 'stopped') await forgetLaunch(director, launch)
  }
}

/** False while pledges are left that were not scanned. */
async function armSome(director: DirectorContext, armed: ArmingProgress, launch: Launch): Promise<boolean> {
  const { db, box, now } = director
  const environment = environmentOf(director, launch)
  if (!environment) return false
  const armWith = { ...environment, digests: digests(box), baseUrl: director.config.web.baseUrl }
  const { since, startedAt, afterPledge } = armed.get(launch.id) ?? { since: 0, startedAt: now(), afterPledge: 0 }
  if (since > launch.launchAt + overlapMs) return armConditional(director, armed, launch)
  const began = afterPledge === 0 ? now() : startedAt
  let from: number | null = afterPledge
  for (let chunk = 0; chunk < chunksAtOnce && from !== null; chunk++) {
    const next: ArmFrom = { afterPledge: from, confirmedSince: Math.max(0, since - overlapMs) }
    from = armPledges(db, armWith, launch, next, now()).last
    // Clearances and settling run between two chunks.
    await new Promise(setImmediate)
  }
  armed.set(
    launch.id,
    from === null ? { since: began, startedAt: 0, afterPledge: 0 } : { since, startedAt: began, afterPledge: from },
  )
  return from === null && (await armConditional(director, armed, launch))
}

/** Arms the pledges on condition, at T0. A pledge has one delivery, so a second scan finds nothing. */
async function armConditional(director: DirectorContext, armed: ArmingProgress, launch: Launch): Promise<boolean> {
  const { db, box, now } = director
  const scanned = armed.get(launch.id)
  if (scanned?.conditionalAreArmed) return true
  const going = decideConditions(db, launch, now())
  const environment = environmentOf(director, launch)
  if (going === null || !environment) return true
  const armWith = { ...environment, digests: digests(box), baseUrl: director.config.web.baseUrl }
  let from: number | null = 0
  for (let chunk = 0; chunk < chunksAtOnce && from !== null; chunk++) {
    from = armPledges(db, armWith, launch, { afterPledge: from, confirmedSince: 0, going }, now()).last
    await new Promise(setImmediate)
  }
  if (from === null && scanned && now() > launch.launchAt + overlapMs)
    armed.set(launch.id, { ...scanned, conditionalAreArmed: true })
  return from === null
}
