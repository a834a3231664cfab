import type { Response } from 'express'
import { finish, replyOf } from '../../faults/finish.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import { del, get, post, type Route } from '../../http/route.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import { isSandboxId } from '../../store/ids.ts'
import type { FeedPost } from '../../store/posts.ts'
import { timeOfSandboxId } from '../../store/snowflake.ts'
import type { World } from '../../world.ts'
import { type Instance, instanceOf } from '../instances.ts'
import { emptyPage, replies } from '../replies.ts'
import type { MastodonServer } from '../server.ts'
import { callerOf } from './caller.ts'
import { createStatus, statusesPath } from './create-status.ts'
import { ownSource, shapeAccount, shapeStatus } from './entities.ts'
import { instanceV1, instanceV2 } from './instance.ts'

const mostStatuses = 20

/** The client API of one server. */
export function apiRoutes(world: World, server: MastodonServer): Route[] {
  const { instance } = server
  const isFamily = instance.habits === 'family'
  const read = (path: string, answer: (req: SandboxRequest) => Reply) =>
    get(path, (req, res) => behindFaults(world, res, () => answer(req)))
  return [
    post(statusesPath, (req, res) => createStatus(world, server, req, res)),
    read('/api/v1/accounts/verify_credentials', req => verifyCredentials(world, server, req)),
    read('/api/v1/accounts/:id/statuses', req => statusesOf(world, server, req)),
    read('/api/v1/accounts/:id', req => accountOf(world, server, req)),
    read(`${statusesPath}/:id`, req => oneStatus(world, server, req)),
    del(`${statusesPath}/:id`, (req, res) => removeStatus(world, server, req, res)),
    // With a slash too: Mastodon.py asks so, and Mastodon answers.
    read('/api/v1/instance{/}', () => json(200, instanceV1(world, server))),
    ...(isFamily
      ? []
      : [
          read(statusesPath, req => manyStatuses(world, server, req)),
          read('/api/v2/instance{/}', () => json(200, instanceV2(world, server))),
        ]),
  ]
}

function behindFaults(world: World, res: Response, answer: () => Reply): null {
  const fault = world.faults.draw('mastodon', 'read', null)
  const reply = (fault && replyOf('mastodon', fault, world.now())) ?? answer()
  world.store.afterCommit(() => finish(res, reply, fault, world.faults.latency()))
  return null
}

function verifyCredentials(world: World, server: MastodonServer, req: SandboxRequest): Reply {
  const caller = callerOf(world, server.instance, req, 'read:accounts', 422)
  // `profile` (since 4.3) lets an app see this and nothing else.
  const again =
    caller.kind === 'nobody' && caller.why === 'scope' ? callerOf(world, server.instance, req, 'profile', 422) : caller
  if (again.kind === 'nobody') return again.reply
  return json(200, { ...shapeAccount(world, server, again.account), ...ownSource })
}

function accountOf(world: World, server: MastodonServer, req: SandboxRequest): Reply {
  const account = found(world, server.instance, req.params.id)
  return account ? json(200, shapeAccount(world, server, account)) : replies.notFound()
}

/** Newest first. Of the family, only whoever brings a token may read it. */
function statusesOf(world: World, server: MastodonServer, req: SandboxRequest): Reply {
  const refusal = readerRefusal(world, server.instance, req)
  if (refusal) return refusal
  const account = found(world, server.instance, req.params.id)
  if (!account) return replies.notFound()
  if (world.faults.standing(account.handle) === 'suspended') return json(200, [])
  const limit = Math.min(40, Number(req.query.get('limit')) || mostStatuses)
  const [after, before] = [idOf(req.query.get('since_id')), idOf(req.query.get('max_id'))]
  const posts = world.store.posts.ofAccount(account.id, limit, after ?? undefined, before ?? undefined)
  return json(
    200,
    posts.filter(post => isShown(world, post)).map(post => shapeStatus(world, server, post)),
  )
}

function oneStatus(world: World, server: MastodonServer, req: SandboxRequest): Reply {
  const refusal = readerRefusal(world, server.instance, req)
  if (refusal) return refusal
  const post = postOf(world, server.instance, req.params.id)
  return post ? json(200, shapeStatus(world, server, post)) : replies.notFound()
}

function manyStatuses(world: World, server: MastodonServer, req: SandboxRequest): Reply {
  const ids = req.query.getAll('id[]').slice(0, mostStatuses)
  const posts = ids.flatMap(id => postOf(world, server.instance, id) ?? [])
  return json(
    200,
    posts.map(post => shapeStatus(world, server, post)),
  )
}

function removeStatus(world: World, server: MastodonServer, req: SandboxRequest, res: Response): null {
  const fault = world.faults.draw('mastodon', 'delete', null)
  const reply = (fault && replyOf('mastodon', fault, world.now())) ?? removed(world, server, req)
  world.store.afterCommit(() => finish(res, reply, fault, 0))
  return null
}

function removed(world: World, server: MastodonServer, req: SandboxRequest): Reply {
  const caller = callerOf(world, server.instance, req, 'write:statuses', 401)
  if (caller.kind === 'nobody') return caller.reply
  const post = postOf(world, server.instance, req.params.id)
  if (!post || !world.store.posts.remove(post.id, caller.account.id, world.now())) return replies.notFound()
  world.feed.removed()
  return json(200, { ...shapeStatus(world, server, post), text: post.text })
}

const readerRefusal = (world: World, instance: Instance, req: SandboxRequest): Reply | null =>
  instance.habits === 'family' && callerOf(world, instance, req, 'read', 401).kind === 'nobody' ? emptyPage(401) : null

function found({ store }: World, instance: Instance, id = ''): SandboxAccount | null {
  const account = isSandboxId(id) ? store.accounts.find(id) : null
  return account?.network === 'mastodon' && instanceOf(account.handle) === instance ? account : null
}

function postOf(world: World, instance: Instance, id = ''): FeedPost | null {
  const post = isSandboxId(id) ? world.store.posts.find(id) : null
  const isHere = post?.network === 'mastodon' && instanceOf(post.handle) === instance
  return isHere && isShown(world, post) && world.faults.standing(post.handle) !== 'suspended' ? post : null
}

const isShown = ({ faults, now }: World, { id }: FeedPost) =>
  timeOfSandboxId(id) <= now() - faults.settings.readBackLagMs

const idOf = (text: string | null): bigint | null => (text && isSandboxId(text) ? BigInt(text) : null)
