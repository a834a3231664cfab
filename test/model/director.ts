import { closesAt, findLaunch, type Launch } from '../../src/domain/launch/launch.ts'
import { advance, endPending, launchesAtWork, readClearances } from '../../src/domain/ledger/advance.ts'
import { armPledges } from '../../src/domain/ledger/arm.ts'
import { claimDueLaunches } from '../../src/domain/ledger/claim.ts'
import {
  closeBatch,
  markUnresolved,
  type OpenBatch,
  openBatches,
  recordDeath,
  releaseUnheld,
} from '../../src/domain/ledger/close.ts'
import { dropLease, takeLease } from '../../src/domain/ledger/director-lease.ts'
import { recordHolder } from '../../src/domain/ledger/holder.ts'
import { heldNetworks } from '../../src/domain/ledger/holds.ts'
import { issueBatch } from '../../src/domain/ledger/issue.ts'
import { dueLookups, hostsToLookAt, recordLookup } from '../../src/domain/ledger/lookups.ts'
import { lookAfterLossMs } from '../../src/domain/ledger/not-found.ts'
import { holdersOf, openLaunch, unopenedBy } from '../../src/domain/ledger/open.ts'
import { type HostName, pendingHosts } from '../../src/domain/ledger/room.ts'
import { settle } from '../../src/domain/ledger/settle.ts'
import { type Batch, type OutcomeRow, overdueMs } from '../../src/domain/ledger/types.ts'
import type { NetworkName, RepeatRule } from '../../src/networks/port.ts'
import { testDigests } from '../support/factories.ts'
import { idle, type World } from './world.ts'

const silentMs = 8_000

