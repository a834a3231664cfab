import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adviseOn } from '../../../../src/domain/launch/capacity/advice.ts'
import { type CapacityGiven, type CapacityPlan, planCapacity } from '../../../../src/domain/launch/capacity/plan.ts'

const free = { inFlight: 1_000_000, perSecond: null, window: null }

/** 12,000 posts to a Bluesky host from one sender, unless said otherwise. */
function given(
  more: Partial<CapacityGiven> & { posts?: number; limits?: Partial<typeof bluesky> } = {},
): CapacityGiven {
  const { posts = 12_000, limits, ...rest } = more
  const host = { network: 'bluesky' as const, host: 'pds.test', answerMs: 200, dollars: 0 }
  return {
    hosts: [{ ...host, posts, limits: { ...bluesky, ...limits } }],
    apps: [],
    addresses: [{ senders: 1, sockets: 256 }],
    senderPostsPerSecond: 10_000,
    spreadMs: 0,
    retryWindowMs: 900_000,
    ...rest,
  }
}
/** 3,000 requests in 5 minutes an address. */
const bluesky: { inFlight: number; perSecond: number | null; window: { requests: number; ms: number } | null } = {
  inFlight: 1_024,
  perSecond: null,
  window: { requests: 3_000, ms: 300_000 },
}

describe('when the last post leaves', () => {
  test('is set by the sockets: each has one post on its way until it is answered', () => {
    const plan = planCapacity(given({ posts: 10_240, limits: { window: null } }))
    // 40 rounds of 256, the last of them after 39 answers.
    expect(plan.lastMs).toBeGreaterThanOrEqual(39 * 200)
    expect(plan.lastMs).toBeLessThan(40 * 200)
    expect(plan.hosts[0]?.held).toBe('answers')
  })

  test('is set by the senders, where answers come at once', () => {
    const plan = planCapacity(given({ posts: 10_000, limits: free, addresses: [{ senders: 2, sockets: 1_000_000 }] }))
    expect(plan.lastMs).toBeCloseTo(500, -1)
    expect(plan.hosts[0]?.held).toBe('senders')
  })

  test('is set by what the host takes in a second from each address', () => {
    const limits = { ...free, perSecond: 5 }
    const two = [1, 2].map(() => ({ senders: 3, sockets: 256 }))
    expect(planCapacity(given({ posts: 101, limits })).lastMs).toBe(20_000)
    expect(planCapacity(given({ posts: 101, limits, addresses: two })).lastMs).toBe(10_000)
  })

  test('is set by its window: what is over waits for the next ones, and what comes after the retry window is not sent', () => {
    const plan = planCapacity(given())
    // 3,000 at once, after 5 and after 10 minutes; after 15 the window for trying has closed.
    expect(plan).toMatchObject({ late: 6_000, unfit: 3_000, firstMs: 0 })
    expect(plan.lastMs).toBeGreaterThanOrEqual(600_000)
    expect(plan.hosts[0]?.held).toBe('window')
  })

  test('is the end of the spread, where the limits allow it', () => {
    const plan = planCapacity(given({ posts: 2_000, spreadMs: 600_000 }))
    expect(plan).toMatchObject({ late: 0, unfit: 0 })
    expect(plan.lastMs).toBeGreaterThan(599_000)
    expect(plan.lastMs).toBeLessThanOrEqual(600_000)
  })
})

describe('an app with a limit in 24 hours', () => {
  const day = { posts: 10_000, ms: 86_400_000 }
  const x = (used: number) => ({
    ...given({ posts: 9_000, limits: free }),
    apps: [{ network: 'bluesky' as const, limit: day, used }],
  })

  test('leaves room for what it has not posted yet', () => {
    expect(planCapacity(x(1_000)).over).toBe(0)
    expect(planCapacity(x(2_500)).over).toBe(1_500)
  })

  test('with nothing left, nothing leaves and nothing is paid', () => {
    const one = x(10_000)
    const dear = { ...one, hosts: one.hosts.map(host => ({ ...host, dollars: 135 })) }
    expect(planCapacity(dear)).toMatchObject({ over: 9_000, lastMs: null, firstMs: null, dollars: 0 })
    expect(planCapacity({ ...dear, apps: x(5_500).apps }).dollars).toBeCloseTo(67.5)
  })
})

