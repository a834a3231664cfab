import { leavesOpen, type PostOutcome, type RefusalReason } from '../post-outcome.ts'

/** An answer of a network to one post of a launch. */
export type Answered = {
  readonly sender: string
  readonly outcome: PostOutcome
  /** Requests of that sender to the same host that had no answer yet. */
  readonly underWay: number
}

/** What so many refusals have in common: none says whom it is about, or all give the same reason. */
export type Alike = 'unexplained' | RefusalReason

export type Trip = { readonly reason: 'many-alike' | 'looks-automated'; readonly alike: Alike }

/** The last answers of one sender, oldest first: what was wrong with each; null for a post that was taken. */
type Window = { readonly marks: readonly (Alike | null)[]; readonly underWay: number }

/** What was seen of one network in one launch, by sender and (`''`) of all together. */
export type Watch = { readonly windows: ReadonlyMap<string, Window>; readonly automated: number }

export const nothingSeen: Watch = { windows: new Map(), automated: 0 }

/** A window is this long, and twice as much as is under way: what was refused is told sooner than what is taken. */
const windowLength = 100
const runAtLeast = 8
/** As long as nothing else was ever seen, and nothing else can come. */
const firstRunAtLeast = 3
const unexplained = { atLeast: 25, share: 0.25 }
/** A reason that names the account or the text is believed for longer. */
const explained = { atLeast: 50, share: 0.6 }
const automatedAtMost = 3

/**
 * Decides from answers, without knowing a single error by its name, whether a network refuses the app and not the people;
 * see docs/decisions/breaker.md. Pure: the watch after this answer, and what it tripped on, if it did.
 */
export function observe(watch: Watch, answered: Answered): { readonly watch: Watch; readonly trip: Trip | null } {
  const { outcome, sender, underWay } = answered
  if (outcome.kind === 'refused' && outcome.reason === 'looks-automated') {
    const automated = watch.automated + 1
    const tooMany = automated >= automatedAtMost
    return { watch: { ...watch, automated }, trip: tooMany ? { reason: outcome.reason, alike: outcome.reason } : null }
  }
  if (outcome.kind !== 'posted' && outcome.kind !== 'refused') return { watch, trip: null }
  const mark = outcome.kind === 'posted' ? null : leavesOpen(outcome.reason) ? 'unexplained' : outcome.reason
  const windows = new Map(watch.windows)
  const own = longer(windows.get(sender), mark, underWay)
  windows.set(sender, own)
  const others = [...windows].reduce((sum, [name, one]) => (name === '' ? sum : sum + one.underWay), 0)
  const all = longer(windows.get(''), mark, others)
  windows.set('', all)
  const tripped = mark !== null && (tripsOn(own, mark) || tripsOn(all, mark))
  return { watch: { ...watch, windows }, trip: tripped ? { reason: 'many-alike', alike: mark } : null }
}

function longer(window: Window | undefined, mark: Alike | null, underWay: number): Window {
  const length = windowLength + 2 * underWay
  return { marks: [...(window?.marks ?? []), mark].slice(-length), underWay }
}

function tripsOn({ marks, underWay }: Window, mark: Alike): boolean {
  const { atLeast, share } = mark === 'unexplained' ? unexplained : explained
  // What is under way may still be taken: an honest refusal is often the quicker answer.
  const count = marks.filter(one => one === mark).length
  if (count >= atLeast && count >= share * (marks.length + underWay)) return true
  if (mark !== 'unexplained') return false
  const run = marks.length - 1 - marks.findLastIndex(one => one !== mark)
  if (run === marks.length && run >= firstRunAtLeast && underWay === 0) return true
  return run >= runAtLeast && run >= underWay
}
