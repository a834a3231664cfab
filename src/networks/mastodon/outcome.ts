import { readObject } from '../../lib/json-object.ts'
import type { Answer, Failure } from '../port.ts'
import type { PostOutcome, RefusalReason, UnknownCause } from '../post-outcome.ts'
import { limitedUntil } from './rate-limit.ts'
import { readName, remoteIdOf } from './remote-id.ts'

/** What a server says of its time is believed so far from ours: it is anybody's, and stands on the receipt. */
const clocksApartMs = 120_000

/**
 * What became of a post, from the answer or the lack of one. Its status decides: words are in the language of the server, and some
 * send none. Total: anything unforeseen is `unknown`. `now` in ms.
 */
export function postOutcome(result: Answer | Failure, now: number): PostOutcome {
  if ('written' in result)
    return result.written ? unknown(silence(result.code)) : { kind: 'not-sent', cause: 'connect' }
  const { status, complete, headers } = result
  if (status >= 200 && status < 300) return accepted(result, now)
  if (status === 408 || status === 425) return unknown('timeout')
  // Of one account's token, or of an address: either way this post may come back then.
  if (status === 429)
    return { kind: 'try-later', scope: 'account', until: limitedUntil(headers, now), cause: 'rate-limit-account' }
  if (status >= 500) return unknown('server-error')
  if (status >= 400) return rejected(status)
  return unknown(complete ? 'unclear-answer' : 'cut-body')
}

/** Whoever says so did not post, whatever its page looks like. */
function rejected(status: number): PostOutcome {
  switch (status) {
    case 401:
      return refused('reconnect', true)
    // Blocked there, by its administrator or for this app; or the permission is for less than posting.
    case 403:
      return refused('not-permitted', false)
    case 413:
      return refused('too-long', false)
    default:
      return refused('refused', false)
  }
}

function accepted({ body, complete }: Answer, now: number): PostOutcome {
  const read = readObject(body)
  const name = readName(read?.id, read?.url ?? read?.uri)
  if (!name) return unknown(complete ? 'unclear-answer' : 'cut-body')
  const at = momentIn(read?.created_at)
  const isNear = at !== null && Math.abs(at - now) < clocksApartMs
  return { kind: 'posted', remoteId: remoteIdOf(name), url: name.url, at: isNear ? at : null }
}

/** ms; null where it is none. */
export function momentIn(text: unknown): number | null {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : at
}

function silence(code: string): UnknownCause {
  if (/time.?d?.?out|abort|deadline/i.test(code)) return 'timeout'
  return code.startsWith('HPE_') ? 'unclear-answer' : 'reset'
}

const unknown = (cause: UnknownCause): PostOutcome => ({ kind: 'unknown', cause })

const refused = (reason: RefusalReason, reconnect: boolean): PostOutcome => ({ kind: 'refused', reason, reconnect })
