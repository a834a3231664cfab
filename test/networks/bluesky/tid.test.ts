import { expect, test } from 'vitest'
import { isTid, momentOfTid, tidFor } from '../../../src/networks/bluesky/tid.ts'

const moment = Date.UTC(2026, 10, 28, 12)

test('a key is the same whenever it is made for a post, and another for another post or moment', () => {
  const key = tidFor(moment, 'launch 1 pledge 1')
  expect(tidFor(moment, 'launch 1 pledge 1')).toBe(key)
  expect(tidFor(moment, 'launch 1 pledge 2')).not.toBe(key)
  expect(tidFor(moment + 1, 'launch 1 pledge 1')).not.toBe(key)
})

test('keys of ten thousand posts of one moment differ all but never', () => {
  const keys = new Set(Array.from({ length: 10_000 }, (_, n) => tidFor(moment, `launch 1 pledge ${n}`)))
  // A repository holds posts of one account: there are never more than a few of one moment.
  expect(keys.size).toBeGreaterThan(9_900)
})

test('keys tell their moment, and sort by it', () => {
  const keys = Array.from({ length: 50 }, (_, n) => tidFor(moment + n, `pledge ${50 - n}`))
  expect(keys.map(momentOfTid)).toEqual(keys.map((_, n) => moment + n))
  expect(keys.toSorted()).toEqual(keys)
})

test('reads the keys of others, and nothing else as one', () => {
  // Made by a server: 2026-11-28T23:33:35Z.
  expect(new Date(momentOfTid('3n3fuhkcss22y') ?? 0).toISOString()).toMatch(/^2026-11-28T23:33:/)
  for (const text of ['', 'self', '3n3fuhkcss22', '3n3fuhkcss22yy', 'zzzzzzzzzzzzz', '3n3fuhkcss221', '3N3FUHKCSS22Y'])
    expect([text, isTid(text), momentOfTid(text)]).toEqual([text, false, null])
})
