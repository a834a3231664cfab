import { isStorageFailure } from '../src/domain/operation/storage.ts'
import type { Log } from '../src/lib/log.ts'

/** Whether the director can write to the database. */
export type Disk = {
  /** To be called with every failure; only failures of the disk count. */
  readonly failed: (error: unknown) => void
  readonly isWell: () => boolean
}

/** The lease is written once a second: this long without a failure, and the disk has room again. */
const wellAfterMs = 2_500

/** `giveBack` frees the reserve. */
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
