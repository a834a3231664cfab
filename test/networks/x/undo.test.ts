import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { xReading } from '../../../src/networks/x/read.ts'
import { html, v1, v2 } from './answers.ts'
import { json, scriptedX } from './scripted-x.ts'

const grant = JSON.stringify({ token: 't0ken', secret: 's3cret' })
type Answering = (response: ServerResponse) => void

async function reading(answer: Answering) {
  const x = await scriptedX((_, response) => answer(response))
  return xReading(x.settings)
}

/** Errors about the app, and those that leave it open. */
const ofTheApp: [string, Answering][] = [
  ['the spend cap', r => json(r, 403, v2(403, 'Your monthly spend cap has been reached.', 'spend-cap-reached'))],
  ['no credit', r => json(r, 402, v2(402, 'Credits', 'credits'))],
  ['the access level', r => json(r, 403, v1(453, 'subset'))],
  ['a feature', r => json(r, 403, v2(403, 'Your account is not permitted to access this feature'))],
  ['the plan', r => json(r, 403, v2(403, 'Enroll', 'client-forbidden'))],
  [
    'nobody',
    r => json(r, 400, { ...v2(400, '', 'invalid-request'), errors: [{ message: 'no authenticated user found' }] }),
  ],
  ['its keys', r => json(r, 401, v1(32, 'Could not authenticate you.'))],
  ['a clock', r => json(r, 401, v1(135, 'Timestamp out of bounds.'))],
  ['nothing more than 401', r => json(r, 401, v2(401, 'Unauthorized'))],
  ['something new', r => json(r, 403, v2(403, 'Paused for review.'))],
]

test.each(ofTheApp)(
  'deleting, X speaks of %s: it is declined, and nothing is said of the post or the grant',
  async (_, answer) => {
    expect(await (await reading(answer)).remove(grant, '1', AbortSignal.timeout(5_000))).toBe('declined')
  },
)

test.each<[string, Answering, string]>([
  ['deleted', r => json(r, 200, { data: { deleted: true } }), 'removed'],
  ['it knows no such post', r => json(r, 404, v2(404, 'Could not find tweet', 'resource-not-found')), 'gone'],
  ['a page says 404', r => r.writeHead(404, { 'content-type': 'text/html' }).end(html), 'away'],
  ['too many requests', r => json(r, 429, v2(429, 'Too Many Requests')), 'limited'],
  ['the token is void', r => json(r, 401, v1(89, 'Invalid or expired token.')), 'not-permitted'],
  ['the account is suspended', r => json(r, 403, v2(403, '', 'user-suspended')), 'not-permitted'],
  ['it is down', r => json(r, 503, {}), 'away'],
  ['nothing', r => r.destroy(), 'away'],
])('deleting, X says: %s', async (_, answer, removal) => {
  expect(await (await reading(answer)).remove(grant, '1', AbortSignal.timeout(5_000))).toBe(removal)
})

test.each(ofTheApp)('giving back, X speaks of %s: the grant is asked about again', async (_, answer) => {
  expect(await (await reading(answer)).revoke(grant, AbortSignal.timeout(5_000))).toBe('away')
})

test.each<[string, Answering, string]>([
  ['done', r => json(r, 200, { access_token: 't0ken' }), 'given-back'],
  ['the token is void', r => json(r, 401, v1(89, 'Invalid or expired token.')), 'gone'],
  ['too many requests', r => json(r, 429, v1(88, 'Rate limit exceeded')), 'away'],
])('giving back, X says: %s', async (_, answer, result) => {
  expect(await (await reading(answer)).revoke(grant, AbortSignal.timeout(5_000))).toBe(result)
})
