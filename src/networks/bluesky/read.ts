import type { Reading } from '../port.ts'
import type { OAuthClients } from './client.ts'
import { dpopSigner } from './dpop.ts'
import type { Fetch } from './fetch.ts'
import { lookFor } from './look.ts'
import { readProfile } from './profile.ts'
import type { BlueskySettings } from './settings.ts'
import { revokeAt } from './undo.ts'

/** The longest a read may take as a whole, whatever the caller allows. */
const deadlineMs = 20_000

export function blueskyReading(settings: BlueskySettings, clientFor: OAuthClients, fetch: Fetch): Reading {
  const sign = dpopSigner()
  const within = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)])
  return {
    profile: (grant, signal) => readProfile({ settings, clientFor, fetch, sign }, grant, within(signal)),
    look: async (_, profile, frozen, _sentAt, signal) => {
      try {
        return await lookFor(fetch, profile, frozen, settings.siteUrl, within(signal))
      } catch {
        return { kind: 'unreadable', cause: 'no whole answer' }
      }
    },
    revoke: (grant, signal) => revokeAt(settings, clientFor, endingWith(fetch, within(signal)), grant),
    // What is asked for is to post: nothing that was given lets us delete.
    remove: async () => 'not-permitted',
  }
}

const endingWith =
  (fetch: Fetch, signal: AbortSignal): Fetch =>
  (input, init) =>
    fetch(input, { ...init, signal })
