import type { SenderLife } from '../src/domain/ledger/types.ts'
import { digester } from '../src/lib/digest.ts'
import type { SecretBox } from '../src/lib/secret-box.ts'

/** Settings that must be the same for a sender and its director, by the operator's names. Holds secrets. */
export type Settings = Readonly<Record<string, string>>

/** Keyed digests of settings: they can be compared but not read. */
export type Fingerprint = Readonly<Record<string, string>>

/** What a director publishes, so that each sender can compare its settings. */
export type DirectorSettings = {
  /** ms by Redis's clock: an old message is a replay. */
  readonly at: number
  /** Ids of its secret keys, the one that seals first. */
  readonly keys: readonly string[]
  readonly settings: Fingerprint
  /** Senders that cannot open grants that the director can open. */
  readonly dismissed: readonly string[]
}

/** Compares the settings of this process with those of another. */
export type Comparison = {
  readonly fingerprint: () => Fingerprint
  /** Names of the settings that differ; none when the sender may be used. */
  readonly differing: (there: Fingerprint) => readonly string[]
}

const purpose = 'sender-settings'
const rememberedAtMost = 1_000

/** Caches its comparisons, because every process sends the same fingerprint twice a second. */
export function openComparison(settings: Settings, box: Pick<SecretBox, 'derive'>): Comparison {
  const digests = digester(box, purpose)
  const own = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, digests.of([name, value])]))
  const compared = new Map<string, readonly string[]>()

  function compare(there: Fingerprint): readonly string[] {
    const names = [...new Set([...Object.keys(settings), ...Object.keys(there)])].sort()
    return names.filter(name => !digests.matches(there[name] ?? '', [name, settings[name] ?? '']))
  }

  return {
    fingerprint: () => own,
    differing: there => {
      if (compared.size >= rememberedAtMost) compared.clear()
      const key = JSON.stringify(there)
      const differs = compared.get(key) ?? compare(there)
      compared.set(key, differs)
      return differs
    },
  }
}

/** Messages that are older than this, or this far in the future, are ignored (ms). */
export const callFreshMs = 10_000

export const isFresh = (at: number, now: number | null): boolean => now !== null && Math.abs(now - at) <= callFreshMs

/** The keys of `wanted` that are missing. */
export const lacking = (wanted: readonly string[], { keys }: Pick<SenderLife, 'keys'>): readonly string[] =>
  wanted.filter(id => !keys.includes(id))
