import type { ServerResponse } from 'node:http'
import { finish, replyOf } from '../../faults/finish.ts'
import { playOf } from '../../faults/kinds.ts'
import type { ErrorEntry } from '../../faults/settings.ts'
import { json, type Reply } from '../../http/reply.ts'
import { jsonOf, type SandboxRequest } from '../../http/request.ts'
import { del, post, type Route } from '../../http/route.ts'
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
  const fault = world.faults.draw('post', caller.kind === 'user' ? caller.account.handle : null)
  const play = (take: boolean) => {
    const reply = decide(world, req, caller, fault, take)
    world.store.afterCommit(() => finish(res, reply, fault, world.faults.latency()))
  }
  if (fault?.kind === 'acceptLate') setTimeout(() => world.store.isOpen() && play(true), fault.acceptMs).unref()
  else play(!fault || playOf(fault.kind).takes === 'yes')
  return null
}

/** What X decides, and the line in the log that goes with it: committed together. */
function decide(world: World, req: SandboxRequest, caller: Caller, fault: ErrorEntry | null, take: boolean): Reply {
  const text = textOf(req)
  const own = take ? answerOf(world, req, caller, text) : null
  const reply = (fault && replyOf(fault, world.now())) ?? own?.reply ?? silence
  const isAnswered = !fault || ['answer', 'cut'].includes(playOf(fault.kind).end)
  world.store.requests.add({
    arrivedAt: req.arrivedAt,
    accountId: caller.kind === 'user' ? caller.account.id : null,
    text,
    answer: [fault?.kind, own?.answer].filter(Boolean).join(' '),
    status: isAnswered ? reply.status : 0,
    postId: own?.postId ?? null,
  })
  return reply
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

/** For faults that answer nothing at all. */
const silence: Reply = { status: 0, headers: {}, body: '' }

function remove(world: World, req: SandboxRequest): Reply {
  const caller = callerOf(world, req)
  if (caller.kind === 'nobody') return replies.unauthorized()
  if (caller.kind === 'app') return replies.wrongCaller()
  const fault = world.faults.draw('delete', caller.account.handle)
  const refusal = fault && replyOf(fault, world.now())
  if (refusal) return refusal
  const id = req.params.id ?? ''
  const post = isSandboxId(id) ? world.store.posts.find(id) : null
  if (!post) return replies.notFound(id, 'tweet')
  if (!world.store.posts.remove(id, caller.account.id, world.now())) return replies.notPermitted()
  world.feed.removed()
  return json(200, { data: { deleted: true } })
}
