import { describe, expect, test } from 'vitest'
import { deliveries } from '../../../db/schema/index.ts'
import type { LaunchState } from '../../../src/domain/launch/launch.ts'
import { advance, endPending, launchesAtWork, readClearances, workNear } from '../../../src/domain/ledger/advance.ts'
import { closeBatch, markUnresolved, recordDeath } from '../../../src/domain/ledger/close.ts'
import { pauseLaunch } from '../../../src/domain/ledger/holds.ts'
import type { DeliveryState } from '../../../src/domain/ledger/read.ts'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { noon } from '../../support/context.ts'
import { makeHold } from '../../support/factories.ts'
import { inHand, outcomeOf, posted, reset, setting } from './setting.ts'

const windowEnd = noon + 900_000
const later: PostOutcome = { kind: 'try-later', scope: 'host', until: noon + 60_000, cause: 'bare' }

/** One delivery in a state, and what becomes of the launch at a moment; null: it stays. */
function next(state: LaunchState, delivery: DeliveryState, now: number, { looking = false, armed = true } = {}) {
  const { db, launch, held } = inHand(1, { state })
  if (state === 'halted') makeHold(db, launch().id)
  db.update(deliveries)
    .set({ state: delivery, lookAt: looking ? noon + 5_000 : null })
    .run()
  const moved = advance(db, launch(), armed, now)
  const { state: stands, finishedAt } = launch()
  expect(held.rows).toHaveLength(1)
  return { moved, stands, finished: finishedAt !== null }
}

describe('a launch moves on', () => {
  const before = noon - 1
  test.each<[LaunchState, DeliveryState, number, Parameters<typeof next>[3], LaunchState | null, boolean]>([
    ['arming', 'queued', before, {}, 'armed', false],
    ['arming', 'pending', before, {}, null, false],
    ['arming', 'queued', before, { armed: false }, null, false],
    ['arming', 'pending', noon, {}, 'firing', false],
    ['arming', 'pending', noon, { armed: false }, null, false],
    ['armed', 'queued', before, {}, null, false],
    ['armed', 'queued', noon, {}, 'firing', false],
    ['firing', 'queued', noon, {}, null, false],
    ['firing', 'pending', noon, {}, null, false],
    ['firing', 'posted', noon, { armed: false }, null, false],
    ['firing', 'unknown', noon, { looking: true }, 'settling', false],
    ['firing', 'unknown', noon, {}, 'finished', true],
    ['firing', 'posted', noon, {}, 'finished', true],
    ['firing', 'posted', noon, { looking: true }, 'finished', true],
    ['settling', 'unknown', windowEnd - 1, { looking: true }, null, false],
    ['settling', 'unknown', windowEnd, { looking: true }, 'finished', true],
    ['settling', 'refused', noon, {}, 'finished', true],
    ['settling', 'pending', noon, {}, 'firing', false],
    ['settling', 'queued', windowEnd, {}, 'firing', false],
    ['stopped', 'queued', noon, {}, null, false],
    ['stopped', 'unknown', noon, { looking: true }, null, false],
    ['stopped', 'stopped', noon, {}, 'stopped', true],
    ['stopped', 'unknown', noon, {}, 'stopped', true],
    ['halted', 'refused', windowEnd - 1, {}, null, false],
    ['halted', 'queued', windowEnd, {}, null, false],
    ['halted', 'missed', windowEnd, {}, 'halted', true],
    ['cancelled', 'pending', windowEnd, {}, null, false],
    ['missed', 'pending', windowEnd, {}, null, false],
  ])('%s, its delivery %s, at %i (%o): %s, over: %s', (state, delivery, now, more, moved, finished) => {
    expect(next(state, delivery, now, more)).toEqual({ moved, stands: moved ?? state, finished })
  })

  test('to armed only when every batch has a holder', () => {
    const { db, launch, arm, issue, hold } = setting(2)
    arm()
    const [first, second] = [issue(1), issue(1)]
    hold(first)
    expect(advance(db, launch(), true, noon - 1_000)).toBeNull()
    hold(second)
    expect(advance(db, launch(), true, noon - 1_000)).toBe('armed')
  })

  test('to finished when nobody pledged', () => {
    const { db, launch } = setting(0, { state: 'armed' })
    expect([1, 2].map(() => advance(db, launch(), true, noon))).toEqual(['firing', 'finished'])
  })

  test('once, when two directors move it at the same time', () => {
    const { db, launch } = setting(0, { state: 'armed' })
    const seen = launch()
    expect([advance(db, seen, true, noon), advance(db, seen, true, noon)]).toEqual(['firing', null])
  })

  test('through its whole life', () => {
    const { db, launch, issue, hold, settle, held } = inHand(3)
    const step = (now: number) => advance(db, launch(), true, now)
    const life = [step(noon - 5_000), step(noon)]
    settle([outcomeOf(held, 0, posted), outcomeOf(held, 1, reset), outcomeOf(held, 2, later)])
    expect(step(noon + 1_000)).toBeNull()
    const again = issue(200, noon + 60_000)
    hold(again)
    settle([outcomeOf(again, 0, posted)], 'sender-1', noon + 60_100)
    life.push(step(noon + 60_200))
    db.update(deliveries).set({ lookAt: null }).run()
    life.push(step(noon + 60_400), step(noon + 60_600))
    expect(life).toEqual(['armed', 'firing', 'settling', 'finished', null])
    expect(launchesAtWork(db)).toEqual([])
  })

  test('not to its end while a sender that fell silent may have sent nothing', () => {
    const { db, launch, held, settle } = inHand(1, { state: 'firing' })
    closeBatch(db, held.batch, { watermark: 1, holderDead: false, why: 'silent' }, noon + 9_000)
    markUnresolved(db, held.batch, false, noon + 60_000)
    // It was asked about and is not there, and nothing more will be asked.
    db.update(deliveries).set({ lookAt: null }).run()
    expect(advance(db, launch(), true, noon + 61_000)).toBe('settling')
    expect(advance(db, launch(), true, noon + 62_000)).toBeNull()
    settle([outcomeOf(held, 0, { kind: 'not-sent', cause: 'no-lease' })], 'sender-1', noon + 90_000)
    expect(advance(db, launch(), true, noon + 91_000)).toBe('firing')
  })

  test('to its end when its window has closed, or that sender is dead', () => {
    for (const [dead, at, stands] of [
      [false, windowEnd, 'finished'],
      [true, noon + 61_000, 'finished'],
    ] as const) {
      const { db, launch, held } = inHand(1, { state: 'firing' })
      closeBatch(db, held.batch, { watermark: 1, holderDead: dead, why: 'silent' }, noon + 9_000)
      markUnresolved(db, held.batch, dead, noon + 60_000)
      if (dead) recordDeath(db, 'sender-1', noon + 9_000)
      db.update(deliveries).set({ lookAt: null }).run()
      expect(advance(db, launch(), true, at)).toBe(stands)
    }
  })
})

