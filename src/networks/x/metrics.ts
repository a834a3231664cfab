import { request } from 'undici'
import { isObject, readObject } from '../../lib/json-object.ts'
import type { Metrics, MetricsAnswer, PostFigures } from '../port.ts'
import { bearerOf } from './bearer.ts'
import type { XSettings } from './client.ts'
import { haltIn } from './outcome-rows.ts'
import { readProblem } from './problem.ts'
import { rateLimited } from './rate-limit.ts'

/** The longest one reading may take, the token's and a second try included. */
const deadlineMs = 20_000

type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Public figures of 100 posts a call, by the app alone (docs.x.com, GET /2/tweets; facts: its fields change their names). */
export function xMetrics(settings: XSettings): Metrics {
  const bearer = bearerOf(settings)
  let fields: 'tweet.fields' | 'post.fields' = 'tweet.fields'

  async function read(ids: readonly string[], signal: AbortSignal, tries = 2): Promise<MetricsAnswer> {
    const token = await bearer.get(signal)
    if (token === null) return { kind: 'halt', reason: 'unauthorized' }
    const reply = await ask(settings.apiUrl, ids, fields, token, signal)
    if (tries > 0 && reply.status === 401 && bearer.forget()) return read(ids, signal, tries - 1)
    if (tries > 0 && reply.status === 400 && fields === 'tweet.fields' && reply.body.includes(fields)) {
      fields = 'post.fields'
      return read(ids, signal, tries - 1)
    }
    return metricsAnswer(reply, ids, Date.now())
  }

  return {
    idsAtOnce: 100,
    price: settings.postReadPrice,
    read: async posts => {
      try {
        return await read(
          posts.map(({ remoteId }) => remoteId),
          AbortSignal.timeout(deadlineMs),
        )
      } catch {
        // What it was may hold the token; that it was silence is enough.
        return { kind: 'unreadable', cause: 'no whole answer' }
      }
    },
  }
}

async function ask(
  apiUrl: string,
  ids: readonly string[],
  fields: string,
  token: string,
  signal: AbortSignal,
): Promise<Reply> {
  const query = new URLSearchParams({ ids: ids.join(','), [fields]: 'public_metrics' })
  const { statusCode, headers, body } = await request(`${apiUrl}/2/tweets?${query}`, {
    signal,
    headers: { authorization: `Bearer ${token}` },
  })
  const single = Object.entries(headers).map(([name, value]) => [name, String(value)])
  return { status: statusCode, headers: Object.fromEntries(single), body: await body.text() }
}

/** `now` in ms. */
export function metricsAnswer({ status, headers, body }: Reply, ids: readonly string[], now: number): MetricsAnswer {
  if (status === 200) return postsIn(body, ids)
  const problem = readProblem(body)
  const halt = haltIn(problem, status)
  if (halt) return { kind: 'halt', reason: halt }
  if (status === 401 || (status === 403 && problem)) return { kind: 'halt', reason: 'unauthorized' }
  if (status === 429) {
    const limit = rateLimited(headers, now)
    if (limit.kind === 'halt') return limit
    return { kind: 'later', until: limit.kind === 'try-later' ? limit.until : now + 60_000 }
  }
  return { kind: 'unreadable', cause: `status ${status}` }
}

function postsIn(body: string, ids: readonly string[]): MetricsAnswer {
  const read = readObject(body)
  if (!read) return { kind: 'unreadable', cause: 'no JSON' }
  const posts = new Map<string, PostFigures | 'gone'>()
  for (const error of listOf(read.errors)) {
    const id = error.resource_id ?? error.value
    if (typeof id === 'string' && typeof error.type === 'string' && goneTypes.test(error.type)) posts.set(id, 'gone')
  }
  for (const post of listOf(read.data)) {
    const figures = figuresIn(post.public_metrics)
    if (typeof post.id === 'string' && figures) posts.set(post.id, figures)
  }
  // An answer about nothing that was asked is none.
  return ids.some(id => posts.has(id)) ? { kind: 'read', posts } : { kind: 'unreadable', cause: 'no post in it' }
}

/** Deleted, suspended, and protected or withheld: for everybody else they are gone. */
const goneTypes = /(resource-not-found|not-authorized-for-resource)$/

const listOf = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : [])

function figuresIn(metrics: unknown): PostFigures | null {
  if (!isObject(metrics)) return null
  const count = (...names: string[]) => {
    const value = names.map(name => metrics[name]).find(one => Number.isSafeInteger(one))
    return typeof value === 'number' && value >= 0 ? value : null
  }
  const [likes, reposts] = [count('like_count'), count('repost_count', 'retweet_count')]
  const [replies, quotes] = [count('reply_count'), count('quote_count')]
  if (likes === null || reposts === null || replies === null || quotes === null) return null
  return { impressions: count('impression_count'), likes, reposts, replies, quotes, bookmarks: count('bookmark_count') }
}
