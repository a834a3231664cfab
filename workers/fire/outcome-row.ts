import type { OutcomeRow } from '../../src/domain/ledger/types.ts'
import type { Answer, Failure } from '../../src/networks/port.ts'
import type { PostOutcome } from '../../src/networks/post-outcome.ts'
import type { HeldRow } from './held-batch.ts'

/** The report of a row. `result` is what the network answered; null when nothing was written. */
export function outcomeRow(
  row: HeldRow,
  outcome: PostOutcome,
  sentAt: number | null,
  result: Answer | Failure | null,
): OutcomeRow {
  const answer = result && 'status' in result ? result : null
  const said = result && ('code' in result ? result.code : result.body.slice(0, 2_000))
  return {
    delivery: row.delivery,
    batch: row.held.batch.batch,
    outcome,
    sentAt: outcome.kind === 'not-sent' ? null : sentAt,
    at: Date.now(),
    status: answer?.status ?? null,
    requestId: answer?.headers['x-transaction-id'] ?? answer?.headers['x-request-id'] ?? null,
    answer: outcome.kind === 'posted' ? null : said,
  }
}
