import { randomUUID } from 'node:crypto'
import { Queue } from 'bullmq'
import type { Context } from '../src/context.ts'
import { launchBetween } from '../src/domain/launch/near.ts'
import { launchesAtWork } from '../src/domain/ledger/advance.ts'
import { dropLease } from '../src/domain/ledger/director-lease.ts'
import type { SenderLife } from '../src/domain/ledger/types.ts'
import { digester } from '../src/lib/digest.ts'
import { heartbeat } from '../src/lib/heartbeat.ts'
import { connectRedis } from '../src/lib/redis.ts'
import { sleep } from '../src/lib/stopping.ts'
import type { Mailer } from '../src/mail/transport/mailer.ts'
import type { SenderWatch } from './close.ts'
import { direct } from './direct.ts'
import type { DirectorContext } from './director-context.ts'
import { takesLease } from './director-lease.ts'
import { openDisk } from './disk-watch.ts'
import { publishSettings } from './heard-senders.ts'
import { openHeartbeats } from './heartbeats.ts'
import { openPace } from './pace.ts'
import { prefix, queueNames, rehearsalQueue } from './queues.ts'
import { batchRecords, recordPurpose } from './redis/batch-record.ts'
import { listen } from './redis/channels.ts'
import { redisClock } from './redis/clock.ts'
import { openEnvelope } from './redis/envelope.ts'
import type { SealedBatch, SealedReport } from './redis/sealed-jobs.ts'
import type { RehearsalHost } from './rehearsal-environment.ts'
import { openReserve } from './reserve.ts'
import { machineName } from './sender-identity.ts'
import type { Settings } from './settings.ts'
import { systemClocks, trustedClock } from './trusted-clock.ts'

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
  const watch: SenderWatch = { heard: new Map(), watermarks: new Map(), roundAt: performance.now() }
  let leading: AbortSignal | null = null
  const hear = (life: SenderLife) => {
    // A replayed heartbeat keeps no sender alive.
    const heard = heartbeats.hear(life)
    if (heard === 'echo') return
    watch.heard.set(life.id, performance.now())
    for (const [batch, watermark] of Object.entries(life.marks)) watch.watermarks.set(Number(batch), watermark)
    // A sender that has just started need not wait for the next round.
    if (heard === 'new' && leading?.aborted === false) void publishSettings(director).catch(() => {})
  }
  await listen(connectRedis(url), envelope, { alive: hear }, heartbeats.hearStranger)
  // Without a second clock the wall clock decides nothing, not even who directs.
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
