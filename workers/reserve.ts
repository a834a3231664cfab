import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { type Room, reserveBytes, reserveFile, roomIn, scarcity } from '../src/domain/operation/storage.ts'
import type { Log } from '../src/lib/log.ts'

/** Room that is kept for the ledger on the disk of the database. */
export type Reserve = {
  /** Gives it back to the disk; at once, and more often does no harm. */
  readonly giveBack: () => void
  /** Keeps it again once there is plenty of room, and gives it back before nothing is left. */
  readonly tend: () => Promise<Room | null>
}

const chunkBytes = 1_048_576
/** So much must be free before the reserve is taken out of it. */
const plentyBytes = 4 * reserveBytes

/** `mayWrite`: not while a launch needs the disk. `room` is that of the folder. */
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

/** With what no file system packs together. In small pieces: the director has other work. */
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
