import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { publicLookupBy, type Resolve } from '../../../src/lib/public-address.ts'
import { publicAgent } from '../../../src/lib/public-agent.ts'
import { serverClient } from '../../../src/networks/mastodon/client.ts'
import { mastodonNetwork } from '../../../src/networks/mastodon/network.ts'
import { mastodonSettings, mastodonShape } from '../../../src/networks/mastodon/settings.ts'
import { type Says, startPeer } from '../../support/mastodon/peer.ts'
import { rememberingServers } from '../../support/servers.ts'
import { baseUrl, callbackUrl, networkOn } from '../../support/snac/network.ts'

const departure = (typed: string, network = networkOn([typed])) => network.connector.depart(callbackUrl, typed)
const grantAt = (host: string) =>
  JSON.stringify({ host, token: 'token-of-ada', clientId: 'id', clientSecret: 'secret', revoke: '/oauth/revoke' })
const soon = () => AbortSignal.timeout(60_000)

/** The internet as `names` has it; nothing of it is there. */
function onInternet(names: Readonly<Record<string, readonly string[]>>) {
  const settings = mastodonSettings(z.object(mastodonShape).parse({ MASTODON: 'on' }), null, baseUrl)
  const asked: string[] = []
  const lookup: Resolve = (name, _, done) => {
    asked.push(name)
    const found = (names[name] ?? []).map(
      (address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }),
    )
    if (found.length > 0) done(null, found)
    else done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])
  }
  const ask = serverClient(settings, publicAgent(publicLookupBy(lookup)))
  return { network: mastodonNetwork(settings, rememberingServers(), ask), asked }
}

test.each([
  ['169.254.169.254.nip.io', ['169.254.169.254'], 'not-public'],
  ['inside.example', ['10.0.0.7'], 'not-public'],
  ['inside6.example', ['::1'], 'not-public'],
  ['mapped.example', ['::ffff:127.0.0.1'], 'not-public'],
  ['nobody.example', [], 'not-found'],
])('a name that leads to nothing public is refused with a word for it: %s', async (name, addresses, why) => {
  const { network, asked } = onInternet({ [name]: addresses })
  expect(await departure(name, network)).toMatchObject({ kind: 'ask-again', why })
  expect(asked).toEqual([name])
})

test('a server that changed its address since the sign-in is asked for nothing more', async () => {
  const { network } = onInternet({ 'moved.example': ['192.168.0.9'] })
  const grant = grantAt('moved.example')
  await expect(network.reading.profile(grant, soon())).rejects.toMatchObject({ problem: 'unreachable' })
  const account = { remoteId: 'moved.example/42', handle: 'ada@moved.example', host: 'moved.example' }
  const frozen = { body: '', key: null, marker: 'words' }
  expect(await network.reading.look(grant, account, frozen, 0, soon())).toMatchObject({ kind: 'unreadable' })
  expect(await network.reading.revoke(grant, soon())).toBe('away')
  expect(await network.reading.remove(grant, 'https://moved.example/@ada/1#1', soon())).toBe('away')
})

test('no grant leads to an address that nobody could have signed in at', async () => {
  const peer = await startPeer()
  const { network } = onInternet({})
  for (const host of [peer.host, 'localhost', '127.0.0.1', '2130706433']) {
    await expect(network.reading.profile(grantAt(host), soon())).rejects.toThrow()
    expect(network.posting.hostFor(host)).toBeNull()
  }
  expect(peer.heard).toEqual([])
})

test.each([
  'https://127.0.0.1/.well-known/nodeinfo',
  'https://2130706433/',
  'http://[::1]/',
  'https://thunderclap.ngo/',
  'https://inner/',
])('a redirect to %s is not followed', async to => {
  const peer = await startPeer({
    '/.well-known/nodeinfo': (_, res) => void res.writeHead(301, { location: to }).end(),
  })
  // Found as a public server would be: only the first step is on this machine.
  const settings = mastodonSettings(z.object(mastodonShape).parse({ MASTODON: 'on' }), null, baseUrl)
  const asked: string[] = []
  const local = serverClient(
    mastodonSettings(z.object(mastodonShape).parse({ MASTODON_LOCAL_SERVERS: peer.host }), null, baseUrl),
  )
  const network = mastodonNetwork(settings, rememberingServers(), (host, what, signal) => {
    asked.push(host)
    return local(host === 'first.example' ? peer.host : host, what, signal)
  })
  expect(await departure('first.example', network)).toMatchObject({ kind: 'ask-again', why: 'not-public' })
  expect(asked).toEqual(['first.example'])
})

