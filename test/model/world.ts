import { eq } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { deliveries } from '../../db/schema/deliveries.ts'
import { launches } from '../../db/schema/launches.ts'
import { pledges } from '../../db/schema/pledges.ts'
import { ownMoment } from '../../src/domain/launch/spread.ts'
import { holdOf } from '../../src/domain/ledger/holds.ts'
import type { Batch } from '../../src/domain/ledger/types.ts'
import type { AppLimit, NetworkName, Posting } from '../../src/networks/port.ts'
import type { ModelNetwork } from './network.ts'
import type { Random } from './random.ts'
import type { ModelRedis } from './redis.ts'
import type { ModelSender } from './sender.ts'

/** Yielded by a thread that has nothing to do: such a step is not counted. */
export const idle = 'idle'

/** A mistake planted into the model, to see that it is found. */
export type Bug =
  | 'lock-check'
  | 'lease-without-fence'
  | 'stale-not-sent'
  | 'pool'
  | 'requeue-before-t0'
  | 'silent-is-dead'
  | 'all-have-keys'
  | 'keys-at-once'

export type ProcessInWorld = {
  readonly sender: ModelSender
  readonly local: boolean
  state: 'running' | 'paused' | 'dead'
}

/** Everything the actors of one episode share. */
export type World = {
  readonly now: () => number
  readonly rnd: Random
  readonly db: Db
  readonly redis: ModelRedis
  readonly network: ModelNetwork
  readonly postings: ReadonlyMap<NetworkName, Posting>
  readonly appLimit: AppLimit
  readonly bug: Bug | null
  readonly processes: ProcessInWorld[]
  readonly broken: string[]
  readonly reachable: () => ModelSender[]
  readonly answers: (sender: string) => boolean
  readonly processState: (sender: string) => 'alive' | 'dead' | 'unknown'
  readonly endProcess: (sender: string) => void
  readonly delivery: (id: number) => typeof deliveries.$inferSelect | undefined
  /** To be called in the tick that writes a request. */
  readonly written: (delivery: number, batch: Batch) => void
}

export function createWorld(
  given: Pick<World, 'now' | 'rnd' | 'db' | 'redis' | 'network' | 'postings' | 'appLimit' | 'bug'>,
): World {
  const { db, now } = given
  const processes: ProcessInWorld[] = []
  const broken: string[] = []
  const writes: number[] = []
  const find = (sender: string) => processes.find(one => one.sender.identity.id === sender)
  const delivery = (id: number) => db.select().from(deliveries).where(eq(deliveries.id, id)).get()

  /** Promises that can be checked as a request leaves. */
  function written(id: number, batch: Batch): void {
    const row = delivery(id)
    const launch = db.select().from(launches).where(eq(launches.id, batch.launch)).get()
    const pledge = row && db.select().from(pledges).where(eq(pledges.id, row.pledgeId)).get()
    if (!row || !launch || !pledge) return void broken.push(`delivery ${id} is gone`)
    const moment = ownMoment(launch, row.accountId)
    if (now() < moment) broken.push(`delivery ${id} left ${moment - now()} ms early`)
    if (now() > batch.closesAt) broken.push(`delivery ${id} left after the window`)
    if (launch.stoppedAt !== null && now() > launch.stoppedAt + 250)
      broken.push(`delivery ${id} left ${now() - launch.stoppedAt} ms after Stop`)
    if (pledge.state === 'withdrawn' && (pledge.withdrawnAt ?? 0) < launch.launchAt)
      broken.push(`delivery ${id} left though it was withdrawn before T0`)
    const hold = holdOf(db, launch.id, row.network)
    const heldAt = hold && Math.min(hold.pausedAt ?? now(), hold.haltedAt ?? now())
    if (heldAt !== null && now() > heldAt + 250)
      broken.push(`delivery ${id} left ${now() - heldAt} ms after ${row.network} was held back`)
    const { appLimit } = given
    if (row.network === 'x') writes.push(now())
    const lately = appLimit ? writes.filter(at => at > now() - appLimit.ms).length : 0
    if (appLimit && lately > appLimit.posts) broken.push(`delivery ${id} left beyond the limit of the app`)
    // With a key it may: a sender that was thought lost told in between that it had posted.
    if (row.state === 'posted' && row.network === 'x') broken.push(`delivery ${id} left though it was posted`)
  }

  return {
    ...given,
    processes,
    broken,
    reachable: () => processes.filter(one => one.state === 'running').map(one => one.sender),
    answers: sender => find(sender)?.state === 'running',
    processState: sender => {
      const one = find(sender)
      if (!one?.local) return 'unknown'
      return one.state === 'dead' ? 'dead' : 'alive'
    },
    endProcess: sender => {
      const one = find(sender)
      if (one?.local) one.state = 'dead'
    },
    delivery,
    written,
  }
}