describe('advice', () => {
  const advice = (from: CapacityGiven) => adviseOn(from, planCapacity(from))

  test('is not given where all leave in time', () => {
    expect(advice(given({ posts: 3_000 }))).toBeNull()
  })

  test('names the addresses, the spread or the number of posts that would fit', () => {
    // 3 more addresses take 3,000 each; more senders behind the same one change nothing.
    expect(advice(given())).toMatchObject({ addresses: 3, senders: null, spreadMs: 1_200_000, inTime: 3_000 })
  })

  test('comes true when followed', () => {
    const anything = fc.record({
      posts: fc.integer({ min: 1, max: 30_000 }),
      requests: fc.integer({ min: 100, max: 5_000 }),
      sockets: fc.integer({ min: 1, max: 64 }),
    })
    fc.assert(
      fc.property(anything, ({ posts, requests, sockets }) => {
        const from = given({
          posts,
          limits: { window: { requests, ms: 300_000 } },
          addresses: [{ senders: 1, sockets }],
        })
        const found = advice(from)
        if (!found) return
        const inTime = (plan: CapacityPlan) => plan.late + plan.unfit === 0
        const [first] = from.addresses
        if (found.spreadMs !== null) expect(inTime(planCapacity({ ...from, spreadMs: found.spreadMs }))).toBe(true)
        if (found.addresses !== null && first) {
          const more = (n: number) => [...from.addresses, ...new Array(n).fill({ senders: 1, sockets })]
          expect(inTime(planCapacity({ ...from, addresses: more(found.addresses) }))).toBe(true)
          expect(inTime(planCapacity({ ...from, addresses: more(found.addresses - 1) }))).toBe(false)
        }
        if (found.senders !== null && first) {
          const addresses = [{ ...first, senders: first.senders + found.senders }]
          expect(inTime(planCapacity({ ...from, addresses }))).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

const limits = fc.record({
  inFlight: fc.integer({ min: 1, max: 300 }),
  perSecond: fc.option(fc.integer({ min: 1, max: 500 })),
  window: fc.option(fc.record({ requests: fc.integer({ min: 1, max: 800 }), ms: fc.integer({ min: 1, max: 90_000 }) })),
})
const host = (name: string) =>
  fc.record({
    network: fc.constant('bluesky' as const),
    host: fc.constant(name),
    // More than 16,384 are planned in blocks, never too early, but with edges that may fall otherwise on either side.
    posts: fc.integer({ min: 1, max: 14_000 }),
    limits,
    answerMs: fc.integer({ min: 0, max: 3_000 }),
    dollars: fc.integer({ min: 0, max: 1_000 }),
  })
const anything: fc.Arbitrary<CapacityGiven> = fc.record({
  hosts: fc.tuple(host('one.test'), host('two.test')),
  apps: fc
    .option(
      fc.record({
        network: fc.constant('bluesky' as const),
        limit: fc.record({ posts: fc.integer({ min: 0, max: 60_000 }), ms: fc.constant(86_400_000) }),
        used: fc.integer({ min: 0, max: 20_000 }),
      }),
    )
    .map(app => (app ? [app] : [])),
  addresses: fc.array(
    fc.record({ senders: fc.integer({ min: 1, max: 4 }), sockets: fc.integer({ min: 1, max: 256 }) }),
    { minLength: 1, maxLength: 4 },
  ),
  senderPostsPerSecond: fc.integer({ min: 1, max: 20_000 }),
  spreadMs: fc.integer({ min: 0, max: 600_000 }),
  retryWindowMs: fc.integer({ min: 0, max: 900_000 }),
})

type Change = { readonly name: string; readonly worse: (from: CapacityGiven, by: number) => CapacityGiven }
const first = (from: CapacityGiven, change: (one: CapacityGiven['hosts'][number]) => object): CapacityGiven => ({
  ...from,
  hosts: from.hosts.map((one, n) => (n === 0 ? { ...one, ...change(one) } : one)),
})
const atLeastOne = (n: number) => Math.max(1, n)

/** Each makes things worse, or leaves them as they are. */
const changes: readonly Change[] = [
  { name: 'more posts', worse: (from, by) => first(from, one => ({ posts: one.posts + by })) },
  { name: 'slower answers', worse: (from, by) => first(from, one => ({ answerMs: one.answerMs + by })) },
  {
    name: 'fewer requests in flight',
    worse: (from, by) =>
      first(from, one => ({ limits: { ...one.limits, inFlight: atLeastOne(one.limits.inFlight - by) } })),
  },
  {
    name: 'fewer a second',
    worse: (from, by) =>
      first(from, one => ({ limits: { ...one.limits, perSecond: atLeastOne((one.limits.perSecond ?? 1_000) - by) } })),
  },
  {
    name: 'a narrower window',
    worse: (from, by) =>
      first(from, one => {
        const window = one.limits.window ?? { requests: 100_000, ms: 1 }
        return { limits: { ...one.limits, window: { ...window, requests: atLeastOne(window.requests - by) } } }
      }),
  },
  {
    name: 'an address less',
    worse: from => ({ ...from, addresses: from.addresses.length > 1 ? from.addresses.slice(1) : from.addresses }),
  },
  {
    name: 'a sender less',
    worse: from => ({ ...from, addresses: from.addresses.map(a => ({ ...a, senders: atLeastOne(a.senders - 1) })) }),
  },
  {
    name: 'slower senders',
    worse: (from, by) => ({ ...from, senderPostsPerSecond: atLeastOne(from.senderPostsPerSecond - by) }),
  },
  {
    name: 'a shorter retry window',
    worse: (from, by) => ({ ...from, retryWindowMs: Math.max(0, from.retryWindowMs - by) }),
  },
  { name: 'more used', worse: (from, by) => ({ ...from, apps: from.apps.map(a => ({ ...a, used: a.used + by })) }) },
]

describe('whatever is given,', () => {
  for (const { name, worse } of changes)
    test(`${name} never makes a launch better`, () => {
      fc.assert(
        fc.property(anything, fc.integer({ min: 1, max: 2_000 }), (from, by) => {
          const [before, after] = [planCapacity(from), planCapacity(worse(from, by))]
          const sent = (plan: CapacityPlan) => plan.posts - plan.over - plan.unfit
          // Of more posts, more may be sent; of the same ones, never.
          if (after.posts === before.posts) expect(sent(after)).toBeLessThanOrEqual(sent(before))
          expect(after.over + after.unfit).toBeGreaterThanOrEqual(before.over + before.unfit)
          // Where an app lets fewer leave, the others may be in time for that.
          const late = (plan: CapacityPlan) => plan.unfit + plan.late
          if (after.over === before.over) expect(late(after)).toBeGreaterThanOrEqual(late(before))
          // What is cut off, by an app or by the end of trying, cannot be late.
          // Sums of thousands of gaps differ in their last digits.
          if (after.over + after.unfit === 0) expect(after.lastMs).toBeGreaterThan((before.lastMs ?? 0) - 0.01)
        }),
        { numRuns: 80 },
      )
    })

  test('a longer spread never makes more posts late or lost, and never ends a launch sooner', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 600_000 }), (from, more) => {
        const [before, after] = [planCapacity(from), planCapacity({ ...from, spreadMs: from.spreadMs + more })]
        expect(after.unfit).toBeLessThanOrEqual(before.unfit)
        expect(after.unfit + after.late).toBeLessThanOrEqual(before.unfit + before.late)
        expect(after.lastMs ?? 0).toBeGreaterThanOrEqual(before.lastMs ?? 0)
      }),
      { numRuns: 80 },
    )
  })

  test('nothing is promised earlier than a limit allows', () => {
    fc.assert(
      fc.property(anything, from => {
        const plan = planCapacity(from)
        const addresses = from.addresses.length
        const senders = from.addresses.reduce((n, address) => n + address.senders, 0)
        let onProcessors = 0
        for (const [n, { lastMs, unfit, over, posts }] of plan.hosts.entries()) {
          const load = from.hosts[n]
          if (!load || lastMs === null) continue
          const share = posts - over
          // Counted in blocks when they are many: a block's posts leave together.
          const grain = share > 32_768 ? 4 : share > 16_384 ? 2 : 1
          const others = share - unfit - grain
          const { inFlight, perSecond, window } = load.limits
          const lanes = from.addresses.reduce((sum, a) => sum + Math.min(inFlight, a.senders * a.sockets), 0)
          expect(lastMs).toBeGreaterThanOrEqual(Math.floor(others / lanes) * load.answerMs * 0.999)
          if (perSecond) expect(lastMs).toBeGreaterThanOrEqual((others / (perSecond * addresses)) * 999)
          if (window)
            expect(lastMs).toBeGreaterThanOrEqual(
              Math.floor(others / (window.requests * addresses)) * window.ms * 0.999,
            )
          expect(lastMs).toBeLessThan(from.spreadMs + from.retryWindowMs)
          onProcessors += others
        }
        const possible = (senders * from.senderPostsPerSecond * ((plan.lastMs ?? 0) + 1)) / 1_000
        expect(onProcessors).toBeLessThanOrEqual(possible * 1.001 + 1)
      }),
      { numRuns: 200 },
    )
  })

  test('of a million posts there is a plan as well', () => {
    const plan = planCapacity(given({ posts: 1_000_000 }))
    expect(plan.unfit).toBeGreaterThan(980_000)
  })
})
