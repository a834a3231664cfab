import { statfsSync } from 'node:fs'
import type { Db } from '../../db/open.ts'
import { takeLease } from './lease.ts'

/** Less room than this on the disk of the database counts as none. */
const leastFreeBytes = 4 * 1_048_576

/** Thrown instead of trying to save what could not be saved. */
export class NothingCanBeSaved extends Error {}

/** Whether a failure means that the database could not be written: no room, or a disk that fails. */
export function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof NothingCanBeSaved) return true
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code) || isStorageFailure(error.cause)
}

export type StorageProblem = 'no-room' | 'cannot-be-written'

/** Writes a row, and looks at what is left on the disk: a small write may still find room when no larger one does. */
export function storageProblem(db: Db, dataDir: string, now: number): StorageProblem | null {
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize < leastFreeBytes) return 'no-room'
  try {
    takeLease(db, 'can-write', 'anybody', 0, now)
    return null
  } catch (error) {
    if (isStorageFailure(error)) return 'cannot-be-written'
    throw error
  }
}
