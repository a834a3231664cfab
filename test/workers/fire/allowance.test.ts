import { expect, test } from 'vitest'
import type { HostLimits } from '../../../src/networks/port.ts'
import { openAllowance } from '../../../workers/fire/allowance.ts'
import { type Allowed, lendMs } from '../../../workers/redis/allowance.ts'

const limits = { inFlight: 8, perSecond: 10, window: null }
const tick = () => new Promise(setImmediate)

/** A sender's side of it, on a Redis that gives what it is told to, or is away, and a clock that the test moves. */
function setting(given: HostLimits = limits) {
  const state = {
    now: 1_000_000,
    answer: null as Allowed | null,
    asked: [] as { permits: number; restored: readonly number[] }[],
  }
  const allowance = openAllowance(given, async ask => {
    state.asked.push(ask)
    if (!state.answer) throw new Error('Redis is away')
    return state.answer
  })
  const moment = () => ({ wall: state.now, redis: state.now, mono: state.now })
  const keep = async (rows = 20) => {
    allowance.keep({ rows, slots: Math.min(8, rows), used: 0, from: state.now }, moment())
    await tick()
  }
  return { state, allowance, keep }
}

test('nothing may leave before Redis has lent something', async () => {
  const { state, allowance, keep } = setting()
  await keep()
  expect(state.asked).toHaveLength(1)
  expect([allowance.slots(state.now), allowance.next(state.now)]).toEqual([0, null])
})

test('without Redis what is lent is used up, and nothing beyond it', async () => {
  const { state, allowance, keep } = setting()
  state.answer = { since: 'a', slots: 4, permits: [state.now, 2] }
  await keep()
  state.answer = null
  expect(allowance.slots(state.now + lendMs - 1)).toBe(4)
  expect(allowance.slots(state.now + lendMs)).toBe(0)
  expect([allowance.next(state.now), allowance.ahead(state.now)]).toEqual([state.now, 2])
  allowance.spend(state.now)
  expect(allowance.spend(state.now)).toBe(state.now + 100)
  expect(allowance.next(state.now)).toBeNull()
})

test('a permit that was not used in its time is not used at all', async () => {
  const { state, allowance, keep } = setting()
  state.answer = { since: 'a', slots: 4, permits: [state.now, 2, state.now + 500, 1] }
  await keep()
  expect(allowance.next(state.now + 99)).toBe(state.now)
  expect(allowance.next(state.now + 100)).toBe(state.now + 500)
})

test('a Redis that forgot is told what was given', async () => {
  const { state, keep } = setting()
  state.answer = { since: 'a', slots: 4, permits: [state.now, 2] }
  await keep()
  state.now += 1_000
  state.answer = { since: 'b', slots: 0, permits: [] }
  await keep()
  await keep()
  expect(state.asked.map(one => one.restored)).toEqual([[], [], [1_000_000, 2]])
})

test('asks in chunks, not a time a row, and gives back what it does not need', async () => {
  const { state, allowance, keep } = setting()
  state.answer = { since: 'a', slots: 8, permits: [state.now, 20] }
  for (let ms = 0; ms < 1_000; ms += 20) {
    await keep(20)
    state.now += 20
  }
  expect(state.asked.length).toBeLessThanOrEqual(6)
  state.answer = { since: 'a', slots: 0, permits: [] }
  await keep(0)
  await keep(0)
  expect(allowance.slots(state.now)).toBe(0)
})

test('a host without limits costs no question', async () => {
  const { state, allowance, keep } = setting({ inFlight: Number.POSITIVE_INFINITY, perSecond: null, window: null })
  await keep()
  expect(state.asked).toEqual([])
  expect(allowance.slots(state.now)).toBe(Number.POSITIVE_INFINITY)
})
