import type { Job } from 'bullmq'
import { haltLaunch } from '../src/domain/launch.ts'
import { recordHolder } from '../src/domain/ledger/holder.ts'
import { type Settled, settle } from '../src/domain/ledger/settle.ts'
import type { HaltReason } from '../src/domain/post-outcome.ts'
import type { DirectorContext } from './director-context.ts'
import type { Report } from './queues.ts'
import { call } from './redis/channels.ts'

/** What the first answers of a launch were: many refusals of one kind mean that the app is refused, not the people. */
export type Tally = { answers: number; unauthorized: number; automated: number }
export type Tallies = Map<number, Tally>

const firstAnswers = 20
const unauthorizedAtMost = 15
const automatedAtMost = 3

/** Writes what a sender reports, and tells it so. */
export async function settleReport(director: DirectorContext, tallies: Tallies, job: Job<Report>): Promise<void> {
  const report = job.data
  if (report.kind === 'held') await confirmHolder(director, report)
  else
    for (const settled of settle(director.db, report.sender, report.outcomes, director.now()))
      haltIfHopeless(director, tallies, settled)
  await call(director.redis, 'ack', { reports: [report.id] })
}

async function confirmHolder({ db, records, now, log }: DirectorContext, report: Extract<Report, { kind: 'held' }>) {
  const recorded = recordHolder(db, report.batch, report.sender, now())
  if (recorded === 'no') return log.warn({ batch: report.batch, sender: report.sender.id }, 'not confirmed')
  const confirmed = await records.confirm(report.batch, report.sender.id)
  if (confirmed !== 'ok') log.warn({ batch: report.batch, confirmed }, 'not confirmed')
}

function haltIfHopeless(
  { db, log, now }: DirectorContext,
  tallies: Tallies,
  { launchId, row, counted }: Settled,
): void {
  if (!counted || row.status === null) return
  const tally = tallies.get(launchId) ?? { answers: 0, unauthorized: 0, automated: 0 }
  tallies.set(launchId, tally)
  const reason = hopeless(tally, row)
  // If it goes on, its first answers count anew: keys that are still wrong halt it again.
  if (reason) tallies.delete(launchId)
  if (reason && haltLaunch(db, launchId, reason, now())) log.error({ launch: launchId, reason }, 'halted')
}

function hopeless(tally: Tally, { outcome, status }: Settled['row']): HaltReason | null {
  tally.answers++
  if (outcome.kind === 'halt') return outcome.reason
  if (tally.answers <= firstAnswers && status === 401 && ++tally.unauthorized === unauthorizedAtMost)
    return 'many-unauthorized'
  const automated = outcome.kind === 'refused' && outcome.reason === 'looks-automated'
  if (automated && ++tally.automated === automatedAtMost) return 'looks-automated'
  return null
}
