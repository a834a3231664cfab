import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digester } from '../../../src/lib/digest.ts'
import { type PrivateRedis, privateRedis } from '../../../src/lib/private-redis.ts'
import { connectRedis } from '../../../src/lib/redis.ts'
import { addressUrl, type RedisAddress, redisAddress } from '../../../src/lib/redis-address.ts'
import { type BatchRecords, batchRecords, readRedisRunId, recordPurpose } from '../../../workers/redis/batch-record.ts'
import { type ModelRedis, modelRedis } from '../../model/redis.ts'
import { testBox } from '../../support/factories.ts'
import { testFolder } from '../../support/folder.ts'

/** The real script on a Redis that the test restarts, with or without its last writes. */
let dir: string
/** With an fsync under way Redis may hold back its writes: then the file would say less than what was answered. */
const written = { appendfsync: 'no' }
let address: RedisAddress
let server: PrivateRedis
let redis: Redis
let records: BatchRecords

beforeAll(async () => {
  dir = join(testFolder('record'), 'redis')
  address = await redisAddress(dir)
  server = await privateRedis(dir, address, written)
  redis = connectRedis(addressUrl(address), { retryStrategy: () => 10 })
  records = batchRecords(redis, digester(testBox, recordPurpose))
})
afterAll(async () => {
  redis.disconnect()
  await server.stop()
})

type Asked =
  | { readonly ask: 'open'; readonly batch: number; readonly runsAgo: number }
  | { readonly ask: 'claim' | 'confirm'; readonly batch: number; readonly holder: string }
  | { readonly ask: 'lease'; readonly batch: number; readonly holder: string; readonly upTo: number }
  | { readonly ask: 'close' | 'expire'; readonly batch: number }
  | { readonly ask: 'flush' }
  | { readonly ask: 'restart'; readonly lost: number }

const batch = fc.integer({ min: 1, max: 3 })
const holder = fc.constantFrom('s1', 's2', 's3')
const asked: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ ask: fc.constant('open'), batch, runsAgo: fc.constantFrom(0, 0, 0, 1, 2) }) },
  { weight: 6, arbitrary: fc.record({ ask: fc.constantFrom('claim', 'claim', 'confirm'), batch, holder }) },
  { weight: 8, arbitrary: fc.record({ ask: fc.constant('lease'), batch, holder, upTo: fc.nat({ max: 300 }) }) },
  { weight: 2, arbitrary: fc.record({ ask: fc.constantFrom('close', 'close', 'expire'), batch }) },
  { weight: 1, arbitrary: fc.record({ ask: fc.constant('flush') }) },
  { weight: 1, arbitrary: fc.record({ ask: fc.constant('restart'), lost: fc.nat({ max: 12 }) }) },
)

const one = { batch: 1, holder: 's1' } as const
const other = { batch: 1, holder: 's2' } as const
const two = { batch: 2, holder: 's1' } as const
const everyAnswer: Asked[] = [
  { ask: 'open', batch: 1, runsAgo: 0 },
  { ask: 'open', batch: 1, runsAgo: 0 },
  { ask: 'lease', ...one, upTo: 50 },
  { ask: 'claim', ...one },
  { ask: 'claim', ...other },
  { ask: 'lease', ...one, upTo: 50 },
  { ask: 'confirm', ...other },
  { ask: 'confirm', ...one },
  { ask: 'lease', ...one, upTo: 50 },
  { ask: 'close', batch: 1 },
  ...[one, two].flatMap((of): Asked[] => [
    { ask: 'claim', ...of },
    { ask: 'confirm', ...of },
    { ask: 'lease', ...of, upTo: 50 },
  ]),
  { ask: 'open', batch: 2, runsAgo: 0 },
  { ask: 'restart', lost: 0 },
  { ask: 'claim', ...two },
  { ask: 'confirm', ...two },
  { ask: 'lease', ...two, upTo: 50 },
  { ask: 'open', batch: 3, runsAgo: 1 },
  { ask: 'close', batch: 3 },
]

/** A restart takes a quarter of a second. */
const restartsAtMost = 2
const told = new Set<string>()
/** More of them: MODEL_RUNS=200 npx vitest run test/workers/redis/batch-record.test.ts */
const runs = Number(process.env.MODEL_RUNS ?? 25)