test('a server that says what its own limits are is measured by them, and others as Mastodon', async () => {
  const peer = await startPeer()
  const network = networkOn([peer.host])
  const text = 'Read https://example.org/a-very-long-address-that-says-a-lot now'
  expect(network.measure(text, peer.host)).toMatchObject({ max: 500, length: 9 + 23 })
  expect((await departure(peer.host, network)).kind).toBe('leave')
  expect(network.measure(text, peer.host)).toMatchObject({ max: 777, length: 9 + 31 })
  expect(network.contactAt?.(peer.host)).toBe('admin@peer.test')
  expect(network.posting.repeat(peer.host)).toEqual({ looksMs: [60_000], again: { onceWithinMs: 3_000_000 } })
  expect(network.posting.repeat('elsewhere.example').again).toBe('never')
})

test('asks for as little as the server knows, and registers with one plain address under one name', async () => {
  const peer = await startPeer()
  const network = networkOn([peer.host])
  await departure(peer.host, network)
  peer.say('/.well-known/oauth-authorization-server', { scopes_supported: ['read', 'profile', 'write:statuses'] })
  const second = await departure(peer.host, network)
  const url = new URL(second.kind === 'leave' ? second.url : '')
  expect(url.searchParams.get('scope')).toBe('profile write:statuses')
  expect(url.searchParams.get('code_challenge_method')).toBe('S256')
  const forms = peer.heard.filter(({ path }) => path === '/api/v1/apps').map(({ body }) => new URLSearchParams(body))
  expect(forms.map(form => form.get('scopes'))).toEqual(['read:accounts write:statuses', 'profile write:statuses'])
  for (const form of forms)
    expect(Object.fromEntries(form)).toMatchObject({
      client_name: 'Thunderclap at thunderclap.ngo',
      redirect_uris: callbackUrl,
      website: baseUrl,
    })
})

test('a server whose posts need a picture is told apart', async () => {
  const peer = await startPeer({ '/nodeinfo/2.0': { software: { name: 'Pixelfed', version: '0.12' } } })
  expect(await departure(peer.host)).toMatchObject({ kind: 'ask-again', why: 'no-text-posts' })
})

test('a server sends nobody elsewhere in its name', async () => {
  const peer = await startPeer({
    '/.well-known/oauth-authorization-server': {
      authorization_endpoint: 'https://elsewhere.example/oauth/authorize',
      token_endpoint: 'https://elsewhere.example/oauth/token',
    },
  })
  const left = await departure(peer.host)
  expect(left.kind === 'leave' && new URL(left.url).host).toBe(peer.host)
})

const endless = Buffer.alloc(1 << 16, ' ')

test('a body without end is given up after what is ours to read', async () => {
  let sent = 0
  const peer = await startPeer({
    '/.well-known/nodeinfo': (_, res) => {
      res.writeHead(200, { 'content-length': String(2 ** 31) })
      const pour = () => {
        while (!res.destroyed && sent < 2 ** 31) {
          sent += endless.length
          if (!res.write(endless)) return void res.once('drain', pour)
        }
      }
      pour()
    },
  })
  expect(await departure(peer.host)).toMatchObject({ kind: 'ask-again', why: 'not-supported' })
  expect(sent).toBeLessThan(100_000_000)
})

test('a body that drips is given up in time, whatever comes of it', async () => {
  const peer = await startPeer({
    '/api/v2/instance': (_, res) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => res.write(' '), 50)
      res.on('close', () => clearInterval(drip))
    },
  })
  expect(await departure(peer.host)).toMatchObject({ kind: 'ask-again', why: 'unreachable' })
})

