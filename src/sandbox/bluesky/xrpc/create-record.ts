import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Reply } from '../../http/reply.ts'
import { jsonOf, type SandboxRequest } from '../../http/request.ts'
import { type Accepted, answerPost } from '../../posting.ts'
import type { World } from '../../world.ts'
import { findActor } from '../ids/did.ts'
import { replies } from '../replies.ts'
import { type Caller, callerOf } from './caller.ts'
import { createPost } from './create-post.ts'
import { postCollection } from './post-uri.ts'
import { type ReadRecord, readRecord } from './record.ts'
import { mayCreate } from './scope.ts'

export const createRecordPath = '/xrpc/com.atproto.repo.createRecord'

const Input = z.looseObject({
  repo: z.string(),
  collection: z.string(),
  rkey: z.string().optional(),
  record: z.unknown(),
})

/** Writes a post. A key that is there already is answered with 500, as the real server does. */
export function createRecord(world: World, req: SandboxRequest, res: ServerResponse): null {
  const limit = world.bluesky.limits.take('accounts')
  const caller = callerOf(world, req)
  const input = Input.safeParse(jsonOf(req))
  const record = readRecord(input.data?.record)
  const request = {
    network: 'bluesky',
    account: caller.account,
    text: record.kind === 'record' ? record.text : null,
    arrivedAt: req.arrivedAt,
    decide: () =>
      limit.allowed ? decide(world, req, caller, input, record) : refused('limited', replies.overLimit(limit.headers)),
    dress: (reply: Reply) => dress(world, reply, limit.headers),
  } as const
  return answerPost(world, request, res)
}

/** What every answer of the server carries. A page comes from what stands before it; a 429 tells of its own limit. */
function dress({ bluesky }: World, reply: Reply, limit: Reply['headers']): Reply {
  if (!reply.headers['content-type']?.includes('json')) return reply
  const nonce = { 'dpop-nonce': bluesky.nonces.next() }
  return { ...reply, headers: { ...nonce, ...(reply.status !== 429 && limit), ...reply.headers } }
}

type ReadInput = z.ZodSafeParseResult<z.infer<typeof Input>>

function decide(world: World, req: SandboxRequest, caller: Caller, input: ReadInput, record: ReadRecord): Accepted {
  if (caller.kind === 'nobody') return refused(`unauthorized: ${caller.why}`, caller.reply)
  const type = req.headers['content-type'] ?? ''
  if (!type.includes('json'))
    return refused('invalid', replies.invalid(`Wrong request encoding (Content-Type): ${type}`))
  if (!input.success)
    return refused('invalid', replies.invalid(`Missing required key "${input.error.issues[0]?.path}"`))
  const { repo, collection, rkey } = input.data
  const { account, session } = caller
  const owner = findActor(world, repo)
  if (!owner) return refused('no-account', replies.noAccount())
  if (owner.id !== account.id) return refused('another-account', replies.noAuth())
  if (collection !== postCollection || !mayCreate(session.scope))
    return refused('scope-missing', replies.scopeMissing(`repo:${collection}?action=create`))
  return createPost(world, account, rkey, record, req.arrivedAt)
}

const refused = (answer: string, reply: Reply): Accepted => ({ reply, answer, postId: null })
