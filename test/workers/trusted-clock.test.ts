import { expect, test } from 'vitest'
import { createLog } from '../../src/lib/log.ts'
import { trustedClock } from '../../workers/trusted-clock.ts'
import { noon } from '../support/context.ts'

const hour = 3_600_000

/** A machine and a Redis whose clocks can be set, stopped and lost. Time passes as the director looks, four times a second. */
function machine({ wall = 0, redis = 0, deciding = false } = {}) {
  let at = 0
  let slept = 0
  const off = { wall, redis: redis as number | null }
  const clocks = {
    wall: () => noon + at + off.wall,
    mono: () => at - slept,
    ticks: () => at,
    redis: {
      now: () => (off.redis === null ? null : noon + at + off.redis),
      ageMs: () => (off.redis === null ? Number.POSITIVE_INFINITY : 0),
    },
  }
  const asked: number[][] = []
  const decides = (from: number, to: number) => {
    asked.push([from - noon - at, to - noon - at])
    return deciding
  }
  const time = trustedClock(clocks, createLog('test', 'silent'), decides)
  time.doubt()
  return {
    time,
    off,
    asked,
    pass: (ms: number) => {
      for (const end = at + ms; at < end; at = Math.min(end, at + 250)) time.doubt()
      return time.doubt()
    },
    sleep: (ms: number) => {
      at += ms
      slept += ms
    },
    /** How far its time is from the true one, in ms. */
    error: () => time.now() - noon - at,
  }
}

test.each([hour, -hour, 2_500, -2_500])(
  'a wall clock that jumps %d ms is not followed, and is forgiven when it is set right',
  by => {
    const { time, off, pass, error } = machine()
    expect(pass(1_000)).toBeNull()
    off.wall = by
    expect(time.doubt()).toEqual({ why: 'redis', apartMs: -by })
    expect(error()).toBe(0)
    expect(pass(600_000)).toMatchObject({ why: 'redis' })
    expect(error()).toBe(0)
    off.wall = 0
    expect(time.doubt()).toBeNull()
  },
)

test.each([hour, -hour])('neither is a Redis whose clock jumps %d ms', by => {
  const { time, off, pass, error } = machine()
  pass(1_000)
  off.redis = by
  expect(time.doubt()).toMatchObject({ why: 'redis', apartMs: by })
  expect(error()).toBe(0)
  off.redis = 0
  expect(time.doubt()).toBeNull()
})

test('while Redis is away, the wall clock is believed as long as it goes on evenly', () => {
  const { time, off, pass, error } = machine()
  pass(1_000)
  off.redis = null
  expect(pass(60_000)).toBeNull()
  off.wall = hour
  expect(time.doubt()).toEqual({ why: 'set', apartMs: hour })
  expect(pass(hour)).toMatchObject({ why: 'set' })
  expect(error()).toBe(0)
})

test('a clock that is wrong from the beginning is not believed, and neither is one that nothing is known of', () => {
  const { time, off, pass, error } = machine({ wall: hour })
  expect(time.doubt()).toMatchObject({ why: 'redis' })
  expect(error()).toBe(0)
  off.wall = 0
  expect(time.doubt()).toBeNull()
  const alone = machine()
  alone.off.redis = null
  expect(alone.time.doubt()).toBeNull()
  const blind = trustedClock(
    {
      wall: () => noon,
      mono: () => 0,
      ticks: () => 0,
      redis: { now: () => null, ageMs: () => Number.POSITIVE_INFINITY },
    },
    createLog('test', 'silent'),
    () => false,
  )
  expect(blind.doubt()).toMatchObject({ why: 'unknown' })
  expect(pass(250)).toBeNull()
})

test('a machine that slept is believed when it wakes', () => {
  const { time, pass, sleep, error } = machine()
  pass(1_000)
  sleep(8 * hour)
  expect(time.doubt()).toBeNull()
  expect(error()).toBe(0)
})

test('clocks that are slewed are followed', () => {
  const { off, pass, error } = machine()
  for (let n = 0; n < 400; n++) {
    off.wall += 25
    off.redis = off.wall
    expect(pass(250)).toBeNull()
  }
  expect(error()).toBe(10_000)
})

test('a machine whose clock was set, Redis with it, is believed after a minute', () => {
  const { off, pass, error, asked } = machine()
  pass(1_000)
  Object.assign(off, { wall: hour, redis: hour })
  expect(pass(59_000)).toEqual({ why: 'set', apartMs: hour })
  expect(error()).toBe(0)
  expect(pass(2_000)).toBeNull()
  expect(error()).toBe(hour)
  expect(asked.at(-1)).toEqual([0, hour])
})

test('but not while it would begin or end a launch', () => {
  const { off, pass, error } = machine({ deciding: true })
  pass(1_000)
  Object.assign(off, { wall: hour, redis: hour })
  expect(pass(600_000)).toMatchObject({ why: 'set' })
  expect(error()).toBe(0)
  Object.assign(off, { wall: 0, redis: 0 })
  expect(pass(0)).toBeNull()
})
