import { beforeAll, expect, test } from 'vitest'
import type { Grant } from '../../../src/networks/account.ts'
import type { Answer, Frozen, HttpRequest, Network } from '../../../src/networks/port.ts'
import { grantOf, networkOn } from '../../support/pds/network.ts'
import { deactivate, type Person, signUp, takeDown } from '../../support/pds/people.ts'
import { nonceFor, postOf, send } from '../../support/pds/send.ts'
import { type Pds, startPds } from '../../support/pds/start.ts'
import { answers } from './answers.ts'

const minuteMs = 60_000

let pds: Pds
let network: Network
let ada: Person
let grant: Grant

beforeAll(async () => {
  pds = await startPds()
  network = networkOn(pds)
  ada = await signUp(pds, 'ada')
  grant = await grantOf(network, ada)
})

const freeze = (text: string, person = ada) => network.posting.freeze(postOf(person, text))

/** The same request with something else in its body. */
const changed = (frozen: Frozen, change: object): Frozen => ({
  ...frozen,
  body: JSON.stringify({ ...JSON.parse(frozen.body), ...change }),
})

async function ask(
  frozen: Frozen,
  { by = grant, signedFor = Date.now(), now = Date.now() } = {},
): Promise<HttpRequest> {
  return network.posting.request(by, frozen, signedFor, await nonceFor(network, by, now))
}

const said = (answer: Answer | { written: boolean }) => {
  if (!('status' in answer)) throw new Error('no answer')
  const { error, message } = JSON.parse(answer.body)
  return { status: answer.status, error, message }
}

const tables: readonly [keyof typeof answers, () => Promise<HttpRequest>][] = [
  ['no nonce', async () => network.posting.request(grant, freeze('x'), Date.now())],
  ['old nonce', async () => network.posting.request(grant, freeze('x'), Date.now(), 'x')],
  ['clock behind', () => ask(freeze('x'), { signedFor: Date.now() - 10 * minuteMs })],
  ['clock ahead', () => ask(freeze('x'), { signedFor: Date.now() + 10 * minuteMs })],
  ['not its account', () => ask(changed(freeze('x'), { repo: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa' }))],
  ['text too long', () => ask(freeze('x'.repeat(301)))],
  ['no key', () => ask(changed(freeze('x'), { rkey: 'not a tid' }))],
  ['no record', () => ask(changed(freeze('x'), { record: { $type: 'app.bsky.feed.post' } }))],
]

test.each(tables)('the server still answers as the table says: %s', async (name, request) => {
  expect(said(await send(await request()))).toEqual(said(answers[name]))
})

test('the server answers a second of a key, and a proof that comes twice, as the table says', async () => {
  const frozen = freeze('Twice')
  const request = await ask(frozen)
  expect(await send(request)).toMatchObject({ status: 200 })
  expect(said(await send(request))).toEqual(said(answers['proof used twice']))
  expect(said(await send(await ask(frozen)))).toEqual(said(answers['key exists']))
})

test('a permission is for posts alone', async () => {
  const like = changed(freeze('x'), { collection: 'app.bsky.feed.like' })
  expect(said(await send(await ask(like)))).toMatchObject({ status: 403, error: 'ScopeMissingError' })
})

test('the server answers an access token of yesterday as the table says', async () => {
  const later = Date.now() + 61 * minuteMs
  await pds.tell({ do: 'set-clock', aheadMs: 61 * minuteMs })
  const answer = await send(await ask(freeze('Late'), { signedFor: later, now: later }))
  await pds.tell({ do: 'set-clock', aheadMs: 0 })
  expect(said(answer)).toEqual(said(answers['access token expired']))
})

test('the server answers for an account that was taken down, or deactivated, as the table says', async () => {
  const [bob, cem] = [await signUp(pds, 'bob'), await signUp(pds, 'cem')]
  const [ofBob, ofCem] = [await grantOf(network, bob), await grantOf(network, cem)]
  await takeDown(pds, bob)
  await deactivate(pds, cem)
  expect(said(await send(await ask(freeze('x', bob), { by: ofBob })))).toEqual(said(answers['revoked, or taken down']))
  expect(said(await send(await ask(freeze('x', cem), { by: ofCem })))).toEqual(said(answers.deactivated))
})
