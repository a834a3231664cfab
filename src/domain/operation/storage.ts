import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../../db/open.ts'
import { takeLease } from '../ledger/director-lease.ts'

const mb = 1_048_576

/** A file beside the database that takes up room on its disk. When the disk is full the director gives it back, for the ledger alone. */
export const reserveFile = (dataDir: string) => join(dataDir, 'reserve')
export const reserveBytes = 32 * mb

/** What must be free beside the reserve: for pledges, withdrawals and the like, and for all else. In bytes. */
const leastFor = { pledges: 4 * mb, anything: 36 * mb } as const

/** Thrown instead of trying to save what could not be saved, or should not be now. */
export class NothingCanBeSaved extends Error {
  constructor(readonly problem: StorageProblem) {
    super(problem)
  }
}

/** Whether a failure means that the database could not be written: no room, or a disk that fails. */
export function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof NothingCanBeSaved) return true
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code) || isStorageFailure(error.cause)
}

/** `scarce`: what is left is for pledges and for the ledger. */
export type StorageProblem = 'scarce' | 'no-room' | 'cannot-be-written'

/** Bytes on the disk of a folder: what is free, and what the reserve takes up. */
export type Room = { readonly free: number; readonly reserve: number }

export function roomIn(dataDir: string): Room {
  const { bavail, bsize } = statfsSync(dataDir)
  return { free: bavail * bsize, reserve: statSync(reserveFile(dataDir), { throwIfNoEntry: false })?.size ?? 0 }
}

/** What a disk is too full for. Whether the reserve still is there or was given back makes no difference: it is the ledger's. */
export function scarcity({ free, reserve }: Room): 'scarce' | 'no-room' | null {
  const beside = free + reserve - reserveBytes
  return beside < leastFor.pledges ? 'no-room' : beside < leastFor.anything ? 'scarce' : null
}

/** Writes a row, and looks at what is left on the disk: a small write may still find room when no larger one does. */
export function storageProblem(db: Db, dataDir: string, now: number): StorageProblem | null {
  const problem = scarcity(roomIn(dataDir))
  if (problem === 'no-room') return problem
  try {
    takeLease(db, 'can-write', 'anybody', 0, now)
    return problem
  } catch (error) {
    if (isStorageFailure(error)) return 'cannot-be-written'
    throw error
  }
}
