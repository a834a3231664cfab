import { isStorageFailure } from '../src/domain/operation/storage.ts'
import type { Log } from '../src/lib/log.ts'

/** Whether the database takes what the director writes. */
export type Disk = {
  /** To be told of every failure; only those of the disk count. */
  readonly failed: (error: unknown) => void
  readonly isWell: () => boolean
}

/** The lease is written once a second: so long without a failure, and there is room again. */
const wellAfterMs = 2_500

/** `giveBack` makes room for what comes next. */
export function openDisk(log: Log, giveBack: () => void): Disk {
  let failedAt: number | null = null
  return {
    failed: error => {
      if (!isStorageFailure(error)) return
      if (failedAt === null) log.error({ err: error }, 'the database cannot be written: no post leaves until it can')
      failedAt = performance.now()
      giveBack()
    },
    isWell: () => {
      if (failedAt === null) return true
      if (performance.now() - failedAt < wellAfterMs) return false
      failedAt = null
      log.warn('the database can be written again')
      return true
    },
  }
}
