import { isFailure, isUnclear, leavesOpen, type PostOutcome, type RefusalReason } from '../../networks/post-outcome.ts'

/** An answer of a network to one post of a launch. */
export type ObservedAnswer = {
  readonly sender: string
  readonly outcome: PostOutcome
  /** Requests of that sender to the same host that had no answer yet. */
  readonly underWay: number
}

/** What so many refusals have in common: none says whom it is about, or all give the same reason. */
export type Alike = 'unexplained' | RefusalReason

export type Trip = { readonly reason: 'many-alike' | 'looks-automated' | 'no-answer'; readonly alike: Alike }

/** The last answers of one sender, oldest first: what was wrong with each; null for a post that was taken. */
type Window = {
  readonly marks: readonly (Alike | null)[]
  readonly underWay: number
  /** Failures of the network itself, one after the other, each while nothing else was under way. */
  readonly failures: number
}

/** What was seen of one network in one launch, by sender and (`''`) of all together. */
export type BreakerState = { readonly windows: ReadonlyMap<string, Window>; readonly automated: number }

export const nothingSeen: BreakerState = { windows: new Map(), automated: 0 }

/** A window is this long, and twice as much as is under way: what was refused is told sooner than what is taken. */
const windowLength = 100
const runAtLeast = 8
/** As long as nothing else was ever seen, and nothing else can come. */
const firstRunAtLeast = 3
const unexplained = [
  { atLeast: 10, share: 0.4 },
  { atLeast: 25, share: 0.25 },
]
/** A reason that names the account or the text is believed for longer, unless nothing else was ever seen. */
const explained = [{ atLeast: 50, share: 0.6 }]
/** A sender that meets failures goes on by one try in two seconds: it finds out by itself when they end, if they do soon. */
const failuresAtMost = 20
const automatedAtMost = 3

/**
 * Decides from answers, without knowing a single error by its name, whether a network refuses the app and not the people;
 * see docs/decisions/breaker.md. Pure: the watch after this answer, and what it tripped on, if it did.
 */
export function observe(
  watch: BreakerState,
  answered: ObservedAnswer,
): { readonly watch: BreakerState; readonly trip: Trip | null } {
  const { outcome, sender, underWay } = answered
  if (outcome.kind === 'refused' && outcome.reason === 'looks-automated') {
    const automated = watch.automated + 1
    const tooMany = automated >= automatedAtMost
    return { watch: { ...watch, automated }, trip: tooMany ? { reason: outcome.reason, alike: outcome.reason } : null }
  }
  const windows = new Map(watch.windows)
  if (isFailure(outcome)) {
    const own = failedOnce(windows.get(sender), underWay)
    windows.set(sender, own)
    const tooMany = own.failures >= failuresAtMost
    return { watch: { ...watch, windows }, trip: tooMany ? { reason: 'no-answer', alike: 'unexplained' } : null }
  }
  const mark = markOf(outcome)
  if (mark === undefined) return { watch, trip: null }
  const own = longer(windows.get(sender), mark, underWay)
  windows.set(sender, own)
  const others = [...windows].reduce((sum, [name, one]) => (name === '' ? sum : sum + one.underWay), 0)
  const all = longer(windows.get(''), mark, others)
  windows.set('', all)
  const tripped = mark !== null && (tripsOn(own, mark) || tripsOn(all, mark))
  const reason = outcome.kind === 'unknown' ? 'no-answer' : 'many-alike'
  return { watch: { ...watch, windows }, trip: tripped ? { reason, alike: mark } : null }
}

/** Undefined for what says nothing about the rest. A page of something in between speaks of nobody either. */
function markOf(outcome: PostOutcome): Alike | null | undefined {
  if (outcome.kind === 'posted') return null
  if (isUnclear(outcome)) return 'unexplained'
  if (outcome.kind !== 'refused') return undefined
  return leavesOpen(outcome.reason) ? 'unexplained' : outcome.reason
}

function longer(window: Window | undefined, mark: Alike | null, underWay: number): Window {
  const length = windowLength + 2 * underWay
  return { marks: [...(window?.marks ?? []), mark].slice(-length), underWay, failures: 0 }
}

/** What was under way together failed together: that is one failure, however many posts it met. */
function failedOnce(window: Window | undefined, underWay: number): Window {
  return { marks: window?.marks ?? [], underWay, failures: underWay > 0 ? 0 : (window?.failures ?? 0) + 1 }
}

function tripsOn({ marks, underWay }: Window, mark: Alike): boolean {
  // What is under way may still be taken: an honest refusal is often the quicker answer.
  const count = marks.filter(one => one === mark).length
  const enough = mark === 'unexplained' ? unexplained : explained
  if (enough.some(({ atLeast, share }) => count >= atLeast && count >= share * (marks.length + underWay))) return true
  const run = marks.length - 1 - marks.findLastIndex(one => one !== mark)
  if (run === marks.length && run >= runAtLeast && run >= underWay) return true
  if (mark !== 'unexplained') return false
  if (run === marks.length && run >= firstRunAtLeast && underWay === 0) return true
  return run >= runAtLeast && run >= underWay
}
