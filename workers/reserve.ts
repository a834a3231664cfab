import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { type Room, reserveBytes, reserveFile, roomIn, scarcity } from '../src/domain/operation/storage.ts'
import type { Log } from '../src/lib/log.ts'

/** Disk space reserved for the ledger, beside the database. */
export type Reserve = {
  /** Frees the reserve at once. Idempotent. */
  readonly giveBack: () => void
  /** Fills the reserve again once there is plenty of room, and frees it before the disk is full. */
  readonly tend: () => Promise<Room | null>
}

const chunkBytes = 1_048_576
/** This much must be free before the reserve is filled. */
const plentyBytes = 4 * reserveBytes

/** `mayWrite` is false while a launch needs the disk. `room` measures the folder. */
export function openReserve(dataDir: string, log: Log, mayWrite: () => boolean, room = roomIn): Reserve {
  const file = reserveFile(dataDir)
  const giveBack = () => {
    try {
      if (room(dataDir).reserve === 0) return
      rmSync(file, { force: true })
      log.error({ bytes: reserveBytes }, 'the disk is full: the room kept for the ledger is used now')
    } catch (err) {
      log.error({ err }, 'the room kept for the ledger could not be given back')
    }
  }
  return {
    giveBack,
    tend: async () => {
      try {
        const seen = room(dataDir)
        if (scarcity(seen) === 'no-room') giveBack()
        else if (seen.reserve < reserveBytes && seen.free > plentyBytes && mayWrite()) {
          await fill(file)
          log.info({ bytes: reserveBytes }, 'room is kept for the ledger')
        }
        return room(dataDir)
      } catch (err) {
        log.warn({ err }, 'no room could be kept for the ledger')
        return null
      }
    },
  }
}

/** Random bytes, which no file system compresses, in small pieces, so that the event loop stays free. */
async function fill(file: string): Promise<void> {
  const part = `${file}.part`
  const handle = await open(part, 'w')
  try {
    const chunk = randomBytes(chunkBytes)
    for (let written = 0; written < reserveBytes; written += chunkBytes) {
      chunk.writeUInt32LE(written)
      await handle.write(chunk)
    }
    await handle.sync()
  } catch (error) {
    await rm(part, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  await rename(part, file)
}
