/**
 * Keeps what is costly to count. Each value is used again for `timesCost` times as long as it took to make (what
 * takes under a millisecond is made anew), so that making them never takes more than a small share of a process.
 */
export function costCache<T>(timesCost = 50): (key: number, now: number, make: () => T) => T {
  const kept = new Map<number, { readonly value: T; readonly until: number }>()
  return (key, now, make) => {
    const last = kept.get(key)
    if (last && now < last.until) return last.value
    const began = performance.now()
    const value = make()
    const costMs = performance.now() - began
    kept.set(key, { value, until: costMs < 1 ? now : now + timesCost * costMs })
    return value
  }
}

/** Made anew for so many who come at once; after them for as many as come slower than one in `keptMs`. */
const anewAtOnce = 10
const keptMs = 250
/** Strangers may make keys up. */
const keysAtMost = 200

type Kept<T> = { readonly value: T; readonly at: number; readonly left: number }

/** Keeps what is the same for everybody while very many ask for it at once. `mono` in ms of the monotonic clock. */
export function rushCache<T>(): (key: string, make: () => T, mono?: number) => T {
  const kept = new Map<string, Kept<T>>()
  return (key, make, mono = performance.now()) => {
    const last = kept.get(key)
    // Asked for last is forgotten last: made-up keys push out each other, and not what many look at.
    if (last) kept.delete(key)
    const left = last ? Math.min(anewAtOnce, last.left + (mono - last.at) / keptMs) : anewAtOnce
    if (last && left < 1) {
      kept.set(key, last)
      return last.value
    }
    const value = make()
    const [oldest] = kept.size >= keysAtMost ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(key, { value, at: mono, left: left - 1 })
    return value
  }
}
