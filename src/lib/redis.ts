import { Redis, type RedisOptions } from 'ioredis'

/**
 * A connection that waits for Redis as long as it takes and is made again when it breaks. `url` is
 * `redis://…`, `rediss://…` or the path of a unix socket; either may end in `?db=3`.
 */
export function connectRedis(url: string, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    // What BullMQ asks of a worker's connection; a command then waits for the connection instead of failing.
    maxRetriesPerRequest: null,
    retryStrategy: tries => Math.min(50 * 2 ** Math.min(tries, 6), 1_000),
    ...options,
  })
  // Without a listener a refused connection would end the process. Who wants to tell of it adds one more.
  redis.on('error', () => {})
  return redis
}
