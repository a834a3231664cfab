import type { Redis } from 'ioredis'
import { inject } from 'vitest'
import { connectRedis } from '../../src/lib/redis.ts'
import { afterThisTest } from './folder.ts'

export type TestRedis = { readonly url: string; readonly redis: Redis }

/** An empty database, of this test alone, on the Redis of the run. Who kills or pauses Redis starts one with `privateRedis`. */
export async function testRedis(): Promise<TestRedis> {
  const counter = connectRedis(inject('redisUrl'))
  const index = 1 + ((await counter.incr('databases-handed-out')) % 1023)
  counter.disconnect()
  const url = databaseUrl(inject('redisUrl'), index)
  const redis = connectRedis(url)
  await redis.flushdb()
  afterThisTest(async () => {
    await redis.flushdb()
    redis.disconnect()
  })
  return { url, redis }
}

const databaseUrl = (url: string, index: number) => (url.startsWith('/') ? `${url}?db=${index}` : `${url}/${index}`)
