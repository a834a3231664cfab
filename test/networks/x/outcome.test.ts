import { describe, expect, test } from 'vitest'
import { postOutcome } from '../../../src/networks/x/outcome.ts'
import { firstIdAt } from '../../../src/networks/x/snowflake.ts'
import { answer, html, v1, v2 } from './answers.ts'

const now = Date.UTC(2026, 8, 7, 14)
const seconds = (ms: number) => String(Math.ceil(ms / 1000))
const outcome = (result: Parameters<typeof postOutcome>[0]) => postOutcome(result, now, 'https://x.com')

const unknown = (cause: string) => ({ kind: 'unknown', cause })
const refused = (reason: string, reconnect = false) => ({ kind: 'refused', reason, reconnect })
const halt = (reason: string) => ({ kind: 'halt', reason })

describe('a post that X took', () => {
  const id = firstIdAt(now + 123)

  test('is posted, at the moment its id holds', () => {
    expect(outcome(answer(201, { data: { id, text: 'Yes' } }))).toEqual({
      kind: 'posted',
      remoteId: id,
      url: `https://x.com/i/status/${id}`,
      at: now + 123,
    })
  })

  test('is posted when the connection broke after its id', () => {
    expect(outcome(answer(201, { data: { id } }, {}, false))).toMatchObject({ kind: 'posted', remoteId: id })
  })

  test.each([
    ['its body was cut', answer(201, `{"data":{"id":"${id}","te`, {}, false)],
    ['its body was cut to nothing', answer(201, '', {}, false)],
    ['its body is a page', answer(201, html)],
    ['its id is a number, which JSON has rounded', answer(201, `{"data":{"id":${id}}}`)],
    ['its id is not one', answer(201, { data: { id: '../../etc' } })],
    ['its body is something else', answer(201, { data: [] })],
  ])('is posted without a name when %s', (_, result) => {
    expect(outcome(result)).toEqual({ kind: 'posted', remoteId: null, url: null, at: null })
  })

  test('has no time when its id holds one that cannot be', () => {
    expect(outcome(answer(201, { data: { id: '12345' } }))).toMatchObject({ remoteId: '12345', at: null })
  })

  test('is unknown when another 2xx names no post', () => {
    expect(outcome(answer(200, { errors: [{ title: 'Odd' }] }))).toEqual(unknown('unclear-answer'))
    expect(outcome(answer(202, ''))).toEqual(unknown('unclear-answer'))
    expect(outcome(answer(200, '{"da', {}, false))).toEqual(unknown('cut-body'))
  })
})

describe('no answer', () => {
  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'anything'])(
    'was not sent when nothing was written (%s)',
    code => {
      expect(outcome({ written: false, code })).toEqual({ kind: 'not-sent', cause: 'connect' })
    },
  )

  test.each([
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['ECONNREFUSED', 'reset'],
    ['something new', 'reset'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['UND_ERR_ABORTED', 'timeout'],
    ['TimeoutError', 'timeout'],
    ['ABORT_ERR', 'timeout'],
    ['deadline', 'timeout'],
    ['HPE_INVALID_CONSTANT', 'unclear-answer'],
  ])('is unknown once a byte was written (%s)', (code, cause) => {
    expect(outcome({ written: true, code })).toEqual(unknown(cause))
  })
})

describe('an answer that says nothing certain', () => {
  test.each([
    ['408', answer(408, v2(408, 'Request Timeout')), 'timeout'],
    ['500', answer(500, v2(500, 'Internal Server Error')), 'server-error'],
    ['502 with a page', answer(502, html), 'server-error'],
    ['503', answer(503, v2(503, 'Service Unavailable')), 'server-error'],
    ['503 over capacity (v1 130)', answer(503, v1(130, 'Over capacity')), 'server-error'],
    ['504, cut', answer(504, '<htm', {}, false), 'cut-body'],
    ['599', answer(599, ''), 'server-error'],
    ['403, cut', answer(403, '{"detail":"You are not', {}, false), 'cut-body'],
    ['403 with a page', answer(403, html), 'unclear-answer'],
    ['400 with a page', answer(400, html), 'unclear-answer'],
    ['404 with nothing', answer(404, ''), 'unclear-answer'],
    ['403 with a list', answer(403, []), 'unclear-answer'],
    ['a redirect', answer(302, '', { location: 'https://x.com/' }), 'unclear-answer'],
    ['no status known to HTTP', answer(0, ''), 'unclear-answer'],
  ])('is unknown: %s', (_, result, cause) => {
    expect(outcome(result)).toEqual(unknown(cause))
  })
})

