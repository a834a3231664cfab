import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { isRecentRedis, oldestRedis } from './redis-binary.js'
import { type RedisFinding, redisPrefix, redisRefusal } from './redis-refusal.ts'
import { tlsMismatch } from './redis-tls.ts'

/**
 * `away`: nobody answers, or not yet; `why` is the error in its own words. No findings: nothing is wrong. `refusal`: with what
 * words Redis itself refused a command.
 */
export type RedisProbe = { readonly refusal?: string } & (
  | { readonly kind: 'answers'; readonly version: string; readonly findings: readonly RedisFinding[] }
  | { readonly kind: 'away'; readonly why: string }
)

const answerWithinMs = 5_000

/** Tries everything that director and senders need of a Redis, and leaves nothing in it. `url` as `connectRedis` takes it. */
export async function probeRedis(url: string): Promise<RedisProbe> {
  const errors: Error[] = []
  const redis = new Redis(url, {
    lazyConnect: true,
    enableReadyCheck: false,
    disableClientInfo: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: answerWithinMs,
    commandTimeout: answerWithinMs,
  })
  redis.on('error', error => errors.push(error))
  const { username, password, db } = redis.options
  // Signed in by hand below, so that each refusal has its own words. The greeting of RESP3 would sign in first.
  Object.assign(redis.options, { username: null, password: null, db: 0, protocol: 2 })
  try {
    await redis.connect()
    if (password) await redis.call('AUTH', ...(username ? [username, password] : [password])).catch(onlyIfAsked)
    if (db) await redis.select(db)
    const info = readInfo(await redis.info())
    if (info.loading === '1') return { kind: 'away', why: 'it is still loading' }
    const findings = settingsOf(info)
    return {
      kind: 'answers',
      version: redisVersion(info),
      findings: findings.some(isBad) ? findings : [...findings, ...(await refusedOf(redis))],
    }
  } catch (error) {
    const last = errors.at(-1) ?? (error as Error)
    const finding =
      [error as Error, ...errors].map(redisRefusal).find(one => one !== null) ??
      (await tlsMismatch(redis.options, answerWithinMs))
    const refusal = [error as Error, ...errors].find(({ name }) => name === 'ReplyError')?.message
    const said = refusal === undefined ? {} : { refusal }
    if (finding) return { ...said, kind: 'answers', version: '', findings: [finding] }
    return last.message.includes('Unknown RESP type') ? noRedis : { ...said, kind: 'away', why: last.message }
  } finally {
    redis.disconnect()
  }
}

export const isBad = ({ state }: RedisFinding) => state === 'bad'

const noRedis: RedisProbe = {
  kind: 'answers',
  version: '',
  findings: [{ state: 'bad', what: 'what answers at REDIS_URL is no Redis', todo: 'Set REDIS_URL to one.' }],
}

/** A password that nobody asks for is no obstacle: ioredis goes on without, too. */
function onlyIfAsked(error: Error): void {
  if (!/without any password configured|no password is set/.test(error.message)) throw error
}

type RedisInfo = Readonly<Record<string, string>>

export const readInfo = (said: string): RedisInfo =>
  Object.fromEntries(
    said
      .split(/\r?\n/)
      .flatMap(line =>
        line.includes(':') ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]] : [],
      ),
  )

export const redisVersion = (info: RedisInfo) => info.valkey_version ?? info.redis_version ?? '0'

/** What its own description says against it. Some hosted servers leave parts of it out: then nothing is said about them. */
function settingsOf(info: RedisInfo): RedisFinding[] {
  const version = redisVersion(info)
  const policy = info.maxmemory_policy
  const findings: (RedisFinding | false)[] = [
    !isRecentRedis(version) && bad(`Redis ${version} is too old`, `Thunderclap needs ${oldestRedis} or later.`),
    info.redis_mode === 'sentinel' && bad('this is a Sentinel, which keeps no data', 'Set REDIS_URL to the primary.'),
    (info.redis_mode === 'cluster' || info.cluster_enabled === '1') && (redisRefusal(new Error('MOVED')) ?? false),
    info.role === 'slave' && (redisRefusal(new Error('READONLY')) ?? false),
    policy !== undefined &&
      policy !== 'noeviction' &&
      bad(`Redis may throw jobs away (maxmemory-policy ${policy})`, 'Set maxmemory-policy noeviction.'),
    info.aof_enabled === '0' && {
      state: 'warn',
      what: 'Redis forgets its jobs when it crashes',
      todo: 'Set appendonly yes.',
    },
  ]
  return findings.filter(one => one !== false)
}

const bad = (what: string, todo: string): RedisFinding => ({ state: 'bad', what, todo })

/**
 * What the engine's and BullMQ's scripts do, one of each kind, with one key that is gone afterwards. Scripts because an error in
 * one names what is refused, and because nothing is left behind when it ends in the middle.
 */
const trial = `
local key = KEYS[1]
local function try(...) local answer = redis.pcall(...) if type(answer) == 'table' and answer.err then error(answer.err) end return answer end
try('INFO', 'server')
try('TIME')
for _, one in ipairs({
  { 'SET', key, 1 }, { 'INCR', key }, { 'GET', key }, { 'PEXPIRE', key, 1000 }, { 'DEL', key },
  { 'HSET', key, 'a', 1 }, { 'HINCRBY', key, 'a', 1 }, { 'HMGET', key, 'a' }, { 'HGETALL', key }, { 'HDEL', key, 'a' },
  { 'LPUSH', key, 1 }, { 'LRANGE', key, 0, 1 }, { 'RPOPLPUSH', key, key }, { 'LREM', key, 0, 1 },
  { 'ZADD', key, 1, 'a' }, { 'ZRANGEBYSCORE', key, 0, 1 }, { 'ZPOPMIN', key },
  { 'SADD', key, 1 }, { 'SMEMBERS', key }, { 'SREM', key, 1 },
  { 'XADD', key, '*', 'a', 1 }, { 'XTRIM', key, 'MAXLEN', 0 }, { 'DEL', key }, { 'EXISTS', key },
}) do try(unpack(one)) end
return 'OK'`

/** The first thing that is not allowed, or not possible now. Rejects with what may pass by itself. */
async function refusedOf(redis: Redis): Promise<RedisFinding[]> {
  const name = `${redisPrefix}:check`
  try {
    await redis.time()
    await redis.eval(trial, 1, `${name}:${randomUUID()}`)
    await redis.bzpopmin(`${name}:${randomUUID()}`, 0.01)
    await redis.publish(name, '')
    await redis.subscribe(name)
    return []
  } catch (error) {
    const finding = redisRefusal(error as Error)
    if (!finding) throw error
    return [finding]
  }
}
