import { isObject, readObject } from '../../lib/json-object.ts'
import type { Answer, Failure } from '../port.ts'
import type { PostOutcome, RefusalReason, UnknownCause } from '../post-outcome.ts'
import { accountDay, haltIn, postRows } from './outcome-rows.ts'
import { readProblem } from './problem.ts'
import { rateLimited } from './rate-limit.ts'
import { isId, timeNear } from './snowflake.ts'

/**
 * What became of a post, from the answer or the lack of one. Total: anything unforeseen is `unknown`. `not-sent` only
 * when no byte was written, since X has no key that makes a second try harmless. `now` in ms.
 */
export function postOutcome(result: Answer | Failure, now: number, site: string): PostOutcome {
  if ('written' in result)
    return result.written ? unknown(silence(result.code)) : { kind: 'not-sent', cause: 'connect' }
  if (result.status >= 200 && result.status < 300) return accepted(result, now, site)
  // Even an error that breaks off may have been about to say something else: ask X.
  if (!result.complete) return unknown('cut-body')
  if (result.status >= 400 && result.status < 500) return rejected(result, now)
  return unknown(result.status >= 500 ? 'server-error' : 'unclear-answer')
}

function silence(code: string): UnknownCause {
  if (/time.?d?.?out|abort|deadline/i.test(code)) return 'timeout'
  return code.startsWith('HPE_') ? 'unclear-answer' : 'reset'
}

function accepted({ status, body, complete }: Answer, now: number, site: string): PostOutcome {
  const id = idIn(body)
  if (id) return { kind: 'posted', remoteId: id, url: `${site}/i/status/${id}`, at: timeNear(id, now, dayMs, dayMs) }
  // Created, but the name was lost on the way.
  if (status === 201) return { kind: 'posted', remoteId: null, url: null, at: null }
  return unknown(complete ? 'unclear-answer' : 'cut-body')
}

function idIn(body: string): string | null {
  const post = readObject(body)?.data
  return isObject(post) && typeof post.id === 'string' && isId(post.id) ? post.id : null
}

const dayMs = 86_400_000

function rejected({ status, headers, body }: Answer, now: number): PostOutcome {
  const problem = readProblem(body)
  const halt = haltIn(problem, status)
  if (halt) return { kind: 'halt', reason: halt }
  if (problem && accountDay(problem, status)) return rateLimited(headers, now, 'account')
  // 88 says no more than 429 does.
  if (status === 429 || status === 420 || problem?.codes.has(88)) return rateLimited(headers, now)
  if (status === 408) return unknown('timeout')
  const row = problem && postRows.find(one => one.when(problem, status))
  if (row) return row.outcome
  if (status === 401) return refused('reconnect', true)
  // A page of something between us and X, which cannot know what X did.
  return problem ? refused('refused', false) : unknown('unclear-answer')
}

const unknown = (cause: UnknownCause): PostOutcome => ({ kind: 'unknown', cause })

const refused = (reason: RefusalReason, reconnect: boolean): PostOutcome => ({ kind: 'refused', reason, reconnect })
