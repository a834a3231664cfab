import { isObject } from '../../lib/json-object.ts'
import type { Grant } from '../account.ts'
import type { Frozen, Lookup } from '../port.ts'
import { idAtHost } from './account.ts'
import type { AskServer, Reply } from './client.ts'
import { readGrant } from './grant.ts'
import { momentIn } from './outcome.ts'
import { comparable, comparableHtml } from './plain-text.ts'
import { readName, remoteIdOf } from './remote-id.ts'

/** Our clock and the server's may differ: how long before `sentAt` a post may seem to have been made. */
const marginMs = 60_000
/** Longer than any post is tried. */
const dayMs = 86_400_000
const pageSize = 20

type Wanted = { readonly words: string; readonly sentAt: number }

/**
 * Whether a post is among the last ones of its account. Asked without the grant, which says what anybody sees; then with it, where a
 * server shows nothing to strangers. Throws `NoAnswer`.
 */
export async function lookFor(
  ask: AskServer,
  grant: Grant | null,
  { remoteId, host }: { readonly remoteId: string; readonly host: string },
  { marker }: Frozen,
  sentAt: number,
  signal: AbortSignal,
): Promise<Lookup> {
  if (marker === null) return unreadable('a post without its words')
  const wanted = { words: comparable(marker), sentAt }
  const query = `limit=${pageSize}&exclude_reblogs=true`
  const path = `/api/v1/accounts/${encodeURIComponent(idAtHost(remoteId))}/statuses?${query}`
  const openly = await ask(host, { path }, signal)
  const first = found(openly, wanted, Date.now())
  if (first.kind !== 'unreadable' || grant === null) return first
  return found(await ask(host, { path, token: readGrant(grant).token }, signal), wanted, Date.now())
}

function found({ status, headers, body }: Reply, { words, sentAt }: Wanted, now: number): Lookup {
  const posts = status === 200 ? listIn(body) : null
  if (!posts) return unreadable(`status ${status}`)
  const aheadMs = aheadIn(headers.date, now)
  const timeOf = (post: Readonly<Record<string, unknown>>) => {
    const at = momentIn(post.created_at)
    return at === null ? null : at - aheadMs
  }
  const alike = posts.filter(({ content }) => typeof content === 'string' && comparableHtml(content) === words)
  for (const post of alike) {
    const at = timeOf(post)
    const name = readName(post.id, post.url ?? post.uri)
    const isThen = at !== null && at >= sentAt - marginMs && at <= sentAt + dayMs
    if (isThen && name) return { kind: 'found', remoteId: remoteIdOf(name), url: name.url, at }
  }
  // A page full of later ones may have pushed it out.
  const oldest = Math.min(...posts.map(post => timeOf(post) ?? Number.NEGATIVE_INFINITY))
  if (posts.length >= pageSize && oldest > sentAt - marginMs) return unreadable('more posts since than are shown')
  return { kind: 'absent' }
}

/** How far a server's clock is ahead of ours, as its answer says; not the little that an answer and its whole seconds take. */
function aheadIn(date: string | undefined, now: number): number {
  const ahead = Date.parse(date ?? '') - now
  return Math.abs(ahead) > marginMs ? ahead : 0
}

function listIn(body: string): readonly Record<string, unknown>[] | null {
  try {
    const read: unknown = JSON.parse(body)
    return Array.isArray(read) && read.every(isObject) ? read : null
  } catch {
    return null
  }
}

const unreadable = (cause: string): Lookup => ({ kind: 'unreadable', cause })
