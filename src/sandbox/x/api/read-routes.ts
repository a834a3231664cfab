import type { Response } from 'express'
import { finish, replyOf } from '../../faults/finish.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import { get, type Route } from '../../http/route.ts'
import { isSandboxId } from '../../store/ids.ts'
import { type FeedPost, largestId } from '../../store/posts.ts'
import { firstSandboxIdAt } from '../../store/snowflake.ts'
import type { World } from '../../world.ts'
import { type Caller, callerOf } from '../oauth/caller.ts'
import { limitHeaders, replies } from '../replies.ts'
import { shapePost, shapeUser, wantedOf } from './shape.ts'

type Known = Exclude<Caller, { kind: 'nobody' }>
type Read = (world: World, req: SandboxRequest, caller: Known) => Reply

/** What API v2 tells about people and posts. */
export function readRoutes(world: World): Route[] {
  const read = (path: string, answer: Read) => get(path, (req, res) => behindFaults(world, req, res, answer))
  return [
    read('/2/users/me', me),
    read('/2/users/:id', user),
    read('/2/users/:id/tweets', timeline),
    read('/2/tweets', postsByIds),
  ]
}

function behindFaults(world: World, req: SandboxRequest, res: Response, read: Read): null {
  const caller = callerOf(world, req)
  const handle = caller.kind === 'user' ? caller.account.handle : null
  const fault = world.faults.draw('x', 'read', handle)
  const known = caller.kind !== 'nobody' && (handle === null || world.faults.standing(handle) !== 'revoked')
  const own = known ? read(world, req, caller) : replies.unauthorized()
  const reply = (fault && replyOf('x', fault, world.now())) ?? own
  world.store.afterCommit(() => finish(res, reply, fault, world.faults.latency()))
  return null
}

const me: Read = (world, req, caller) => {
  if (caller.kind === 'app') return replies.wrongCaller()
  return ok(world, { data: userOf(world, req, caller.account.id) }, 75)
}

const user: Read = (world, req) => {
  const id = req.params.id ?? ''
  const data = isSandboxId(id) ? userOf(world, req, id) : null
  return data ? ok(world, { data }, 900) : replies.notFound(id, 'user')
}

function userOf({ store }: World, { query }: SandboxRequest, id: string) {
  const account = store.accounts.find(id)
  return account && shapeUser(account, wantedOf(query, 'user.fields'), store.posts.countOf(id))
}

const timeline: Read = (world, { query, params }) => {
  const { store, growth } = world
  const account = isSandboxId(params.id ?? '') ? store.accounts.find(params.id ?? '') : null
  if (!account) return replies.notFound(params.id ?? '', 'user')
  const size = Number(query.get('max_results') ?? 10)
  if (!Number.isInteger(size) || size < 5 || size > 100)
    return replies.invalid(
      `The \`max_results\` query parameter value [${query.get('max_results')}] is not between 5 and 100`,
    )
  const [since, until] = [query.get('since_id') ?? '0', query.get('until_id')]
  if (!isSandboxId(since) || (until !== null && !isSandboxId(until)))
    return replies.invalid('since_id and until_id must be post ids')
  const end = firstOf(indexedUntil(world), until, query.get('pagination_token')?.slice(1) ?? null)
  const found = store.posts.ofAccount(account.id, size + 1, BigInt(since), end)
  const wanted = wantedOf(query, 'tweet.fields', 'post.fields')
  const posts = found.slice(0, size).map(post => shapePost(post, wanted, growth.ageOf))
  return ok(world, { ...(posts.length > 0 && { data: posts }), meta: meta(posts, found.length > size) }, 900)
}

/** The least of some ids; what is none does not count. */
function firstOf(end: bigint, ...others: readonly (string | null)[]): bigint {
  const ids = [end, ...others.filter(id => id !== null && isSandboxId(id)).map(id => BigInt(id ?? 0))]
  return ids.sort((one, other) => (one < other ? -1 : 1))[0] ?? end
}

function meta(posts: readonly { readonly id: string }[], more: boolean) {
  const [newest, oldest] = [posts[0]?.id, posts.at(-1)?.id]
  return {
    ...(newest && { newest_id: newest, oldest_id: oldest }),
    result_count: posts.length,
    ...(more && { next_token: `b${oldest}` }),
  }
}

const postsByIds: Read = (world, { query }) => {
  const ids = [...new Set((query.get('ids') ?? '').split(','))]
  if (ids.length > 100 || !ids.every(isSandboxId))
    return replies.invalid('The `ids` query parameter must hold between 1 and 100 post ids')
  if (world.faults.settings.postFieldsOnly && query.has('tweet.fields'))
    return replies.invalid('The query parameter [tweet.fields] is not one of [ids,post.fields]')
  const wanted = wantedOf(query, 'tweet.fields', 'post.fields')
  const end = indexedUntil(world)
  const found = new Map<string, FeedPost>()
  for (const id of ids) {
    const post = BigInt(id) < end ? world.store.posts.find(id) : null
    if (post && world.faults.standing(post.handle) !== 'suspended') found.set(id, post)
  }
  const data = [...found.values()].map(post => shapePost(post, wanted, world.growth.ageOf))
  const errors = ids.filter(id => !found.has(id)).map(missing)
  return ok(world, { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }) }, 3_500)
}

const missing = (id: string) => ({
  value: id,
  detail: `Could not find tweet with ids: [${id}].`,
  title: 'Not Found Error',
  resource_type: 'tweet',
  parameter: 'ids',
  resource_id: id,
  type: 'https://api.twitter.com/2/problems/resource-not-found',
})

/** Posts from this id on are not to be read yet. */
function indexedUntil({ faults, now }: World): bigint {
  const { readBackLagMs } = faults.settings
  return readBackLagMs > 0 ? firstSandboxIdAt(now() - readBackLagMs) : largestId
}

/** Limits of reading are shown, not enforced. */
function ok({ now }: World, body: unknown, limit: number): Reply {
  return json(200, body, limitHeaders('x-rate-limit', limit, limit - 1, now() + 15 * 60_000))
}
