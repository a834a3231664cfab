import type { Answer } from '../port.ts'
import type { PostOutcome } from '../post-outcome.ts'

/** When the server does not say how long, or says what cannot be. */
const unsaidMs = 60_000
const longestResetMs = 48 * 3_600_000
/** `ratelimit-policy: 5000;w=3600`: of an hour or a day are the limits of one account, of minutes those of an address. */
const accountSeconds = 3_600

/** Whose limit a 429 was, and until when (ms): `ratelimit-reset` in epoch seconds, and no Retry-After. */
export function rateLimited(headers: Answer['headers'], now: number): PostOutcome {
  const seconds = Number(/;\s*w=(\d+)/.exec(headers['ratelimit-policy'] ?? '')?.[1] ?? 0)
  const scope = seconds >= accountSeconds ? 'account' : 'host'
  return { kind: 'try-later', scope, until: resetOf(headers, now) ?? now + unsaidMs, cause: `rate-limit-${scope}` }
}

/** Null where nothing usable is said. */
export function resetOf(headers: Answer['headers'], now: number): number | null {
  const reset = Number(headers['ratelimit-reset'] ?? Number.NaN) * 1_000
  return reset > now && reset < now + longestResetMs ? reset : null
}
