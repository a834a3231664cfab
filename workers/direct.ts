import { setMaxListeners } from 'node:events'
import { healthEveryMs } from '../src/domain/launch/check/findings.ts'
import { launchesAtWork } from '../src/domain/ledger/advance.ts'
import { hearEveryMs } from '../src/domain/ledger/senders.ts'
import { aborted, sleep } from '../src/lib/stopping.ts'
import { type ArmingProgress, advanceLaunches } from './advance-launches.ts'
import type { BreakerStates } from './breaker.ts'
import { checkAccounts } from './check-accounts.ts'
import { publishClearance } from './clearance.ts'
import { closeLost, type SenderWatch } from './close.ts'
import { startCollecting } from './collect-reach.ts'
import type { DirectorContext } from './director-context.ts'
import { renewLease } from './director-lease.ts'
import { eraseSettled } from './erase-settled.ts'
import { giveBackGrants, releaseAllUnneeded } from './give-back.ts'
import { publishSettings, recordSenders } from './heard-senders.ts'
import { startMailLoop } from './mail.ts'
import { openWorker } from './queue-worker.ts'
import { queueNames } from './queues.ts'
import { openReconciler } from './reconcile.ts'
import { recordSystemHealth } from './record-health.ts'
import type { SealedReport } from './redis/sealed-jobs.ts'
import type { RehearsalHost } from './rehearsal-environment.ts'
import { rehearse } from './rehearse.ts'
import { startRenewing } from './renew-grants.ts'
import { repeat } from './repeat.ts'
import { settleReport } from './settle.ts'
import { unpauseQueues } from './unpause-queues.ts'

const closeWithinMs = 3_000

/** What a director keeps from one time that it has the lease to the next. */
type Standby = {
  readonly watch: SenderWatch
  readonly rehearsalHost: RehearsalHost
  readonly beat: () => void
  /** Aborted when it directs no more. */
  readonly over: AbortController
}

/** Runs every round of a director, until the end or until another one has the lease. */
export async function direct(director: DirectorContext, standby: Standby, me: string, end: AbortSignal): Promise<void> {
  const { db, log, redis, time } = director
  const { watch, rehearsalHost, beat, over } = standby
  log.info('directing')
  // Every round listens to it.
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
      // A report whose settling was interrupted is settled again: settling twice changes nothing.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      lockDuration: 5_000,
      stalledInterval: 2_000,
    },
  )
  settling.on('failed', (_, error) => director.disk.failed(error))
  const mailing = startMailLoop(director, over.signal)
  const reconciler = openReconciler(director, over.signal)
  const collecting = startCollecting(director, me, over.signal)
  const renewing = startRenewing(director, over.signal)
  let wasDoubtful = false
  const moments = () => launchesAtWork(db).map(launch => launch.launchAt)
  const every = (ms: number, work: () => unknown) => repeat(director, ms, work, over.signal)
  /** For rounds that decide by time: they wait until the clocks agree. */
  const whileClocksAgree = (ms: number, work: () => unknown) => every(ms, () => time.doubt() === null && work())
  const ended = Promise.all([
    every(250, () => director.clock.sample().then(beat)),
    every(1_000, () => {
      if (!renewLease(director, me)) over.abort()
    }),
    every(250, restartArmingAfterDoubt),
    whileClocksAgree(200, () => advanceLaunches(director, armed)),
    whileClocksAgree(500, () => closeLost(director, watch)),
    whileClocksAgree(500, reconciler.round),
    every(500, () => publishSettings(director)),
    every(1_000, () => unpauseQueues(director)),
    every(hearEveryMs, () => recordSenders(director)),
    whileClocksAgree(500, mailing.write),
    every(500, mailing.round),
    whileClocksAgree(600_000, mailing.erase),
    whileClocksAgree(1_000, collecting),
    every(healthEveryMs, () => recordSystemHealth(director)),
    every(100, () => checkAccounts(director, over.signal)),
    whileClocksAgree(600_000, () => releaseAllUnneeded(director, over.signal)),
    every(1_000, () => eraseSettled(director, over.signal)),
    whileClocksAgree(1_000, () => giveBackGrants(director, over.signal)),
    whileClocksAgree(100, renewing.round),
    every(300, () => rehearse(director, rehearsalHost)),
    publishClearance(director, moments, over.signal),
  ])
  const closed = ended.then(() =>
    Promise.race([Promise.all([settling.close(), mailing.done(), renewing.done()]), sleep(closeWithinMs)]),
  )
  // A round that waits for Redis or a network must not keep the process from ending.
  await Promise.race([closed, aborted(end).then(() => sleep(2 * closeWithinMs))])

  /** Pledges that were confirmed by a wrong clock may carry any moment, so arming starts over with all of them. */
  async function restartArmingAfterDoubt(): Promise<void> {
    const isDoubtful = time.doubt() !== null
    if (isDoubtful) armed.clear()
    if (isDoubtful === wasDoubtful) return
    wasDoubtful = isDoubtful
    await recordSystemHealth(director)
  }
}