test('answers as the model does that the interleavings run on, whatever is asked and lost', () =>
  fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 10, maxLength: 90, size: 'max' }), async questions => {
      const pair = await freshPair()
      for (const one of questions) {
        const [real, model] = await pair.play(one)
        told.add(`${one.ask}: ${typeof real === 'number' ? 'a watermark' : real}`)
        expect(real).toEqual(model)
      }
    }),
    { numRuns: runs, examples: [[everyAnswer]] },
  ))

test('was asked everything that it can answer', () => {
  const refusals = ['gone', 'other-run', 'closed', 'held']
  const all = [
    ...['ok', 'exists', 'other-run'].map(answer => `open: ${answer}`),
    ...['ok', ...refusals].map(answer => `claim: ${answer}`),
    ...['ok', ...refusals].map(answer => `confirm: ${answer}`),
    ...['a watermark', 'unconfirmed', ...refusals].map(answer => `lease: ${answer}`),
    ...['a watermark', 'gone'].map(answer => `close: ${answer}`),
  ]
  expect([...told].filter(one => !/expire|flush|restart/.test(one)).sort()).toEqual(all.sort())
})

test('a record lives for hours, closed or not, and no question makes it immortal', async () => {
  const run = await readRedisRunId(redis)
  await redis.flushall()
  await records.open(1, run)
  await records.claim(1, 's1')
  await records.confirm(1, 's1')
  await records.lease(1, 's1', 50)
  await records.close(2)
  for (const key of await redis.keys('*')) expect(await redis.ttl(key)).toBeGreaterThan(5 * 3_600)
  expect(await redis.keys('*')).toHaveLength(2)
})

/** An empty Redis beside an empty model; the model's time is the number of questions asked. */
async function freshPair() {
  await redis.flushall()
  let step = 0
  let restarts = 0
  const model: ModelRedis = modelRedis(() => step)
  /** The same runs, oldest first, as each of the two calls them. */
  const runs = [{ real: await readRedisRunId(redis), model: model.runId() }]
  const sizes = [appendOnlySize()]
  model.save()

  async function play(one: Asked): Promise<[unknown, unknown]> {
    const answers = await answer(one)
    step++
    model.save()
    sizes[step] = appendOnlySize()
    return answers
  }

  async function answer(one: Asked): Promise<[unknown, unknown]> {
    switch (one.ask) {
      case 'open': {
        const run = runs[Math.max(0, runs.length - 1 - one.runsAgo)] ?? { real: '', model: '' }
        return [await records.open(one.batch, run.real), model.open(one.batch, run.model)]
      }
      case 'claim':
      case 'confirm':
        return [await records[one.ask](one.batch, one.holder), model[one.ask](one.batch, one.holder)]
      case 'lease':
        return [await records.lease(one.batch, one.holder, one.upTo), model.lease(one.batch, one.holder, one.upTo)]
      case 'close':
        return [await records.close(one.batch), model.close(one.batch)]
      case 'expire':
        model.expire(one.batch)
        await redis.pexpire(`thunderclap:batch:${one.batch}`, 0)
        return [null, null]
      case 'flush':
        model.flush()
        return [await redis.flushall(), 'OK']
      case 'restart':
        if (restarts++ < restartsAtMost) await restart(one.lost)
        return [null, null]
      default:
        return one satisfies never
    }
  }

  async function restart(lost: number): Promise<void> {
    const keptAt = Math.max(0, step - lost)
    process.kill(server.pid, 'SIGKILL')
    await server.ended
    truncateSync(appendOnlyFile(), sizes[keptAt] ?? 0)
    server = await privateRedis(dir, address, written)
    // What was lost cannot come back by another, later loss.
    sizes.splice(keptAt + 1, step - keptAt, ...Array.from({ length: step - keptAt }, () => sizes[keptAt] ?? 0))
    model.restart(step - keptAt)
    runs.push({ real: await readRedisRunId(redis), model: model.runId() })
  }

  return { play }
}

/** Redis 7 has a folder of files, of which the last `incr` one is written to; 6.2 has one file. */
function appendOnlyFile(): string {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
  const file = files.filter(name => name.endsWith('.incr.aof') || name.endsWith('appendonly.aof')).sort()
  return join(dir, file.at(-1) ?? 'appendonly.aof')
}

const appendOnlySize = () => statSync(appendOnlyFile()).size
