import { Queue } from 'bullmq'
import type { Batch, SenderLife } from '../src/domain/ledger/types.ts'
import { digester } from '../src/lib/digest.ts'
import type { Log } from '../src/lib/log.ts'
import { connectRedis } from '../src/lib/redis.ts'
import type { SecretBox } from '../src/lib/secret-box.ts'
import { sleep } from '../src/lib/stopping.ts'
import type { NetworkName, Posting } from '../src/networks/port.ts'
import { openAdmission } from './admission.ts'
import { openHeldBatches } from './fire/held-batches.ts'
import { connectionsAtMost } from './fire/host.ts'
import { openReports } from './fire/reports.ts'
import { type Clearance, clocksApartMs, isEcho } from './fire/send-guard.ts'
import { openTakenBatches } from './fire/taken-batches.ts'
import { openWorker } from './queue-worker.ts'
import { prefix, queueNames, rehearsalQueue, reportJobOptions, rowsHeld } from './queues.ts'
import { allowances, remember } from './redis/allowance.ts'
import { batchRecords, recordPurpose, redisRun } from './redis/batch-record.ts'
import { type Calls, call, listen } from './redis/channels.ts'
import { redisClock } from './redis/clock.ts'
import { openEnvelope } from './redis/envelope.ts'
import { openBatch, type SealedBatch, type SealedReport, sealReport } from './redis/sealed-jobs.ts'
import { senderIdentity } from './sender-identity.ts'
import { openComparison, type Settings } from './settings.ts'

/**
 * Batches held at once, most of them small: the director hands out no more rows than senders have room for, and who has
 * twice that takes no more.
 */
const batchesHeld = 4_096
/** Longer than any answer may take. */
const drainMs = 12_000

export type Sender = {
  readonly id: string
  /** Takes no more, gives back what has not left, waits for the answers under way and the word that all is settled. */
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
  const card = senderIdentity(egress)
  // Questions about leases fail at once while Redis is away: an answer that comes late is worth nothing.
  const redis = connectRedis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: 2_000 })
  const ears = connectRedis(url)
  const hands = connectRedis(url)
  const envelope = openEnvelope(box)
  const records = batchRecords(redis, digester(box, recordPurpose))
  const own = openComparison(context.settings, box)
  const clock = redisClock(redis)
  const share = allowances(redis)
  const goes = new Map<number, Clearance>()
  const taken = openTakenBatches()
  const queue = new Queue<SealedReport>(queueNames.reports, { connection: hands, prefix })
  const reports = openReports(card, report =>
    queue.add('report', sealReport(envelope, report, admission.keyId()), reportJobOptions(report.id)),
  )
  const voice = () => ({ redis: hands, envelope, from: `${card.egress} ${card.pid}`, keyId: admission.keyId() })
  const heldBatches = openHeldBatches({
    sender: card.id,
    postings,
    rehearsalPostings: once(context.rehearsalPostings),
    box,
    records,
    log,
    egress: card.egress,
    allowances: share,
    moment: () => ({ wall: Date.now(), redis: clock.now(), mono: performance.now() }),
    clearanceOf: launch => goes.get(launch) ?? null,
    report: reports.outcome,
  })

  const admission = openAdmission({
    sender: card.id,
    own,
    box,
    redisNow: clock.now,
    log,
    changed: isIn => {
      if (!isIn) heldBatches.giveBack('given-back')
      workOrRest()
    },
  })
  const calls = {
    go: ({ readAt, wallAt, launches }: Calls['go']) => {
      for (const one of launches) {
        // An older one is somebody's echo: it may say "go" where the newer one says "stop".
        if (isEcho(readAt, goes.get(one.launch)?.readAt, clock.now())) continue
        goes.set(one.launch, { readAt, wallAt, stop: one.stop, hold: one.hold, withdrawn: new Set(one.withdrawn) })
      }
      heldBatches.pump()
    },
    ack: ({ reports: ids }: Calls['ack']) => reports.acknowledged(ids),
    settings: (said: Calls['settings']) => admission.hear(said),
  }
  await listen(ears, envelope, calls, admission.hearStranger)

  async function take(job: SealedBatch): Promise<void> {
    const batch = opened(job)
    if (!batch || !taken.isNew(batch)) return
    if (batch.run !== (await redisRun(hands)))
      return log.warn({ batch: batch.batch }, 'dropped: from another Redis run')
    const claimed = await records.claim(batch.batch, card.id)
    if (claimed !== 'ok') return log.warn({ batch: batch.batch, claimed }, 'dropped: not ours')
    reports.held(batch.batch, { settings: own.fingerprint(), keys: box.keyIds() })
    await heldBatches.hold(batch)
  }

  function opened(job: SealedBatch): Batch | null {
    try {
      return openBatch(envelope, job)
    } catch (error) {
      log.warn({ batch: job.batch, err: error }, 'dropped: not sealed by our director')
      return null
    }
  }

  const workers = [queueNames.batches, rehearsalQueue(card.machine)].map(name => {
    return openWorker<SealedBatch>(name, job => take(job.data), {
      redis: hands,
      log,
      concurrency: batchesHeld,
      // A stalled batch is never run again: the ledger decides.
      maxStalledCount: 0,
      autorun: false,
    })
  })

  let beats = 0
  const life = (): SenderLife => {
    const redisNow = clock.now()
    return {
      ...card,
      at: redisNow ?? Date.now(),
      beat: ++beats,
      settings: own.fingerprint(),
      marks: heldBatches.marks(),
      keys: box.keyIds(),
      sockets: connectionsAtMost,
      clockApartMs: redisNow === null ? null : redisNow - Date.now(),
    }
  }

  let apart = false
  async function readClock(): Promise<void> {
    await clock.sample().then(context.beat, () => {})
    const now = clock.now()
    const differ = now !== null && Math.abs(now - Date.now()) > clocksApartMs
    if (differ === apart) return
    apart = differ
    if (differ)
      log.error({ apartMs: Math.round((now ?? 0) - Date.now()) }, 'this clock and that of Redis differ: set them (NTP)')
    workOrRest()
  }

  /** Takes work while the director lets us, and our clock is right. */
  function workOrRest(): void {
    for (const { hold } of workers) hold(!admission.isIn() || apart)
  }

  workOrRest()
  if (redis.status !== 'ready') await new Promise(ready => redis.once('ready', ready))
  await Promise.all([readClock(), remember(share, card.id)])
  void call(voice(), 'alive', life()).catch(() => {})
  const timers = [
    setInterval(() => {
      heldBatches.tick()
      for (const { worker } of workers) worker.concurrency = heldBatches.rows() < 2 * rowsHeld ? batchesHeld : 1
    }, 20),
    setInterval(() => reports.tick(), 500),
    setInterval(() => void call(voice(), 'alive', life()).catch(() => {}), 500),
    setInterval(() => void readClock(), 1_000),
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

  return { id: card.id, drain }
}

/** Keeps what was made last: a rehearsal asks for its networks once a row. */
function once<T>(make: (key: string) => T): (key: string) => T {
  let last: { readonly key: string; readonly made: T } | null = null
  return key => {
    if (last?.key !== key) last = { key, made: make(key) }
    return last.made
  }
}
