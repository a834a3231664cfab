/** How many requests a host can take at once, estimated from its answers. Times in ms of the monotonic clock. */
export type HostPace = {
  readonly window: number
  /** The usual time of its quick answers; null before the first. */
  readonly usualMs: number | null
  readonly slowedAt: number
}

/** `pushedBack`: the answer was a rate limit or 503, or there was none. */
export type AnswerTiming = { readonly tookMs: number; readonly pushedBack: boolean; readonly at: number }

/** An answer this much later than usual, and this many times as late, means that requests queue at the host. */
const lateMs = 1_000
const timesLate = 4
/** Late answers may be our own machine's fault, so they alone reduce the window to this part at most. */
const lateFloor = 1 / 8
/** After a reduction, answers to requests from before it are ignored for this long. */
const restMs = 1_000
/** The window grows from nothing to its maximum in this many rounds of answers. */
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
