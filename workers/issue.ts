import { armAheadMs, type Launch } from '../src/domain/launch/launch.ts'
import { heldNetworks } from '../src/domain/ledger/holds.ts'
import { heldHosts, nameOfHost } from '../src/domain/ledger/host-holds.ts'
import { batchSize, issueBatch } from '../src/domain/ledger/issue.ts'
import { type HostName, pendingHosts, rowsOut } from '../src/domain/ledger/room.ts'
import { digests } from '../src/domain/pledge/digests.ts'
import type { HostLimits } from '../src/networks/port.ts'
import type { DirectorContext } from './director-context.ts'
import { handOver } from './hand-over.ts'
import { rowsHeld } from './queues.ts'
import { readRedisRunId } from './redis/batch-record.ts'
import { environmentOf } from './rehearsal-environment.ts'

/** After T0 a batch is issued this long before it is due, so that a sender can open sockets and sign. */
const issueAheadMs = 5_000
/** Senders hold at most this many seconds' worth of rows for a host with a limit per second. */
const secondsOut = 10
/** One host may have this many times the rows that are left for all. */
const shareOfRest = 3
/** A host with no rows out gets this many, whatever the others have. */
const firstRows = 25

/** Issues batches of due deliveries, one host after the other, as far as each has room; none of a network that is held back. */
export async function issueAll(director: DirectorContext, launch: Launch): Promise<void> {
  const { db, box, redis, now } = director
  const environment = environmentOf(director, launch)
  if (!environment) return
  const { postings, senders: alive, sandbox } = environment
  const senders = {
    rows: Math.max(1, alive.length) * rowsHeld,
    addresses: Math.max(1, new Set(alive.map(one => one.egress)).size),
  }
  const dueBy = now() + (now() < launch.launchAt ? armAheadMs : issueAheadMs)
  const out = rowsOut(db)
  let all = out.reduce((sum, one) => sum + one.rows, 0)
  const ofHost = new Map(out.map(one => [nameOfHost(one), one.rows]))
  const held: readonly string[] = [...heldNetworks(db, launch.id), ...heldHosts(db, launch.id).map(nameOfHost)]
  let hosts = pendingHosts(db, launch.id).filter(one => !held.includes(one.network) && !held.includes(nameOfHost(one)))
  if (hosts.length === 0) return
  const redisRunId = await readRedisRunId(redis)
  while (hosts.length > 0) {
    const more: HostName[] = []
    for (const host of hosts) {
      const posting = postings.get(host.network)
      const mine = ofHost.get(nameOfHost(host)) ?? 0
      const room = posting ? roomOf(posting.limits(host.host), senders, all, mine) : 0
      if (!posting || room <= 0) continue
      const from = { ...host, dueBy, run: redisRunId, appLimit: posting.appLimit, digests: digests(box), sandbox }
      const batch = issueBatch(db, launch, from, now(), room)
      if (!batch) continue
      all += batch.rows.length
      ofHost.set(nameOfHost(host), mine + batch.rows.length)
      await handOver(director, batch)
      more.push(host)
    }
    hosts = more
  }
}

/** Rows that the live senders can hold, and the number of their IP addresses. */
export type LiveSenders = { readonly rows: number; readonly addresses: number }

/**
 * Rows of the next batch for a host that has `mine` of the `all` rows that are out. Each host is limited by what is left, so a
 * host that hangs never takes all the room from the others.
 */
export function roomOf(limits: HostLimits, senders: LiveSenders, all: number, mine: number): number {
  const pace = limits.perSecond === null ? Number.POSITIVE_INFINITY : limits.perSecond * secondsOut
  const most = Math.max(1, Math.min(pace, limits.window?.requests ?? pace)) * senders.addresses
  // A quarter at a time, so that the next rows arrive before the last ones have left.
  const size = Math.min(batchSize, Math.max(1, Math.ceil(most / 4)))
  const fair = Math.floor((shareOfRest * (senders.rows - all) - mine) / (1 + shareOfRest))
  // Even where many hosts hang, a host with no rows out gets some.
  return Math.max(0, Math.min(size, mine === 0 ? Math.max(firstRows, fair) : fair, most - mine))
}
