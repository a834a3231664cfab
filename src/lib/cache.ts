/** Keeps the `most` keys that were used last: keys that strangers make up push out each other, and not what many ask for. */
export function lastUsed<T>(most = 200) {
  const kept = new Map<string, T>()
  const set = (key: string, value: T) => {
    kept.delete(key)
    kept.set(key, value)
    const [oldest] = kept.size > most ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
  }
  return { get: (key: string) => kept.get(key), set }
}

/**
 * Keeps what is costly to count. Each value is used again for `timesCost` times as long as it took to make (what
 * takes under a millisecond is made anew), so that making them never takes more than a small share of a process; for
 * `leastMs` in any case.
 */
export function costCache<T>(timesCost = 50, leastMs = 0): (key: number, now: number, make: () => T) => T {
  const kept = new Map<number, { readonly value: T; readonly until: number }>()
  return (key, now, make) => {
    const last = kept.get(key)
    if (last && now < last.until) return last.value
    const began = performance.now()
    const value = make()
    const costMs = performance.now() - began
    kept.set(key, { value, until: now + Math.max(leastMs, costMs < 1 ? 0 : timesCost * costMs) })
    return value
  }
}

/** Made anew for so many who come at once; after them for as many as come slower than one in `keptMs`. */
const anewAtOnce = 10
const keptMs = 250

type Kept<T> = { readonly value: T; readonly at: number; readonly left: number }

/** Keeps what is the same for everybody while very many ask for it at once. `mono` in ms of the monotonic clock. */
export function rushCache<T>(): (key: string, make: () => T, mono?: number) => T {
  const kept = lastUsed<Kept<T>>()
  return (key, make, mono = performance.now()) => {
    const last = kept.get(key)
    const left = last ? Math.min(anewAtOnce, last.left + (mono - last.at) / keptMs) : anewAtOnce
    const now = last && left < 1 ? last : { value: make(), at: mono, left: left - 1 }
    kept.set(key, now)
    return now.value
  }
}

/** The answers for the last texts that were asked about; a text longer than `longest` is asked about anew. */
export function memoized<Answer>(answer: (text: string) => Answer, longest: number) {
  const kept = lastUsed<Answer>()
  const keep = (text: string, found: Answer) => text.length <= longest && kept.set(text, found)
  return {
    /** What was found out elsewhere. */
    keep,
    of: (text: string): Answer => {
      const found = kept.get(text) ?? answer(text)
      keep(text, found)
      return found
    },
  }
}
