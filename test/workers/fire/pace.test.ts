import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnswerTiming, fullPace, type HostPace, paced } from '../../../workers/fire/pace.ts'

const most = 64
const through = (answers: readonly AnswerTiming[], from: HostPace = fullPace(most)) =>
  answers.reduce((pace, answer) => paced(pace, most, answer), from)
const quick = (n: number, at = 0): AnswerTiming[] =>
  Array.from({ length: n }, (_, i) => ({ tookMs: 200, pushedBack: false, at: at + i }))
const refused = (at: number): AnswerTiming => ({ tookMs: 20, pushedBack: true, at })

test('a host that answers as usual gets all that is possible', () => {
  expect(through(quick(500)).window).toBe(most)
})

test('half as much when it says "not now", once for all that was under way', () => {
  expect(through([...quick(10), refused(100), refused(101), refused(900)]).window).toBe(32)
  expect(through([...quick(10), refused(100), refused(1_101)]).window).toBe(16)
})

test('less when its answers take seconds longer than they did', () => {
  const slow = { tookMs: 1_500, pushedBack: false, at: 5_000 }
  expect(through([...quick(10), slow]).window).toBeCloseTo(most * 0.8)
})

test('no less when they were always slow, or vary by less than a second', () => {
  expect(through(Array.from({ length: 50 }, (_, at) => ({ tookMs: 4_000, pushedBack: false, at }))).window).toBe(most)
  expect(through([...quick(10), { tookMs: 1_100, pushedBack: false, at: 20 }]).window).toBe(most)
})

test('late answers alone never take more than seven eighths', () => {
  const late = Array.from({ length: 60 }, (_, n) => ({ tookMs: 9_000, pushedBack: false, at: 5_000 + n * 2_000 }))
  expect(through([...quick(10), ...late.slice(0, 20)]).window).toBe(most / 8)
  expect(through([...quick(10), refused(100), ...late]).window).toBeGreaterThanOrEqual(most / 8)
})

test('grows back by itself within some rounds of answers', () => {
  const slowed = through([refused(0), refused(2_000), refused(4_000), refused(6_000)])
  expect(slowed.window).toBe(4)
  expect(through(quick(most * 32, 6_001), slowed).window).toBe(most)
})

test('is never below one request, nor above what is possible, whatever the answers are', () => {
  const answer = fc.record({
    tookMs: fc.integer({ min: 0, max: 20_000 }),
    pushedBack: fc.boolean(),
    at: fc.integer({ min: 0, max: 100_000 }),
  })
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 200 }), answers => {
      const { window } = through(answers.toSorted((a, b) => a.at - b.at))
      expect(window >= 1 && window <= most).toBe(true)
    }),
  )
})
