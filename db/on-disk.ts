import { open } from 'node:fs/promises'
import { type Db, withoutWaiting } from './open.ts'

/**
 * Writes, and resolves when that would survive a power cut, as an ordinary write does; but the process goes on with other
 * work while the disk takes its time, and one trip to the disk serves all who wait for it. Not inside a transaction.
 * Rejects when the disk fails: then nobody knows.
 */
export async function onDisk<T>(db: Db, write: () => T): Promise<T> {
  const result = withoutWaiting(db, write)
  const trip = trips.get(db) ?? shared(() => syncLog(db))
  trips.set(db, trip)
  await trip()
  return result
}

const trips = new WeakMap<Db, () => Promise<void>>()

/** What was committed stands in the write-ahead log; what SQLite has moved out of there, it had synced before. */
async function syncLog(db: Db): Promise<void> {
  const log = await open(`${db.$client.name}-wal`, 'r')
  try {
    await log.datasync()
  } finally {
    await log.close()
  }
}

/** Runs `trip` one at a time. A run that is under way may have begun too early: whoever asks meanwhile gets the next one. */
export function shared(trip: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null
  return () => {
    if (waiting) return waiting
    const before = last.catch(() => {})
    waiting = last = before.then(() => {
      waiting = null
      return trip()
    })
    return waiting
  }
}
