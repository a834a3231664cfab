import type { SenderLife } from '../src/domain/ledger/types.ts'
import { digester } from '../src/lib/digest.ts'
import type { SecretBox } from '../src/lib/secret-box.ts'

/** What a sender has to have as its director has it, by the names that an operator knows. Holds secrets. */
export type Settings = Readonly<Record<string, string>>

/** Keyed digests of settings: they can be compared, and not read. */
export type Fingerprint = Readonly<Record<string, string>>

/** What a director tells senders, so that each sees for itself whether it belongs. */
export type DirectorSettings = {
  /** ms by Redis's clock: what is old is a replay. */
  readonly at: number
  /** Ids of its secret keys, the one that seals first. */
  readonly keys: readonly string[]
  readonly settings: Fingerprint
  /** Senders that cannot read what the director can. */
  readonly dismissed: readonly string[]
}

/** What the settings of this process say to others, and what others say of theirs. */
export type Comparison = {
  readonly fingerprint: () => Fingerprint
  /** What is not the same there and here, by name; nothing when the sender belongs. */
  readonly differing: (there: Fingerprint) => readonly string[]
}

const purpose = 'sender-settings'
const rememberedAtMost = 1_000

/** Remembers what it made and compared: every process says the same again twice a second. */
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
      const said = JSON.stringify(there)
      const differs = compared.get(said) ?? compare(there)
      compared.set(said, differs)
      return differs
    },
  }
}

/** Calls older than this, or so much ahead of here, are nobody's word any more (ms). */
export const callFreshMs = 10_000

export const isFresh = (at: number, now: number | null): boolean => now !== null && Math.abs(now - at) <= callFreshMs

/** The keys of `wanted` that are not at hand. */
export const lacking = (wanted: readonly string[], { keys }: Pick<SenderLife, 'keys'>): readonly string[] =>
  wanted.filter(id => !keys.includes(id))
