import { closesAt, findLaunch } from '../src/domain/launch.ts'
import {
  closeBatch,
  doubtRows,
  type OpenBatch,
  openBatches,
  recordDeath,
  releaseUnheld,
} from '../src/domain/ledger/close.ts'
import { readBatch } from '../src/domain/ledger/issue.ts'
import { marginMs, overdueMs, ticketMs } from '../src/domain/ledger/types.ts'
import type { DirectorContext } from './director-context.ts'
import { handOver } from './hand-over.ts'
import { redisRun } from './redis/batch-record.ts'
import { endProcess, machineName, processState } from './sender-card.ts'

/** A sender that has said nothing for so long has no live ticket any more, whatever became of it. */
const silentMs = ticketMs + marginMs + 1_000
/** A batch nobody took is offered again. */
const offerAgainMs = 3_000

/** When each sender was last heard, on the monotonic clock. */
export type Heard = Map<string, number>

const here = machineName()

/** Closes the batches of senders that are gone or silent, and offers again what nobody took. */
export async function closeLost(director: DirectorContext, heard: Heard, offered: Map<number, number>): Promise<void> {
  const { db } = director
  const open = openBatches(db)
  // While Redis is away nobody can be heard: silence is counted from when it is back.
  if (director.redis.status !== 'ready') for (const id of heard.keys()) heard.set(id, performance.now())
  for (const batch of open) {
    if (batch.state === 'closed') settleDoubt(director, batch)
    else if (batch.sender) await closeIfLost(director, batch, heard)
    else await offer(director, batch, offered)
  }
  for (const id of offered.keys()) if (!open.some(batch => batch.id === id)) offered.delete(id)
}

async function closeIfLost(director: DirectorContext, batch: OpenBatch, heard: Heard): Promise<void> {
  const { sender } = batch
  if (!sender) return
  const heardAt = heard.get(sender.id) ?? performance.now()
  heard.set(sender.id, heardAt)
  const state = sender.deadAt === null ? processState(sender, here) : 'dead'
  const silent = performance.now() - heardAt > silentMs
  const launch = findLaunch(director.db, batch.launchId)
  const overdue = launch !== undefined && director.now() > closesAt(launch) + overdueMs
  if (state !== 'dead' && !silent && !overdue) return
  if (state === 'dead') recordDeath(director.db, sender.id, director.now())
  // A paused process may come back at any moment; one that is known to be dead cannot.
  else if (silent) endProcess(sender, here)
  const mark = await director.records.close(batch.id)
  const why = state === 'dead' ? 'its sender died' : silent ? 'its sender fell silent' : 'its window has closed'
  director.log.warn({ batch: batch.id, sender: sender.id, mark, why }, 'closed')
  const lost = { mark: mark === 'gone' ? null : mark, holderDead: state === 'dead', why }
  closeBatch(director.db, batch.id, lost, director.now())
}

function settleDoubt({ db, now, log }: DirectorContext, batch: OpenBatch): void {
  const { sender } = batch
  if (sender && sender.deadAt === null && processState(sender, here) === 'dead') recordDeath(db, sender.id, now())
  // On this machine its end is waited for: only then is it certain that nothing more comes.
  if (sender && processState(sender, here) === 'alive') {
    endProcess(sender, here)
    return
  }
  const inDoubt = doubtRows(db, batch.id, now())
  if (inDoubt > 0) log.warn({ batch: batch.id, inDoubt }, 'in doubt: the network will be asked')
}

async function offer(director: DirectorContext, batch: OpenBatch, offered: Map<number, number>): Promise<void> {
  const { db, redis, now, log } = director
  const launch = findLaunch(db, batch.launchId)
  if (!launch) return
  const ended = launch.state === 'stopped' || now() >= launch.launchAt + launch.retryWindowMs
  if (ended || batch.run !== (await redisRun(redis))) {
    releaseUnheld(db, batch.id, ended ? 'the launch ended' : 'Redis was restarted', now())
    return
  }
  const last = offered.get(batch.id) ?? batch.issuedAt
  if (now() - last < offerAgainMs) return
  offered.set(batch.id, now())
  log.debug({ batch: batch.id }, 'offered again')
  await handOver(director, readBatch(db, launch, batch))
}
