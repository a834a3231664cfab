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
