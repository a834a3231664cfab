import { Queue, Worker } from 'bullmq'
import { expect, test } from 'vitest'
import { batches } from '../../db/schema/index.ts'
import { armPledges } from '../../src/domain/ledger/arm.ts'
import { issueBatch } from '../../src/domain/ledger/issue.ts'
import type { SenderLife } from '../../src/domain/ledger/types.ts'
import { digester } from '../../src/lib/digest.ts'
import { closeLost } from '../../workers/close.ts'
import type { DirectorContext } from '../../workers/director-context.ts'
import { openDisk } from '../../workers/disk-watch.ts'
import { handOver } from '../../workers/hand-over.ts'
import { openHeartbeats } from '../../workers/heartbeats.ts'
import { openPace } from '../../workers/pace.ts'
import { prefix, queueNames } from '../../workers/queues.ts'
import { batchRecords, readRedisRunId, recordPurpose } from '../../workers/redis/batch-record.ts'
import { redisClock } from '../../workers/redis/clock.ts'
import { openEnvelope } from '../../workers/redis/envelope.ts'
import type { SealedBatch, SealedReport } from '../../workers/redis/sealed-jobs.ts'
import { openReserve } from '../../workers/reserve.ts'
import { senderIdentity } from '../../workers/sender-identity.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge, testDigests } from '../support/factories.ts'
import { afterThisTest } from '../support/folder.ts'
import { testRedis } from '../support/redis.ts'

const life = { at: 0, beat: 1, settings: {}, marks: {}, keys: [], sockets: 256, clockApartMs: 0 }

/** A director with one batch that went out five seconds ago, and of which it has heard nothing. */
async function setting() {
  const context = testContext()
  const { redis } = await testRedis()
  const { db, now, log } = context
  const senders: SenderLife[] = []
  const queue = new Queue<SealedBatch>(queueNames.batches, { connection: redis, prefix })
  const reserve = openReserve(context.config.dataDir, log, () => false)
  const director: DirectorContext = {
    ...context,
    redis,
    envelope: openEnvelope(context.box),
    heartbeats: openHeartbeats(context, {}, () => Date.now()),
    records: batchRecords(redis, digester(context.box, recordPurpose)),
    clock: redisClock(redis),
    time: { now, doubt: () => null },
    disk: openDisk(log, reserve.giveBack),
    reserve,
    pace: openPace(context),
    senders: () => senders,
    batches: { real: queue, rehearsal: queue },
    reports: new Queue<SealedReport>(queueNames.reports, { connection: redis, prefix }),
    rehearsing: { current: null },
    post: null,
    postings: new Map([...context.networks].map(([name, network]) => [name, network.posting])),
  }
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id, { launchAt: now() + 30_000, state: 'arming', armedAt: now() })
  makePledge(db, campaign.id, makeAccount(db).id, { confirmedAt: now() - 60_000 })
  armPledges(
    db,
    { ...director, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' },
    launch,
    { afterPledge: 0, confirmedSince: 0 },
    now(),
  )
  const from = {
    network: 'x',
    host: new URL(context.config.x.apiUrl).host,
    dueBy: launch.launchAt,
    run: await readRedisRunId(redis),
    appLimit: null,
    digests: testDigests,
  } as const
  const batch = issueBatch(db, launch, from, now() - 5_000)
  if (!batch) throw new Error('nothing was due')
  await handOver(director, batch)
  const closeRound = async () => {
    await closeLost(director, { heard: new Map(), watermarks: new Map(), roundAt: performance.now() })
    return db.select().from(batches).get()?.state
  }
  return { director, redis, batch: batch.batch, senders, closeRound }
}

async function take(redis: DirectorContext['redis']): Promise<void> {
  const worker = new Worker(queueNames.batches, null, { connection: redis, prefix, autorun: false })
  afterThisTest(() => worker.close(true))
  expect(await worker.getNextJob('a sender')).toBeDefined()
}

test('a batch is left to a living sender that has taken it, however late we hear so', async () => {
  const { director, redis, batch, senders, closeRound } = await setting()
  const card = senderIdentity(null)
  senders.push({ ...card, ...life })
  expect(await closeRound()).toBe('queued')
  await take(redis)
  expect(await director.records.claim(batch, card.id)).toBe('ok')
  expect(await closeRound()).toBe('queued')
})

test('a batch goes out anew when whoever took it is heard no more, or has ended', async () => {
  const { director, redis, batch, senders, closeRound } = await setting()
  await take(redis)
  const card = senderIdentity(null)
  expect(await director.records.claim(batch, card.id)).toBe('ok')
  senders.push({ ...card, ...life, startTicks: '1' })
  expect(await closeRound()).toBe('done')
})
