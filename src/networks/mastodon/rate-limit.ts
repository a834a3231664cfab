import type { Answer } from '../port.ts'

/** When the server does not say how long, or says what cannot be. */
const unsaidMs = 60_000
const longestMs = 24 * 3_600_000

/** Until when a server wants nothing (ms): `X-RateLimit-Reset` in ISO 8601, or `Retry-After` in seconds. */
export function limitedUntil(headers: Answer['headers'], now: number): number {
  const reset = Date.parse(headers['x-ratelimit-reset'] ?? '')
  const after = now + Number(headers['retry-after'] ?? Number.NaN) * 1_000
  return [reset, after].find(at => at > now && at < now + longestMs) ?? now + unsaidMs
}