describe('a duplicate', () => {
  test.each([
    ['v2, told by its detail', answer(403, v2(403, 'You are not allowed to create a Tweet with duplicate content.'))],
    ['v1 187', answer(403, v1(187, 'Status is a duplicate.'))],
    ['whatever the status', answer(409, v2(409, 'Duplicate content'))],
  ])('is read back before anything is said about it: %s', (_, result) => {
    expect(outcome(result)).toEqual(unknown('duplicate'))
  })
})

describe('what stops the whole campaign', () => {
  const suspendedApp = 'This application has been suspended. Contact support.'
  test.each([
    ['402', answer(402, v2(402, 'Your enrolled account does not have any credits.', 'credits')), 'out-of-credit'],
    ['402 with a page', answer(402, html), 'out-of-credit'],
    ['credits under another status', answer(403, v2(403, 'No credits', 'credits')), 'out-of-credit'],
    [
      'client-forbidden',
      answer(403, v2(403, 'Use keys of an App in a Project', 'client-forbidden')),
      'client-forbidden',
    ],
    [
      'client-forbidden by its older address',
      answer(403, v2(403, '', 'https://developer.x.com/en/support/x-api/error-troubleshooting#client-forbidden')),
      'client-forbidden',
    ],
    [
      'an app that may not write (v1 261)',
      answer(403, v1(261, 'Application cannot perform write actions.')),
      'client-forbidden',
    ],
    ['a suspended app (v1 416)', answer(401, v1(416, suspendedApp)), 'app-suspended'],
    ['a suspended app (v2)', answer(403, v2(403, suspendedApp)), 'app-suspended'],
    [
      'usage-capped',
      answer(429, v2(429, 'Usage cap exceeded: Monthly', 'usage-capped', 'UsageCapExceeded')),
      'usage-capped',
    ],
    [
      'the spend cap',
      answer(
        403,
        v2(403, 'Your monthly spend cap has been reached.', 'https://api.x.com/2/problems/spend-cap-reached'),
      ),
      'spend-cap',
    ],
    ['the spend cap, told by its detail', answer(403, v2(403, 'Your monthly spend cap was reached.')), 'spend-cap'],
    ['the spend cap under 402', answer(402, v2(402, 'Cap', 'spend-cap-reached')), 'spend-cap'],
    ['an access level (v1 453)', answer(403, v1(453, 'You have a subset of the API')), 'access-level'],
    [
      'an access level, told by its detail',
      answer(403, v2(403, 'Your account is not permitted to access this feature')),
      'access-level',
    ],
    ['a clock (v1 135)', answer(401, v1(135, 'Timestamp out of bounds.')), 'clock'],
    [
      'nobody that the app speaks for',
      answer(400, { ...v2(400, 'invalid', 'invalid-request'), errors: [{ message: 'no authenticated user found' }] }),
      'no-user',
    ],
    [
      'the app’s day, no end said',
      answer(429, v2(429, 'Too Many Requests'), { 'x-app-limit-24hour-remaining': '0' }),
      'app-limit',
    ],
    [
      'the app’s day, hours to go',
      answer(429, '', {
        'x-app-limit-24hour-remaining': '0',
        'x-app-limit-24hour-reset': seconds(now + 3 * 3_600_000),
        'x-rate-limit-remaining': '99',
        'x-rate-limit-reset': seconds(now + 60_000),
      }),
      'app-limit',
    ],
  ])('%s', (_, result, reason) => {
    expect(outcome(result)).toEqual(halt(reason))
  })
})

