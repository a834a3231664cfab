import { randomUUID } from 'node:crypto'
import { Queue, Worker } from 'bullmq'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { dropLease, takeLease } from '../src/domain/lease.ts'
import { launchesAtWork } from '../src/domain/ledger/advance.ts'
import type { Batch } from '../src/domain/ledger/types.ts'
import { connectRedis } from '../src/lib/redis.ts'
import { endSignal, pause } from '../src/lib/run.ts'
import { type Armed, advanceLaunches } from './arm.ts'
import { closeLost, type Heard } from './close.ts'
import type { DirectorContext } from './director-context.ts'
import { sayGo } from './go.ts'
import { prefix, queueNames, type Report } from './queues.ts'
import { reconcile } from './reconcile.ts'
import { batchRecords } from './redis/batch-record.ts'
import { listen } from './redis/channels.ts'
import { redisClock } from './redis/clock.ts'
import { settleReport, type Tallies } from './settle.ts'

const leaseMs = 5_000

const config = readConfig()
const context = createContext(config, 'director')
const { db, log, now, networks } = context
const url = config.redisUrl
if (!url) {
  log.fatal('REDIS_URL is not set: a director needs a Redis (npm start brings one of its own)')
  process.exit(1)
}
const end = endSignal()
const redis = connectRedis(url)
const ears = connectRedis(url)
const director: DirectorContext = {
  ...context,
  redis,
  records: batchRecords(redis),
  clock: redisClock(redis),
  batches: new Queue<Batch>(queueNames.batches, { connection: redis, prefix }),
  postings: new Map([...networks].map(([name, network]) => [name, network.posting])),
}
const heard: Heard = new Map()
await listen(ears, { alive: card => heard.set(card.id, performance.now()) })
process.send?.({ ready: 'director' })

const me = `${process.pid}-${randomUUID()}`
while (!end.aborted) {
  if (takeLease(db, 'director', me, leaseMs, now())) await direct()
  else await pause(1_000, end)
}
dropLease(db, 'director', me)
process.exit(0)

/** Everything a director does, until the end or until another one has the lease. */
async function direct(): Promise<void> {
  log.info('directing')
  const over = new AbortController()
  end.addEventListener('abort', () => over.abort())
  const tallies: Tallies = new Map()
  const armed: Armed = new Map()
  const offered = new Map<number, number>()
  const settling = new Worker<Report>(queueNames.reports, job => settleReport(director, tallies, job), {
    connection: redis,
    prefix,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
  })
  settling.on('error', error => log.warn({ err: error }, 'queue'))
  const moments = () => launchesAtWork(db).map(launch => launch.launchAt)
  await Promise.all([
    every(250, () => director.clock.sample(), over.signal),
    every(1_000, keepLease, over.signal),
    every(200, () => advanceLaunches(director, armed), over.signal),
    every(500, () => closeLost(director, heard, offered), over.signal),
    every(500, () => reconcile(director), over.signal),
    sayGo(director, moments, over.signal),
  ])
  await Promise.race([settling.close(), pause(3_000)])

  async function keepLease(): Promise<void> {
    if (takeLease(db, 'director', me, leaseMs, now())) return
    log.warn('another director has the lease')
    over.abort()
  }
}

/** Runs `work` again and again with `ms` of rest between; a failure is logged and the next round tries again. */
async function every(ms: number, work: () => unknown, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    try {
      await work()
    } catch (error) {
      log.error({ err: error }, 'a round failed; the next one tries again')
    }
    await pause(ms, until)
  }
}
