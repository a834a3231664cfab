import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reserveBytes, reserveFile, roomIn } from '../../src/domain/operation/storage.ts'
import { createLog } from '../../src/lib/log.ts'
import { openDisk } from '../../workers/disk-watch.ts'
import { openReserve } from '../../workers/reserve.ts'
import { testFolder } from '../support/folder.ts'

const mb = 1_048_576

/** A folder on a disk with so much free, whatever the real one has. */
function setting() {
  const folder = testFolder()
  const disk = { freeMb: 1_000, launching: false }
  const room = (dataDir: string) => ({ ...roomIn(dataDir), free: disk.freeMb * mb })
  const log = createLog('test', 'silent')
  const reserve = openReserve(folder, log, () => !disk.launching, room)
  const size = () => statSync(reserveFile(folder), { throwIfNoEntry: false })
  return { disk, log, reserve, size }
}

test('room is kept for the ledger where there is plenty, and really taken up; but not while a launch needs the disk', async () => {
  const { disk, reserve, size } = setting()
  disk.launching = true
  await reserve.tend()
  disk.launching = false
  disk.freeMb = 100
  await reserve.tend()
  expect(size()).toBeUndefined()
  disk.freeMb = 1_000
  expect(await reserve.tend()).toMatchObject({ reserve: reserveBytes })
  expect(size()?.size).toBe(reserveBytes)
  expect((size()?.blocks ?? 0) * 512).toBeGreaterThanOrEqual(reserveBytes)
})

test('it is given back when a write finds no room, or nearly nothing is left, and kept again when there is plenty', async () => {
  const { disk, log, reserve, size } = setting()
  await reserve.tend()
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  const database = openDisk(log, reserve.giveBack)
  database.failed(new Error('something else'))
  expect(size()).toBeDefined()
  database.failed(full)
  database.failed(full)
  expect(size()).toBeUndefined()
  disk.freeMb = 40
  await reserve.tend()
  expect(size()).toBeUndefined()
  disk.freeMb = 1_000
  await reserve.tend()
  expect(size()).toBeDefined()
  disk.freeMb = 3
  expect(await reserve.tend()).toMatchObject({ reserve: 0 })
  expect(size()).toBeUndefined()
})
