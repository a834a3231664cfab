/**
 * Keeps what is costly to count. Each value is used again for `timesCost` times as long as it took to make (what
 * takes under a millisecond is made anew), so that making them never takes more than a small share of a process.
 */
export function keeper<T>(timesCost = 50): (key: number, now: number, make: () => T) => T {
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

/** Made anew for so many a second; whoever comes then is given the last one, while it is not older than `keptMs`. */
const anewASecond = 10
const keptMs = 250

/** Keeps what is the same for everybody while very many ask for it at once. `mono` in ms of the monotonic clock. */
export function rushKeeper<T>(): (key: string, make: () => T, mono?: number) => T {
  const kept = new Map<
    string,
    { readonly value: T; readonly at: number; readonly since: number; readonly made: number }
  >()
  return (key, make, mono = performance.now()) => {
    const last = kept.get(key)
    const counted = last && mono - last.since < 1_000 ? last : { since: mono, made: 0 }
    if (last && counted.made >= anewASecond && mono - last.at < keptMs) return last.value
    const value = make()
    kept.set(key, { value, at: mono, since: counted.since, made: counted.made + 1 })
    return value
  }
}
