import type { SenderLife } from '../src/domain/ledger/types.ts'
import type { Digester } from '../src/lib/digest.ts'

/** What a sender has to have as its director has it, by the names that an operator knows. Holds secrets. */
export type Settings = Readonly<Record<string, string>>

/** Keyed digests of settings: they can be compared, and not read. */
export type Fingerprint = Readonly<Record<string, string>>

/** What a director tells senders, so that each sees for itself whether it belongs. */
export type DirectorSettings = {
  /** ms by Redis's clock: what is old is a replay. */
  readonly at: number
  /** Ids of the secret keys that what it hands out is sealed with, the one that seals now first. */
  readonly keys: readonly string[]
  readonly settings: Fingerprint
  /** Senders that cannot read what the director can. */
  readonly dismissed: readonly string[]
}

/** Purpose of the keys of fingerprints. */
export const settingsPurpose = 'sender-settings'

export const fingerprint = (settings: Settings, digests: Digester): Fingerprint =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, digests.of([name, value])]))

/** What is not the same there and here, by name; nothing when the sender belongs. */
export function differing(there: Fingerprint, here: Settings, digests: Digester): string[] {
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])].sort()
  return names.filter(name => !digests.matches(there[name] ?? '', [name, here[name] ?? '']))
}

/** Calls older than this, or so much ahead of here, are nobody's word any more (ms). */
export const callFreshMs = 10_000

export const isFresh = (at: number, now: number | null): boolean => now !== null && Math.abs(now - at) <= callFreshMs

/** The keys of `wanted` that are not at hand. */
export const lacking = (wanted: readonly string[], { keys }: Pick<SenderLife, 'keys'>): readonly string[] =>
  wanted.filter(id => !keys.includes(id))
