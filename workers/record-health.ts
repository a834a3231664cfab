import { type Health, recordHealth } from '../src/domain/launch/check/health.ts'
import { probeRedis, readInfo, redisVersion } from '../src/lib/redis-check.ts'
import type { DirectorContext } from './director-context.ts'

const answerWithinMs = 2_000
/** Longest words of Redis that are shown. */
const refusalLength = 200

/** Records what only the director can measure, for the Check page. */
export async function recordSystemHealth(director: DirectorContext): Promise<void> {
  const { db, time, heartbeats } = director
  const strangers = heartbeats.strangers().map(({ from, keyId }) => from || (keyId ?? '?'))
  const room = await director.reserve.tend()
  const redis = await redisHealth(director)
  const seen = {
    redis,
    redisRefusal: redis ? null : await redisRefusal(director),
    freeDiskMb: room && Math.floor(room.free / 1_048_576),
    reserve: room && room.reserve > 0,
    strangers,
    clocks: time.doubt(),
  }
  // By the system's clock, which pages use too: they show how long ago it was.
  recordHealth(db, seen, Date.now())
}

async function redisHealth({ redis, clock }: DirectorContext): Promise<Health['redis']> {
  if (redis.status !== 'ready') return null
  const read = async () => {
    const info = readInfo(await redis.info())
    const redisNow = clock.now()
    return {
      version: redisVersion(info),
      appendOnly: info.aof_enabled === undefined ? null : info.aof_enabled === '1',
      policy: info.maxmemory_policy ?? null,
      clockApartMs: redisNow === null ? 0 : Math.round(redisNow - Date.now()),
    }
  }
  return inTime(read())
}

/** With what words Redis refuses us; null where it says nothing. On a connection of its own, because the director's hides them. */
async function redisRefusal({ config }: DirectorContext): Promise<string | null> {
  const seen = config.redisUrl === null ? null : await inTime(probeRedis(config.redisUrl))
  return seen?.refusal?.slice(0, refusalLength) ?? null
}

/** A connection waits for Redis as long as it takes; the health record must not. Null too when it rejects. */
function inTime<T>(answer: Promise<T>): Promise<T | null> {
  const tooLong = new Promise<null>(resolve => setTimeout(resolve, answerWithinMs, null).unref())
  return Promise.race([answer, tooLong]).catch(() => null)
}
