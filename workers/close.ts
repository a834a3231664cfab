import { closesAt, findLaunch } from '../src/domain/launch/launch.ts'
import {
  closeBatch,
  markUnresolved,
  type OpenBatch,
  openBatches,
  recordDeath,
  releaseUnheld,
} from '../src/domain/ledger/close.ts'
import { leaseMs, marginMs, overdueMs, type SenderIdentity } from '../src/domain/ledger/types.ts'
import type { DirectorContext } from './director-context.ts'
import { batchJobId } from './queues.ts'
import { claimedBy, redisRun } from './redis/batch-record.ts'
import { endProcess, machineName, processState } from './sender-identity.ts'

/** A sender that has said nothing for so long has no live lease any more, whatever became of it. */
const silentMs = leaseMs + marginMs + 1_000
/** A batch that left the queue has a holder by then, or never gets one. */
const holdWithinMs = 3_000
/** A round this late means that we ourselves were paused, and heard nobody. */
const lateRoundMs = 2_000

/** When each sender was last heard, and when we last listened; both on the monotonic clock. */
export type SenderWatch = {
  readonly heard: Map<string, number>
  /** For each batch out, the highest mark that its sender said it was lent. */
  readonly marks: Map<number, number>
  roundAt: number
}

type SenderState = 'well' | 'dead' | 'silent'

const here = machineName()

/** Ends what nobody will finish: batches of senders that are gone or silent, batches that nobody holds, doubts. */
export async function closeLost(director: DirectorContext, watch: SenderWatch): Promise<void> {
  const { db, redis } = director
  const open = openBatches(db)
  const numbers = new Set(open.map(({ id }) => id))
  for (const id of watch.marks.keys()) if (!numbers.has(id)) watch.marks.delete(id)
  if (open.length === 0) return
  const now = performance.now()
  // While Redis was away, or we ourselves were, nobody could be heard: silence is counted from now.
  const deaf = redis.status !== 'ready' || now - watch.roundAt > lateRoundMs
  if (deaf) for (const id of watch.heard.keys()) watch.heard.set(id, now)
  watch.roundAt = now
  const states = new Map<string, SenderState>()
  const run = open.some(batch => !batch.sender && batch.state === 'queued') ? await redisRun(redis) : ''
  for (const batch of open) {
    const { sender } = batch
    const state = sender && (states.get(sender.id) ?? look(director, watch, sender))
    if (sender && state) states.set(sender.id, state)
    if (batch.state === 'closed') settleDoubt(director, batch)
    else if (state) await closeIfLost(director, batch, state, watch)
    else await releaseIfLost(director, batch, run)
  }
}

function look(
  { db, now }: DirectorContext,
  { heard }: SenderWatch,
  sender: SenderIdentity & { deadAt: number | null },
): SenderState {
  if (sender.deadAt !== null) return 'dead'
  if (processState(sender, here) === 'dead') {
    recordDeath(db, sender.id, now())
    return 'dead'
  }
  const heardAt = heard.get(sender.id) ?? performance.now()
  heard.set(sender.id, heardAt)
  if (performance.now() - heardAt <= silentMs) return 'well'
  // A paused process may come back at any moment; one that was ended cannot.
  endProcess(sender, here)
  return 'silent'
}

async function closeIfLost(
  director: DirectorContext,
  batch: OpenBatch,
  state: SenderState,
  { marks }: SenderWatch,
): Promise<void> {
  const { db, records, log, now } = director
  const launch = findLaunch(db, batch.launchId)
  const overdue = launch !== undefined && now() > closesAt(launch) + overdueMs
  if (state === 'well' && !overdue) return
  const recorded = await records.close(batch.id)
  // Less than its sender said: somebody put an older mark back, so nobody knows what left.
  const mark = recorded !== 'gone' && recorded < (marks.get(batch.id) ?? 0) ? 'gone' : recorded
  const why =
    state === 'dead' ? 'its sender died' : state === 'silent' ? 'its sender fell silent' : 'its window has closed'
  log.warn({ batch: batch.id, sender: batch.holder, mark, why }, 'closed')
  closeBatch(db, batch.id, { mark: mark === 'gone' ? null : mark, holderDead: state === 'dead', why }, now())
}

function settleDoubt({ db, now, log }: DirectorContext, batch: OpenBatch): void {
  const { sender } = batch
  const state = sender && processState(sender, here)
  // On this machine its end is waited for: only then is it certain that nothing more comes.
  if (sender && state === 'alive') {
    endProcess(sender, here)
    return
  }
  const inDoubt = markUnresolved(db, batch.id, state === 'dead' || sender?.deadAt !== null, now())
  if (inDoubt > 0) log.warn({ batch: batch.id, inDoubt }, 'in doubt: the network will be asked')
}

/** A batch nobody holds goes out anew, as another batch, unless it still waits in the queue for a sender to be free. */
async function releaseIfLost(director: DirectorContext, batch: OpenBatch, run: string): Promise<void> {
  const { db, now, log } = director
  const why = await whyLost(director, batch, run)
  if (why && releaseUnheld(db, batch.id, why, now()) === 'released') log.warn({ batch: batch.id, why }, 'released')
}

async function whyLost(director: DirectorContext, batch: OpenBatch, run: string): Promise<string | null> {
  const { db, batches, now } = director
  const launch = findLaunch(db, batch.launchId)
  if (!launch || launch.state === 'stopped' || now() >= closesAt(launch)) return 'the launch ended'
  if (batch.run !== run) return 'Redis was restarted'
  if (now() - batch.issuedAt < holdWithinMs) return null
  const job = await batches[launch.kind].getJobState(batchJobId(batch.id))
  if (job === 'waiting' || (await isTaken(director, batch))) return null
  return 'nobody said that they hold it'
}

/**
 * Whether a sender that lives has taken it: its word waits for us to have time. Giving the batch to another one would make
 * more work for everybody, and a busy machine would come to nothing else any more.
 */
async function isTaken({ redis, senders }: DirectorContext, batch: OpenBatch): Promise<boolean> {
  const holder = await claimedBy(redis, batch.id)
  const card = senders().find(one => one.id === holder)
  return card !== undefined && processState(card, here) !== 'dead'
}
