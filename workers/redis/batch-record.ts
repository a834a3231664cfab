import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import type { Digester } from '../../src/lib/digest.ts'
import { prefix } from '../queues.ts'

/** Why a sender may not fire, or not yet (`unconfirmed`). */
export type Refusal = 'gone' | 'other-run' | 'closed' | 'held' | 'unconfirmed'

/**
 * The record of a batch in Redis. Every call is atomic, and rejects when Redis cannot be reached. The director calls `open`,
 * `confirm` and `close`, senders call `claim` and `lease`. Confirmation and watermark count only with a digest made with our key:
 * others who write to Redis can delay a batch, but let nobody fire it.
 */
export type BatchRecords = {
  /** Written before the batch becomes a job. `exists`: it was opened before. */
  readonly open: (batch: number, run: string) => Promise<'ok' | 'exists' | 'other-run'>
  readonly claim: (batch: number, holder: string) => Promise<'ok' | Refusal>
  /** Only after the holder is written to SQLite. */
  readonly confirm: (batch: number, holder: string) => Promise<'ok' | Refusal>
  /** Rows below the returned watermark may leave for `leaseMs`, counted from before this call. */
  readonly lease: (batch: number, holder: string, upTo: number) => Promise<number | Refusal>
  /** No lease is given any more. Returns the watermark; `gone` when nobody can know what left. */
  readonly close: (batch: number) => Promise<number | 'gone'>
}

const lua = readFileSync(new URL('./batch-record.lua', import.meta.url), 'utf8')

type Answer = Refusal | 'ok' | 'exists' | readonly [watermark: number, digest: string]
type WithRecord = Redis & { batchRecord: (key: string, ...args: (string | number)[]) => Promise<Answer> }

export function batchRecords(redis: Redis, digests: Digester): BatchRecords {
  redis.defineCommand('batchRecord', { numberOfKeys: 1, lua })
  const call = (batch: number, ...args: (string | number)[]) => (redis as WithRecord).batchRecord(keyOf(batch), ...args)
  const word = async <Word>(batch: number, ...args: (string | number)[]) => (await call(batch, ...args)) as Word
  const confirmationOf = (batch: number, holder: string) => ['let go', batch, holder]
  const watermarkOf = (batch: number, watermark: number) => ['mark', batch, watermark]
  return {
    open: (batch, run) => word(batch, 'open', run),
    claim: (batch, holder) => word(batch, 'claim', holder),
    confirm: (batch, holder) => word(batch, 'confirm', holder, digests.of(confirmationOf(batch, holder))),
    lease: async (batch, holder, upTo) => {
      const answer = await call(batch, 'lease', holder, upTo, digests.of(watermarkOf(batch, upTo)))
      if (typeof answer === 'string') return answer as Refusal
      const [watermark, confirmed] = answer
      // A higher watermark is of a lease whose answer was lost: rows beyond `upTo` are not used.
      return digests.matches(confirmed, confirmationOf(batch, holder)) ? Math.min(watermark, upTo) : 'unconfirmed'
    },
    close: async batch => {
      const answer = await call(batch, 'close')
      if (typeof answer === 'string') return 'gone'
      const [watermark, seal] = answer
      const isOurs = watermark === 0 ? seal === '' : digests.matches(seal, watermarkOf(batch, watermark))
      return isOurs ? watermark : 'gone'
    },
  }
}

/** Purpose of the keys for the digests in records. */
export const recordPurpose = 'batch-record'

const keyOf = (batch: number) => `${prefix}:batch:${batch}`

/** Calls for these batches answer `gone` afterwards. */
export const forgetRecords = (redis: Redis, batches: readonly number[]): Promise<unknown> =>
  redis.unlink(...batches.map(keyOf))

/** The sender that has claimed a batch, whether or not SQLite has it yet. */
export const claimedBy = (redis: Redis, batch: number): Promise<string | null> => redis.hget(keyOf(batch), 'holder')

/** The run_id of this Redis: a new one after every restart. */
export async function readRedisRunId(redis: Redis): Promise<string> {
  const redisRunId = /run_id:(\w+)/.exec(await redis.info('server'))?.[1]
  if (!redisRunId) throw new Error('this Redis does not tell its run_id')
  return redisRunId
}
