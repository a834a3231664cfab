import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import type { Digester } from '../../src/lib/digest.ts'
import { prefix } from '../queues.ts'

/** Why a sender may not fire, or not yet (`unconfirmed`). */
export type Refusal = 'gone' | 'other-run' | 'closed' | 'held' | 'unconfirmed'

/**
 * The record of a batch in Redis. Every call is atomic, and rejects when Redis cannot be reached.
 * `open`, `confirm` and `close` are the director's, `claim` and `lease` the senders'. What it says is believed only where a
 * digest of ours stands with it: whoever else writes there can hold a batch up, and let nobody fire it.
 */
export type BatchRecords = {
  /** Written before the batch becomes a job. `exists`: it was opened before. */
  readonly open: (batch: number, run: string) => Promise<'ok' | 'exists' | 'other-run'>
  readonly claim: (batch: number, holder: string) => Promise<'ok' | Refusal>
  /** Only after the holder stands in SQLite. */
  readonly confirm: (batch: number, holder: string) => Promise<'ok' | Refusal>
  /** Rows below the answered mark may leave for the life of a lease, counted from before this call. */
  readonly lease: (batch: number, holder: string, upTo: number) => Promise<number | Refusal>
  /** No lease is given any more. Answers the mark; `gone` when nobody can know what left. */
  readonly close: (batch: number) => Promise<number | 'gone'>
}

const lua = readFileSync(new URL('./batch-record.lua', import.meta.url), 'utf8')

type Answer = Refusal | 'ok' | 'exists' | readonly [mark: number, digest: string]
type WithRecord = Redis & { batchRecord: (key: string, ...args: (string | number)[]) => Promise<Answer> }

export function batchRecords(redis: Redis, digests: Digester): BatchRecords {
  redis.defineCommand('batchRecord', { numberOfKeys: 1, lua })
  const call = (batch: number, ...args: (string | number)[]) => (redis as WithRecord).batchRecord(keyOf(batch), ...args)
  const word = async <Word>(batch: number, ...args: (string | number)[]) => (await call(batch, ...args)) as Word
  const letGo = (batch: number, holder: string) => ['let go', batch, holder]
  const marked = (batch: number, mark: number) => ['mark', batch, mark]
  return {
    open: (batch, run) => word(batch, 'open', run),
    claim: (batch, holder) => word(batch, 'claim', holder),
    confirm: (batch, holder) => word(batch, 'confirm', holder, digests.of(letGo(batch, holder))),
    lease: async (batch, holder, upTo) => {
      const answer = await call(batch, 'lease', holder, upTo, digests.of(marked(batch, upTo)))
      if (typeof answer === 'string') return answer as Refusal
      const [mark, confirmed] = answer
      // A higher mark is one whose answer was lost: nothing beyond what was asked for is used of it.
      return digests.matches(confirmed, letGo(batch, holder)) ? Math.min(mark, upTo) : 'unconfirmed'
    },
    close: async batch => {
      const answer = await call(batch, 'close')
      if (typeof answer === 'string') return 'gone'
      const [mark, seal] = answer
      const isOurs = mark === 0 ? seal === '' : digests.matches(seal, marked(batch, mark))
      return isOurs ? mark : 'gone'
    },
  }
}

/** Purpose of the keys that records are vouched for with. */
export const recordPurpose = 'batch-record'

const keyOf = (batch: number) => `${prefix}:batch:${batch}`

/** What is asked of them afterwards finds them `gone`. */
export const forgetRecords = (redis: Redis, batches: readonly number[]): Promise<unknown> =>
  redis.unlink(...batches.map(keyOf))

/** The sender that has taken a batch, whether or not it stands in SQLite yet. */
export const claimedBy = (redis: Redis, batch: number): Promise<string | null> => redis.hget(keyOf(batch), 'holder')

/** The run_id of this Redis: a new one after every restart. */
export async function redisRun(redis: Redis): Promise<string> {
  const run = /run_id:(\w+)/.exec(await redis.info('server'))?.[1]
  if (!run) throw new Error('this Redis does not tell its run_id')
  return run
}
