import { lastUsed } from '../../lib/cache.ts'

/** What the SDK calls a store, in memory: the last `most` values, each for `forMs`. */
export function memoryStore<Value>(most: number, forMs: number) {
  const kept = lastUsed<{ readonly value: Value; readonly until: number }>(most)
  return {
    get: (key: string): Value | undefined => {
      const found = kept.get(key)
      return found && performance.now() < found.until ? found.value : undefined
    },
    set: (key: string, value: Value): void => kept.set(key, { value, until: performance.now() + forMs }),
    del: (key: string): void => {
      const found = kept.get(key)
      if (found) kept.set(key, { ...found, until: 0 })
    },
  }
}
