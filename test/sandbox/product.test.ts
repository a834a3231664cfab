import { expect, test } from 'vitest'
import { xNetwork } from '../../src/networks/x/network.ts'
import { noLimits } from '../networks/x/no-limits.ts'
import { patience } from '../support/patience.ts'
import { postOf } from '../support/post.ts'
import { sandbox } from './support.ts'

test('what the product signs, reads and looks for works on the sandbox as on X', async () => {
  const x = await sandbox()
  const ada = await x.person('Ada_L', 4_321)
  const network = xNetwork({ key: 'sandbox', secret: 'sandbox-secret', apiUrl: x.url, oauthUrl: x.url, ...noLimits })
  const grant = JSON.stringify({ token: ada.token, secret: ada.secret })
  const signal = patience()

  const profile = await network.reading.profile(grant, signal)
  expect(profile).toMatchObject({ remoteId: ada.id, handle: 'Ada_L', followers: 4_321 })
  expect((await fetch(profile.profileUrl)).status).toBe(200)

  const text = 'Café & <tea> at https://example.org/a?b=c 🌩'
  const frozen = network.posting.freeze(postOf(text, ada.id))
  const before = Date.now()
  expect(await network.reading.look(grant, profile, frozen, before, signal)).toEqual({ kind: 'absent' })

  const { method, origin, path, headers, body } = network.posting.request(grant, frozen, before)
  const answer = await fetch(origin + path, { method, headers, body })
  const result = {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
    complete: true,
  }
  const outcome = network.posting.outcome(result, Date.now(), frozen)
  const [post] = await x.posts()
  expect(post).toMatchObject({ account: 'Ada_L', text })
  expect(outcome).toMatchObject({ kind: 'posted', remoteId: post?.id })
  if (outcome.kind === 'posted') expect((await fetch(outcome.url ?? '')).status).toBe(200)
  expect(await network.reading.look(grant, profile, frozen, before, signal)).toMatchObject({
    kind: 'found',
    remoteId: post?.id,
  })
  expect((await fetch(network.shareLink('Say it yourself'))).status).toBe(200)
})

/** Each fault, and what the product makes of it. */
const meanings = [
  ['http429app', { kind: 'halt', reason: 'app-limit' }],
  ['usageCapped', { kind: 'halt', reason: 'usage-capped' }],
  ['http402', { kind: 'halt', reason: 'out-of-credit' }],
  ['clientForbidden', { kind: 'halt', reason: 'client-forbidden' }],
  ['appSuspended', { kind: 'halt', reason: 'app-suspended' }],
  ['http429', { kind: 'try-later', scope: 'account' }],
  ['http429bare', { kind: 'try-later', scope: 'host' }],
  ['looksAutomated', { kind: 'refused', reason: 'looks-automated' }],
  ['unauthorized', { kind: 'refused', reason: 'reconnect', reconnect: true }],
  ['suspended', { kind: 'refused', reason: 'suspended' }],
  ['locked', { kind: 'refused', reason: 'locked' }],
  ['notPermitted', { kind: 'refused', reason: 'not-permitted' }],
  ['duplicate', { kind: 'unknown', cause: 'duplicate' }],
  ['http503html', { kind: 'unknown', cause: 'server-error' }],
  ['http500', { kind: 'unknown', cause: 'server-error' }],
  ['http408', { kind: 'unknown', cause: 'timeout' }],
] as const

test.each(meanings)('%s means to the product what it would mean on X', async (kind, meaning) => {
  const x = await sandbox()
  const ada = await x.person('ada')
  const { posting } = xNetwork({
    key: 'sandbox',
    secret: 'sandbox-secret',
    apiUrl: x.url,
    oauthUrl: x.url,
    ...noLimits,
  })
  await x.faults({ errors: [{ kind, resetMs: 2_000_000 }] })
  const answer = await x.post(ada, 'Hello')
  const result = {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
    complete: true,
  }
  expect(posting.outcome(result, Date.now(), posting.freeze(postOf('Hello', ada.id)))).toMatchObject(meaning)
})
