import { isObject } from '../../lib/json-object.ts'
import type { Metrics, MetricsAnswer, PostFigures, PostOnHost } from '../port.ts'
import type { Fetch } from './fetch.ts'
import { resetOf } from './rate-limit.ts'
import type { BlueskySettings } from './settings.ts'
import { ask, type Reply } from './xrpc.ts'

/** The longest one reading may take. */
const deadlineMs = 20_000
const unsaidMs = 60_000

/** Public figures of 25 posts a call, without anybody's grant (docs.bsky.app, app.bsky.feed.getPosts). */
export function blueskyMetrics(settings: BlueskySettings, fetch: Fetch): Metrics {
  return {
    idsAtOnce: 25,
    price: 0,
    read: async posts => {
      try {
        return metricsAnswer(await askFor(fetch, settings, posts), Date.now())
      } catch {
        return { kind: 'unreadable', cause: 'no whole answer' }
      }
    },
  }
}

function askFor(fetch: Fetch, { appViewUrl }: BlueskySettings, posts: readonly PostOnHost[]): Promise<Reply> {
  const query = new URLSearchParams(posts.map(({ remoteId }) => ['uris', remoteId]))
  return ask(fetch, `${appViewUrl}/xrpc/app.bsky.feed.getPosts?${query}`, AbortSignal.timeout(deadlineMs))
}

/**
 * `now` in ms. A post that is left out may be deleted, or not indexed yet, which at times has taken hours: nothing is said of
 * it.
 */
export function metricsAnswer({ status, headers, said }: Reply, now: number): MetricsAnswer {
  if (status === 429) return { kind: 'later', until: resetOf(headers, now) ?? now + unsaidMs }
  if (!Array.isArray(said?.posts)) return { kind: 'unreadable', cause: `status ${status}` }
  const read = said.posts.filter(isObject).flatMap(post => {
    const figures = figuresIn(post)
    return typeof post.uri === 'string' && figures ? [[post.uri, figures] as const] : []
  })
  return { kind: 'read', posts: new Map(read) }
}

function figuresIn(post: Readonly<Record<string, unknown>>): PostFigures | null {
  const count = (name: string) => {
    const value = post[name]
    return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null
  }
  const [likes, reposts] = [count('likeCount'), count('repostCount')]
  const [replies, quotes] = [count('replyCount'), count('quoteCount')]
  if (likes === null || reposts === null || replies === null) return null
  return { impressions: null, likes, reposts, replies, quotes: quotes ?? 0, bookmarks: count('bookmarkCount') }
}
