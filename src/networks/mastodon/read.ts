import type { Reading } from '../port.ts'
import { readProfile } from './account.ts'
import type { AskServer } from './client.ts'
import { lookFor } from './look.ts'
import { removeFrom, revokeAt } from './undo.ts'

/** The longest a read may take as a whole, whatever the caller allows. */
const deadlineMs = 20_000

export function mastodonReading(ask: AskServer): Reading {
  const within = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)])
  return {
    profile: (grant, signal) => readProfile(ask, grant, within(signal)),
    look: async (grant, profile, frozen, sentAt, signal) => {
      try {
        return await lookFor(ask, grant, profile, frozen, sentAt, within(signal))
      } catch {
        return { kind: 'unreadable', cause: 'no whole answer' }
      }
    },
    revoke: (grant, signal) => revokeAt(ask, grant, within(signal)),
    remove: (grant, remoteId, signal) => removeFrom(ask, grant, remoteId, within(signal)),
  }
}
