import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { guardedFetch } from '../../../src/networks/bluesky/fetch.ts'
import { blueskyMetrics } from '../../../src/networks/bluesky/metrics.ts'
import { blueskySettings, blueskyShape } from '../../../src/networks/bluesky/settings.ts'
import { afterThisTest } from '../../support/folder.ts'

const uri = (key: string) => `at://did:plc:cgssnhzn5qm6xwdk7woo4kes/app.bsky.feed.post/${key}`
const asked = [uri('3n3fuhkcss22y'), uri('3n3fuhkcss23a')].map(remoteId => ({ remoteId, host: 'pds.example.org' }))

/** What is read where the AppView answers so. */
async function read(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  const paths: string[] = []
  const server = createServer((req, res) => {
    paths.push(req.url ?? '')
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  afterThisTest(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = blueskySettings(
    z.object(blueskyShape).parse({ BLUESKY_PLC_URL: url, BLUESKY_APPVIEW_URL: url }),
    null,
    url,
  )
  const answer = await blueskyMetrics(settings, guardedFetch(settings)).read(asked)
  return { answer, paths }
}

const post = { uri: asked[0]?.remoteId, likeCount: 3, repostCount: 2, replyCount: 1, quoteCount: 4, bookmarkCount: 5 }
const figures = { impressions: null, likes: 3, reposts: 2, replies: 1, quotes: 4, bookmarks: 5 }

test('reads figures of many posts in one call; of those it leaves out nothing is said', async () => {
  const { answer, paths } = await read(200, JSON.stringify({ posts: [post] }))
  expect(answer).toEqual({ kind: 'read', posts: new Map([[asked[0]?.remoteId, figures]]) })
  expect(paths).toEqual([
    `/xrpc/app.bsky.feed.getPosts?${asked.map(({ remoteId }) => `uris=${encodeURIComponent(remoteId)}`).join('&')}`,
  ])
})

test('an AppView that does not count yet what it will count one day', async () => {
  const { quoteCount: _, bookmarkCount: __, ...older } = post
  expect((await read(200, JSON.stringify({ posts: [older] }))).answer).toEqual({
    kind: 'read',
    posts: new Map([[asked[0]?.remoteId, { ...figures, quotes: 0, bookmarks: null }]]),
  })
})

test('waits as long as it is told', async () => {
  const reset = Math.floor(Date.now() / 1_000) + 120
  expect((await read(429, '{"error":"RateLimitExceeded"}', { 'ratelimit-reset': String(reset) })).answer).toEqual({
    kind: 'later',
    until: reset * 1_000,
  })
})

test.each([
  [200, '<html>'],
  [200, '{}'],
  [500, '{"error":"InternalServerError"}'],
  [302, ''],
])('nothing is read of %i %j', async (status, body) => {
  expect((await read(status, body)).answer).toMatchObject({ kind: 'unreadable' })
})
