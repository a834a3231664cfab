import { armAheadMs, type Launch } from '../src/domain/launch/launch.ts'
import { batchSize, issueBatch } from '../src/domain/ledger/issue.ts'
import { type HostName, pendingHosts, rowsOut } from '../src/domain/ledger/room.ts'
import { digests } from '../src/domain/pledge/digests.ts'
import type { HostLimits } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'
import { handOver } from './hand-over.ts'
import { rowsHeld } from './queues.ts'
import { redisRun } from './redis/batch-record.ts'
import { environmentOf } from './rehearsal-environment.ts'

/** After T0 a batch is handed out this long before it is due: a sender needs that to open sockets and to sign. */
const issueAheadMs = 5_000
/** A host with a limit per second has so many seconds' worth in senders' hands at the most. */
const secondsOut = 10
/** How many times what is left over one host may have. */
const greed = 3

/** Whatever others have, a host with nothing out gets so many rows. */
const firstRows = 25

/** Hands out what is due, host by host in turn, as far as there is room for each. */
export async function issueAll(director: DirectorContext, launch: Launch): Promise<void> {
  const { db, box, redis, now } = director
  const environment = environmentOf(director, launch)
  if (!environment) return
  const { postings, senders: alive, sandbox } = environment
  const senders = {
    rows: Math.max(1, alive.length) * rowsHeld,
    ways: Math.max(1, new Set(alive.map(one => one.egress)).size),
  }
  const dueBy = now() + (now() < launch.launchAt ? armAheadMs : issueAheadMs)
  const out = rowsOut(db)
  let all = out.reduce((sum, one) => sum + one.rows, 0)
  const ofHost = new Map(out.map(one => [nameOf(one), one.rows]))
  let hosts = pendingHosts(db, launch.id)
  if (hosts.length === 0) return
  const run = await redisRun(redis)
  while (hosts.length > 0) {
    const more: HostName[] = []
    for (const host of hosts) {
      const posting = postings.get(host.network)
      const mine = ofHost.get(nameOf(host)) ?? 0
      const room = posting ? roomOf(posting.limits(host.host), senders, all, mine) : 0
      if (!posting || room <= 0) continue
      const from = { ...host, dueBy, run, appLimit: posting.appLimit, digests: digests(box), sandbox }
      const batch = issueBatch(db, launch, from, now(), room)
      if (!batch) continue
      all += batch.rows.length
      ofHost.set(nameOf(host), mine + batch.rows.length)
      await handOver(director, batch)
      more.push(host)
    }
    hosts = more
  }
}

/** Senders that are there: rows they can hold, and addresses they speak from. */
export type LiveSenders = { readonly rows: number; readonly ways: number }

/**
 * Rows of the next batch for a host that has `mine` of the `all` rows that are out. A host may have a few times what is
 * left over, so that something always is: one that hangs keeps what it has, and the others find room.
 */
export function roomOf(limits: HostLimits, senders: LiveSenders, all: number, mine: number): number {
  const pace = limits.perSecond === null ? Number.POSITIVE_INFINITY : limits.perSecond * secondsOut
  const most = Math.max(1, Math.min(pace, limits.window?.requests ?? pace)) * senders.ways
  // A quarter at a time: the next rows are there before the last ones have left.
  const size = Math.min(batchSize, Math.max(1, Math.ceil(most / 4)))
  const fair = Math.floor((greed * (senders.rows - all) - mine) / (1 + greed))
  // Even where many hang, who has nothing out gets a little.
  return Math.max(0, Math.min(size, mine === 0 ? Math.max(firstRows, fair) : fair, most - mine))
}

const nameOf = ({ network, host }: HostName) => `${network} ${host}`
