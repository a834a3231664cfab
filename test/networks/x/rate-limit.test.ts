import { describe, expect, test } from 'vitest'
import { postOutcome } from '../../../src/networks/x/outcome.ts'
import { answer, html, v1, v2 } from './answers.ts'

const now = Date.UTC(2026, 8, 7, 14)
const seconds = (ms: number) => String(Math.ceil(ms / 1000))
const outcome = (result: Parameters<typeof postOutcome>[0]) => postOutcome(result, now, 'https://x.com')

describe('not now', () => {
  const day = 86_400_000
  const later = (headers: Record<string, string>, body: unknown = v2(429, 'Too Many Requests')) =>
    outcome(answer(429, body, headers))
  const waits = (scope: string, ms: number) => ({ kind: 'try-later', scope, until: now + ms })

  test('the account waits for its own limit to reset', () => {
    const reset = seconds(now + 840_000)
    expect(later({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset })).toMatchObject(
      waits('account', 840_000),
    )
    expect(later({ 'x-rate-limit-reset': reset })).toMatchObject(waits('account', 840_000))
  })

  test('the account waits for its own day to reset, even beyond the window', () => {
    const headers = {
      'x-rate-limit-remaining': '99',
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': seconds(now + day),
    }
    expect(later(headers)).toMatchObject(waits('account', day))
  })

  test('the whole app waits when its day resets within minutes', () => {
    const headers = { 'x-app-limit-24hour-remaining': '0', 'x-app-limit-24hour-reset': seconds(now + 120_000) }
    expect(later(headers)).toMatchObject(waits('app', 120_000))
  })

  test('the whole host waits a minute when X does not say whose limit it was', () => {
    expect(later({})).toMatchObject(waits('host', 60_000))
    expect(later({}, html)).toMatchObject(waits('host', 60_000))
    expect(later({ 'x-rate-limit-remaining': '42', 'x-rate-limit-reset': seconds(now + 5000) })).toMatchObject(
      waits('host', 60_000),
    )
  })

  test.each(['', 'soon', '-5', '0', seconds(now - 5000), String(now), 'Infinity'])(
    'a reset that cannot be (%j) counts as a minute',
    reset => {
      expect(later({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset })).toMatchObject(
        waits('account', 60_000),
      )
    },
  )

  test('older codes mean the same (88, 185, status 420)', () => {
    const headers = { 'x-rate-limit-reset': seconds(now + 10_000) }
    expect(outcome(answer(403, v1(88, 'Rate limit exceeded'), headers))).toMatchObject(waits('account', 10_000))
    expect(outcome(answer(403, v1(185, 'User is over daily status update limit')))).toMatchObject(
      waits('account', 60_000),
    )
    expect(outcome(answer(420, 'Enhance your calm'))).toMatchObject(waits('host', 60_000))
  })
})
