import { closesAt, findLaunch } from '../src/domain/launch/launch.ts'
import {
  closeBatch,
  markUnresolved,
  type OpenBatch,
  openBatches,
  recordDeath,
  releaseUnheld,
} from '../src/domain/ledger/close.ts'
import { lookAfterLossMs } from '../src/domain/ledger/not-found.ts'
import { leaseMs, marginMs, overdueMs, type SenderIdentity } from '../src/domain/ledger/types.ts'
import type { DirectorContext } from './director-context.ts'
import { batchJobId } from './queues.ts'
import { claimedBy, readRedisRunId } from './redis/batch-record.ts'
import { endProcess, machineName, processState } from './sender-identity.ts'

/** After this silence a sender has no live lease any more. */
const silentMs = leaseMs + marginMs + 1_000
/** A batch that left the queue is held within this time, or never. */
const holdWithinMs = 3_000
/** A round this late means that this process was paused and received no heartbeat. */
const lateRoundMs = 2_000

/** When each sender was last heard and when the last round ran; ms of the monotonic clock. */
export type SenderWatch = {
  readonly heard: Map<string, number>
  /** For each batch out, the highest watermark that its sender reported. */
  readonly watermarks: Map<number, number>
  roundAt: number
}

type SenderState = 'well' | 'dead' | 'silent'

const here = machineName()

/** Closes batches whose sender is dead or silent, releases batches that nobody holds, and settles the rows of closed ones. */
export async function closeLost(director: DirectorContext, watch: SenderWatch): Promise<void> {
  const { db, redis } = director
  const open = openBatches(db)
  const numbers = new Set(open.map(({ id }) => id))
  for (const id of watch.watermarks.keys()) if (!numbers.has(id)) watch.watermarks.delete(id)
  if (open.length === 0) return
  const now = performance.now()
  // While Redis or this process was away no heartbeat could arrive, so silence counts from now.
  const deaf = redis.status !== 'ready' || now - watch.roundAt > lateRoundMs
  if (deaf) for (const id of watch.heard.keys()) watch.heard.set(id, now)
  watch.roundAt = now
  const states = new Map<string, SenderState>()
  const redisRunId = open.some(batch => !batch.sender && batch.state === 'queued') ? await readRedisRunId(redis) : ''
  for (const batch of open) {
    const { sender } = batch
    const state = sender && (states.get(sender.id) ?? senderState(director, watch, sender))
    if (sender && state) states.set(sender.id, state)
    if (batch.state === 'closed') settleClosed(director, batch)
    else if (state) await closeIfLost(director, batch, state, watch)
    else await releaseIfLost(director, batch, redisRunId)
  }
}

function senderState(
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
  // A paused process may resume at any moment; a killed one cannot.
  endProcess(sender, here)
  return 'silent'
}

async function closeIfLost(
  director: DirectorContext,
  batch: OpenBatch,
  state: SenderState,
  { watermarks }: SenderWatch,
): Promise<void> {
  const { db, records, log, now, postings } = director
  const launch = findLaunch(db, batch.launchId)
  const overdue = launch !== undefined && now() > closesAt(launch) + overdueMs
  if (state === 'well' && !overdue) return
  const recorded = await records.close(batch.id)
  // Less than its sender reported: somebody put an older watermark back, so nobody knows what left.
  const watermark = recorded !== 'gone' && recorded < (watermarks.get(batch.id) ?? 0) ? 'gone' : recorded
  const why =
    state === 'dead' ? 'its sender died' : state === 'silent' ? 'its sender fell silent' : 'its window has closed'
  log.warn({ batch: batch.id, sender: batch.holder, watermark, why }, 'closed')
  const byKey = ruleOf(postings, batch)?.again === 'by-key'
  const lost = { watermark: watermark === 'gone' ? null : watermark, holderDead: state === 'dead', why, byKey }
  closeBatch(db, batch.id, lost, now())
}

const ruleOf = (postings: DirectorContext['postings'], { network, host }: OpenBatch) =>
  network === null ? undefined : postings.get(network)?.repeat(host ?? '')

function settleClosed({ db, now, log, postings }: DirectorContext, batch: OpenBatch): void {
  const { sender } = batch
  const state = sender && processState(sender, here)
  // A sender on this machine is ended first: only then can no more outcome come.
  if (sender && state === 'alive') {
    endProcess(sender, here)
    return
  }
  const rule = ruleOf(postings, batch)
  const isDead = state === 'dead' || sender?.deadAt !== null
  const unresolved = markUnresolved(db, batch.id, isDead, now(), rule ? lookAfterLossMs(rule) : 0)
  if (unresolved > 0) log.warn({ batch: batch.id, unresolved }, 'unresolved: the network will be asked')
}

/** Releases a batch that nobody holds, unless it still waits in the queue. Its rows are issued again in another batch. */
async function releaseIfLost(director: DirectorContext, batch: OpenBatch, redisRunId: string): Promise<void> {
  const { db, now, log } = director
  const why = await whyLost(director, batch, redisRunId)
  if (why && releaseUnheld(db, batch.id, why, now()) === 'released') log.warn({ batch: batch.id, why }, 'released')
}

async function whyLost(director: DirectorContext, batch: OpenBatch, redisRunId: string): Promise<string | null> {
  const { db, batches, now } = director
  const launch = findLaunch(db, batch.launchId)
  if (!launch || launch.state === 'stopped' || now() >= closesAt(launch)) return 'the launch ended'
  if (batch.run !== redisRunId) return 'Redis was restarted'
  if (now() - batch.issuedAt < holdWithinMs) return null
  const job = await batches[launch.kind].getJobState(batchJobId(batch.id))
  if (job === 'waiting' || (await isTaken(director, batch))) return null
  return 'nobody said that they hold it'
}

/**
 * Whether a live sender has claimed it: its report waits in the queue because this process is busy. Releasing the batch then
 * would only add work to a busy machine.
 */
async function isTaken({ redis, senders }: DirectorContext, batch: OpenBatch): Promise<boolean> {
  const holder = await claimedBy(redis, batch.id)
  const identity = senders().find(one => one.id === holder)
  return identity !== undefined && processState(identity, here) !== 'dead'
}
