/** The servers of accounts, and the authorization server. */
export type Limited = 'accounts' | 'sign-ins'

const windowMs = 300_000
/** The real ones' limit, which is told where none is kept. */
const told = 3_000

/** What one address may ask in five minutes, counted by the clock. */
export function createLimits(now: () => number, most: () => number | null) {
  const used: Record<Limited, { window: number; requests: number }> = {
    accounts: { window: 0, requests: 0 },
    'sign-ins': { window: 0, requests: 0 },
  }
  return {
    /** Counts a request; whether it is within the limit, and the headers that say so. */
    take: (of: Limited): { readonly allowed: boolean; readonly headers: Readonly<Record<string, string>> } => {
      const window = Math.floor(now() / windowMs)
      if (used[of].window !== window) used[of] = { window, requests: 0 }
      const limit = most()
      const requests = ++used[of].requests
      const left = limit === null ? told - 1 : limit - requests
      return { allowed: left >= 0, headers: limitHeaders(limit ?? told, left, (window + 1) * windowMs) }
    },
  }
}

/** `resetAt` in ms; the header says whole seconds. */
export const limitHeaders = (limit: number, left: number, resetAt: number): Readonly<Record<string, string>> => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(Math.max(0, left)),
  'ratelimit-reset': String(Math.ceil(resetAt / 1000)),
  'ratelimit-policy': `${limit};w=300`,
})
