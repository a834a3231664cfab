import { readClearances } from '../src/domain/ledger/advance.ts'
import { holdersOf, openLaunch, unopenedBy } from '../src/domain/ledger/open.ts'
import type { LaunchClearance } from '../src/domain/ledger/types.ts'
import { sleep } from '../src/lib/stopping.ts'
import type { DirectorContext } from './director-context.ts'
import { call } from './redis/channels.ts'
import { machineName, processState } from './sender-identity.ts'

const clearanceEveryMs = 50
/** setTimeout is late by some milliseconds: the last ones before T0 are waited out awake. */
const awakeMs = 6
/** A launch is opened so long before its moment: that write waits for the disk, the clearance does not. */
const openAheadMs = 20

const here = machineName()

/** Says "go" until `end`: what SQLite says now, 20 times a second, and once more at the very moment of each launch. */
export async function publishClearance(
  director: DirectorContext,
  moments: () => readonly number[],
  end: AbortSignal,
): Promise<void> {
  const { now, log, pace } = director
  while (!end.aborted) {
    const seen = pace.seen()
    const startedAt = now()
    await say(director).catch(error => {
      director.disk.failed(error)
      log.warn({ err: error }, 'no go was said')
    })
    const next = startedAt + clearanceEveryMs
    const moment = moments()
      .filter(at => at > now() && at <= next)
      .sort((a, b) => a - b)[0]
    // Never longer, should the clock be set back meanwhile.
    if (moment === undefined) await pace.rest(Math.min(clearanceEveryMs, Math.max(1, next - now())), seen, end)
    else await until(moment, director, end)
  }
}

async function say(director: DirectorContext): Promise<void> {
  const { db, redis, envelope, clock, time, disk, now } = director
  // Who cannot be told to stop must not go on: neither Stop nor a withdrawal could be written down.
  if (!disk.isWell() || time.doubt() !== null) return
  // Before the reading: what is written into the database afterwards is not promised to be in it.
  const readAt = clock.now()
  const wallAt = now()
  if (readAt === null || redis.status !== 'ready') return
  openBy(director, Math.min(readAt, wallAt))
  const launches: LaunchClearance[] = readClearances(db)
  if (launches.length === 0) return
  await call({ redis, envelope, from: 'director' }, 'go', { readAt, wallAt, launches })
}

/** Opens what has come to its moment. Senders that are gone by now never heard a clearance that lets a post leave. */
function openBy({ db, log, now }: DirectorContext, by: number): void {
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

async function until(moment: number, director: DirectorContext, end: AbortSignal): Promise<void> {
  const { now, clock, time, disk } = director
  const reached = () => now() >= moment && (clock.now() ?? moment) >= moment
  await sleep(Math.min(clearanceEveryMs, moment - now() - openAheadMs), end)
  if (disk.isWell() && time.doubt() === null) openBy(director, moment)
  await sleep(Math.min(clearanceEveryMs, moment - now() - awakeMs), end)
  // A clock of Redis that is behind must not keep us awake for long: the usual rhythm will do then.
  const giveUpAt = moment + clearanceEveryMs
  while (!reached() && now() < giveUpAt && !end.aborted) await new Promise(setImmediate)
}
