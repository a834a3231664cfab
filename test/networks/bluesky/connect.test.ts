import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { guardedFetch } from '../../../src/networks/bluesky/fetch.ts'
import { blueskyNetwork } from '../../../src/networks/bluesky/network.ts'
import type { Departure } from '../../../src/networks/connector.ts'
import type { ClientKey, Network } from '../../../src/networks/port.ts'
import { afterThisTest } from '../../support/folder.ts'
import { newClientKey } from '../../support/pds/client-key.ts'
import { consent } from '../../support/pds/consent.ts'
import { grantOf, networkOn, settingsFor } from '../../support/pds/network.ts'
import { type Person, signUp, takeDown } from '../../support/pds/people.ts'
import { type Pds, startPds } from '../../support/pds/start.ts'

const callbackUrl = 'http://127.0.0.1:3000/auth/bluesky/callback'

/** A server of somebody's own, where an account is called what they like. */
async function liar(did: string, handle: string): Promise<string> {
  const server = createServer((_, res) => {
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify({ did, handle }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterThisTest(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

let pds: Pds
let network: Network
let ada: Person

beforeAll(async () => {
  pds = await startPds()
  network = networkOn(pds)
  ada = await signUp(pds, 'ada')
})

async function leave(answer = ada.handle): Promise<Extract<Departure, { kind: 'leave' }>> {
  const departure = await network.connector.depart(callbackUrl, answer)
  if (departure.kind !== 'leave') throw new Error(JSON.stringify(departure))
  return departure
}

const broughtBack = (url: string) => network.connector.read(Object.fromEntries(new URL(url).searchParams))

async function proofOf({ url }: { readonly url: string }, person = ada): Promise<string> {
  const back = broughtBack(await consent(url, person))
  if (back?.kind !== 'allowed') throw new Error(JSON.stringify(back))
  return back.proof
}

describe('who signs in with Bluesky', () => {
  test('is led to their own server, as the account that they typed, and asked for posts alone', async () => {
    for (const typed of [
      ada.handle,
      `@${ada.handle.toUpperCase()}`,
      ada.did,
      `https://bsky.app/profile/${ada.handle}`,
    ]) {
      const { url, pending } = await leave(typed)
      expect(new URL(url).origin).toBe(pds.url)
      const asked = new URL(new URL(url).searchParams.get('client_id') ?? '')
      expect(asked.searchParams.get('scope')).toBe('atproto repo:app.bsky.feed.post?action=create')
      expect(pending.secret).not.toContain(ada.password)
    }
  })

  test('comes back to 127.0.0.1, which is all that servers take from a machine of one’s own', async () => {
    const departure = await network.connector.depart('http://localhost:3000/auth/bluesky/callback', ada.handle)
    if (departure.kind !== 'leave') throw new Error(departure.kind)
    expect(await consent(departure.url, ada)).toMatch(/^http:\/\/127\.0\.0\.1:3000\/auth\/bluesky\/callback\?/)
  })

  test.each<[string, string, string]>([
    ['nothing', '', 'malformed'],
    ['a name alone', 'ada', 'malformed'],
    ['an address of a server', 'https://169.254.169.254', 'malformed'],
    ['another kind of identity', 'did:web:localhost', 'not-supported'],
    ['a handle that nobody has', 'nobody.test', 'not-found'],
    ['an identity that nobody has', 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa', 'not-found'],
  ])('is asked again, who typed %s', async (_, typed, why) => {
    expect(await network.connector.depart(callbackUrl, typed)).toEqual({ kind: 'ask-again', why, said: null })
  })

  test('is asked again where the server that knows does not answer', async () => {
    const settings = { ...settingsFor(pds), resolverUrl: 'http://127.0.0.1:9' }
    const { connector } = blueskyNetwork(settings, () => [])
    expect(await connector.depart(callbackUrl, 'bob.test')).toMatchObject({ kind: 'ask-again', why: 'unreachable' })
  })

  test('said no', async () => {
    const { url, pending } = await leave()
    expect(broughtBack(await consent(url, ada, 'no'))).toEqual({ kind: 'denied', key: pending.key })
  })

  test('signs in in two tabs, each by itself', async () => {
    const [one, other] = [await leave(), await leave()]
    const [proofOfOther, proofOfOne] = [await proofOf(other), await proofOf(one)]
    expect(await network.connector.arrive(one.pending, proofOfOne)).toMatchObject({ kind: 'granted' })
    expect(await network.connector.arrive(other.pending, proofOfOther)).toMatchObject({ kind: 'granted' })
  })

  test.each([
    [
      'comes twice',
      async (proof: string, pending: { key: string; secret: string }) => {
        await network.connector.arrive(pending, proof)
        return { proof, pending }
      },
    ],
    [
      'is made up',
      async (proof: string, pending: { key: string; secret: string }) => {
        return { proof: proof.replace(/code=[^&]+/, 'code=cod-0123456789abcdef'), pending }
      },
    ],
    ['belongs to another tab', async (proof: string) => ({ proof, pending: (await leave()).pending })],
  ])('starts again, whose answer %s', async (_, spoilt) => {
    const departure = await leave()
    const { proof, pending } = await spoilt(await proofOf(departure), departure.pending)
    expect(await network.connector.arrive(pending, proof)).toEqual({ kind: 'stale', said: expect.any(String) })
  })

  test('is let in by nobody with an account that was taken down', async () => {
    const zoe = await signUp(pds, 'zoe')
    const departure = await leave(zoe.handle)
    const proof = await proofOf(departure, zoe)
    await takeDown(pds, zoe)
    expect(await network.connector.arrive(departure.pending, proof)).not.toMatchObject({ kind: 'granted' })
    await expect(consent((await leave(zoe.did)).url, zoe)).rejects.toThrow()
  })

  test('is who their server says, with the name and figures that the AppView tells, if it does, and with no handle but their own', async () => {
    const grant = await grantOf(network, ada)
    expect(await network.reading.profile(grant, AbortSignal.timeout(60_000))).toEqual({
      remoteId: ada.did,
      host: pds.host,
      handle: ada.handle,
      name: ada.handle,
      followers: 0,
      profileUrl: `https://bsky.app/profile/${ada.did}`,
    })
    const { tokenSet, ...rest } = JSON.parse(grant)
    const older = JSON.stringify({ ...rest, tokenSet: { ...tokenSet, expires_at: '2020-01-01T00:00:00Z' } })
    // It may have been taken back since: only its renewal tells.
    await expect(network.reading.profile(older, AbortSignal.timeout(60_000))).rejects.toMatchObject({
      problem: 'unexpected',
    })
    const lied = JSON.stringify({ ...rest, tokenSet: { ...tokenSet, aud: await liar(ada.did, 'whitehouse.gov') } })
    expect(await network.reading.profile(lied, AbortSignal.timeout(60_000))).toMatchObject({ handle: ada.handle })
    const broken = JSON.stringify({ ...rest, tokenSet: { ...tokenSet, access_token: 'x.y.z' } })
    await expect(network.reading.profile(broken, AbortSignal.timeout(60_000))).rejects.toMatchObject({
      problem: 'unauthorized',
      trouble: { why: 'person' },
    })
  })
})

test.each([{}, { state: 'a' }, { state: ['a'], code: 'b' }, { code: 'b' }, { state: 'a', code: 'x'.repeat(3_000) }])(
  'what no server of Bluesky would say is not read: %j',
  query => {
    expect(network.connector.read(query)).toBeNull()
  },
)

test('a site that no server can read lets nobody sign in, and says why', async () => {
  for (const baseUrl of ['http://clap.example.org', 'https://192.0.2.7', 'https://localhost:3000']) {
    const { connector } = blueskyNetwork(settingsFor(pds, baseUrl), () => [])
    const trouble = { why: 'not-public', said: expect.stringContaining(baseUrl) }
    expect(await connector.depart(`${baseUrl}/auth/bluesky/callback`, ada.handle)).toEqual({
      kind: 'unanswered',
      trouble,
    })
    expect(await connector.rehearse(`${baseUrl}/auth/bluesky/callback`)).toEqual({ keys: null, callback: trouble })
  }
})

test('a site asks whether it would be let in, for nobody', async () => {
  expect(await network.connector.rehearse(callbackUrl)).toEqual({ keys: null, callback: null })
  const from = 'https://nobody-serves-this.ngo'
  const rehearse = (keys: readonly ClientKey[]) =>
    blueskyNetwork(settingsFor(pds, from), () => keys).connector.rehearse(`${from}/auth/bluesky/callback`)
  expect(await rehearse([])).toMatchObject({ keys: { why: 'signing-key' } })
  expect(await rehearse([newClientKey('first')])).toMatchObject({ callback: { why: 'not-public' } })
})

test('what a handle leads to is fetched from public hosts alone, over https', async () => {
  const real = guardedFetch({ ...settingsFor(pds), onLoopback: false, plcUrl: 'https://plc.directory' })
  for (const url of [
    pds.url,
    'https://localhost',
    'https://127.0.0.1',
    'https://[::1]',
    'https://169.254.169.254',
    'https://10.0.0.1',
    'http://93.184.215.14',
    'https://93.184.215.14:8443',
    'file:///etc/passwd',
  ])
    await expect(real(url, { signal: AbortSignal.timeout(20_000) }), url).rejects.toThrow()
})
