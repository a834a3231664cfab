import type { Launch } from '../src/domain/launch/launch.ts'
import { batchesOf } from '../src/domain/ledger/close.ts'
import type { DirectorContext } from './director-context.ts'
import { forgetRecords } from './redis/batch-record.ts'

const atOnce = 500

/**
 * Takes out of Redis what a launch left there that has ended: who holds which batch, and what its append-only file still says. What
 * comes late finds no record, and gets no lease.
 */
export async function forgetLaunch(
  { config, db, redis, batches, log }: DirectorContext,
  launch: Launch,
): Promise<void> {
  const ids = batchesOf(db, launch.id)
  try {
    for (let n = 0; n < ids.length; n += atOnce) await forgetRecords(redis, ids.slice(n, n + atOnce))
    await batches[launch.kind].trimEvents(0)
    // The file of a Redis that others run is theirs: it is rewritten when its settings say so. All of it is sealed.
    if (isOwn(config.redisUrl)) await redis.bgrewriteaof()
  } catch (error) {
    log.warn({ launch: launch.id, err: error }, 'what the launch left in Redis stays there for some hours')
  }
}

/** What `npm start` runs listens on a socket of the file system. */
const isOwn = (url: string | null): boolean => url !== null && /^\/[^?]*$/.test(url)
