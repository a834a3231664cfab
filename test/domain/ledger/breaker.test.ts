import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothingSeen, type ObservedAnswer, observe, type Trip } from '../../../src/domain/ledger/breaker.ts'
import type { PostOutcome, RefusalReason } from '../../../src/networks/post-outcome.ts'
import { random } from '../../model/random.ts'

const taken: PostOutcome = { kind: 'posted', remoteId: '1', url: null, at: null }
const refusal = (reason: RefusalReason): PostOutcome => ({ kind: 'refused', reason, reconnect: reason === 'reconnect' })
const open = refusal('refused')
/** A page of something between us and the network, and a failure of its own. */
const page: PostOutcome = { kind: 'unknown', cause: 'unclear-answer' }
const failure: PostOutcome = { kind: 'unknown', cause: 'server-error' }

/** How many answers it took to trip, and on what; null when all of them passed. */
function tripOf(answers: Iterable<ObservedAnswer>): { readonly after: number; readonly trip: Trip } | null {
  let watch = nothingSeen
  let after = 0
  for (const answered of answers) {
    after++
    const seen = observe(watch, answered)
    if (seen.trip) return { after, trip: seen.trip }
    watch = seen.watch
  }
  return null
}

const from = (outcomes: readonly PostOutcome[], sender = 's', underWay = 0) =>
  outcomes.map(outcome => ({ sender, outcome, underWay }))
const times = (n: number, outcome: PostOutcome) => Array.from({ length: n }, () => outcome)

/**
 * A sender with `lanes` sockets that all leave at once at T0, refusals answered in a fifth of the time that posts take:
 * the order in which answers come, and how many were under way then.
 */
function* played(
  outcomes: readonly PostOutcome[],
  lanes: number,
  seed: number,
  sender = 's',
): Generator<ObservedAnswer> {
  const rnd = random(seed)
  const flying: { at: number; outcome: PostOutcome }[] = []
  let next = 0
  let clock = 0
  while (next < outcomes.length || flying.length > 0) {
    while (flying.length < lanes && next < outcomes.length) {
      const outcome = outcomes[next++] ?? taken
      flying.push({ at: clock + (outcome.kind === 'posted' ? 200 : 40) * (0.5 + rnd.next()), outcome })
    }
    const soonest = flying.reduce((best, one, n) => (one.at < (flying[best]?.at ?? 0) ? n : best), 0)
    const [landed] = flying.splice(soonest, 1)
    if (!landed) return
    clock = landed.at
    yield { sender, outcome: landed.outcome, underWay: flying.length }
  }
}

const someRefused = (n: number, share: number, reason: RefusalReason, seed: number) => {
  const rnd = random(seed)
  return Array.from({ length: n }, () => (rnd.chance(share) ? refusal(reason) : taken))
}

describe('honest refusals of persons never trip it', () => {
  test.each([
    ['1 % suspended', 0.01, 'suspended'],
    ['5 % suspended', 0.05, 'suspended'],
    ['5 % with a permission taken back', 0.05, 'reconnect'],
    ['5 % refused for nobody knows what', 0.05, 'refused'],
  ] as const)(
    '%s of 10,000, on 1 and on 512 sockets',
    (_, share, reason) => {
      for (const lanes of [1, 512])
        for (const seed of [1, 2])
          expect(tripOf(played(someRefused(10_000, share, reason, seed), lanes, seed)), `${lanes} ${seed}`).toBe(null)
    },
    60_000,
  )

  test('several dozen spread over 10,000', () => {
    const outcomes = Array.from({ length: 10_000 }, (_, n) => (n % 140 === 0 ? refusal('reconnect') : taken))
    for (const lanes of [1, 512]) expect(tripOf(played(outcomes, lanes, 1))).toBe(null)
  })

  test('whatever their order, as long as they are few', () => {
    const outcomes = fc
      .tuple(
        fc.array(fc.constantFrom<RefusalReason>('reconnect', 'suspended', 'not-permitted'), { maxLength: 7 }),
        fc.integer({ min: 10, max: 200 }),
      )
      .map(([reasons, posts]) => [...times(posts, taken), ...reasons.map(refusal)])
      .chain(all => fc.shuffledSubarray(all, { minLength: all.length }))
    fc.assert(
      fc.property(outcomes, some => {
        expect(tripOf(from([taken, ...some]))).toBe(null)
      }),
    )
  })
})

