import { beforeAll, expect, test } from 'vitest'
import { blueskyNetwork } from '../../../src/networks/bluesky/network.ts'
import type { Answer, Failure, Frozen, Network } from '../../../src/networks/port.ts'
import { answers } from '../../networks/bluesky/answers.ts'
import { nonceFor, postOf, send } from '../../support/pds/send.ts'
import { settingsOnSandbox } from './settings.ts'
import { type BlueskyPerson, type BlueskySandbox, blueskySandbox } from './support.ts'

let sky: BlueskySandbox
let network: Network
let ada: BlueskyPerson
beforeAll(async () => {
  sky = await blueskySandbox()
  network = blueskyNetwork(settingsOnSandbox(sky.url), () => [])
  ada = await sky.person('ada')
})

const minuteMs = 60_000
const freeze = (text: string) =>
  network.posting.freeze(postOf({ did: ada.id, handle: ada.handle, password: '', host: new URL(sky.url).host }, text))
const grant = () => JSON.stringify(ada.grant)

/** The same post with something else in its body. */
const changed = (frozen: Frozen, change: object): Frozen => ({
  ...frozen,
  body: JSON.stringify({ ...JSON.parse(frozen.body), ...change }),
})

async function ask(frozen: Frozen, signedFor = Date.now()) {
  return network.posting.request(grant(), frozen, signedFor, await nonceFor(network, grant(), Date.now()))
}

function said(answer: Answer | Failure) {
  if (!('status' in answer)) throw new Error('no answer')
  const { error, message } = JSON.parse(answer.body)
  return { status: answer.status, error, message, nonce: 'dpop-nonce' in answer.headers }
}

/** What the real server is asked in `answers-of-pds.test.ts`, which holds the table to it. */
const asked: readonly [keyof typeof answers, () => Promise<Answer | Failure>][] = [
  ['no nonce', async () => send(network.posting.request(grant(), freeze('x'), Date.now()))],
  ['old nonce', async () => send(network.posting.request(grant(), freeze('x'), Date.now(), 'x'))],
  ['clock behind', async () => send(await ask(freeze('x'), Date.now() - 10 * minuteMs))],
  ['clock ahead', async () => send(await ask(freeze('x'), Date.now() + 10 * minuteMs))],
  ['not its account', async () => send(await ask(changed(freeze('x'), { repo: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa' })))],
  ['text too long', async () => send(await ask(freeze('x'.repeat(301))))],
  ['no key', async () => send(await ask(changed(freeze('x'), { rkey: 'not a tid' })))],
  ['no record', async () => send(await ask(changed(freeze('x'), { record: { $type: 'app.bsky.feed.post' } })))],
  [
    'key exists',
    async () => {
      const frozen = freeze('Once')
      await send(await ask(frozen))
      return send(await ask(frozen))
    },
  ],
  [
    'proof used twice',
    async () => {
      const request = await ask(freeze('Another'))
      await send(request)
      return send(request)
    },
  ],
  ['access token expired', () => under({ expiredAccounts: [ada.handle] })],
  ['revoked, or taken down', () => under({ revokedAccounts: [ada.handle] })],
  ['taken down', () => under({ suspendedAccounts: [ada.handle] })],
  ['deactivated', () => under({ lockedAccounts: [ada.handle] })],
  ['scope too small', () => under({ errors: [{ kind: 'notPermitted' }] })],
]

async function under(faults: object): Promise<Answer | Failure> {
  await sky.faults(faults)
  const answer = await send(await ask(freeze('x')))
  await sky.faults({})
  return answer
}

test.each(asked)('it answers as the real server does: %s', async (name, answer) => {
  expect(said(await answer())).toEqual(said(answers[name]))
})
