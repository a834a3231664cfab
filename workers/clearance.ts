import { readClearances } from '../src/domain/ledger/advance.ts'
import { holdersOf, openLaunch, unopenedBy } from '../src/domain/ledger/open.ts'
import type { LaunchClearance } from '../src/domain/ledger/types.ts'
import { sleep } from '../src/lib/stopping.ts'
import type { DirectorContext } from './director-context.ts'
import { publishCall } from './redis/channels.ts'
import { machineName, processState } from './sender-identity.ts'

const clearanceEveryMs = 50
/** setTimeout is late by some milliseconds, so the last ones before T0 are a busy wait. */
const busyWaitMs = 6
/** A launch is opened this long before its moment, because the write waits for the disk and the clearance must not. */
const openAheadMs = 20

const here = machineName()

/** Publishes clearances, read from SQLite, until `end`: 20 times a second, and once more at the moment of each launch. */
export async function publishClearance(
  director: DirectorContext,
  moments: () => readonly number[],
  end: AbortSignal,
): Promise<void> {
  const { now, log, pace } = director
  while (!end.aborted) {
    const seen = pace.seen()
    const startedAt = now()
    await publish(director).catch(error => {
      director.disk.failed(error)
      log.warn({ err: error }, 'no clearance was published')
    })
    const next = startedAt + clearanceEveryMs
    const moment = moments()
      .filter(at => at > now() && at <= next)
      .sort((a, b) => a - b)[0]
    // At most one interval, even if the clock is set back meanwhile.
    if (moment === undefined) await pace.rest(Math.min(clearanceEveryMs, Math.max(1, next - now())), seen, end)
    else await waitUntil(moment, director, end)
  }
}

async function publish(director: DirectorContext): Promise<void> {
  const { db, redis, envelope, clock, time, disk, now } = director
  // With a full disk or doubtful clocks neither Stop nor a withdrawal could be written, so nothing may leave.
  if (!disk.isWell() || time.doubt() !== null) return
  // Taken before SQLite is read: later writes need not be in this clearance.
  const readAt = clock.now()
  const wallAt = now()
  if (readAt === null || redis.status !== 'ready') return
  openDue(director, Math.min(readAt, wallAt))
  const launches: LaunchClearance[] = readClearances(db)
  if (launches.length === 0) return
  await publishCall({ redis, envelope, from: 'director' }, 'go', { readAt, wallAt, launches })
}

/** Opens the launches whose moment has come. A sender that is dead by now never got a clearance that lets a post leave. */
function openDue({ db, log, now }: DirectorContext, by: number): void {
  for (const launch of unopenedBy(db, by)) {
    const dead = holdersOf(db, launch.id).filter(one => one.deadAt !== null || processState(one, here) === 'dead')
    openLaunch(
      db,
      launch.id,
      dead.map(one => one.id),
      now(),
    )
    log.info({ launch: launch.id, dead: dead.length }, 'opened')
  }
}

async function waitUntil(moment: number, director: DirectorContext, end: AbortSignal): Promise<void> {
  const { now, clock, time, disk } = director
  const reached = () => now() >= moment && (clock.now() ?? moment) >= moment
  await sleep(Math.min(clearanceEveryMs, moment - now() - openAheadMs), end)
  if (disk.isWell() && time.doubt() === null) openDue(director, moment)
  await sleep(Math.min(clearanceEveryMs, moment - now() - busyWaitMs), end)
  // If Redis's clock is behind, the busy wait ends here and the next regular clearance opens the launch.
  const giveUpAt = moment + clearanceEveryMs
  while (!reached() && now() < giveUpAt && !end.aborted) await new Promise(setImmediate)
}