/** A director whose awaits are yields. It drives the real ledger on a real SQLite. */
export function modelDirector(
  world: World,
  name: string,
): { readonly threads: Generator[]; readonly stop: () => void } {
  const { db, redis, network, rnd, bug } = world
  const heard = new Map<string, number>()
  let leading = false

  function* lease(): Generator {
    for (;;) {
      leading = takeLease(db, 'director', name, 5_000, world.now())
      for (let until = world.now() + 1_000; world.now() < until; ) yield idle
    }
  }

  function* led(round: () => Generator): Generator {
    for (;;) {
      yield idle
      if (leading) yield* round()
    }
  }

  function* clear(): Generator {
    const readAt = redis.now()
    const wallAt = world.now()
    yield* open(wallAt)
    const launches = readClearances(db)
    yield
    for (const one of launches) {
      const clearance = { readAt, wallAt, stop: one.stop, held: new Set(one.held), withdrawn: new Set(one.withdrawn) }
      for (const sender of world.reachable()) sender.hearClearance(one.launch, clearance)
    }
  }

  function* open(by: number): Generator {
    for (const launch of unopenedBy(db, by)) {
      // The planted bug: a silent sender may still get the clearance.
      const gone = (id: string) => (bug === 'silent-is-dead' ? !world.answers(id) : world.processState(id) === 'dead')
      const dead = holdersOf(db, launch.id).filter(one => one.deadAt !== null || gone(one.id))
      yield
      const ids = dead.map(one => one.id)
      openLaunch(db, launch.id, ids, world.now())
    }
  }

  function* arm(): Generator {
    claimDueLaunches(db, world.now())
    for (const launch of launchesAtWork(db)) {
      const mayArm = launch.state !== 'stopped'
      if (mayArm)
        armPledges(
          db,
          { ...world, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' },
          launch,
          { afterPledge: 0, confirmedSince: 0 },
          world.now(),
        )
      yield
      endPending(db, launch, new Map([['x', world.appLimit]]), world.now())
      if (mayArm) {
        for (;;) {
          const redisRunId = redis.runId()
          yield
          const ahead = world.now() < launch.launchAt ? 60_000 : 2_000
          const held = heldNetworks(db, launch.id)
          const hosts = pendingHosts(db, launch.id).filter(({ network }) => !held.includes(network))
          const batch = hosts
            .map(host => issue(launch, host, redisRunId, world.now() + ahead))
            .find(one => one !== null)
          if (!batch) break
          yield
          yield* handOver(batch)
        }
      }
      advance(db, launch, true, world.now())
    }
  }

  const issue = (launch: Launch, host: HostName, redisRunId: string, dueBy: number) =>
    issueBatch(
      db,
      launch,
      { ...host, run: redisRunId, dueBy, appLimit: host.network === 'x' ? world.appLimit : null, digests: testDigests },
      world.now(),
      rnd.between(1, 4),
    )

  function* handOver(batch: Batch): Generator {
    const opened = redis.open(batch.batch, batch.run)
    yield
    if (opened === 'other-run') releaseUnheld(db, batch.batch, 'Redis was restarted', world.now())
    else redis.jobs().push(batch)
  }

  function* reports(): Generator {
    const report = redis.reports().shift()
    if (!report) return
    yield
    if (report.kind === 'held') {
      const recorded = recordHolder(db, report.batch, report.sender, world.now())
      yield
      if (recorded === 'recorded') redis.confirm(report.batch, report.sender.id)
    } else {
      const rows = bug === 'stale-not-sent' ? report.outcomes.map(asCurrent) : report.outcomes
      settle(db, { sender: report.sender, outcomes: rows }, world.now(), world.postings)
      // The planted bug: "not sent" counts from any sender.
      if (bug === 'stale-not-sent')
        for (const row of rows)
          settle(db, { sender: { ...report.sender, id: holderOf(row) }, outcomes: [row] }, world.now(), world.postings)
    }
    yield
    for (const sender of world.reachable()) sender.hearAck(report.id)
  }

  const asCurrent = (row: OutcomeRow): OutcomeRow =>
    row.outcome.kind === 'not-sent' ? { ...row, batch: world.delivery(row.delivery)?.batchId ?? row.batch } : row
  const holderOf = (row: OutcomeRow) => openBatches(db).find(batch => batch.id === row.batch)?.holder ?? ''

  function* close(): Generator {
    for (const batch of openBatches(db)) {
      if (batch.state === 'closed') yield* settleClosed(batch)
      else if (batch.sender) yield* closeIfLost(batch)
      else yield* release(batch)
    }
  }

  function* closeIfLost(batch: OpenBatch): Generator {
    const { sender } = batch
    if (!sender) return
    if (world.answers(sender.id)) heard.set(sender.id, world.now())
    const heardAt = heard.get(sender.id) ?? world.now()
    heard.set(sender.id, heardAt)
    const state = sender.deadAt === null ? world.processState(sender.id) : 'dead'
    const launch = findLaunch(db, batch.launchId)
    const over = launch !== undefined && world.now() > closesAt(launch) + overdueMs
    if (state !== 'dead' && !over && world.now() - heardAt <= silentMs) return
    if (state === 'dead') recordDeath(db, sender.id, world.now())
    else if (!over) world.endProcess(sender.id)
    yield
    // The planted bug: shortly before T0 a batch is handed out anew without being closed.
    const freely = bug === 'requeue-before-t0' && launch && world.now() < launch.launchAt
    const watermark = freely ? 0 : redis.close(batch.id)
    yield
    const byKey = batch.network !== null && ruleOf(batch.network).again === 'by-key'
    const lost = {
      watermark: watermark === 'gone' ? null : watermark,
      holderDead: state === 'dead',
      why: 'lost',
      byKey,
    }
    closeBatch(db, batch.id, lost, world.now())
  }

  function* settleClosed(batch: OpenBatch): Generator {
    const { sender } = batch
    const state = sender ? world.processState(sender.id) : 'dead'
    if (sender && state === 'dead') recordDeath(db, sender.id, world.now())
    if (sender && state === 'alive') world.endProcess(sender.id)
    else {
      const lookAfterMs = batch.network === null ? 0 : lookAfterLossMs(ruleOf(batch.network))
      markUnresolved(db, batch.id, state === 'dead' || sender?.deadAt !== null, world.now(), lookAfterMs)
    }
    yield
  }

  function* release(batch: OpenBatch): Generator {
    const launch = findLaunch(db, batch.launchId)
    const ended = !launch || launch.state === 'stopped' || world.now() >= closesAt(launch)
    const lost = world.now() - batch.issuedAt >= 3_000 && !redis.jobs().some(job => job.batch === batch.id)
    const redisRunId = redis.runId()
    yield
    if (ended || lost || batch.run !== redisRunId) releaseUnheld(db, batch.id, 'nobody took it', world.now())
  }

  function* lookups(): Generator {
    const host = rnd.pick(hostsToLookAt(db, world.now()))
    if (!host) return
    for (const unresolved of dueLookups(db, host, world.now(), 2)) {
      yield
      const lookup = network.look(unresolved.delivery.accountId)
      yield
      recordLookup(db, unresolved, lookup, ruleOf(host.network), world.now())
    }
  }

  function ruleOf(name: NetworkName): RepeatRule {
    const rule = world.postings.get(name)?.repeat('')
    if (!rule) throw new Error(`no rule of ${name}`)
    return rule
  }

  const rounds = [clear, clear, arm, reports, reports, close, lookups]
  return {
    threads: [lease(), ...rounds.map(round => led(round))],
    stop: () => dropLease(db, 'director', name),
  }
}
