import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { Queue } from 'bullmq'
import type { Context } from '../src/context.ts'
import { healthEveryMs } from '../src/domain/launch/check/findings.ts'
import { launchBetween } from '../src/domain/launch/launch.ts'
import { launchesAtWork } from '../src/domain/ledger/advance.ts'
import { dropLease } from '../src/domain/ledger/director-lease.ts'
import { hearEveryMs } from '../src/domain/ledger/senders.ts'
import type { SenderLife } from '../src/domain/ledger/types.ts'
import { digester } from '../src/lib/digest.ts'
import { heartbeat } from '../src/lib/heartbeat.ts'
import { connectRedis } from '../src/lib/redis.ts'
import { aborted, sleep } from '../src/lib/stopping.ts'
import type { Mailer } from '../src/mail/transport/mailer.ts'
import { type ArmingProgress, advanceLaunches } from './advance-launches.ts'
import type { BreakerStates } from './breaker.ts'
import { checkAccounts } from './check-accounts.ts'
import { publishClearance } from './clearance.ts'
import { closeLost, type SenderWatch } from './close.ts'
import { startCollecting } from './collect-reach.ts'
import type { DirectorContext } from './director-context.ts'
import { renewLease, takesLease } from './director-lease.ts'
import { openDisk } from './disk-watch.ts'
import { eraseSettled } from './erase-settled.ts'
import { giveBackGrants, releaseUnneeded } from './give-back.ts'
import { openHeartbeats, publishSettings, recordSenders } from './heartbeats.ts'
import { startMailLoop } from './mail.ts'
import { openPace } from './pace.ts'
import { openWorker } from './queue-worker.ts'
import { prefix, queueNames, rehearsalQueue } from './queues.ts'
import { reconcile } from './reconcile.ts'
import { recordSystemHealth } from './record-health.ts'
import { batchRecords, recordPurpose } from './redis/batch-record.ts'
import { listen } from './redis/channels.ts'
import { redisClock } from './redis/clock.ts'
import { openEnvelope } from './redis/envelope.ts'
import type { SealedBatch, SealedReport } from './redis/sealed-jobs.ts'
import type { RehearsalHost } from './rehearsal-environment.ts'
import { rehearse } from './rehearse.ts'
import { repeat } from './repeat.ts'
import { openReserve } from './reserve.ts'
import { machineName } from './sender-identity.ts'
import type { Settings } from './settings.ts'
import { settleReport } from './settle.ts'
import { systemClocks, trustedClock } from './trusted-clock.ts'
import { unpauseQueues } from './unpause-queues.ts'

const closeWithinMs = 3_000

export type Director = {
  /** Directs while it has the lease, and waits for the lease while another one has it. Resolves at the end. */
  readonly work: (end: AbortSignal) => Promise<void>
}

/** `post` is null where no mail server is set up. `settings`: see settings.ts. */
type Outside = { readonly post: Mailer | null; readonly rehearsalHost: RehearsalHost; readonly settings: Settings }

export async function openDirector(
  context: Context,
  url: string,
  { post, rehearsalHost, settings }: Outside,
): Promise<Director> {
  const { db, networks } = context
  const redis = connectRedis(url)
  const envelope = openEnvelope(context.box)
  const clock = redisClock(redis)
  const time = trustedClock(systemClocks(clock), context.log, (from, to) => launchBetween(db, from, to))
  const heartbeats = openHeartbeats(context, settings, clock.now)
  const reserve = openReserve(context.config.dataDir, context.log, () => launchesAtWork(db).length === 0)
  const director: DirectorContext = {
    ...context,
    now: time.now,
    time,
    redis,
    envelope,
    heartbeats,
    senders: heartbeats.senders,
    records: batchRecords(redis, digester(context.box, recordPurpose)),
    clock,
    disk: openDisk(context.log, reserve.giveBack),
    reserve,
    pace: openPace({ db, now: time.now }),
    batches: {
      real: new Queue<SealedBatch>(queueNames.batches, { connection: redis, prefix }),
      rehearsal: new Queue<SealedBatch>(rehearsalQueue(machineName()), { connection: redis, prefix }),
    },
    reports: new Queue<SealedReport>(queueNames.reports, { connection: redis, prefix }),
    rehearsing: { current: null },
    post,
    postings: new Map([...networks].map(([name, network]) => [name, network.posting])),
  }
  const beat = heartbeat(context.config.heartbeatFile)
  const watch: SenderWatch = { heard: new Map(), marks: new Map(), roundAt: performance.now() }
  let leading: AbortSignal | null = null
  const hear = (life: SenderLife) => {
    // Somebody's echo keeps nobody alive.
    const heard = heartbeats.hear(life)
    if (heard === 'echo') return
    watch.heard.set(life.id, performance.now())
    for (const [batch, mark] of Object.entries(life.marks)) watch.marks.set(Number(batch), mark)
    // Who just started is not to wait for the next round.
    if (heard === 'new' && leading?.aborted === false) void publishSettings(director).catch(() => {})
  }
  await listen(connectRedis(url), envelope, { alive: hear }, heartbeats.hearStranger)
  // Nothing is decided by a wall clock that nothing bears out, not even who directs.
  await clock.sample().catch(() => {})
  time.doubt()
  const me = `${process.pid}-${randomUUID()}`
  return {
    work: async end => {
      while (!end.aborted) {
        if (!takesLease(director, me, beat)) await sleep(1_000, end)
        else {
          const over = new AbortController()
          leading = over.signal
          await direct(director, { watch, rehearsalHost, beat, over }, me, end)
        }
      }
      dropLease(db, 'director', me)
      await director.rehearsing.current?.sandbox.stop()
      post?.close()
    },
  }
}

