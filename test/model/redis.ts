import type { Batch } from '../../src/domain/ledger/types.ts'
import type { Report } from '../../workers/queues.ts'
import type { Refusal } from '../../workers/redis/batch-record.ts'

type BatchRecord = {
  run: string
  holder: string | null
  confirmed: boolean
  watermark: number | 'gone'
  closed: boolean
}
type Content = { records: Record<number, BatchRecord>; jobs: Batch[]; reports: Report[] }

/**
 * Redis as the engine uses it: the batch records (the same answers as batch-record.lua, which a test compares with
 * this), the two queues, a clock. It can be restarted from an older state, and flushed.
 */
export type ModelRedis = ReturnType<typeof modelRedis>

export function modelRedis(now: () => number) {
  let content: Content = { records: {}, jobs: [], reports: [] }
  let runId = 'run-1'
  let runs = 1
  const saved: { at: number; content: Content }[] = []

  function usable(batch: number): BatchRecord | Refusal {
    const record = content.records[batch]
    if (!record) return 'gone'
    if (record.run !== runId) return 'other-run'
    return record.closed ? 'closed' : record
  }

  return {
    now,
    runId: () => runId,
    jobs: () => content.jobs,
    reports: () => content.reports,
    /** The append-only file: what a restart may fall back to. */
    save: () => {
      saved.push({ at: now(), content: structuredClone(content) })
      if (saved.length > 200) saved.shift()
    },
    restart: (lostMs: number) => {
      const keptAt = saved.findLastIndex(one => one.at <= now() - lostMs)
      const kept = saved[keptAt]
      // What was cut off cannot come back by another restart.
      saved.splice(keptAt + 1)
      content = kept ? structuredClone(kept.content) : { records: {}, jobs: [], reports: [] }
      runId = `run-${++runs}`
    },
    flush: () => {
      content = { records: {}, jobs: [], reports: [] }
    },
    /** The end of a record's life. */
    expire: (batch: number) => {
      delete content.records[batch]
    },
    open: (batch: number, redisRunId: string): 'ok' | 'exists' | 'other-run' => {
      if (redisRunId !== runId) return 'other-run'
      if (content.records[batch]) return 'exists'
      content.records[batch] = { run: runId, holder: null, confirmed: false, watermark: 0, closed: false }
      return 'ok'
    },
    claim: (batch: number, holder: string): 'ok' | Refusal => {
      const record = usable(batch)
      if (typeof record === 'string') return record
      if (record.holder !== null) return 'held'
      record.holder = holder
      return 'ok'
    },
    confirm: (batch: number, holder: string): 'ok' | Refusal => {
      const record = usable(batch)
      if (typeof record === 'string') return record
      if (record.holder !== holder) return 'held'
      record.confirmed = true
      return 'ok'
    },
    lease: (batch: number, holder: string, upTo: number): number | Refusal => {
      const record = usable(batch)
      if (typeof record === 'string') return record
      if (record.holder !== holder) return 'held'
      if (!record.confirmed) return 'unconfirmed'
      if (record.watermark !== 'gone') record.watermark = Math.max(record.watermark, upTo)
      return record.watermark === 'gone' ? 'gone' : Math.min(record.watermark, upTo)
    },
    close: (batch: number): number | 'gone' => {
      const known = content.records[batch]
      const record =
        known?.run === runId
          ? known
          : { run: runId, holder: null, confirmed: false, watermark: 'gone' as const, closed: true }
      record.closed = true
      content.records[batch] = record
      return record.watermark
    },
  }
}
