/** Longer than a proof is good. */
const spanMs = 200_000

/** Which proofs were used, by their ids. */
export function createReplays(now: () => number) {
  let [since, recent, older] = [0, new Set<string>(), new Set<string>()]
  return {
    /** False when it was used before. */
    take: (id: string): boolean => {
      if (now() - since > spanMs) [since, older, recent] = [now(), recent, new Set()]
      if (recent.has(id) || older.has(id)) return false
      recent.add(id)
      return true
    },
  }
}
