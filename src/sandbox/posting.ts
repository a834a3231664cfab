import type { ServerResponse } from 'node:http'
import { finish, replyOf } from './faults/finish.ts'
import { playOf } from './faults/kinds.ts'
import type { ErrorEntry } from './faults/settings.ts'
import type { Reply } from './http/reply.ts'
import type { SandboxNetwork } from './network.ts'
import type { SandboxAccount } from './store/accounts.ts'
import type { World } from './world.ts'

/** What a network makes of a post by itself. */
export type Accepted = {
  readonly reply: Reply
  /** `posted`, or why not. */
  readonly answer: string
  readonly postId: string | null
}

/** A request that would post. */
export type PostRequest = {
  readonly network: SandboxNetwork
  /** Null: of nobody who is known. */
  readonly account: SandboxAccount | null
  readonly text: string | null
  /** ms */
  readonly arrivedAt: number
  /** Takes or refuses it. Not called when a fault keeps it from being taken. */
  readonly decide: () => Accepted
  /** What every answer of this network carries, also that of a fault. */
  readonly dress?: (reply: Reply) => Reply
}

/** Answers a post with all that may go wrong with it. */
export function answerPost(world: World, request: PostRequest, res: ServerResponse): null {
  const fault = world.faults.draw(request.network, 'post', request.account?.handle ?? null)
  const play = (take: boolean) => {
    const reply = decide(world, request, fault, take)
    world.store.afterCommit(() => finish(res, reply, fault, world.faults.latency()))
  }
  if (fault?.kind === 'acceptLate') setTimeout(() => world.store.isOpen() && play(true), fault.acceptMs).unref()
  else play(!fault || playOf(fault.kind).takes === 'yes')
  return null
}

/** What the network decides, and the line in the log that goes with it: committed together. */
function decide(world: World, request: PostRequest, fault: ErrorEntry | null, take: boolean): Reply {
  const { network, account, text, arrivedAt, dress = same } = request
  const own = take ? request.decide() : null
  const reply = (fault && replyOf(network, fault, world.now())) ?? own?.reply ?? silence
  const isAnswered = !fault || ['answer', 'cut'].includes(playOf(fault.kind).end)
  world.store.requests.add({
    network,
    arrivedAt,
    accountId: account?.id ?? null,
    text,
    answer: [fault?.kind, own?.answer].filter(Boolean).join(' '),
    status: isAnswered ? reply.status : 0,
    postId: own?.postId ?? null,
  })
  return dress(reply)
}

const same = (reply: Reply) => reply

/** For faults that answer nothing at all. */
const silence: Reply = { status: 0, headers: {}, body: '' }
