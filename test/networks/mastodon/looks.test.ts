import { expect, test } from 'vitest'
import type { Says } from '../../support/mastodon/peer.ts'
import { startPeer } from '../../support/mastodon/peer.ts'
import { networkOn } from '../../support/snac/network.ts'

const sentAt = Date.UTC(2026, 8, 7, 14)
const statuses = '/api/v1/accounts/42/statuses'
const words = 'Save the river & "all" of it: https://example.org/c/river #river\n\nNow'
const asHtml =
  '<p>Save the river &amp; &quot;all&quot; of it: <a href="https://example.org/c/river"><span class="invisible">https://</span><span class="ellipsis">example.org/c</span><span class="invisible">/river</span></a> <a href="https://m.example/tags/river" class="mention hashtag">#<span>river</span></a></p><p>Now</p>'
const post = { id: '113', url: 'https://m.example/@ada/113', content: asHtml, created_at: '2026-09-07T14:00:00.500Z' }
const other = (n: number, at = '2026-09-07T14:00:10Z') => ({
  id: `${n}`,
  url: `https://m.example/@ada/${n}`,
  content: 'Other',
  created_at: at,
})

async function looking(says: Says, grant = false, since = sentAt) {
  const peer = await startPeer({ [statuses]: says })
  const { reading } = networkOn([peer.host])
  const account = { remoteId: `${peer.host}/42`, handle: `ada@${peer.host}`, host: peer.host }
  const token = JSON.stringify({
    host: peer.host,
    token: 'hers',
    clientId: 'i',
    clientSecret: 's',
    revoke: '/oauth/revoke',
  })
  const frozen = { body: '', key: 'key', marker: words }
  const found = await reading.look(grant ? token : null, account, frozen, since, AbortSignal.timeout(60_000))
  return { found, peer }
}

test('a post is found among the last of its account by its words and its time, however the server writes them', async () => {
  const { found, peer } = await looking([other(200), post])
  expect(found).toEqual({ kind: 'found', remoteId: `${post.url}#113`, url: post.url, at: sentAt + 500 })
  expect(peer.heard.map(one => [one.path, one.token])).toEqual([[`${statuses}?limit=20&exclude_reblogs=true`, '']])
})

test('the same words of another day are another post', async () => {
  expect((await looking([{ ...post, created_at: '2026-09-01T14:00:00Z' }])).found).toEqual({ kind: 'absent' })
  expect((await looking([])).found).toEqual({ kind: 'absent' })
})

test("a server's clock that is hours away is reckoned with, where it tells its time", async () => {
  const hours = 7_200_000
  for (const ahead of [-hours, hours]) {
    const now = Date.now()
    const iso = (at: number) => new Date(at).toISOString()
    const says =
      (...posts: readonly object[]): Says =>
      (_, res) =>
        void res.writeHead(200, { date: new Date(now + ahead).toUTCString() }).end(JSON.stringify(posts))
    const hers = { ...post, created_at: iso(now + ahead) }
    const found = (await looking(says(hers), false, now)).found
    expect(found.kind === 'found' && Math.abs(found.at - now)).toBeLessThan(60_000)
    // The same words of an hour before, by that clock.
    const older = { ...post, created_at: iso(now + ahead - hours / 2) }
    expect((await looking(says(older), false, now)).found).toEqual({ kind: 'absent' })
  }
})

test('a number of a post may be a number, as far as JSON keeps it', async () => {
  expect((await looking([{ ...post, id: 113 }])).found).toMatchObject({ remoteId: `${post.url}#113` })
  for (const id of [2 ** 60, 1.5, null, {}, true])
    expect((await looking([{ ...post, id }])).found).toEqual({ kind: 'absent' })
})

test('a page full of later posts does not say that it is not there', async () => {
  const many = Array.from({ length: 20 }, (_, n) => other(n))
  expect((await looking(many)).found).toMatchObject({ kind: 'unreadable' })
  expect((await looking([...many.slice(1), other(99, '2026-09-01T00:00:00Z')])).found).toEqual({ kind: 'absent' })
})

test('a server that shows nothing to strangers is asked with the permission', async () => {
  const says: Says = (req, res) => {
    if (!req.headers.authorization) res.writeHead(401).end()
    else res.writeHead(200).end(JSON.stringify([post]))
  }
  expect((await looking(says)).found).toMatchObject({ kind: 'unreadable', cause: 'status 401' })
  const { found, peer } = await looking(says, true)
  expect(found).toMatchObject({ kind: 'found' })
  expect(peer.heard.map(({ token }) => token)).toEqual(['', 'hers'])
})

test.each([
  [403, 'status 403'],
  [500, 'status 500'],
  ['<h1>Wait</h1>', 'status 200'],
  [{ error: 'no' }, 'status 200'],
])('what cannot be read is never "not there": %j', async (says, cause) => {
  expect((await looking(says as Says, true)).found).toEqual({ kind: 'unreadable', cause })
})

test('figures come from the server of the post; of one that tells nothing there are none, which is not zero', async () => {
  const counted = { ...post, favourites_count: 3, reblogs_count: 2, replies_count: 1 }
  const many = await startPeer({ '/api/v1/statuses': [counted] })
  const { metrics } = networkOn([many.host])
  const remoteId = `${post.url}#113`
  expect(await metrics?.read([{ remoteId, host: many.host }])).toEqual({
    kind: 'read',
    posts: new Map([[remoteId, { impressions: null, likes: 3, reposts: 2, replies: 1, quotes: 0, bookmarks: null }]]),
  })
  const old = await startPeer({ '/api/v1/statuses/113': counted, '/api/v1/statuses/114': 404 })
  const gone = 'https://m.example/@ada/114#114'
  const read = await networkOn([old.host]).metrics?.read(
    [remoteId, gone].map(one => ({ remoteId: one, host: old.host })),
  )
  expect(read?.kind === 'read' && [read.posts.get(remoteId), read.posts.get(gone)]).toEqual([
    expect.objectContaining({ likes: 3 }),
    'gone',
  ])
  const shut = await startPeer({ '/api/v1/statuses': 401, '/api/v1/statuses/113': 401 })
  const none = await networkOn([shut.host]).metrics?.read([{ remoteId, host: shut.host }])
  expect(none).toMatchObject({ kind: 'unreadable' })
})

test('a post is deleted where the server can, and one that is gone is not asked for twice', async () => {
  const peer = await startPeer({
    '/api/v1/statuses/113': (req, res) => void res.writeHead(req.method === 'DELETE' ? 200 : 404).end(),
  })
  const { reading } = networkOn([peer.host])
  const grant = JSON.stringify({
    host: peer.host,
    token: 'hers',
    clientId: 'i',
    clientSecret: 's',
    revoke: '/oauth/revoke',
  })
  const remove = (id: string) =>
    reading.remove(grant, `https://m.example/@ada/${id}#${id}`, AbortSignal.timeout(60_000))
  expect(await remove('113')).toBe('removed')
  expect(await remove('114')).toBe('gone')
  peer.say('/api/v1/statuses/113', (req, res) => void res.writeHead(req.method === 'DELETE' ? 404 : 200).end('{}'))
  expect(await remove('113')).toBe('declined')
  peer.say('/api/v1/statuses/113', 401)
  expect(await remove('113')).toBe('not-permitted')
})
