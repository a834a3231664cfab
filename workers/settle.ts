import type { Job } from 'bullmq'
import { recordHolder } from '../src/domain/ledger/holder.ts'
import { settle } from '../src/domain/ledger/settle.ts'
import { type Watches, watchAnswers } from './breaker.ts'
import type { DirectorContext } from './director-context.ts'
import type { Report } from './queues.ts'
import { call } from './redis/channels.ts'

/** Writes what a sender reports, and tells it so. */
export async function settleReport(director: DirectorContext, watches: Watches, job: Job<Report>): Promise<void> {
  const report = job.data
  if (report.kind === 'held') await confirmHolder(director, report)
  else
    watchAnswers(
      director,
      watches,
      report.sender.id,
      settle(director.db, report.sender, report.outcomes, director.now()),
    )
  await call(director.redis, 'ack', { reports: [report.id] })
}

async function confirmHolder({ db, records, now, log }: DirectorContext, report: Extract<Report, { kind: 'held' }>) {
  const recorded = recordHolder(db, report.batch, report.sender, now())
  if (recorded === 'no') return log.warn({ batch: report.batch, sender: report.sender.id }, 'not confirmed')
  const confirmed = await records.confirm(report.batch, report.sender.id)
  if (confirmed !== 'ok') log.warn({ batch: report.batch, confirmed }, 'not confirmed')
}
