import { isObject, readObject } from '../../lib/json-object.ts'
import type { Metrics, MetricsAnswer, PostFigures, PostOnHost } from '../port.ts'
import type { AskServer, Reply } from './client.ts'
import { limitedUntil } from './rate-limit.ts'
import { idIn, readRemoteId } from './remote-id.ts'

/** The longest one reading may take. */
const deadlineMs = 20_000
/** What Mastodon takes in one request, since 4.3. */
const idsAtOnce = 20

type Asked = { readonly remoteId: string; readonly id: string }

/** Public figures by each post's own server, without anybody's grant. Of servers that show nothing to strangers there are none, which is not zero. */
export function mastodonMetrics(ask: AskServer): Metrics {
  return {
    idsAtOnce,
    price: 0,
    read: async posts => {
      const signal = AbortSignal.timeout(deadlineMs)
      const answers = await Promise.all([...byHost(posts)].map(([host, asked]) => readAt(ask, host, asked, signal)))
      const read = answers.flatMap(one => (one.kind === 'read' ? [...one.posts] : []))
      if (read.length > 0) return { kind: 'read', posts: new Map(read) }
      return answers.find(one => one.kind !== 'unreadable') ?? answers[0] ?? { kind: 'read', posts: new Map() }
    },
  }
}

function byHost(posts: readonly PostOnHost[]): ReadonlyMap<string, Asked[]> {
  const hosts = new Map<string, Asked[]>()
  for (const { remoteId, host } of posts) {
    const post = readRemoteId(remoteId)
    if (post) hosts.set(host, [...(hosts.get(host) ?? []), { remoteId, id: post.id }])
  }
  return hosts
}

async function readAt(
  ask: AskServer,
  host: string,
  asked: readonly Asked[],
  signal: AbortSignal,
): Promise<MetricsAnswer> {
  try {
    const query = asked.map(({ id }) => `id[]=${encodeURIComponent(id)}`).join('&')
    const batch = await ask(host, { path: `/api/v1/statuses?${query}` }, signal)
    if (batch.status === 429) return { kind: 'later', until: limitedUntil(batch.headers, Date.now()) }
    const listed = batch.status === 200 ? listIn(batch) : null
    return listed ? { kind: 'read', posts: named(asked, listed) } : await oneByOne(ask, host, asked, signal)
  } catch {
    return { kind: 'unreadable', cause: 'no whole answer' }
  }
}

/** As servers before 4.3 want it. One at a time, as a visitor would. */
async function oneByOne(
  ask: AskServer,
  host: string,
  asked: readonly Asked[],
  signal: AbortSignal,
): Promise<MetricsAnswer> {
  const posts = new Map<string, PostFigures | 'gone'>()
  for (const { remoteId, id } of asked) {
    const { status, said, headers } = await ask(host, { path: `/api/v1/statuses/${encodeURIComponent(id)}` }, signal)
    if (status === 429) {
      if (posts.size > 0) break
      return { kind: 'later', until: limitedUntil(headers, Date.now()) }
    }
    // Said of every post by those that want a token first.
    if (status === 401 || status === 403) return { kind: 'unreadable', cause: `status ${status}` }
    const figures = status === 200 && said ? figuresIn(said) : null
    if (status === 404 || status === 410) posts.set(remoteId, 'gone')
    else if (figures) posts.set(remoteId, figures)
  }
  return { kind: 'read', posts }
}

function listIn({ body }: Reply): readonly Record<string, unknown>[] | null {
  const read = readObject(`{"all":${body}}`)?.all
  return Array.isArray(read) && read.every(isObject) ? read : null
}

const named = (asked: readonly Asked[], listed: readonly Record<string, unknown>[]) =>
  new Map(
    asked.flatMap(({ remoteId, id }) => {
      const figures = listed.filter(post => idIn(post.id) === id).map(figuresIn)[0]
      return figures ? [[remoteId, figures] as const] : []
    }),
  )

function figuresIn(post: Readonly<Record<string, unknown>>): PostFigures | null {
  const count = (name: string) => {
    const value = post[name]
    return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null
  }
  const [likes, reposts, replies] = [count('favourites_count'), count('reblogs_count'), count('replies_count')]
  if (likes === null || reposts === null || replies === null) return null
  return { impressions: null, likes, reposts, replies, quotes: count('quotes_count') ?? 0, bookmarks: null }
}
