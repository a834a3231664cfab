import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import { prefix } from '../queues.ts'

/** Why a sender may not fire, or not yet (`unconfirmed`). */
export type Refusal = 'gone' | 'other-run' | 'closed' | 'held' | 'unconfirmed'

/**
 * The record of a batch in Redis. Every call is atomic, and rejects when Redis cannot be reached.
 * `open`, `confirm` and `close` are the director's, `claim` and `ticket` the senders'.
 */
export type BatchRecords = {
  /** Written before the batch becomes a job. `exists`: it was opened before. */
  readonly open: (batch: number, run: string) => Promise<'ok' | 'exists' | 'other-run'>
  readonly claim: (batch: number, holder: string) => Promise<'ok' | Refusal>
  /** Only after the holder stands in SQLite. */
  readonly confirm: (batch: number, holder: string) => Promise<'ok' | Refusal>
  /** Rows below the answered mark may leave for the life of a ticket, counted from before this call. */
  readonly ticket: (batch: number, holder: string, upTo: number) => Promise<number | Refusal>
  /** No ticket is given any more. Answers the mark; `gone` when nobody can know what left. */
  readonly close: (batch: number) => Promise<number | 'gone'>
}

const lua = readFileSync(new URL('./batch-record.lua', import.meta.url), 'utf8')

type WithRecord = Redis & { batchRecord: (key: string, ...args: (string | number)[]) => Promise<never> }

export function batchRecords(redis: Redis): BatchRecords {
  redis.defineCommand('batchRecord', { numberOfKeys: 1, lua })
  const call = (batch: number, ...args: (string | number)[]) => (redis as WithRecord).batchRecord(keyOf(batch), ...args)
  return {
    open: (batch, run) => call(batch, 'open', run),
    claim: (batch, holder) => call(batch, 'claim', holder),
    confirm: (batch, holder) => call(batch, 'confirm', holder),
    ticket: (batch, holder, upTo) => call(batch, 'ticket', holder, upTo),
    close: batch => call(batch, 'close'),
  }
}

const keyOf = (batch: number) => `${prefix}:batch:${batch}`

/** The sender that has taken a batch, whether or not it stands in SQLite yet. */
export const claimedBy = (redis: Redis, batch: number): Promise<string | null> => redis.hget(keyOf(batch), 'holder')

/** The run_id of this Redis: a new one after every restart. */
export async function redisRun(redis: Redis): Promise<string> {
  const run = /run_id:(\w+)/.exec(await redis.info('server'))?.[1]
  if (!run) throw new Error('this Redis does not tell its run_id')
  return run
}
