import type { Job } from 'bullmq'
import { recordHolder } from '../src/domain/ledger/holder.ts'
import { type Settled, settle } from '../src/domain/ledger/settle.ts'
import type { SenderIdentity } from '../src/domain/ledger/types.ts'
import { judgeUnreadable } from '../src/domain/ledger/unreadable.ts'
import { type BreakerStates, watchAnswers } from './breaker.ts'
import type { DirectorContext } from './director-context.ts'
import type { Report } from './queues.ts'
import { publishCall } from './redis/channels.ts'
import { openReport, type SealedReport } from './redis/sealed-jobs.ts'

/** Settles a report in the ledger and acknowledges it to the sender. */
export async function settleReport(
  director: DirectorContext,
  watches: BreakerStates,
  job: Job<SealedReport>,
): Promise<void> {
  const report = opened(director, job.data)
  if (!report) return
  if (report.kind === 'held') await confirmHolder(director, report)
  else {
    const settled = settle(director.db, report, director.now(), director.postings)
    watchAnswers(director, watches, report.sender.id, settled)
    for (const one of settled) if (one.counted && cannotRead(one)) judge(director, report.sender, one)
  }
  await publishCall({ ...director, from: 'director' }, 'ack', { reports: [report.id] })
}

function opened({ envelope, log }: DirectorContext, job: SealedReport): Report | null {
  try {
    return openReport(envelope, job)
  } catch (error) {
    log.warn({ err: error }, 'a report was dropped: no sender of ours sealed it')
    return null
  }
}

const cannotRead = ({ row: { outcome } }: Settled) =>
  outcome.kind === 'not-sent' && outcome.cause === 'unreadable-grant'

/** A grant that the director can open and a sender cannot is that sender's fault: it gets no more work. */
function judge({ db, box, heartbeats, now }: DirectorContext, { id }: SenderIdentity, { row, kind }: Settled): void {
  if (kind === 'real' && judgeUnreadable(db, box, row.delivery, now()) === 'readable') heartbeats.dismiss(id)
}

async function confirmHolder(
  { db, records, heartbeats, now, log }: DirectorContext,
  report: Extract<Report, { kind: 'held' }>,
) {
  const differs = heartbeats.differing({ ...report, id: report.sender.id })
  if (differs.length > 0) return log.warn({ batch: report.batch, sender: report.sender.id, differs }, 'not confirmed')
  const recorded = recordHolder(db, report.batch, report.sender, now())
  if (recorded === 'no') return log.warn({ batch: report.batch, sender: report.sender.id }, 'not confirmed')
  const confirmed = await records.confirm(report.batch, report.sender.id)
  if (confirmed !== 'ok') log.warn({ batch: report.batch, confirmed }, 'not confirmed')
}
