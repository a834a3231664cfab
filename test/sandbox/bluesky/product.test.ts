import { expect, test } from 'vitest'
import { blueskyNetwork } from '../../../src/networks/bluesky/network.ts'
import { patience } from '../../support/patience.ts'
import { nonceFor, post, postOf, send } from '../../support/pds/send.ts'
import { settingsOnSandbox } from './settings.ts'
import { type BlueskyPerson, blueskySandbox, decide } from './support.ts'

const callback = 'http://127.0.0.1:3000/auth/bluesky/callback'

async function product() {
  const sky = await blueskySandbox()
  const network = blueskyNetwork(settingsOnSandbox(sky.url), () => [])
  const freeze = (one: BlueskyPerson, text: string) =>
    network.posting.freeze(postOf({ did: one.id, handle: one.handle, password: '', host: new URL(sky.url).host }, text))
  return { sky, network, freeze }
}

test('what the product signs, reads, renews, looks for and measures works on the sandbox as on Bluesky', async () => {
  const { sky, network, freeze } = await product()
  const ada = await sky.person('ada', 4_321)
  const grant = JSON.stringify(ada.grant)
  const profile = await network.reading.profile(grant, patience())
  expect(profile).toMatchObject({ remoteId: ada.id, handle: 'ada.bsky.test', name: 'ada', followers: 4_321 })
  expect((await fetch(profile.profileUrl)).status).toBe(200)

  const frozen = freeze(ada, 'Café & <tea> at https://example.org/a?b=c 🌩 #tea')
  const look = () => network.reading.look(null, profile, frozen, Date.now(), patience())
  expect(await look()).toEqual({ kind: 'absent' })
  const outcome = await post(network, grant, frozen)
  expect(outcome).toMatchObject({ kind: 'posted' })
  const { remoteId, url } = outcome as Extract<typeof outcome, { kind: 'posted' }>
  expect((await fetch(url ?? '')).status).toBe(200)
  expect(await look()).toMatchObject({ kind: 'found', remoteId })
  const figures = await network.metrics?.read([{ remoteId: remoteId ?? '', host: profile.host }])
  expect(figures).toMatchObject({ kind: 'read', posts: new Map([[remoteId, expect.any(Object)]]) })
  expect((await fetch(network.shareLink('Say it yourself'))).status).toBe(200)

  const renewed = await network.renewal?.renew(grant, patience())
  if (renewed?.kind !== 'renewed') throw new Error(JSON.stringify(renewed))
  expect(await post(network, renewed.grant, freeze(ada, 'With a new token'))).toMatchObject({ kind: 'posted' })
  expect(await network.renewal?.renew(grant, patience())).toEqual({ kind: 'gone', said: 'Refresh token replayed' })
})

test('a person signs in through the product, and one whom the sandbox does not have is asked again', async () => {
  const { sky, network, freeze } = await product()
  const ada = await sky.person('ada')
  expect(await network.connector.depart(callback, '@nobody.bsky.test')).toMatchObject({
    kind: 'ask-again',
    why: 'not-found',
  })
  const departure = await network.connector.depart(callback, '@ada.bsky.test')
  if (departure.kind !== 'leave') throw new Error(JSON.stringify(departure))
  const page = await (await fetch(departure.url)).text()
  const [, account = ''] = /<option value="(\d+)" selected/.exec(page) ?? []
  const back = await decide(new URL(departure.url), { account, decision: 'allow' })
  const answer = network.connector.read(Object.fromEntries(back.searchParams))
  if (answer?.kind !== 'allowed') throw new Error(JSON.stringify(answer))
  const result = await network.connector.arrive(departure.pending, answer.proof)
  if (result.kind !== 'granted') throw new Error(JSON.stringify(result))
  expect(result.named).toMatchObject({ remoteId: ada.id, handle: 'ada.bsky.test' })
  expect(await post(network, result.grant, freeze(ada, 'I said yes'))).toMatchObject({ kind: 'posted' })
  expect(await network.reading.revoke(result.grant, patience())).toBe('given-back')
  expect(await post(network, result.grant, freeze(ada, 'No more'))).toMatchObject({ kind: 'refused' })
})

/** Each fault, and what the product makes of it. */
const meanings = [
  ['http429', { kind: 'try-later', scope: 'host' }],
  ['http429bare', { kind: 'try-later', scope: 'host' }],
  ['unauthorized', { kind: 'refused', reason: 'reconnect', reconnect: true }],
  ['notPermitted', { kind: 'refused', reason: 'reconnect', reconnect: true }],
  ['expiredToken', { kind: 'try-later', scope: 'account', cause: 'expired-token' }],
  ['otherNonce', { kind: 'sign-again' }],
  ['suspended', { kind: 'refused', reason: 'suspended' }],
  ['locked', { kind: 'refused', reason: 'locked' }],
  ['textTooLong', { kind: 'refused', reason: 'too-long' }],
  ['http503html', { kind: 'unknown', cause: 'server-error' }],
  ['http502', { kind: 'unknown', cause: 'server-error' }],
  ['http500', { kind: 'unknown', cause: 'server-error' }],
  ['blockedPage', { kind: 'unknown', cause: 'unclear-answer' }],
  ['unheardOf', { kind: 'refused', reason: 'refused' }],
] as const

test.each(meanings)('%s means to the product what it would mean on Bluesky', async (kind, meaning) => {
  const { sky, network, freeze } = await product()
  const ada = await sky.person('ada')
  const grant = JSON.stringify(ada.grant)
  const nonce = await nonceFor(network, grant, Date.now())
  await sky.faults({ errors: [{ kind, resetMs: 2_000_000 }] })
  const now = Date.now()
  const frozen = freeze(ada, 'Hello')
  const answer = await send(network.posting.request(grant, frozen, now, nonce))
  expect(network.posting.outcome(answer, now, frozen)).toMatchObject(meaning)
})
