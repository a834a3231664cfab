import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { HostLimits } from '../../../src/networks/port.ts'
import { type AskFor, allowances, quietMs, rulesOf, stepMs } from '../../../workers/redis/allowance.ts'
import { testRedis } from '../../support/redis.ts'

const free: HostLimits = { inFlight: 100, perSecond: null, window: null }
let hosts = 0

/** Senders of one address and a host that nobody asked about before, on a Redis that remembers long enough. */
async function setting() {
  const { redis } = await testRedis()
  const ask = allowances(redis)
  const begin = async (agoMs = quietMs) => {
    const since = (await ask('begin', 'begin', free, nothing('s'))).since
    const [run, at] = since.split(' ')
    await redis.set('thunderclap:allowance:since', `${run} ${Number(at) - agoMs}`)
  }
  await begin()
  const fresh = () => {
    const host = `host-${++hosts}`
    return (limits: HostLimits, sender: string, given: Partial<AskFor> = {}) =>
      ask('egress', host, limits, { ...nothing(sender), ...given })
  }
  return { redis, begin, fresh }
}

const nothing = (sender: string): AskFor => ({ sender, slots: 0, used: 0, permits: 0, from: 0, restored: [] })

/** Permits in the worst span: those whose two steps of use reach into it. */
function worst(permits: ReadonlyMap<number, number>, spanMs: number, step: number): number {
  const sums = [...permits.keys()].map(end =>
    [...permits].reduce((sum, [at, n]) => (at <= end && at > end - spanMs - 2 * step ? sum + n : sum), 0),
  )
  return Math.max(0, ...sums)
}

test('never more permits than the limits allow in any span, whoever asks for whatever moment', async () => {
  const { fresh } = await setting()
  const limits = fc.record({
    perSecond: fc.option(fc.integer({ min: 1, max: 30 })),
    window: fc.option(
      fc.record({ requests: fc.integer({ min: 1, max: 50 }), ms: fc.integer({ min: 200, max: 9_000 }) }),
    ),
  })
  const asks = fc.array(
    fc.record({
      sender: fc.constantFrom('a', 'b', 'c'),
      permits: fc.integer({ min: 0, max: 60 }),
      inMs: fc.integer({ min: -2_000, max: 20_000 }),
    }),
    { maxLength: 25 },
  )
  let given = 0
  await fc.assert(
    fc.asyncProperty(limits, asks, async (some, all) => {
      const host = { ...free, ...some }
      const ask = fresh()
      const permits = new Map<number, number>()
      for (const { sender, permits: wanted, inMs } of all) {
        const allowed = await ask(host, sender, { permits: wanted, from: Date.now() + inMs })
        for (let n = 0; n < allowed.permits.length; n += 2) {
          const [at = 0, more = 0] = allowed.permits.slice(n, n + 2)
          permits.set(at, (permits.get(at) ?? 0) + more)
          given += more
        }
      }
      if (rulesOf(host).length === 0) return
      for (const [requests, ms] of rulesOf(host)) expect(worst(permits, ms, stepMs(host))).toBeLessThanOrEqual(requests)
    }),
    { numRuns: 60 },
  )
  expect(given).toBeGreaterThan(500)
})

test('permits for a moment ahead are there before it, as many as the limit allows', async () => {
  const { fresh } = await setting()
  const from = Date.now() + 3_000
  const limits = { ...free, window: { requests: 3_000, ms: 300_000 } }
  const ask = fresh()
  const first = await ask(limits, 'a', { permits: 2_000, from })
  expect(first.permits[1]).toBe(2_000)
  // Its step has begun by then and goes on: the first request leaves at the moment itself.
  expect(first.permits[0]).toBeLessThanOrEqual(from)
  expect((first.permits[0] ?? 0) + 2 * stepMs(limits)).toBeGreaterThan(from + stepMs(limits) - 1)
  const second = await ask(limits, 'b', { permits: 2_000, from })
  expect(second.permits[1]).toBe(1_000)
  expect((await ask(limits, 'c', { permits: 1, from })).permits).toEqual([])
})

test('never more slots are lent than a host takes, and everybody gets a part', async () => {
  const { fresh } = await setting()
  const ask = fresh()
  const round = async (used: number) => {
    const lent: number[] = []
    for (const sender of ['a', 'b', 'c']) lent.push((await ask(free, sender, { slots: 80, used })).slots)
    return lent
  }
  const first = await round(0)
  expect(first.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(100)
  expect(await round(0)).toEqual([33, 33, 33])
})

test('what is under way counts until it is over, also of a sender that says no more', async () => {
  const { fresh } = await setting()
  const ask = fresh()
  await ask(free, 'a', { slots: 100, used: 0 })
  await ask(free, 'b', { slots: 100, used: 0 })
  // a may have 50 from now on, but 90 of its requests have not been answered.
  expect((await ask(free, 'a', { slots: 100, used: 90 })).slots).toBe(50)
  expect((await ask(free, 'b', { slots: 100, used: 0 })).slots).toBe(10)
  await ask(free, 'a')
  expect((await ask(free, 'b', { slots: 100, used: 10 })).slots).toBe(100)
})

test('fewer slots than senders go round', async () => {
  const { fresh } = await setting()
  const ask = fresh()
  const one = { ...free, inFlight: 1 }
  const had = new Set<string>()
  await vi.waitFor(
    async () => {
      const holders: string[] = []
      for (const sender of ['a', 'b']) if ((await ask(one, sender, { slots: 1 })).slots > 0) holders.push(sender)
      expect(holders.length).toBeLessThanOrEqual(1)
      for (const sender of holders) had.add(sender)
      expect([...had].sort()).toEqual(['a', 'b'])
    },
    { interval: 200 },
  )
})

test('a Redis that forgot gives nothing at first, and counts what it is told again', async () => {
  const { redis, begin, fresh } = await setting()
  const limits = { ...free, window: { requests: 10, ms: 60_000 } }
  const ask = fresh()
  const from = Date.now()
  const before = await ask(limits, 'a', { slots: 5, permits: 8, from })
  expect(before).toMatchObject({ slots: 5, permits: [expect.any(Number), 8] })
  await redis.flushdb()
  const after = await ask(limits, 'a', { slots: 5, used: 5, permits: 2, from })
  expect(after).toMatchObject({ slots: 0, permits: [] })
  expect(after.since).not.toBe(before.since)
  await ask(limits, 'a', { slots: 5, used: 5, restored: before.permits })
  await ask(limits, 'a', { slots: 5, used: 5, restored: before.permits })
  await begin()
  const other = await ask(limits, 'b', { slots: 100, permits: 8, from })
  expect(other).toMatchObject({ slots: 95, permits: [expect.any(Number), 2] })
})