describe('an error about the app trips it', () => {
  test('after 20 of 60 posts: within eight more', () => {
    expect(tripOf(from([...times(20, taken), ...times(40, open)]))?.after).toBe(28)
  })

  test('from the beginning: at the third, where no other can come any more', () => {
    expect(tripOf(from(times(3, refusal('reconnect'))))).toMatchObject({ after: 3, trip: { alike: 'unexplained' } })
  })

  test('whatever was refused how, on any number of sockets, at any moment, before all is refused', () => {
    const reason = fc.constantFrom<RefusalReason>('reconnect', 'not-permitted', 'refused')
    fc.assert(
      fc.property(reason, fc.integer({ min: 1, max: 512 }), fc.nat(3_000), fc.integer(), (why, lanes, good, seed) => {
        const outcomes = [...times(good, taken), ...times(2_000, refusal(why))]
        const found = tripOf(played(outcomes, lanes, seed))
        // Posts that were under way come in between, and begin the row anew.
        expect((found?.after ?? Number.POSITIVE_INFINITY) - good).toBeLessThan(40 + 4 * lanes)
      }),
      { numRuns: 40 },
    )
  })

  test('in words of which no two are alike, and mixed with other refusals', () => {
    const mixed = Array.from({ length: 60 }, (_, n) => refusal(n % 2 ? 'refused' : 'reconnect'))
    expect(tripOf(from([...times(500, taken), ...mixed]))?.after).toBe(508)
  })

  test('when it comes and goes: half of the posts', () => {
    const outcomes = Array.from({ length: 2_000 }, (_, n) => (n % 2 ? open : taken))
    for (const lanes of [1, 40, 512]) {
      const found = tripOf(played([...times(1_000, taken), ...outcomes], lanes, 7))
      expect(found?.after, String(lanes)).toBeLessThan(3_000)
    }
  })

  test('when it comes and goes in a launch of thirty: half of the posts', () => {
    const outcomes = Array.from({ length: 30 }, (_, n) => (n % 2 ? open : taken))
    expect(tripOf(from(outcomes))?.after).toBe(20)
  })

  test('though each refusal names the person, when nothing else was ever seen', () => {
    expect(tripOf(from(times(40, refusal('suspended'))))).toMatchObject({ after: 8, trip: { alike: 'suspended' } })
    expect(tripOf(from([taken, ...times(39, refusal('suspended'))]))).toBe(null)
  })

  test('though each refusal names the person: later', () => {
    const found = tripOf(from([...times(20, taken), ...times(200, refusal('suspended'))]))
    expect(found).toMatchObject({ after: 70, trip: { alike: 'suspended' } })
  })

  test('at one sender, however many posts another one makes', () => {
    const wrong = played(times(100, refusal('reconnect')), 20, 1, 'wrong')
    const right = played(times(4_000, taken), 20, 2, 'right')
    function* together() {
      for (const one of wrong) {
        yield one
        for (let n = 0; n < 20; n++) {
          const { value } = right.next()
          if (value) yield value
        }
      }
    }
    expect(tripOf(together())?.trip).toEqual({ reason: 'many-alike', alike: 'unexplained' })
  })

  test('over many senders, each of which saw few', () => {
    const answers = Array.from({ length: 12 }, (_, n) => ({ sender: `s${n}`, outcome: open, underWay: 0 }))
    expect(tripOf(answers)?.after).toBeLessThanOrEqual(8)
  })
})

describe('answers that are neither yes nor no', () => {
  test('pages of something in between trip it as refusals do, and together with them', () => {
    expect(tripOf(from([...times(20, taken), ...times(40, page)]))).toEqual({
      after: 28,
      trip: { reason: 'no-answer', alike: 'unexplained' },
    })
    const mixed = Array.from({ length: 40 }, (_, n) => (n % 2 ? open : page))
    expect(tripOf(from([...times(20, taken), ...mixed]))?.after).toBe(28)
  })

  test('failures of the network trip it once a sender has tried for long, one by one', () => {
    expect(tripOf(from([taken, ...times(40, failure)]))).toMatchObject({ after: 21, trip: { reason: 'no-answer' } })
    const volley = Array.from({ length: 512 }, (_, n) => ({ sender: 's', outcome: failure, underWay: 511 - n }))
    expect(tripOf(volley)).toBe(null)
    expect(tripOf([...volley, ...from(times(40, failure))])?.after).toBe(512 + 19)
  })

  test('failures that end in time do not, nor do they break a row of refusals', () => {
    expect(tripOf(from([...times(19, failure), taken, ...times(19, failure), taken]))).toBe(null)
    expect(tripOf(from([taken, ...times(7, open), failure, open]))?.after).toBe(10)
  })
})

test('three posts that look automated are too many, others between them or not', () => {
  const automated = refusal('looks-automated')
  const outcomes = [automated, ...times(50, taken), automated, ...times(50, taken), automated]
  expect(tripOf(from(outcomes))?.trip).toEqual({ reason: 'looks-automated', alike: 'looks-automated' })
})

test('what says nothing for good neither counts nor breaks a row', () => {
  const later: PostOutcome = { kind: 'try-later', scope: 'host', until: 0, cause: 'bare' }
  const unclear: PostOutcome = { kind: 'unknown', cause: 'timeout' }
  const outcomes = Array.from({ length: 8 }, () => [later, open, unclear]).flat()
  expect(tripOf(from([taken, ...outcomes]))?.after).toBe(1 + 23)
})
