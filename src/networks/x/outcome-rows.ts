import type { HaltReason, PostOutcome, RefusalReason } from '../post-outcome.ts'
import type { XProblem } from './problem.ts'

type When = (problem: XProblem, status: number) => boolean

const suspended = refused('suspended')
const locked = refused('locked')
const speaking: ReadonlySet<PostOutcome> = new Set([suspended, locked])

/** Errors that are about the app, not about one account: the rest of the campaign would meet them too. */
const appWideRows: readonly { readonly when: When; readonly halt: HaltReason }[] = [
  { when: any(kind('spend-cap-reached'), forbidding(/\bspend(ing)? (cap|limit)\b/i)), halt: 'spend-cap' },
  { when: (_, status) => status === 402, halt: 'out-of-credit' },
  { when: kind('credits'), halt: 'out-of-credit' },
  { when: kind('usage-capped'), halt: 'usage-capped' },
  { when: any(both(kind('client-forbidden'), not(ofOnePerson)), code(261)), halt: 'client-forbidden' },
  {
    // Of API 453, whose other sentence leaves the code out. "Your account" is the developer's.
    when: any(code(453), forbidding(/\baccount is not permitted to access this feature\b|\bdifferent access level\b/i)),
    halt: 'access-level',
  },
  { when: any(code(135), forbidding(/\btimestamp out of bounds\b/i)), halt: 'clock' },
  { when: both(kind('invalid-request'), words(/^no authenticated user found\.?$/im)), halt: 'no-user' },
  {
    when: any(code(416), forbidding(/\b(app|application|client|project|developer)\b[^.]*\bsuspended\b/i)),
    halt: 'app-suspended',
  },
]

/** Why nothing of a launch can go on, if an error says that; null when it does not. A null problem is no JSON. */
export function haltIn(problem: XProblem | null, status: number): HaltReason | null {
  if (!problem) return status === 402 ? 'out-of-credit' : null
  return appWideRows.find(row => row.when(problem, status))?.halt ?? null
}

/** The limit of one account's day. */
export const accountDay: When = any(code(185), code(344), forbidding(/\b(reached your|over) daily\b[^.]*\blimit\b/i))

/** Whether an error says of this very grant that it is void. A bare 401 may mean the app's own keys as well. */
export const speaksOfGrant: When = any(code(89), forbidding(/\binvalid or expired token\b/i))

/** Whether an error says of this very account that it may do nothing. */
export const speaksOfAccount: When = (problem, status) =>
  postRows.some(row => speaking.has(row.outcome) && row.when(problem, status))

/** Errors about one post or its account, in the order they are looked for. */
export const postRows: readonly { readonly when: When; readonly outcome: PostOutcome }[] = [
  // Whether it is our own earlier try that X remembers, only X can tell: it is read back.
  {
    when: any(code(187), words(/duplicate content|status is a duplicate/i)),
    outcome: { kind: 'unknown', cause: 'duplicate' },
  },
  {
    when: any(kind('user-suspended'), code(64), forbidding(/\b(user|account)\b[^.]*\bsuspended\b/i)),
    outcome: suspended,
  },
  { when: any(code(326), forbidding(/temporarily locked|unlock your account/i)), outcome: locked },
  { when: ofOnePerson, outcome: refused('not-enrolled') },
  { when: any(code(226), forbidding(/might be automated/i)), outcome: refused('looks-automated') },
  {
    when: any(code(186), words(/\btoo long\b|\bbit shorter\b|\bexceeds (the )?max(imum)?\b[^.]*\blength\b/i)),
    outcome: refused('too-long'),
  },
  {
    when: any(code(323), code(324), code(325), words(/\bmedia ids?\b|\binvalid media\b/i)),
    outcome: refused('bad-media'),
  },
  // The permission was given before the app might write: a new sign-in gives a new one.
  { when: kind('oauth1-permissions'), outcome: { kind: 'refused', reason: 'reconnect', reconnect: true } },
  {
    when: any(kind('not-authorized-for-resource'), forbidding(/\bnot (permitted|allowed|authorized)\b/i)),
    outcome: refused('not-permitted'),
  },
]

function kind(name: string): When {
  return problem => problem.kinds.has(name)
}

function code(number: number): When {
  return problem => problem.codes.has(number)
}

function words(pattern: RegExp): When {
  return problem => pattern.test(problem.words)
}

/** Words that count in a 401 or 403 only: other errors may quote the supporter's own text. */
function forbidding(pattern: RegExp): When {
  return (problem, status) => (status === 401 || status === 403) && pattern.test(problem.words)
}

/** One person has to enrol at X; the app is well (`reason`, seen under `client-forbidden`). */
function ofOnePerson({ kinds, reasons }: XProblem): boolean {
  return kinds.has('user-not-enrolled') || reasons.has('user-not-enrolled')
}

function both(one: When, other: When): When {
  return (problem, status) => one(problem, status) && other(problem, status)
}

function not(row: When): When {
  return (problem, status) => !row(problem, status)
}

function any(...rows: readonly When[]): When {
  return (problem, status) => rows.some(row => row(problem, status))
}

function refused(reason: RefusalReason): PostOutcome {
  return { kind: 'refused', reason, reconnect: false }
}
