import type { Redis } from 'ioredis'
import type { Config } from '../../config.ts'
import { connectRedis } from '../../lib/redis.ts'
import { findRedisBinary, isRecentRedis, oldestRedis } from '../../lib/redis-binary.js'
import type { Finding } from './finding.ts'

const deadlineMs = 5_000
/** Senders refuse to fire when their clock and that of Redis are further apart. */
const clocksApartMs = 2_000

export async function checkRedis({ redisUrl }: Config): Promise<readonly Finding[]> {
  if (!redisUrl) return [privateOne()]
  const redis = connectRedis(redisUrl, {
    connectTimeout: deadlineMs,
    commandTimeout: deadlineMs,
    maxRetriesPerRequest: 1,
  })
  try {
    return [versionOf(await redis.info('server')), await clockOf(redis), ...(await settingsOf(redis))]
  } catch (error) {
    return [
      {
        state: 'bad',
        what: `Redis does not answer (${(error as Error).message})`,
        todo: 'Start it, or set REDIS_URL.',
      },
    ]
  } finally {
    redis.disconnect()
  }
}

function privateOne(): Finding {
  const binary = findRedisBinary()
  if (binary) return { state: 'ok', what: `Redis ${binary.version} for \`npm start\` (${binary.file})` }
  return { state: 'bad', what: 'no Redis', todo: 'Run `npm run setup`, or set REDIS_URL.' }
}

function versionOf(info: string): Finding {
  const version = /^(?:valkey|redis)_version:(\S+)/m.exec(info)?.[1] ?? '0'
  if (isRecentRedis(version)) return { state: 'ok', what: `Redis ${version}` }
  return { state: 'bad', what: `Redis ${version} is too old`, todo: `Thunderclap needs ${oldestRedis} or later.` }
}

async function clockOf(redis: Redis): Promise<Finding> {
  const before = Date.now()
  const [seconds, micros] = await redis.time()
  const apartMs = Math.round(Number(seconds) * 1_000 + Number(micros) / 1_000 - (before + Date.now()) / 2)
  if (Math.abs(apartMs) <= clocksApartMs)
    return { state: 'ok', what: `clock within ${Math.abs(apartMs)} ms of Redis's` }
  return { state: 'bad', what: `clock and Redis's are ${apartMs} ms apart`, todo: 'Set both by NTP.' }
}

/** Some hosted servers hide their settings: then nothing is said about them. */
async function settingsOf(redis: Redis): Promise<Finding[]> {
  const asked = async (name: string) => ((await redis.config('GET', name).catch(() => [])) as string[])[1]
  const [policy, aof] = [await asked('maxmemory-policy'), await asked('appendonly')]
  const findings: Finding[] = []
  if (policy && policy !== 'noeviction')
    findings.push({
      state: 'bad',
      what: `Redis may throw jobs away (${policy})`,
      todo: 'Set maxmemory-policy noeviction.',
    })
  if (aof === 'no')
    findings.push({ state: 'warn', what: 'Redis forgets its jobs when it crashes', todo: 'Set appendonly yes.' })
  return findings
}
