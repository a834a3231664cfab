import { Queue } from 'bullmq'
import type { SenderLife } from '../src/domain/ledger/types.ts'
import { digester } from '../src/lib/digest.ts'
import type { Log } from '../src/lib/log.ts'
import { connectRedis } from '../src/lib/redis.ts'
import type { SecretBox } from '../src/lib/secret-box.ts'
import { sleep } from '../src/lib/stopping.ts'
import type { NetworkName, Posting } from '../src/networks/port.ts'
import { openAdmission } from './admission.ts'
import { openClockCheck } from './clock-check.ts'
import { openHeldBatches } from './fire/held-batches.ts'
import { connectionsAtMost } from './fire/host.ts'
import { openReports } from './fire/reports.ts'
import { type Clearance, isEcho } from './fire/send-guard.ts'
import { openWorker } from './queue-worker.ts'
import { prefix, queueNames, rehearsalQueue, reportJobOptions, rowsHeld } from './queues.ts'
import { allowances, remember } from './redis/allowance.ts'
import { batchRecords, recordPurpose } from './redis/batch-record.ts'
import { type Calls, listen, publishCall } from './redis/channels.ts'
import { redisClock } from './redis/clock.ts'
import { openEnvelope } from './redis/envelope.ts'
import { type SealedBatch, type SealedReport, sealReport } from './redis/sealed-jobs.ts'
import { senderIdentity } from './sender-identity.ts'
import { openComparison, type Settings } from './settings.ts'
import { openBatchTaker } from './take-batch.ts'

/** Batches held at once. They are limited by their rows: a sender with twice `rowsHeld` takes no more. */
const batchesHeld = 4_096
/** Longer than any answer may take. */
const drainMs = 12_000

export type Sender = {
  readonly id: string
  /** Takes no more batches, gives back rows that have not left, and waits for the answers under way and their acknowledgement. */
  readonly drain: () => Promise<void>
}

/** What a sender is given: no database, only the pure halves of the networks and the key to the grants. */
type SenderContext = {
  readonly redisUrl: string
  /** This machine's name for limits per address; null: its host name. */
  readonly egress: string | null
  readonly postings: ReadonlyMap<NetworkName, Posting>
  readonly rehearsalPostings: (sandbox: string) => ReadonlyMap<NetworkName, Posting>
  /** What has to be as the director has it: see settings.ts. */
  readonly settings: Settings
  readonly box: SecretBox
  readonly log: Log
  /** Called again and again while Redis answers. */
  readonly beat: () => void
}

