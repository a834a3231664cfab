import type { Answer } from '../port.ts'
import type { PostOutcome } from '../post-outcome.ts'

type Headers = Answer['headers']

/** An app that may post again within the usual retry window waits; one that may not is halted. */
const worthWaitingMs = 15 * 60_000
/** When X does not say how long, or says what cannot be. */
const unsaidMs = 60_000
const longestResetMs = 48 * 3_600_000

/**
 * Whose limit it was, and until when (ms). X sends no Retry-After; resets are epoch seconds, and the 24-hour headers are
 * there only sometimes; `bare` is who waits when none is there (docs.x.com/x-api/fundamentals/rate-limits).
 */
export function rateLimited(headers: Headers, now: number, bare: 'host' | 'account' = 'host'): PostOutcome {
  if (usedUp(headers, 'x-app-limit-24hour')) {
    const reset = resetOf(headers, 'x-app-limit-24hour', now)
    if (reset === null || reset > now + worthWaitingMs) return { kind: 'halt', reason: 'app-limit' }
    return { kind: 'try-later', scope: 'app', until: reset, cause: 'app-day' }
  }
  if (usedUp(headers, 'x-user-limit-24hour')) return waiting(headers, 'x-user-limit-24hour', 'user-day', now)
  // A count that is not used up did not cause this.
  const counted = headers['x-rate-limit-remaining'] !== undefined && !usedUp(headers, 'x-rate-limit')
  if (headers['x-rate-limit-reset'] !== undefined && !counted) return waiting(headers, 'x-rate-limit', 'user', now)
  return { kind: 'try-later', scope: bare, until: now + unsaidMs, cause: 'bare' }
}

const waiting = (headers: Headers, limit: string, cause: string, now: number): PostOutcome => ({
  kind: 'try-later',
  scope: 'account',
  until: resetOf(headers, limit, now) ?? now + unsaidMs,
  cause,
})

const usedUp = (headers: Headers, limit: string) => /^\s*0+\s*$/.test(headers[`${limit}-remaining`] ?? '')

function resetOf(headers: Headers, limit: string, now: number): number | null {
  const reset = Number(headers[`${limit}-reset`] ?? Number.NaN) * 1000
  return reset > now && reset < now + longestResetMs ? reset : null
}
