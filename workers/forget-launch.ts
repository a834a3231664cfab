import type { Launch } from '../src/domain/launch/launch.ts'
import { batchesOf } from '../src/domain/ledger/close.ts'
import type { DirectorContext } from './director-context.ts'
import { forgetRecords } from './redis/batch-record.ts'

const atOnce = 500

/**
 * Removes what an ended launch left in Redis: the batch records, and the old commands in its append-only file. A sender that
 * comes late finds no record and gets no lease.
 */
export async function forgetLaunch(
  { config, db, redis, batches, log }: DirectorContext,
  launch: Launch,
): Promise<void> {
  const ids = batchesOf(db, launch.id)
  try {
    for (let n = 0; n < ids.length; n += atOnce) await forgetRecords(redis, ids.slice(n, n + atOnce))
    await batches[launch.kind].trimEvents(0)
    // A Redis that the operator runs rewrites its file by its own settings. Its content is sealed.
    if (isOwn(config.redisUrl)) await redis.bgrewriteaof()
  } catch (error) {
    log.warn({ launch: launch.id, err: error }, 'what the launch left in Redis stays there for some hours')
  }
}

/** The Redis of `npm start` listens on a Unix socket. */
const isOwn = (url: string | null): boolean => url !== null && /^\/[^?]*$/.test(url)
