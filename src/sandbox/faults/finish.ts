import type { ServerResponse } from 'node:http'
import type { Reply } from '../http/reply.ts'
import { reset, send, sendHalf } from '../http/send.ts'
import type { SandboxNetwork } from '../network.ts'
import { playOf, refusals } from './kinds.ts'
import type { ErrorEntry } from './settings.ts'

/** Lets the client see of `reply` what the fault leaves of it, after `latencyMs`. */
export function finish(res: ServerResponse, reply: Reply, fault: ErrorEntry | null, latencyMs: number): void {
  const end = fault ? playOf(fault.kind).end : 'answer'
  if (end === 'silence') {
    if (fault?.kind === 'hangAfterAccept' && fault.hangMs !== undefined) after(fault.hangMs, () => send(res, reply))
    return
  }
  after(latencyMs, () => {
    if (end === 'reset') reset(res)
    else if (end === 'cut') sendHalf(res, reply)
    else send(res, reply)
  })
}

/** The answer a fault gives in place of the network's own. `now` in ms. */
export function replyOf(network: SandboxNetwork, { kind, resetMs }: ErrorEntry, now: number): Reply | null {
  const answer = playOf(kind).answer
  return (answer && refusals[network][answer]?.(now, resetMs)) ?? null
}

function after(ms: number, work: () => void): void {
  if (ms <= 0) work()
  else setTimeout(work, ms).unref()
}