/** What a director has, whether or not it has the lease. */
type Own = {
  readonly watch: SenderWatch
  readonly rehearsalHost: RehearsalHost
  readonly beat: () => void
  readonly over: AbortController
}

/** Everything a director does, until the end or until another one has the lease. */
async function direct(director: DirectorContext, own: Own, me: string, end: AbortSignal): Promise<void> {
  const { db, log, redis, time } = director
  const { watch, rehearsalHost, beat, over } = own
  log.info('directing')
  // Each round waits on it.
  setMaxListeners(0, over.signal)
  end.addEventListener('abort', () => over.abort())
  const watches: BreakerStates = new Map()
  const armed: ArmingProgress = new Map()
  const { worker: settling } = openWorker<SealedReport>(
    queueNames.reports,
    job => settleReport(director, watches, job),
    {
      redis,
      log,
      // A report whose settling was cut off is settled again soon: doing it twice changes nothing.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      lockDuration: 5_000,
      stalledInterval: 2_000,
    },
  )
  settling.on('failed', (_, error) => director.disk.failed(error))
  const mailing = startMailLoop(director, over.signal)
  const collecting = startCollecting(director, me, over.signal)
  let wasDoubt = false
  const moments = () => launchesAtWork(db).map(launch => launch.launchAt)
  const every = (ms: number, work: () => unknown) => repeat(director, ms, work, over.signal)
  /** What time decides waits until the clocks agree. */
  const inTime = (ms: number, work: () => unknown) => every(ms, () => time.doubt() === null && work())
  const ended = Promise.all([
    every(250, () => director.clock.sample().then(beat)),
    every(1_000, () => {
      if (!renewLease(director, me)) over.abort()
    }),
    every(250, lookAgainAfterDoubt),
    inTime(200, () => advanceLaunches(director, armed)),
    inTime(500, () => closeLost(director, watch)),
    inTime(500, () => reconcile(director)),
    every(500, () => publishSettings(director)),
    every(1_000, () => unpauseQueues(director)),
    every(hearEveryMs, () => recordSenders(director)),
    inTime(500, mailing.write),
    every(500, mailing.round),
    inTime(600_000, mailing.erase),
    inTime(1_000, collecting),
    every(healthEveryMs, () => recordSystemHealth(director)),
    every(100, () => checkAccounts(director, over.signal)),
    inTime(600_000, () => releaseUnneeded(director, over.signal)),
    every(1_000, () => eraseSettled(director, over.signal)),
    inTime(1_000, () => giveBackGrants(director, over.signal)),
    every(300, () => rehearse(director, rehearsalHost)),
    publishClearance(director, moments, over.signal),
  ])
  const closed = ended.then(() => Promise.race([Promise.all([settling.close(), mailing.done()]), sleep(closeWithinMs)]))
  // A round that waits for Redis, or for a network, does not keep the process from ending.
  await Promise.race([closed, aborted(end).then(() => sleep(2 * closeWithinMs))])

  /** Who pledged meanwhile may have written any moment beside it: all are looked through again. */
  async function lookAgainAfterDoubt(): Promise<void> {
    const isDoubt = time.doubt() !== null
    if (isDoubt) armed.clear()
    if (isDoubt === wasDoubt) return
    wasDoubt = isDoubt
    await recordSystemHealth(director)
  }
}
