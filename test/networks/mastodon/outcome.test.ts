import fc from 'fast-check'
import { expect, test } from 'vitest'
import { postOutcome } from '../../../src/networks/mastodon/outcome.ts'
import type { Answer } from '../../../src/networks/port.ts'
import { networkOn } from '../../support/snac/network.ts'

const now = Date.UTC(2026, 8, 7, 14)
const url = 'https://mastodon.example/@ada/113'
const status = {
  id: '113',
  url,
  uri: 'https://mastodon.example/users/ada/statuses/113',
  created_at: '2026-09-07T14:00:00.123Z',
}

const answer = (
  code: number,
  body: string | object = '',
  headers: Answer['headers'] = {},
  complete = true,
): Answer => ({
  status: code,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  complete,
})
const of = (...given: Parameters<typeof answer>) => postOutcome(answer(...given), now)

test('what was confirmed is public, unless its supporter said unlisted, and never for later', () => {
  const { freeze } = networkOn(['127.0.0.1:1']).posting
  const post = {
    text: 'Hello',
    momentAt: now,
    account: { remoteId: 'm/1', host: 'm' },
    card: null,
    lang: 'es',
    seed: '1 1',
  }
  const frozen = freeze(post)
  expect(JSON.parse(frozen.body)).toEqual({ status: 'Hello', visibility: 'public', language: 'es' })
  expect(JSON.parse(freeze({ ...post, unlisted: true, lang: null }).body)).toEqual({
    status: 'Hello',
    visibility: 'unlisted',
  })
  expect(freeze(post)).toEqual(frozen)
  expect(freeze({ ...post, seed: '1 2' }).key).not.toBe(frozen.key)
})

test('a post is named by its address and its number, with the time of its server where that can be', () => {
  expect(of(200, status)).toEqual({ kind: 'posted', remoteId: `${url}#113`, url, at: now + 123 })
  expect(of(200, { ...status, created_at: '2026-09-07T15:00:00Z' })).toMatchObject({ kind: 'posted', at: null })
  expect(of(200, { ...status, url: null })).toMatchObject({ remoteId: `${status.uri}#113` })
})

test.each([
  ['no number', { ...status, id: undefined }],
  ['a number that leads elsewhere', { ...status, id: '../1' }],
  ['an address of another kind', { ...status, url: 'javascript:alert(1)' }],
  ['an address of the house', { ...status, url: 'https://10.0.0.1/@ada/113' }],
  ['nothing', {}],
  ['words', '"taken"'],
  ['a page', '<h1>Welcome</h1>'],
])('a yes with %s says neither that it was taken nor that it was not', (_, body) => {
  expect(of(200, body)).toEqual({ kind: 'unknown', cause: 'unclear-answer' })
  expect(of(200, body, {}, false)).toEqual({ kind: 'unknown', cause: 'cut-body' })
})

test.each([
  [401, { kind: 'refused', reason: 'reconnect', reconnect: true }],
  [403, { kind: 'refused', reason: 'not-permitted', reconnect: false }],
  [413, { kind: 'refused', reason: 'too-long', reconnect: false }],
  [404, { kind: 'refused', reason: 'refused', reconnect: false }],
  [422, { kind: 'refused', reason: 'refused', reconnect: false }],
  [408, { kind: 'unknown', cause: 'timeout' }],
  [500, { kind: 'unknown', cause: 'server-error' }],
  [502, { kind: 'unknown', cause: 'server-error' }],
  [503, { kind: 'unknown', cause: 'server-error' }],
  [301, { kind: 'unknown', cause: 'unclear-answer' }],
])('%i means the same in any language, as a page and without a word', (code, outcome) => {
  for (const body of ['', '<h1>No</h1>', { error: 'Dieser Zugriff ist gesperrt' }])
    expect(of(code, body)).toEqual(outcome)
})

test('too many of one account, or of an address: later, at the moment that the server names', () => {
  const later = (until: number) => ({ kind: 'try-later', scope: 'account', until, cause: 'rate-limit-account' })
  expect(of(429, '', { 'x-ratelimit-reset': '2026-09-07T14:05:00.000000Z' })).toEqual(later(now + 300_000))
  expect(of(429, '', { 'retry-after': '20' })).toEqual(later(now + 20_000))
  for (const reset of ['2026-09-07T13:00:00Z', '2027-09-07T14:00:00Z', 'soon'])
    expect(of(429, '', { 'x-ratelimit-reset': reset })).toEqual(later(now + 60_000))
})

test('only where no byte was written it was certainly not sent', () => {
  expect(postOutcome({ written: false, code: 'ECONNREFUSED' }, now)).toEqual({ kind: 'not-sent', cause: 'connect' })
  expect(postOutcome({ written: true, code: 'CLOSED' }, now)).toEqual({ kind: 'unknown', cause: 'reset' })
  expect(postOutcome({ written: true, code: 'DEADLINE' }, now)).toEqual({ kind: 'unknown', cause: 'timeout' })
})

test('says something of any answer, and never that a written request was not sent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.string(), fc.boolean(), (code, body, complete) => {
      expect(of(code, body, {}, complete).kind).toMatch(/^(posted|try-later|refused|unknown)$/)
    }),
  )
})
