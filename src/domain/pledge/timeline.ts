import type { Attempt } from '../ledger/read.ts'

/** What happened to a post, as a person would tell it. `times` counts what came several times in a row. */
export type TimelineEvent = { readonly at: number; readonly times: number } & What

type What =
  | { readonly what: 'looked'; readonly found: 'found' | 'absent' | 'unreadable' }
  /** Why it is not known whether the network took it. */
  | { readonly what: 'unclear'; readonly word: string | null }
  | { readonly what: 'refused'; readonly word: string | null }
  | { readonly what: Plain }

type Plain =
  | 'moment'
  | 'sent'
  | 'sent-once-more'
  | 'posted'
  | 'unnamed'
  | 'sending-again'
  | 'sending-again-by-key'
  | 'asked-to-wait'
  | 'unreachable'
  | 'given-back'
  | 'held-back'
  | 'went-on'
  | 'no-permission'
  | 'withdrawn'
  | 'stopped'
  | 'missed'
  | 'deleted'

/**
 * The story of one delivery after T0, oldest first, with the moment itself in it. Who held it before is our own business
 * and left out. Empty when there is nothing to tell yet. `launchAt` in ms.
 */
export function timelineOf(attempts: readonly Attempt[], launchAt: number): TimelineEvent[] {
  // What was taken back was never a refusal.
  const meant = attempts.map((one, n) => (attempts[n + 1]?.kind === 'held-back' ? { ...one, kind: 'held-back' } : one))
  const told = meant
    .filter(attempt => attempt.at >= launchAt || (attempt.kind !== 'returned' && attempt.kind !== 'not-sent'))
    .flatMap(partsOf)
    .sort((a, b) => a.at - b.at)
  if (told.length === 0) return []
  const moment: TimelineEvent = { what: 'moment', at: launchAt, times: 1 }
  const before = told.filter(one => one.at < launchAt)
  return inARow([...before, moment, ...told.slice(before.length)])
}

function partsOf(attempt: Attempt): TimelineEvent[] {
  const answer = meaning(attempt)
  const answered = answer ? [{ ...answer, at: attempt.at, times: 1 }] : []
  return attempt.sentAt === null ? answered : [{ what: 'sent', at: attempt.sentAt, times: 1 }, ...answered]
}

function meaning({ kind, reason }: Attempt): What | null {
  switch (kind) {
    case 'posted':
      return { what: reason === null ? 'posted' : 'unnamed' }
    case 'unknown':
      return { what: 'unclear', word: reason }
    case 'refused':
      return { what: 'refused', word: reason }
    case 'found':
    case 'absent':
    case 'unreadable':
      return { what: 'looked', found: kind }
    case 'sent-again':
      return { what: reason === 'by-key' ? 'sending-again-by-key' : 'sending-again' }
    case 'try-later':
      return { what: 'asked-to-wait' }
    case 'halt':
    case 'held-back':
      return { what: 'held-back' }
    case 'resumed':
      return { what: 'went-on' }
    case 'returned':
      return { what: 'given-back' }
    case 'not-sent':
      return { what: notSent(reason) }
    case 'missed':
      // The head of the receipt says it all.
      return reason === 'too-few' ? null : { what: kind }
    case 'withdrawn':
    case 'stopped':
    case 'deleted':
      return { what: kind }
    // A newer word than this: the page is silent about it rather than wrong.
    default:
      return null
  }
}

function notSent(cause: string | null): Plain {
  switch (cause) {
    case 'connect':
      return 'unreachable'
    case 'withdrawn':
    case 'stopped':
      return cause
    case 'window':
      return 'missed'
    case 'unreadable-grant':
      return 'no-permission'
    default:
      return 'given-back'
  }
}

/** Joins what came several times in a row, at its last time; a second request is told as one. */
function inARow(all: readonly TimelineEvent[]): TimelineEvent[] {
  const joined: TimelineEvent[] = []
  let sent = false
  for (const one of all) {
    const last = joined.at(-1)
    if (last && last.what !== 'sent' && sameAs(last, one)) joined.splice(-1, 1, { ...one, times: last.times + 1 })
    else joined.push(one.what === 'sent' && sent ? { ...one, what: 'sent-once-more' } : one)
    if (one.what === 'sent') sent = true
  }
  return joined
}

const sameAs = (a: TimelineEvent, b: TimelineEvent) =>
  a.what === b.what &&
  ('found' in a && 'found' in b ? a.found === b.found : true) &&
  ('word' in a && 'word' in b ? a.word === b.word : true)