test.each([
  ['a page', '<!doctype html><h1>Welcome</h1>'],
  ['nothing', 204],
  ['a list', [] as object],
])('%s where a server of Mastodon would speak of itself is none', async (_, says) => {
  const peer = await startPeer({ '/api/v2/instance': says, '/api/v1/instance': says })
  expect(await departure(peer.host)).toMatchObject({ kind: 'ask-again', why: 'not-supported' })
})

test('a server that is down is not called one of another kind', async () => {
  const peer = await startPeer({ '/api/v2/instance': 503, '/api/v1/instance': 503 })
  expect(await departure(peer.host)).toMatchObject({ kind: 'ask-again', why: 'unreachable' })
})

test.each<[string, Readonly<Record<string, Says>>]>([
  ['its page', { '/oauth/authorize': (req, res) => void res.writeHead(isFirst(req.url ?? '') ? 401 : 302).end() }],
  [
    'where its page leads',
    {
      '/oauth/authorize': (req, res) =>
        void res.writeHead(302, { location: isFirst(req.url ?? '') ? '/?error=invalid_client' : '/sign-in' }).end(),
    },
  ],
  [
    // Mastodon has people sign in first, and shows them an error then.
    'its answer to a code that is none',
    { '/oauth/token': (_, res, body) => void res.writeHead(isFirst(body) ? 401 : 400).end('{"error":"x"}') },
  ],
])('a registration that the server has forgotten is made anew before anybody is led there: by %s', async (_, says) => {
  const peer = await startPeer()
  const network = networkOn([peer.host])
  await departure(peer.host, network)
  for (const [path, one] of Object.entries(says)) peer.say(path, one)
  peer.say('/api/v1/apps', { client_id: 'second-id', client_secret: 'second' })
  const left = await departure(peer.host, network)
  expect(left.kind === 'leave' && new URL(left.url).searchParams.get('client_id')).toBe('second-id')
})

const isFirst = (text: string) => text.includes('id-of-us')

test('a server that may give a token for any code is not asked with one', async () => {
  const peer = await startPeer({ '/nodeinfo/2.0': { software: { name: 'snac', version: '2.75' } } })
  const network = networkOn([peer.host])
  await departure(peer.host, network)
  await departure(peer.host, network)
  expect(peer.heard.filter(({ path }) => path === '/oauth/token')).toEqual([])
})

test('a domain that only leads those who look for an account to its server is followed there', async () => {
  const peer = await startPeer()
  const settings = mastodonSettings(z.object(mastodonShape).parse({ MASTODON: 'on' }), null, baseUrl)
  const local = serverClient(
    mastodonSettings(z.object(mastodonShape).parse({ MASTODON_LOCAL_SERVERS: peer.host }), null, baseUrl),
  )
  const domain = await startPeer({
    '/.well-known/nodeinfo': 404,
    '/api/v2/instance': 404,
    '/.well-known/webfinger': (req, res) =>
      void res.writeHead(301, { location: `https://social.river.example${req.url}` }).end(),
  })
  const at = new Map([
    ['river.example', domain.host],
    ['social.river.example', peer.host],
  ])
  peer.say('/.well-known/nodeinfo', 404)
  const network = mastodonNetwork(settings, rememberingServers(), (host, asked, signal) =>
    local(at.get(host) ?? host, asked, signal),
  )
  const left = await departure('@ada@river.example', network)
  expect(left.kind === 'leave' && new URL(left.url).host).toBe('social.river.example')
  expect(domain.heard.at(-1)?.path).toBe('/.well-known/webfinger?resource=acct:ada@river.example')
})

test('a server that drips each of its answers holds nobody up for long', async () => {
  const drip: Says = (_, res) => void setTimeout(() => res.writeHead(404).end(), 8_000)
  const peer = await startPeer(
    Object.fromEntries(['/.well-known/nodeinfo', '/api/v2/instance', '/api/v1/instance'].map(path => [path, drip])),
  )
  peer.say('/.well-known/webfinger', drip)
  expect(await departure(peer.host)).toMatchObject({ kind: 'ask-again', why: 'unreachable' })
})