describe('a refusal, with its reason', () => {
  const locked = 'To protect our users from spam and other malicious activity, this account is temporarily locked.'
  const automated = 'This request looks like it might be automated.'
  const mayNotWrite = 'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.'
  test.each([
    ['401', answer(401, v2(401, 'Unauthorized', 'about:blank', 'Unauthorized')), refused('reconnect', true)],
    ['401 with nothing', answer(401, ''), refused('reconnect', true)],
    ['401 (v1 89)', answer(401, v1(89, 'Invalid or expired token.')), refused('reconnect', true)],
    ['a grant that may only read', answer(403, v2(403, mayNotWrite, 'oauth1-permissions')), refused('reconnect', true)],
    ['user-suspended', answer(403, v2(403, 'User has been suspended', 'user-suspended')), refused('suspended')],
    [
      'suspended (v1 64)',
      answer(403, v1(64, 'Your account is suspended and is not permitted to access this feature.')),
      refused('suspended'),
    ],
    ['suspended, told by its detail', answer(403, v2(403, 'Your account is suspended.')), refused('suspended')],
    ['locked (v1 326)', answer(403, v1(326, locked)), refused('locked')],
    ['locked, told by its detail', answer(403, v2(403, locked)), refused('locked')],
    ['automated (v1 226)', answer(403, v1(226, automated)), refused('looks-automated')],
    ['automated, told by its detail', answer(403, v2(403, automated)), refused('looks-automated')],
    ['too long (v1 186)', answer(403, v1(186, 'Tweet needs to be a bit shorter.')), refused('too-long')],
    ['too long, told by its detail', answer(400, v2(400, 'Your Tweet text is too long.')), refused('too-long')],
    [
      'too long, as of late',
      answer(400, v2(400, 'text field exceeds maximum length', 'invalid-request')),
      refused('too-long'),
    ],
    [
      'a person who must enrol',
      answer(403, { ...v2(403, 'Billed to the authenticated user.', 'client-forbidden'), reason: 'user-not-enrolled' }),
      refused('not-enrolled'),
    ],
    ['bad media', answer(400, v2(400, 'Your media IDs are invalid.', 'invalid-request')), refused('bad-media')],
    ['bad media (v1 324)', answer(400, v1(324, 'The validation of media ids failed.')), refused('bad-media')],
    ['not permitted', answer(403, v2(403, 'You are not permitted to perform this action.')), refused('not-permitted')],
    [
      'a bad request',
      answer(400, v2(400, 'One or more parameters to your request was invalid.', 'invalid-request')),
      refused('refused'),
    ],
    ['404', answer(404, v2(404, 'Not Found')), refused('refused')],
    ['413', answer(413, {}), refused('refused')],
    ['a new shape of 403', answer(403, { surprise: true, errors: 'none' }), refused('refused')],
  ])('%s', (_, result, expected) => {
    expect(outcome(result)).toEqual(expected)
  })

  test.each(['The app was suspended; account suspended', 'Text: yes\nno authenticated user found\nspend cap reached'])(
    'a supporter’s own words, quoted in an error, stop no campaign: %j',
    message => {
      const quoted = { ...v2(400, 'invalid', 'invalid-request'), errors: [{ message }] }
      expect(outcome(answer(400, quoted))).toEqual(refused('refused'))
    },
  )
})

test('the daily limit of an account is waited out, by its own headers or as that of the account', () => {
  for (const code of [185, 344]) {
    const bare = answer(403, v1(code, 'You have reached your daily limit for sending Tweets and messages.'))
    expect(outcome(bare)).toMatchObject({ kind: 'try-later', scope: 'account' })
  }
  expect(outcome(answer(403, v2(403, 'You have reached your daily limit for sending Tweets.')))).toMatchObject({
    kind: 'try-later',
    scope: 'account',
  })
})
