import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type BatchLease,
  type Clearance,
  checkSend,
  type Instant,
  isEcho,
  type RowFacts,
} from '../../../workers/fire/send-guard.ts'

const t0 = 1_000_000
const around = (least: number, most: number) => fc.integer({ min: least, max: most })

/** All that the gate weighs, drawn close to its edges: most of what is drawn at large would be refused at once. */
const facts = fc.record({
  dueAfter: fc.constantFrom(0, 0, 0, 30, 5_000),
  windowMs: fc.constantFrom(1_000, 60_000),
  place: around(0, 6),
  wallAfter: fc.oneof(around(-20, 60), around(-3_000, 65_000)),
  redisApart: fc.oneof(around(-20, 20), fc.constantFrom(-2_001, -2_000, 2_000, 2_001), fc.constant(null)),
  lease: fc.option(fc.record({ watermark: around(0, 6), monoLeft: around(-2, 20), wallLeft: around(-2, 20) }), {
    freq: 6,
  }),
  go: fc.option(
    fc.record({
      age: fc.oneof(around(-105, 205), around(0, 30)),
      wallAge: around(-5, 30),
      stop: fc.boolean(),
      hold: fc.boolean(),
      otherHeld: fc.boolean(),
      withdrawn: fc.boolean(),
    }),
    { freq: 6 },
  ),
  calm: fc.boolean(),
})

type Drawn = typeof facts extends fc.Arbitrary<infer T> ? T : never

function read(one: Drawn): { row: RowFacts; now: Instant; lease: BatchLease | null; go: Clearance | null } {
  const wall = t0 + one.wallAfter
  const redis = one.redisApart === null ? null : wall + one.redisApart
  const mono = 500
  const { place, lease, go, calm } = one
  return {
    row: {
      delivery: 7,
      network: 'x',
      host: 'one.test',
      place,
      launchAt: t0,
      dueAt: t0 + one.dueAfter,
      closesAt: t0 + one.windowMs,
    },
    now: { wall, redis, mono },
    lease: lease && { watermark: lease.watermark, untilMono: mono + lease.monoLeft, untilWall: wall + lease.wallLeft },
    go: go && {
      readAt: (redis ?? wall) - go.age,
      wallAt: wall - go.wallAge,
      // With three coins nearly everything would be held back.
      stop: !calm && go.stop,
      held: new Set([
        ...(!calm && go.hold ? [go.otherHeld ? 'x one.test' : 'x'] : []),
        ...(go.otherHeld ? ['bluesky', 'x two.test'] : []),
      ]),
      withdrawn: new Set(!calm && go.withdrawn ? [7] : [8]),
    },
  }
}

/** The promises in other words than the gate's own: everything that must be true of a row that leaves. */
function reasonsAgainst({ row, now, lease, go }: ReturnType<typeof read>): string[] {
  const redis = now.redis ?? Number.NaN
  const fresh = go !== null && redis - go.readAt <= 200 && go.readAt - redis <= 100
  const lent = lease !== null && now.mono < lease.untilMono && now.wall < lease.untilWall
  const reasons: [boolean, string][] = [
    [now.redis !== null, 'nobody knows what time Redis has'],
    [Math.abs(redis - now.wall) <= 2_000, 'the clocks are apart'],
    [now.wall >= row.launchAt && redis >= row.launchAt, 'before T0 by one clock'],
    [now.wall >= row.dueAt && redis >= row.dueAt, 'before it is due'],
    [now.wall < row.closesAt && redis < row.closesAt, 'after the window by one clock'],
    [fresh, 'no fresh go'],
    [go !== null && go.readAt >= row.launchAt && go.wallAt >= row.launchAt, 'the go was read before T0'],
    [go !== null && !go.stop, 'stopped'],
    [go !== null && !go.held.has(row.network) && !go.held.has(`${row.network} ${row.host}`), 'held back'],
    [go !== null && !go.withdrawn.has(row.delivery), 'withdrawn'],
    [lent, 'no live lease'],
    [lease !== null && row.place < lease.watermark, 'beyond the watermark'],
  ]
  return reasons.flatMap(([holds, reason]) => (holds ? [] : [reason]))
}

test('a row leaves exactly when nothing speaks against it', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(facts, drawn => {
      const all = read(drawn)
      const against = reasonsAgainst(all)
      const verdict = checkSend(all.row, all.now, all.lease, all.go)
      // Each reason must have been the only one now and then, or nothing is known about it.
      if (against.length <= 1) seen.add(against[0] ?? 'nothing')
      expect([verdict.kind === 'leave', against]).toEqual([against.length === 0, against])
    }),
    { numRuns: 30_000 },
  )
  for (const reason of ['nothing', 'no live lease', 'beyond the watermark', 'stopped', 'held back', 'withdrawn'])
    expect(seen).toContain(reason)
})

test('a row is given back for good only for what time does not heal', () => {
  fc.assert(
    fc.property(facts, drawn => {
      const all = read(drawn)
      const verdict = checkSend(all.row, all.now, all.lease, all.go)
      if (verdict.kind !== 'never') return
      const word = {
        clock: 'the clocks are apart',
        window: 'after the window by one clock',
        stopped: 'stopped',
        withdrawn: 'withdrawn',
      }[verdict.cause as string]
      expect(reasonsAgainst(all)).toContain(word)
    }),
    { numRuns: 10_000 },
  )
})

test('a row that is early is asked for again at its moment, by the clock that is behind', () => {
  fc.assert(
    fc.property(facts, drawn => {
      const all = read(drawn)
      const verdict = checkSend(all.row, all.now, all.lease, all.go)
      if (verdict.kind !== 'wait' || verdict.at === null) return
      const passed = verdict.at - all.now.wall
      const both = Math.min(all.now.wall, all.now.redis ?? 0) + passed
      expect([verdict.for, both]).toEqual(['moment', all.row.dueAt])
    }),
    { numRuns: 10_000 },
  )
})

test('a go that is older than the last one is an echo, unless Redis’s clock was set back', () => {
  expect(isEcho(1_000, undefined, 1_010)).toBe(false)
  expect(isEcho(1_050, 1_000, 1_060)).toBe(false)
  expect(isEcho(1_000, 1_050, 1_060)).toBe(true)
  expect(isEcho(1_000, 1_050, null)).toBe(true)
  expect(isEcho(1_000, 3_601_000, 1_010)).toBe(false)
})
