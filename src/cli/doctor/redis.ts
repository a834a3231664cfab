import type { Config } from '../../config.ts'
import { connectRedis } from '../../lib/redis.ts'
import { findRedisBinary } from '../../lib/redis-binary.js'
import { isBad, probeRedis as tryRedis } from '../../lib/redis-check.ts'
import type { DoctorFinding } from './finding.ts'

const deadlineMs = 5_000
/** Senders refuse to fire when their clock and that of Redis are further apart. */
const clocksApartMs = 2_000

export async function checkRedis({ redisUrl }: Config): Promise<readonly DoctorFinding[]> {
  if (!redisUrl) return [privateOne()]
  const seen = await tryRedis(redisUrl)
  if (seen.kind === 'away')
    return [{ state: 'bad', what: `Redis does not answer (${seen.why})`, todo: 'Start it, or set REDIS_URL.' }]
  if (seen.findings.some(isBad)) return seen.findings
  return [{ state: 'ok', what: `Redis ${seen.version}` }, ...seen.findings, await clockOf(redisUrl)]
}

function privateOne(): DoctorFinding {
  const binary = findRedisBinary()
  if (binary) return { state: 'ok', what: `Redis ${binary.version} for \`npm start\` (${binary.file})` }
  return { state: 'bad', what: 'no Redis', todo: 'Run `npm run setup`, or set REDIS_URL.' }
}

async function clockOf(redisUrl: string): Promise<DoctorFinding> {
  const redis = connectRedis(redisUrl, {
    connectTimeout: deadlineMs,
    commandTimeout: deadlineMs,
    maxRetriesPerRequest: 1,
  })
  try {
    const before = Date.now()
    const [seconds, micros] = await redis.time()
    const apartMs = Math.round(Number(seconds) * 1_000 + Number(micros) / 1_000 - (before + Date.now()) / 2)
    if (Math.abs(apartMs) <= clocksApartMs)
      return { state: 'ok', what: `clock within ${Math.abs(apartMs)} ms of Redis's` }
    return { state: 'bad', what: `clock and Redis's are ${apartMs} ms apart`, todo: 'Set both by NTP.' }
  } catch (error) {
    return { state: 'bad', what: `Redis does not say its time (${(error as Error).message})`, todo: 'See its log.' }
  } finally {
    redis.disconnect()
  }
}
