import { isFailure, isUnclear, leavesOpen, type PostOutcome, type RefusalReason } from '../../networks/post-outcome.ts'

/** An answer of a network to one post of a launch. */
export type ObservedAnswer = {
  readonly sender: string
  readonly outcome: PostOutcome
  /** Requests of that sender to the same host that had no answer yet. */
  readonly underWay: number
}

/** What many refusals have in common: none names an account, or all give the same reason. */
export type Alike = 'unexplained' | RefusalReason

export type Trip = { readonly reason: 'many-alike' | 'looks-automated' | 'no-answer'; readonly alike: Alike }

/** The last answers of one sender, oldest first: the fault of each; null for a post that was taken. */
type Window = {
  readonly faults: readonly (Alike | null)[]
  readonly underWay: number
  /** Consecutive failures of the network itself, each while no other request was under way. */
  readonly failures: number
}

/** The answers of one network in one launch, by sender and (`''`) of all together. */
export type BreakerState = { readonly windows: ReadonlyMap<string, Window>; readonly automated: number }

export const nothingSeen: BreakerState = { windows: new Map(), automated: 0 }

/** A window has this length plus twice the requests under way, because refusals are often answered sooner than posts. */
const windowLength = 100
const runAtLeast = 8
/** Where the window has no other answer and no request is under way. */
const firstRunAtLeast = 3
const unexplained = [
  { atLeast: 10, share: 0.4 },
  { atLeast: 25, share: 0.25 },
]
/** A reason that names the account or the text needs more refusals, unless the window has no other answer. */
const explained = [{ atLeast: 50, share: 0.6 }]
/** After failures a sender tries one request in two seconds, so it notices by itself when a short outage ends. */
const failuresAtMost = 20
const automatedAtMost = 3

/**
 * Decides from the answers, without a list of known errors, whether a network refuses the app and not the people; see
 * docs/decisions/breaker.md. Pure. Returns the state after this answer, and the trip if there is one.
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
  const fault = faultOf(outcome)
  if (fault === undefined) return { watch, trip: null }
  const own = longer(windows.get(sender), fault, underWay)
  windows.set(sender, own)
  const others = [...windows].reduce((sum, [name, one]) => (name === '' ? sum : sum + one.underWay), 0)
  const all = longer(windows.get(''), fault, others)
  windows.set('', all)
  const tripped = fault !== null && (tripsOn(own, fault) || tripsOn(all, fault))
  const reason = outcome.kind === 'unknown' ? 'no-answer' : 'many-alike'
  return { watch: { ...watch, windows }, trip: tripped ? { reason, alike: fault } : null }
}

/** Null for a post that was taken; undefined for an answer that says nothing about other posts. */
function faultOf(outcome: PostOutcome): Alike | null | undefined {
  if (outcome.kind === 'posted') return null
  if (isUnclear(outcome)) return 'unexplained'
  if (outcome.kind !== 'refused') return undefined
  return leavesOpen(outcome.reason) ? 'unexplained' : outcome.reason
}

function longer(window: Window | undefined, fault: Alike | null, underWay: number): Window {
  const length = windowLength + 2 * underWay
  return { faults: [...(window?.faults ?? []), fault].slice(-length), underWay, failures: 0 }
}

/** Requests that fail together count as one failure. */
function failedOnce(window: Window | undefined, underWay: number): Window {
  return { faults: window?.faults ?? [], underWay, failures: underWay > 0 ? 0 : (window?.failures ?? 0) + 1 }
}

function tripsOn({ faults, underWay }: Window, fault: Alike): boolean {
  // Requests under way count as if they will be taken, because refusals are often answered sooner.
  const count = faults.filter(one => one === fault).length
  const enough = fault === 'unexplained' ? unexplained : explained
  if (enough.some(({ atLeast, share }) => count >= atLeast && count >= share * (faults.length + underWay))) return true
  const run = faults.length - 1 - faults.findLastIndex(one => one !== fault)
  if (run === faults.length && run >= runAtLeast && run >= underWay) return true
  if (fault !== 'unexplained') return false
  if (run === faults.length && run >= firstRunAtLeast && underWay === 0) return true
  return run >= runAtLeast && run >= underWay
}
