import type { ServerResponse } from 'node:http'
import { json, type Reply } from '../../http/reply.ts'
import type { SandboxRequest } from '../../http/request.ts'
import { type Accepted, answerPost } from '../../posting.ts'
import type { SandboxAccount } from '../../store/accounts.ts'
import type { FeedPost } from '../../store/posts.ts'
import { timeOfSandboxId } from '../../store/snowflake.ts'
import type { World } from '../../world.ts'
import { fieldsOf } from '../oauth/apps.ts'
import { emptyPage, replies } from '../replies.ts'
import type { MastodonServer } from '../server.ts'
import { callerOf } from './caller.ts'
import { shapeStatus } from './entities.ts'
import { lengthOf } from './text.ts'

export const statusesPath = '/api/v1/statuses'

/** Mastodon knows a key so long. */
const keyMs = 3_600_000

export function createStatus(world: World, server: MastodonServer, req: SandboxRequest, res: ServerResponse): null {
  const caller = callerOf(world, server.instance, req, 'write:statuses', 401)
  const status = fieldsOf(req).status
  const text = typeof status === 'string' ? status : null
  const decide = () => {
    if (caller.kind === 'nobody') return refused(`unauthorized: ${caller.why}`, caller.reply)
    const key = req.headers['idempotency-key']
    return accept(world, server, caller.account, text, typeof key === 'string' ? key : null, req.arrivedAt)
  }
  const request = { network: 'mastodon', account: caller.account, text, arrivedAt: req.arrivedAt, decide } as const
  return answerPost(world, { ...request, dress: reply => dress(world, reply) }, res)
}

/** Takes a post, or refuses it as its server would. Durable after the next commit. */
export function accept(
  world: World,
  server: MastodonServer,
  account: SandboxAccount,
  text: string | null,
  key: string | null,
  arrivedAt: number,
): Accepted {
  const { store, faults, feed, now } = world
  const { instance } = server
  const isFamily = instance.habits === 'family'
  // Seen on snac: what is no post makes an empty one.
  if (!text?.trim() && !isFamily) return refused('blank', replies.blank())
  if (lengthOf(text ?? '', instance) > instance.characters)
    return refused('too-long', isFamily ? emptyPage(422) : replies.tooLong())
  const at = now()
  const kept = key === null || isFamily ? null : store.posts.findByKey(account.id, key)
  const answerWith = (post: FeedPost) => json(200, shapeStatus(world, server, post))
  if (kept && timeOfSandboxId(kept.id) > at - keyMs) {
    if (faults.settings.repeatFails) return refused('repeated', replies.internal())
    return { reply: answerWith(kept), answer: 'repeated', postId: null }
  }
  const keptKey = key === null || isFamily ? null : kept ? `${key} ${at}` : key
  const id =
    keptKey === null
      ? store.posts.add(account.id, text ?? '', arrivedAt, at)
      : store.posts.addKeyed({ accountId: account.id, text: text ?? '', key: keptKey, record: '' }, arrivedAt, at)
  if (id === null) return refused('repeated', replies.internal())
  faults.countAccepted()
  const { id: accountId, ...author } = account
  const post = { id, accountId, text: text ?? '', arrivedAt, ...author }
  feed.posted(post)
  return { reply: answerWith(post), answer: 'posted', postId: id }
}

/** A 429 tells of its own limit. */
function dress({ now }: World, reply: Reply): Reply {
  if (reply.status === 429 || !reply.headers['content-type']?.includes('json')) return reply
  const reset = new Date(now() - (now() % 300_000) + 300_000).toISOString()
  const limit = { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '299', 'x-ratelimit-reset': reset }
  return { ...reply, headers: { ...limit, ...reply.headers } }
}

const refused = (answer: string, reply: Reply): Accepted => ({ reply, answer, postId: null })
