import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { xMetrics } from '../../../src/networks/x/metrics.ts'
import { json, scriptedX } from './scripted-x.ts'

const counts = { like_count: 5, reply_count: 2, quote_count: 1, impression_count: 900, bookmark_count: 3 }
const figures = { impressions: 900, likes: 5, reposts: 4, replies: 2, quotes: 1, bookmarks: 3 }
const problem = (name: string, id: string) => ({ resource_id: id, type: `https://api.twitter.com/2/problems/${name}` })

const posts = (...ids: string[]) => ids.map(remoteId => ({ remoteId, host: 'api.x.com' }))

/** An X that gives a token and answers readings as the test says. */
async function metricsOf(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  bearer: string | null = null,
) {
  const x = await scriptedX((request, response) =>
    request.url?.startsWith('/oauth2/token')
      ? json(response, 200, { access_token: 'app-only' })
      : answer(request, response),
  )
  return { ...x, metrics: xMetrics({ ...x.settings, bearer }) }
}

test.each(['retweet_count', 'repost_count'])('reads reposts as %s', async name => {
  const { metrics } = await metricsOf((_, response) =>
    json(response, 200, { data: [{ id: '1', public_metrics: { ...counts, [name]: 4 } }] }),
  )
  expect(await metrics.read(posts('1'))).toEqual({ kind: 'read', posts: new Map([['1', figures]]) })
})

test('asks by the new name once the old one is refused', async () => {
  const { metrics, asked } = await metricsOf((request, response) => {
    if (request.url?.includes('tweet.fields')) return json(response, 400, { detail: 'tweet.fields is not known' })
    json(response, 200, { data: [{ id: '1', public_metrics: { ...counts, repost_count: 4 } }] })
  })
  expect(await metrics.read(posts('1'))).toMatchObject({ kind: 'read' })
  expect(await metrics.read(posts('1'))).toMatchObject({ kind: 'read' })
  expect(asked.filter(url => url.searchParams.has('tweet.fields'))).toHaveLength(1)
})

test('tells deleted and protected posts from those that nothing was said of', async () => {
  const { metrics } = await metricsOf((_, response) =>
    json(response, 200, {
      data: [{ id: '1', public_metrics: { ...counts, retweet_count: 4 } }, { id: '5' }],
      errors: [
        problem('resource-not-found', '2'),
        problem('not-authorized-for-resource', '3'),
        problem('internal-error', '4'),
      ],
    }),
  )
  const answer = await metrics.read(posts('1', '2', '3', '4', '5'))
  expect(answer.kind === 'read' && [...answer.posts]).toEqual([
    ['2', 'gone'],
    ['3', 'gone'],
    ['1', figures],
  ])
})

test('knows no impressions where X tells none', async () => {
  const { impression_count: _, bookmark_count: __, ...older } = counts
  const { metrics } = await metricsOf((_, response) =>
    json(response, 200, { data: [{ id: '1', public_metrics: { ...older, retweet_count: 4 } }] }),
  )
  expect(await metrics.read(posts('1'))).toEqual({
    kind: 'read',
    posts: new Map([['1', { ...figures, impressions: null, bookmarks: null }]]),
  })
})

test('asks for a new token once when the old one ended, and not for the one it was given', async () => {
  let refusals = 1
  const refusing = (_: IncomingMessage, response: ServerResponse) =>
    refusals-- > 0
      ? json(response, 401, { title: 'Unauthorized' })
      : json(response, 200, { data: [{ id: '1', public_metrics: { ...counts, retweet_count: 4 } }] })
  const { metrics, asked } = await metricsOf(refusing)
  expect(await metrics.read(posts('1'))).toMatchObject({ kind: 'read' })
  expect(asked.filter(url => url.pathname === '/oauth2/token')).toHaveLength(2)
  refusals = 1
  const given = await metricsOf(refusing, 'given')
  expect(await given.metrics.read(posts('1'))).toEqual({ kind: 'halt', reason: 'unauthorized' })
  expect(given.asked.filter(url => url.pathname === '/oauth2/token')).toHaveLength(0)
})

test('says until when X takes no more readings', async () => {
  const reset = Math.ceil(Date.now() / 1_000) + 600
  const { metrics } = await metricsOf((_, response) => {
    response.setHeader('x-rate-limit-reset', String(reset)).setHeader('x-rate-limit-remaining', '0')
    json(response, 429, { title: 'Too Many Requests' })
  })
  expect(await metrics.read(posts('1'))).toEqual({ kind: 'later', until: reset * 1_000 })
})

test.each([
  [402, { title: 'Credits Depleted' }, { kind: 'halt', reason: 'out-of-credit' }],
  [403, { type: 'x/client-forbidden' }, { kind: 'halt', reason: 'client-forbidden' }],
  [403, { type: 'https://api.x.com/2/problems/spend-cap-reached' }, { kind: 'halt', reason: 'spend-cap' }],
  [403, { errors: [{ code: 453, message: 'subset' }] }, { kind: 'halt', reason: 'access-level' }],
  [401, { title: 'Unauthorized' }, { kind: 'halt', reason: 'unauthorized' }],
  [503, '<html>', { kind: 'unreadable' }],
  [200, '<html>', { kind: 'unreadable' }],
  [200, {}, { kind: 'unreadable' }],
])('takes %i %j for what it is', async (status, body, answer) => {
  const { metrics } = await metricsOf((_, response) => json(response, status, body))
  expect(await metrics.read(posts('1'))).toMatchObject(answer)
})

test('takes an answer that breaks off for none', async () => {
  const { metrics } = await metricsOf((_, response) => {
    response.writeHead(200, { 'content-length': '500' })
    response.write('{"data":[', () => response.destroy())
  })
  expect(await metrics.read(posts('1'))).toMatchObject({ kind: 'unreadable' })
})
