import type { FaultSettings } from '../faults/settings.ts'
import { createProofKeys } from './dpop/keys.ts'
import { createNonces } from './dpop/nonces.ts'
import { createReplays } from './dpop/replays.ts'
import { createLimits } from './limits.ts'

export type Bluesky = ReturnType<typeof createBluesky>

/** What Bluesky's server keeps in memory. `now` in ms. */
export function createBluesky(now: () => number, settings: () => FaultSettings) {
  return {
    nonces: createNonces(now, () => settings().nonceRotationMs),
    keys: createProofKeys(),
    replays: createReplays(now),
    limits: createLimits(now, () => settings().requestsPerFiveMinutes),
    now,
  }
}