/** Holds batches from Redis and fires them at their moment, until drained. */
export async function startSender(context: SenderContext): Promise<Sender> {
  const { redisUrl: url, egress, postings, box, log } = context
  const identity = senderIdentity(egress)
  // Requests for leases fail at once while Redis is away: a late answer is of no use.
  const redis = connectRedis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: 2_000 })
  const subscriber = connectRedis(url)
  const queueRedis = connectRedis(url)
  const envelope = openEnvelope(box)
  const records = batchRecords(redis, digester(box, recordPurpose))
  const own = openComparison(context.settings, box)
  const clock = redisClock(redis)
  const askAllowance = allowances(redis)
  const clearances = new Map<number, Clearance>()
  const queue = new Queue<SealedReport>(queueNames.reports, { connection: queueRedis, prefix })
  const reports = openReports(identity, report =>
    queue.add('report', sealReport(envelope, report, admission.keyId()), reportJobOptions(report.id)),
  )
  const caller = () => ({
    redis: queueRedis,
    envelope,
    from: `${identity.egress} ${identity.pid}`,
    keyId: admission.keyId(),
  })
  const heldBatches = openHeldBatches({
    sender: identity.id,
    postings,
    rehearsalPostings: keepLast(context.rehearsalPostings),
    box,
    records,
    log,
    egress: identity.egress,
    allowances: askAllowance,
    moment: () => ({ wall: Date.now(), redis: clock.now(), mono: performance.now() }),
    clearanceOf: launch => clearances.get(launch) ?? null,
    report: reports.outcome,
  })

  const admission = openAdmission({
    sender: identity.id,
    own,
    box,
    redisNow: clock.now,
    log,
    changed: isIn => {
      if (!isIn) heldBatches.giveBack('given-back')
      holdOrResume()
    },
  })
  const calls = {
    go: ({ readAt, wallAt, launches }: Calls['go']) => {
      for (const one of launches) {
        // An older clearance is a replay: it may allow what the newer one stops.
        if (isEcho(readAt, clearances.get(one.launch)?.readAt, clock.now())) continue
        clearances.set(one.launch, {
          readAt,
          wallAt,
          stop: one.stop,
          held: new Set(one.held),
          withdrawn: new Set(one.withdrawn),
        })
      }
      heldBatches.pump()
    },
    ack: ({ reports: ids }: Calls['ack']) => reports.acknowledged(ids),
    settings: (settings: Calls['settings']) => admission.hear(settings),
  }
  await listen(subscriber, envelope, calls, admission.hearStranger)

  const take = openBatchTaker({
    identity,
    redis: queueRedis,
    envelope,
    records,
    log,
    heldBatches,
    held: batch => reports.held(batch, { settings: own.fingerprint(), keys: box.keyIds() }),
  })
  const workers = [queueNames.batches, rehearsalQueue(identity.machine)].map(name => {
    return openWorker<SealedBatch>(name, job => take(job.data), {
      redis: queueRedis,
      log,
      concurrency: batchesHeld,
      // BullMQ never runs a stalled batch again: the ledger decides.
      maxStalledCount: 0,
      autorun: false,
    })
  })

  let beats = 0
  const life = (): SenderLife => {
    const redisNow = clock.now()
    return {
      ...identity,
      at: redisNow ?? Date.now(),
      beat: ++beats,
      settings: own.fingerprint(),
      marks: heldBatches.watermarks(),
      keys: box.keyIds(),
      sockets: connectionsAtMost,
      clockApartMs: redisNow === null ? null : redisNow - Date.now(),
    }
  }

  const clockCheck = openClockCheck(clock, log, context.beat, holdOrResume)

  /** Takes batches while the director admits this sender and its clock is right. */
  function holdOrResume(): void {
    for (const { hold } of workers) hold(!admission.isIn() || clockCheck.isWrong())
  }

  holdOrResume()
  if (redis.status !== 'ready') await new Promise(ready => redis.once('ready', ready))
  await Promise.all([clockCheck.check(), remember(askAllowance, identity.id)])
  void publishCall(caller(), 'alive', life()).catch(() => {})
  const timers = [
    setInterval(() => {
      heldBatches.tick()
      for (const { worker } of workers) worker.concurrency = heldBatches.rows() < 2 * rowsHeld ? batchesHeld : 1
    }, 20),
    setInterval(() => reports.tick(), 500),
    setInterval(() => void publishCall(caller(), 'alive', life()).catch(() => {}), 500),
    setInterval(() => void clockCheck.check(), 1_000),
  ]

  async function drain(): Promise<void> {
    const closing = Promise.all(workers.map(({ worker }) => worker.close()))
    heldBatches.giveBack('given-back')
    const until = performance.now() + drainMs
    while (performance.now() < until && (heldBatches.inFlight() > 0 || reports.unacknowledged() > 0)) {
      reports.flush()
      await sleep(20)
    }
    await Promise.race([closing, sleep(1_000)])
    for (const timer of timers) clearInterval(timer)
    heldBatches.close()
  }

  return { id: identity.id, drain }
}

/** Keeps the last result: a rehearsal asks for its networks once a row. */
function keepLast<T>(make: (key: string) => T): (key: string) => T {
  let last: { readonly key: string; readonly made: T } | null = null
  return key => {
    if (last?.key !== key) last = { key, made: make(key) }
    return last.made
  }
}
