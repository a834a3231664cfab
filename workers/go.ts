import { readGo } from '../src/domain/ledger/advance.ts'
import type { Go } from '../src/domain/ledger/types.ts'
import { pause } from '../src/lib/run.ts'
import type { DirectorContext } from './director-context.ts'
import { call } from './redis/channels.ts'

const goEveryMs = 50
/** setTimeout is late by some milliseconds: the last ones before T0 are waited out awake. */
const awakeMs = 6

/** Says "go" until `end`: what SQLite says now, 20 times a second, and once more at the very moment of each launch. */
export async function sayGo(
  director: DirectorContext,
  moments: () => readonly number[],
  end: AbortSignal,
): Promise<void> {
  const { now, log, pace } = director
  while (!end.aborted) {
    const seen = pace.seen()
    const startedAt = now()
    await say(director).catch(error => log.warn({ err: error }, 'no go was said'))
    const next = startedAt + goEveryMs
    const moment = moments()
      .filter(at => at > now() && at <= next)
      .sort((a, b) => a - b)[0]
    if (moment === undefined) await pace.rest(Math.max(1, next - now()), seen, end)
    else await until(moment, director, end)
  }
}

async function say({ db, redis, envelope, clock, disk, now }: DirectorContext): Promise<void> {
  // Who cannot be told to stop must not go on: neither Stop nor a withdrawal could be written down.
  if (!disk.isWell()) return
  // Before the reading: what is written into the database afterwards is not promised to be in it.
  const readAt = clock.now()
  const wallAt = now()
  const launches: Go[] = readGo(db)
  if (readAt === null || launches.length === 0 || redis.status !== 'ready') return
  await call({ redis, envelope, from: 'director' }, 'go', { readAt, wallAt, launches })
}

async function until(moment: number, { now, clock }: DirectorContext, end: AbortSignal): Promise<void> {
  const reached = () => now() >= moment && (clock.now() ?? moment) >= moment
  await pause(moment - now() - awakeMs, end)
  // A clock of Redis that is behind must not keep us awake for long: the usual rhythm will do then.
  const giveUpAt = moment + goEveryMs
  while (!reached() && now() < giveUpAt && !end.aborted) await new Promise(setImmediate)
}
