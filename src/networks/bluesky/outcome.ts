import { isObject, readObject } from '../../lib/json-object.ts'
import type { Answer, Failure, Frozen } from '../port.ts'
import type { PostOutcome, RefusalReason, SignAgain, UnknownCause } from '../post-outcome.ts'
import { postUri, postUrl, readPostUri } from './at-uri.ts'
import { readProblem, type XrpcProblem } from './problem.ts'
import { rateLimited } from './rate-limit.ts'
import { momentOfTid } from './tid.ts'

/** How long a post waits that a fresh access token, or a right clock, would let through. */
const waitMs = 30_000
/** What a server says of its time is believed so far from ours: it is anybody's, and stands on the receipt. */
const clocksApartMs = 120_000

/**
 * What became of a post, from the answer or the lack of one. Total: anything unforeseen is `unknown`, and is looked up. `now`
 * in ms.
 */
export function postOutcome(
  result: Answer | Failure,
  now: number,
  frozen: Frozen,
  site: string,
): PostOutcome | SignAgain {
  if ('written' in result)
    return result.written ? unknown(silence(result.code)) : { kind: 'not-sent', cause: 'connect' }
  const { status, complete } = result
  if (status === 200) return accepted(result, now, frozen, site)
  if (!complete) return unknown('cut-body')
  if (status === 429) return rateLimited(result.headers, now)
  // Also what createRecord answers when the key exists: the record is looked up.
  if (status >= 500) return unknown('server-error')
  const problem = status >= 400 ? readProblem(result.body) : null
  // A page of something between us and the server, which cannot know what became of the post.
  if (!problem) return unknown(status === 408 ? 'timeout' : 'unclear-answer')
  return rejected(status, problem, result.headers, now)
}

function silence(code: string): UnknownCause {
  if (/time.?d?.?out|abort|deadline/i.test(code)) return 'timeout'
  return code.startsWith('HPE_') ? 'unclear-answer' : 'reset'
}

/**
 * The server says where the record is, and in `commit.rev` when it wrote it. Whoever runs one could name anybody's post, whose
 * figures would be counted as theirs: only the one that was sent is taken.
 */
function accepted({ body, complete }: Answer, now: number, frozen: Frozen, site: string): PostOutcome {
  const read = readObject(body)
  const uri = typeof read?.uri === 'string' && typeof read.cid === 'string' ? readPostUri(read.uri) : null
  if (!uri || postUri(uri) !== uriSent(frozen)) return unknown(complete ? 'unclear-answer' : 'cut-body')
  const rev = isObject(read?.commit) && typeof read.commit.rev === 'string' ? momentOfTid(read.commit.rev) : null
  const at = rev !== null && Math.abs(rev - now) < clocksApartMs ? rev : null
  return { kind: 'posted', remoteId: String(read?.uri), url: postUrl(site, uri), at }
}

function uriSent({ body }: Frozen): string {
  const { repo, rkey } = JSON.parse(body) as { readonly repo: string; readonly rkey: string }
  return postUri({ did: repo, rkey })
}

function rejected(
  status: number,
  problem: XrpcProblem,
  headers: Answer['headers'],
  now: number,
): PostOutcome | SignAgain {
  const { error, message } = problem
  switch (error) {
    case 'use_dpop_nonce':
      return headers['dpop-nonce'] ? { kind: 'sign-again' } : later('host', 'no-nonce', now)
    case 'invalid_dpop_proof':
      return refusedProof(message, now)
    case 'invalid_token':
    case 'InvalidToken':
      // The access token lives an hour; what it is renewed with may be well.
      return /\bexp(ired)?\b/i.test(message) ? later('account', 'expired-token', now) : refused('reconnect', true)
    case 'ExpiredToken':
      return later('account', 'expired-token', now)
    // The permission is for less than posting, or the account is at another server now: a new sign-in finds out.
    case 'ScopeMissingError':
    case 'AccountNotFound':
      return refused('reconnect', true)
    case 'AccountTakedown':
    case 'RepoTakendown':
    case 'AccountSuspended':
      return refused('suspended', false)
    case 'AccountDeactivated':
    case 'RepoDeactivated':
      return refused('locked', false)
    case 'RateLimitExceeded':
      return rateLimited(headers, now)
    case 'PayloadTooLarge':
      return refused('too-long', false)
    default:
      if (status === 401) return refused('reconnect', true)
      return /\btoo (big|long|large)\b/.test(message) ? refused('too-long', false) : refused('refused', false)
  }
}

/** It speaks of a clock or of how we sign, and of no account: all of this server waits. */
function refusedProof(message: string, now: number): PostOutcome {
  // Signed once and come twice: whatever came before may have been taken.
  if (/\breplay/i.test(message)) return unknown('unclear-answer')
  return later('host', /\b(iat|timestamp)\b/.test(message) ? 'clock' : 'proof', now)
}

const later = (scope: 'account' | 'host', cause: string, now: number): PostOutcome => ({
  kind: 'try-later',
  scope,
  until: now + waitMs,
  cause,
})

const unknown = (cause: UnknownCause): PostOutcome => ({ kind: 'unknown', cause })

const refused = (reason: RefusalReason, reconnect: boolean): PostOutcome => ({ kind: 'refused', reason, reconnect })