test('a launch is near when its moment is, and as long as the engine has work with it', () => {
  const { db, change } = setting(1)
  const near = (now: number) => workNear(db, now, 90_000)
  change({ state: 'open' })
  expect([near(noon - 100_000), near(noon - 80_000), near(noon + 100_000)]).toEqual([false, true, false])
  for (const state of ['arming', 'settling', 'halted', 'stopped'] as const) {
    change({ state })
    expect(near(noon + 3_600_000)).toBe(true)
  }
  change({ finishedAt: noon })
  expect(near(noon)).toBe(false)
})

describe('what was not sent comes to its end', () => {
  const states = (rows: readonly { state: string; reason: string | null }[]) => rows.map(row => [row.state, row.reason])

  test('when the launch is stopped', () => {
    const { db, arm, launch, rows, change } = setting(2)
    arm()
    change({ state: 'stopped' })
    endPending(db, launch(), new Map(), noon)
    expect(states(rows())).toEqual(Array(2).fill(['stopped', null]))
  })

  test('when its window closes, paused or not', () => {
    const { db, arm, launch, rows } = setting(1)
    arm()
    pauseLaunch(db, launch().id, noon - 5)
    endPending(db, launch(), new Map(), windowEnd - 1)
    expect(rows()[0]?.state).toBe('pending')
    endPending(db, launch(), new Map(), windowEnd)
    expect(states(rows())).toEqual([['missed', 'window-closed']])
  })

  test('when its supporter withdraws; what a sender holds waits for the sender', () => {
    const { db, arm, issue, launch, rows, joined, withdraw } = setting(3)
    arm()
    issue(1)
    withdraw(joined[0]?.id ?? 0)
    withdraw(joined[1]?.id ?? 0)
    endPending(db, launch(), new Map(), noon - 20_000)
    expect(rows().map(row => row.state)).toEqual(['queued', 'withdrawn', 'pending'])
    expect(readClearances(db)).toMatchObject([{ withdrawn: [rows()[0]?.id] }])
  })

  test('when its supporter withdrew in the moment of arming, by a clock read a little before', () => {
    const { db, arm, issue, launch, rows, joined, withdraw } = setting(2)
    arm()
    issue(1)
    for (const { id } of joined) withdraw(id, noon - 60_000 - 400)
    expect(readClearances(db)).toMatchObject([{ withdrawn: [rows()[0]?.id] }])
    endPending(db, launch(), new Map(), noon - 20_000)
    expect(rows().map(row => row.state)).toEqual(['queued', 'withdrawn'])
  })

  test('by the thousand', () => {
    const { db, arm, launch, rows, change } = setting(1_000)
    arm()
    change({ state: 'stopped' })
    endPending(db, launch(), new Map(), noon)
    expect(new Set(rows().map(row => row.state))).toEqual(new Set(['stopped']))
  })
})

describe('a clearance says', () => {
  test.each<[string, Parameters<typeof setting>[1], { stop: boolean } | null]>([
    ['go on', { state: 'firing' }, { stop: false }],
    ['stop', { state: 'stopped' }, { stop: true }],
    ['nothing of a launch that is over', { state: 'stopped', finishedAt: noon }, null],
    ['nothing of a launch that is not due', { state: 'open' }, null],
    ['nothing of a launch that was called off', { state: 'cancelled' }, null],
  ])('%s', (_, given, said) => {
    const { db } = setting(0, given)
    expect(readClearances(db)).toMatchObject(said ? [{ ...said, held: [], withdrawn: [] }] : [])
  })
})
