import type { HaltReason, PostOutcome, RefusalReason } from '../../domain/post-outcome.ts'
import type { Problem } from './problem.ts'

type When = (problem: Problem, status: number) => boolean

/** Errors that are about the app, not about one account: the rest of the campaign would meet them too. */
export const appWideRows: readonly { readonly when: When; readonly halt: HaltReason }[] = [
  { when: kind('credits'), halt: 'out-of-credit' },
  { when: kind('usage-capped'), halt: 'usage-capped' },
  { when: any(kind('client-forbidden'), code(261)), halt: 'client-forbidden' },
  {
    when: any(code(416), forbidding(/\b(app|application|client|project)\b[^.]*\bsuspended\b/i)),
    halt: 'app-suspended',
  },
]

/** Errors about one post or its account, in the order they are looked for. */
export const postRows: readonly { readonly when: When; readonly outcome: PostOutcome }[] = [
  // Whether it is our own earlier try that X remembers, only X can tell: it is read back.
  {
    when: any(code(187), words(/duplicate content|status is a duplicate/i)),
    outcome: { kind: 'unknown', cause: 'duplicate' },
  },
  {
    when: any(kind('user-suspended'), code(64), forbidding(/\b(user|account)\b[^.]*\bsuspended\b/i)),
    outcome: refused('suspended'),
  },
  { when: any(code(326), forbidding(/temporarily locked|unlock your account/i)), outcome: refused('locked') },
  { when: any(code(226), forbidding(/might be automated/i)), outcome: refused('looks-automated') },
  { when: any(code(186), words(/\btoo long\b|\bbit shorter\b/i)), outcome: refused('too-long') },
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

function any(...rows: readonly When[]): When {
  return (problem, status) => rows.some(row => row(problem, status))
}

function refused(reason: RefusalReason): PostOutcome {
  return { kind: 'refused', reason, reconnect: false }
}
