import type { Batch, OutcomeRow } from '../../../src/domain/ledger/types.ts'
import { nothingSealed } from '../../../src/lib/secret-box.ts'
import type { Posting } from '../../../src/networks/port.ts'
import { postOutcome } from '../../../src/networks/x/outcome.ts'
import { openAllowance } from '../../../workers/fire/allowance.ts'
import { holdBatch } from '../../../workers/fire/held-batch.ts'
import { openHost } from '../../../workers/fire/host.ts'
import { requestBytes } from '../../../workers/fire/request-bytes.ts'
import type { Clearance } from '../../../workers/fire/send-guard.ts'
import { modelRedis } from '../../model/redis.ts'
import { afterThisTest } from '../../support/folder.ts'
import { created, rawServer } from './raw-server.ts'

const noLimits = { inFlight: Number.POSITIVE_INFINITY, perSecond: null, window: null }

/** A batch of `rows` for a moment so many ms ahead, held by a real host with real sockets to a server that takes all. */
export async function setting(rows: number, inMs = 0) {
  const arrivals: number[] = []
  const server = await rawServer({
    onRequest: socket => {
      arrivals.push(Date.now())
      socket.write(created)
    },
  })
  return { ...heldAt(server.origin, rows, inMs), server, arrivals }
}

/** The same at any server, on a network that differs in `own` from one that knows no state. */
export function heldAt(
  origin: string,
  rows: number,
  inMs: number,
  own: Partial<Posting> = {},
  allowance = openAllowance(noLimits, () => Promise.reject(new Error('nothing to ask for'))),
) {
  const launchAt = Date.now() + inMs
  const state = {
    /** How far the two clocks are from the truth. */
    wallOff: 0,
    redisOff: 0,
    go: null as Partial<Clearance> | null,
    /** Where the time of the last clearance stands still; null while the director lives. */
    silentSince: null as number | null,
  }
  const records = modelRedis(Date.now)
  records.open(1, records.runId())
  records.claim(1, 's')
  records.confirm(1, 's')
  const batch: Batch = {
    batch: 1,
    run: records.runId(),
    kind: 'real',
    sandbox: null,
    launch: 1,
    launchAt,
    closesAt: launchAt + 60_000,
    rows: Array.from({ length: rows }, (_, place) => ({
      delivery: 100 + place,
      place,
      account: place,
      network: 'x',
      host: 'here',
      dueAt: launchAt,
      frozen: { body: `{"n":${place}}`, key: null, marker: null },
      sealed: nothingSealed,
    })),
  }
  const lost = () => Promise.reject(new Error('Redis is away'))
  const held = holdBatch(batch, 's', {
    open: lost,
    claim: lost,
    confirm: lost,
    close: lost,
    lease: async (id, holder, upTo) => records.lease(id, holder, upTo),
  })
  const posting: Posting = {
    name: 'x',
    freeze: () => ({ body: '', key: null, marker: null }),
    request: (_, { body }) => ({ method: 'POST', origin, path: '/', headers: {}, body }),
    outcome: (result, now) => postOutcome(result, now, 'https://x.test'),
    limits: () => ({ inFlight: 4, perSecond: null, window: null }),
    hostState: null,
    repeat: () => ({ looksMs: [2_000, 8_000, 30_000], again: 'once-dead' }),
    appLimit: null,
    hostFor: host => host,
    hostsAreTyped: false,
    permalink: id => id,
    origin: () => origin,
    ...own,
  }
  const reported: OutcomeRow[] = []
  const moment = () => ({
    wall: Date.now() + state.wallOff,
    redis: Date.now() + state.redisOff,
    mono: performance.now(),
  })
  const host = openHost({
    host: 'here',
    posting,
    sign: (row, now, lesson) => ({
      bytes: requestBytes(posting.request('', row.frozen, now, lesson?.state)),
      signedAt: now,
      lesson,
    }),
    ask: (_, now) => {
      if (!posting.hostState) throw new Error('there is nothing to ask for')
      return requestBytes(posting.hostState.ask('', now))
    },
    moment,
    clearanceOf: () => {
      if (state.go === null) return null
      const late = state.silentSince === null ? 0 : Date.now() - state.silentSince
      const { wall, redis } = moment()
      const now = { readAt: redis - late, wallAt: wall - late, stop: false, withdrawn: new Set<number>() }
      const held = new Set<string>()
      return { ...now, held, ...state.go }
    },
    report: row => reported.push(row),
    allowance,
  })
  afterThisTest(() => host.close())
  host.add(held)
  const pump = setInterval(host.pump, 5)
  afterThisTest(() => clearInterval(pump))
  const outcomes = () => reported.map(({ outcome }) => ('cause' in outcome ? outcome.cause : outcome.kind))
  return { state, records, held, host, launchAt, reported, outcomes }
}
