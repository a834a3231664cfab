import { describe, expect, test } from 'vitest'
import { postOutcome } from '../../../src/networks/bluesky/outcome.ts'
import type { Answer, Failure } from '../../../src/networks/port.ts'
import { answer, answers, did, key } from './answers.ts'

const now = Date.parse('2026-11-28T23:34:00Z')
const site = 'https://bsky.app'
const sent = { body: JSON.stringify({ repo: did, rkey: key }), key, marker: 'Hello' }
const outcome = (result: Answer | Failure) => postOutcome(result, now, sent, site)
const soon = { kind: 'try-later', until: now + 30_000 }
const reconnect = { kind: 'refused', reason: 'reconnect', reconnect: true }

describe('an answer of Bluesky means', () => {
  test.each<[keyof typeof answers, object]>([
    ['key exists', { kind: 'unknown', cause: 'server-error' }],
    ['no nonce', { kind: 'sign-again' }],
    ['old nonce', { kind: 'sign-again' }],
    ['access token expired', { ...soon, scope: 'account', cause: 'expired-token' }],
    ['revoked, or taken down', reconnect],
    ['no token of theirs', reconnect],
    ['clock behind', { ...soon, scope: 'host', cause: 'clock' }],
    ['clock ahead', { ...soon, scope: 'host', cause: 'clock' }],
    ['proof used twice', { kind: 'unknown', cause: 'unclear-answer' }],
    ['proof of another kind', { ...soon, scope: 'host', cause: 'proof' }],
    ['deactivated', { kind: 'refused', reason: 'locked', reconnect: false }],
    ['taken down', { kind: 'refused', reason: 'suspended', reconnect: false }],
    ['not its account', reconnect],
    ['scope too small', reconnect],
    ['text too long', { kind: 'refused', reason: 'too-long', reconnect: false }],
    ['no key', { kind: 'refused', reason: 'refused', reconnect: false }],
    ['no record', { kind: 'refused', reason: 'refused', reconnect: false }],
  ])('%s', (name, expected) => {
    expect(outcome(answers[name])).toEqual(expected)
  })

  test('posted, by the name of the record and when the server wrote it', () => {
    expect(outcome(answers.posted)).toEqual({
      kind: 'posted',
      remoteId: `at://${did}/app.bsky.feed.post/${key}`,
      url: `https://bsky.app/profile/${did}/post/${key}`,
      at: expect.any(Number),
    })
  })

  test.each<[string, object | string]>([
    ['no name', { cid: 'bafy' }],
    ['no content', { uri: `at://${did}/app.bsky.feed.post/${key}` }],
    ['another collection', { uri: `at://${did}/app.bsky.feed.like/${key}`, cid: 'bafy' }],
    ['no key', { uri: `at://${did}/app.bsky.feed.post/self`, cid: 'bafy' }],
    ['another key', { uri: `at://${did}/app.bsky.feed.post/3n3fuhkcss22z`, cid: 'bafy' }],
    ['the post of somebody else', { uri: `at://did:plc:${'a'.repeat(24)}/app.bsky.feed.post/${key}`, cid: 'bafy' }],
    ['a page', '<html>Welcome to this hotel</html>'],
  ])('nothing certain, where "200" comes with %s', (_, body) => {
    expect(outcome(answer(200, body))).toEqual({ kind: 'unknown', cause: 'unclear-answer' })
  })

  test.each([500, 501, 502, 503, 504])('nothing certain, where the server failed (%i)', status => {
    expect(outcome(answer(status, '<html>Bad gateway</html>'))).toEqual({ kind: 'unknown', cause: 'server-error' })
  })

  test.each([301, 400, 401, 403, 404, 413])(
    'nothing certain, where a page of something in between came (%i)',
    status => {
      expect(outcome(answer(status, '<html>Sign in to the network</html>'))).toMatchObject({ kind: 'unknown' })
    },
  )

  test('nothing certain, where it broke off or none came', () => {
    for (const one of [answers.posted, answers['text too long']])
      expect(outcome({ ...one, body: one.body.slice(0, 20), complete: false })).toEqual({
        kind: 'unknown',
        cause: 'cut-body',
      })
    expect(outcome({ written: true, code: 'UND_ERR_HEADERS_TIMEOUT' })).toEqual({ kind: 'unknown', cause: 'timeout' })
    expect(outcome({ written: true, code: 'ECONNRESET' })).toEqual({ kind: 'unknown', cause: 'reset' })
    expect(outcome({ written: false, code: 'ECONNREFUSED' })).toEqual({ kind: 'not-sent', cause: 'connect' })
  })

  test.each<[string, Record<string, string>, string, number]>([
    [
      'of an address',
      { 'ratelimit-policy': '3000;w=300', 'ratelimit-reset': String(now / 1_000 + 40) },
      'host',
      40_000,
    ],
    [
      'of an account',
      { 'ratelimit-policy': '5000;w=3600', 'ratelimit-reset': String(now / 1_000 + 900) },
      'account',
      900_000,
    ],
    ['that tells nothing', {}, 'host', 60_000],
    ['that is over', { 'ratelimit-reset': String(now / 1_000 - 5) }, 'host', 60_000],
    ['that cannot be', { 'ratelimit-reset': '99999999999' }, 'host', 60_000],
  ])('to wait, for a limit %s', (_, headers, scope, ms) => {
    const limited = answer(429, { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' }, headers)
    expect(outcome(limited)).toEqual({ kind: 'try-later', scope, until: now + ms, cause: `rate-limit-${scope}` })
  })
})
