import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from '../../../src/networks/port.ts'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { postOutcome } from '../../../src/networks/x/outcome.ts'

const now = Date.UTC(2026, 8, 7, 14)
const outcome = (result: Parameters<typeof postOutcome>[0]) => postOutcome(result, now, 'https://x.com')

const headerName = fc.oneof(
  fc.constantFrom(
    'x-rate-limit-remaining',
    'x-rate-limit-reset',
    'x-app-limit-24hour-remaining',
    'x-app-limit-24hour-reset',
    'x-user-limit-24hour-remaining',
    'x-user-limit-24hour-reset',
  ),
  fc.string(),
)
const headers = fc.dictionary(headerName, fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)))

const code = fc.oneof(fc.constantFrom(64, 88, 89, 185, 186, 187, 226, 261, 324, 326, 416), fc.integer())
const type = fc.oneof(fc.constantFrom('usage-capped', 'client-forbidden', 'about:blank', 'a/b/credits'), fc.string())
const words = fc.oneof(fc.constantFrom('duplicate content', 'app suspended', 'not permitted', 'too long'), fc.string())
const error = fc.record({ code, message: words, type, detail: words }, { requiredKeys: [] })
const problem = fc.record(
  {
    title: words,
    detail: fc.oneof(words, fc.anything()),
    type,
    status: fc.integer(),
    errors: fc.oneof(fc.array(error), fc.jsonValue()),
  },
  { requiredKeys: [] },
)
const post = fc.record({
  data: fc.oneof(fc.record({ id: fc.oneof(fc.string(), fc.bigInt().map(String)) }), fc.jsonValue()),
})
const body = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  problem.map(value => JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? String(v) : v)) ?? ''),
  post.map(value => JSON.stringify(value)),
)
const status = fc.oneof(
  fc.constantFrom(200, 201, 202, 301, 400, 401, 402, 403, 404, 408, 420, 429, 500, 503),
  fc.integer({ min: 100, max: 599 }),
  fc.constantFrom(0, -1, 999, Number.NaN, Number.POSITIVE_INFINITY),
)
const answers: fc.Arbitrary<Answer> = fc.record({ status, headers, body, complete: fc.boolean() })

const kinds: readonly PostOutcome['kind'][] = ['posted', 'not-sent', 'try-later', 'refused', 'halt', 'unknown']
const runs = { numRuns: 5000 }

test('any answer at all has an outcome, and none of them says that nothing was sent', () => {
  fc.assert(
    fc.property(answers, answer => {
      const found = outcome(answer)
      expect(kinds).toContain(found.kind)
      expect(found.kind).not.toBe('not-sent')
    }),
    runs,
  )
})

test('any silence after a byte was written is unknown, any other was not sent', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.string(), (written, cause) => {
      expect(outcome({ written, code: cause }).kind).toBe(written ? 'unknown' : 'not-sent')
    }),
    runs,
  )
})

test('a 201 is posted whatever else it says, and nothing but a 2xx is', () => {
  fc.assert(
    fc.property(answers, answer => {
      const { kind } = outcome(answer)
      if (answer.status === 201) expect(kind).toBe('posted')
      if (!(answer.status >= 200 && answer.status < 300)) expect(kind).not.toBe('posted')
    }),
    runs,
  )
})

test('a server error, and an error that was cut, is always unknown', () => {
  fc.assert(
    fc.property(answers, answer => {
      const cut = !answer.complete && !(answer.status >= 200 && answer.status < 300)
      if (answer.status >= 500 || cut) expect(outcome(answer).kind).toBe('unknown')
    }),
    runs,
  )
})

test('what is to be tried later has a moment ahead, at most two days', () => {
  fc.assert(
    fc.property(headers, body, (given, text) => {
      const found = outcome({ status: 429, headers: given, body: text, complete: true })
      if (found.kind !== 'try-later') return
      expect(found.until).toBeGreaterThan(now)
      expect(found.until).toBeLessThan(now + 48 * 3_600_000)
    }),
    runs,
  )
})

test('the same answer has the same outcome', () => {
  fc.assert(
    fc.property(answers, answer => {
      expect(outcome(answer)).toEqual(outcome(structuredClone(answer)))
    }),
    { numRuns: 2000 },
  )
})
