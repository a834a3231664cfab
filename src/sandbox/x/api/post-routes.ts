import type { ServerResponse } from 'node:http'
import { replyOf } from '../../faults/finish.ts'
import { json, type Reply } from '../../http/reply.ts'
import { jsonOf, type SandboxRequest } from '../../http/request.ts'
import { del, post, type Route } from '../../http/route.ts'
import { answerPost } from '../../posting.ts'
import { isSandboxId } from '../../store/ids.ts'
import type { World } from '../../world.ts'
import { type Caller, callerOf } from '../oauth/caller.ts'
import { replies } from '../replies.ts'
import { accept } from './accept.ts'

export const postsPath = '/2/tweets'

/** Writing and deleting posts, and everything that may go wrong with it. */
export function postRoutes(world: World): Route[] {
  return [
    post(postsPath, (req, res) => createPost(world, req, res)),
    del(`${postsPath}/:id`, req => remove(world, req)),
  ]
}

export function createPost(world: World, req: SandboxRequest, res: ServerResponse): null {
  const caller = callerOf(world, req)
  const text = textOf(req)
  const account = caller.kind === 'user' ? caller.account : null
  const decide = () => answerOf(world, req, caller, text)
  return answerPost(world, { network: 'x', account, text, arrivedAt: req.arrivedAt, decide }, res)
}

function answerOf(world: World, req: SandboxRequest, caller: Caller, text: string | null) {
  const refuse = (answer: string, reply: Reply) => ({ reply, answer, postId: null })
  if (caller.kind === 'nobody') return refuse(`unauthorized: ${caller.why}`, replies.unauthorized())
  if (caller.kind === 'app') return refuse('app-only', replies.wrongCaller())
  if (world.faults.standing(caller.account.handle) === 'revoked') return refuse('revoked', replies.unauthorized())
  if (text === null) return refuse('invalid', replies.invalid('The body must be JSON with a `text` that is not empty.'))
  return accept(world, caller.account, text, req.arrivedAt)
}

function textOf(req: SandboxRequest): string | null {
  if (!(req.headers['content-type'] ?? '').includes('json')) return null
  const body = jsonOf(req)
  const text = typeof body === 'object' && body !== null && 'text' in body ? body.text : null
  return typeof text === 'string' && text.trim() !== '' ? text : null
}

function remove(world: World, req: SandboxRequest): Reply {
  const caller = callerOf(world, req)
  if (caller.kind === 'nobody') return replies.unauthorized()
  if (caller.kind === 'app') return replies.wrongCaller()
  const fault = world.faults.draw('x', 'delete', caller.account.handle)
  const refusal = fault && replyOf('x', fault, world.now())
  if (refusal) return refusal
  const id = req.params.id ?? ''
  const post = isSandboxId(id) ? world.store.posts.find(id) : null
  if (!post) return replies.notFound(id, 'tweet')
  if (!world.store.posts.remove(id, caller.account.id, world.now())) return replies.notPermitted()
  world.feed.removed()
  return json(200, { data: { deleted: true } })
}
