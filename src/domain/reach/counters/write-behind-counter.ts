import { type Db, withoutWaiting } from '../../../../db/open.ts'

/** Counts of what visitors did, kept in memory and written about once a second. */
export type WriteBehindCounter<Key> = {
  readonly add: (key: Key) => void
  /** What is counted and not written yet. */
  readonly waiting: () => readonly (Key & { readonly n: number })[]
  readonly flush: () => void
}

/** How long counts wait in memory, in ms: a page must not wait for a write while a launch is being settled. */
const flushAfterMs = 1_000

/** `write` adds the rows to what is in the database, all or none of them; it is called again with them when it throws. */
export function createWriteBehindCounter<Key extends object>(
  db: Db,
  write: (rows: readonly (Key & { readonly n: number })[]) => void,
): WriteBehindCounter<Key> {
  let counted = new Map<string, Key & { readonly n: number }>()
  let scheduled = false

  const flush = () => {
    scheduled = false
    if (counted.size === 0 || !db.$client.open) return
    try {
      withoutWaiting(db, () => write([...counted.values()]))
      counted = new Map()
    } catch {
      // No room, or the database is busy: they wait for the next one, and are lost with the process at worst.
    }
  }
  return {
    flush,
    waiting: () => [...counted.values()],
    add: key => {
      const name = JSON.stringify(key)
      counted.set(name, { ...key, n: (counted.get(name)?.n ?? 0) + 1 })
      if (!scheduled) setTimeout(flush, flushAfterMs).unref()
      scheduled = true
    },
  }
}
