/** How many requests a host seems to bear at once, from its own answers. Times in ms of the monotonic clock. */
export type HostPace = {
  readonly window: number
  /** What an answer usually takes, of the quick ones; null before the first. */
  readonly usualMs: number | null
  readonly slowedAt: number
}

/** `pushedBack`: it said "not now", 503, or nothing at all. */
export type AnswerTiming = { readonly tookMs: number; readonly pushedBack: boolean; readonly at: number }

/** Answers this much later than usual, and several times as late, mean that requests queue over there. */
const lateMs = 1_000
const timesLate = 4
/** Late answers may be our own machine's fault, which fewer requests do not mend: they alone take no more than this. */
const lateFloor = 1 / 8
/** Answers to what was under way before it slowed down say nothing new. */
const restMs = 1_000
/** From nothing to everything in so many rounds of answers. */
const rounds = 32

export const fullPace = (most: number): HostPace => ({
  window: most,
  usualMs: null,
  slowedAt: Number.NEGATIVE_INFINITY,
})

/** Additive increase, multiplicative decrease; never below one request. Pure. */
export function paced(pace: HostPace, most: number, { tookMs, pushedBack, at }: AnswerTiming): HostPace {
  const usualMs = pushedBack ? pace.usualMs : usual(pace.usualMs, tookMs)
  const late = pace.usualMs !== null && tookMs > Math.max(pace.usualMs * timesLate, pace.usualMs + lateMs)
  if (pushedBack || late) {
    if (at - pace.slowedAt < Math.max(restMs, pace.usualMs ?? 0)) return { ...pace, usualMs }
    const less = pushedBack ? pace.window / 2 : Math.min(pace.window, Math.max(most * lateFloor, pace.window * 0.8))
    return { window: Math.max(1, less), usualMs, slowedAt: at }
  }
  return { ...pace, usualMs, window: Math.min(most, pace.window + most / rounds / pace.window) }
}

/** Follows quicker answers at once and slower ones slowly: what stays slow becomes usual. */
const usual = (known: number | null, tookMs: number) =>
  known === null || tookMs < known ? tookMs : known + (tookMs - known) / 200
