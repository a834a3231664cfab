import type { SandboxNetwork } from '../network.ts'
import { happensOn } from './kinds.ts'
import { type ErrorEntry, FaultSettings } from './settings.ts'

export type Standing = 'good' | 'suspended' | 'locked' | 'revoked' | 'expired'
export type Faults = ReturnType<typeof createFaults>

/** What goes wrong at the moment. Kept in memory: a sandbox that was started again behaves. */
export function createFaults() {
  let settings = FaultSettings.parse({})
  let played: number[] = []
  let accepted = 0
  let random: () => number = Math.random

  const applies = (
    entry: ErrorEntry,
    n: number,
    network: SandboxNetwork,
    on: ErrorEntry['on'],
    handle: string | null,
  ) =>
    entry.on === on &&
    (entry.network ?? network) === network &&
    happensOn(network, entry.kind) &&
    accepted >= entry.afterPosts &&
    (played[n] ?? 0) < (entry.times ?? Number.POSITIVE_INFINITY) &&
    (!entry.accounts || entry.accounts.includes(handle?.toLowerCase() ?? '')) &&
    (entry.rate === 1 || random() < entry.rate)

  return {
    get settings(): FaultSettings {
      return settings
    },
    set: (given: FaultSettings): void => {
      settings = given
      played = []
      accepted = 0
      random = given.seed === undefined ? Math.random : seeded(given.seed)
    },
    /** The fault to play for a request, if any; it counts as played. `handle` is null where nobody is known. */
    draw: (network: SandboxNetwork, on: ErrorEntry['on'], handle: string | null): ErrorEntry | null => {
      const n = settings.errors.findIndex((entry, n) => applies(entry, n, network, on, handle))
      const entry = settings.errors[n]
      if (!entry) return null
      played[n] = (played[n] ?? 0) + 1
      return entry
    },
    countAccepted: (): void => {
      accepted += 1
    },
    /** ms that an answer takes. */
    latency: (): number => {
      const { latencyMs, latencyJitterMs } = settings
      if (latencyMs === 0 && latencyJitterMs === 0) return 0
      return Math.max(0, latencyMs + (2 * random() - 1) * latencyJitterMs)
    },
    /** What is wrong with an account, whatever it asks. */
    standing: (handle: string): Standing => {
      const name = handle.toLowerCase()
      if (settings.revokedAccounts.includes(name)) return 'revoked'
      if (settings.expiredAccounts.includes(name)) return 'expired'
      if (settings.suspendedAccounts.includes(name)) return 'suspended'
      return settings.lockedAccounts.includes(name) ? 'locked' : 'good'
    },
  }
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
