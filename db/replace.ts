import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { copyPrivately } from './copy.ts'

const dbName = 'thunderclap.db'
const stageOf = (dataDir: string) => join(dataDir, 'restoring')

/**
 * An empty folder beside the database, to make another one in. What a killed restore left there goes, but not a database
 * that it had already replaced: that is moved to `aside`, and true comes back.
 */
export function openStage(dataDir: string, aside: string): { readonly stage: string; readonly foundOld: boolean } {
  const stage = stageOf(dataDir)
  const old = join(stage, 'old')
  const foundOld = existsSync(join(old, dbName)) && !isSame(join(old, dbName), join(dataDir, dbName))
  if (foundOld) renameSync(old, aside)
  rmSync(stage, { recursive: true, force: true })
  mkdirSync(stage, { recursive: true, mode: 0o700 })
  return { stage, foundOld }
}

/**
 * Puts the database of `stage`, closed and whole, in the place of that of `dataDir`, in one step: a kill leaves the one or
 * the other. The old one is in `aside` afterwards with its pictures. Only while `holdDb` holds it.
 */
export function replaceDb(dataDir: string, aside: string): void {
  const stage = stageOf(dataDir)
  const file = join(dataDir, dbName)
  const old = join(stage, 'old')
  const hadOne = existsSync(file)
  mkdirSync(join(old, 'pictures'), { recursive: true, mode: 0o700 })
  if (hadOne) linkSync(file, join(old, dbName))
  keepPictures(join(dataDir, 'pictures'), join(old, 'pictures'))
  // Pictures are named by what they show: those of the new one do no harm beside the old.
  addPictures(join(stage, 'pictures'), join(dataDir, 'pictures'))
  sync(join(stage, dbName))
  sync(old)
  renameSync(join(stage, dbName), file)
  sync(dataDir)
  if (hadOne) renameSync(old, aside)
  rmSync(stage, { recursive: true, force: true })
}

/** Copies what a backup holds to the stage. */
export function stageBackup(folder: string, stage: string): string {
  const copy = join(stage, dbName)
  copyPrivately(join(folder, dbName), copy)
  mkdirSync(join(stage, 'pictures'), { mode: 0o700 })
  for (const name of namesIn(join(folder, 'pictures')))
    copyPrivately(join(folder, 'pictures', name), join(stage, 'pictures', name))
  return copy
}

/** Everything into the one file, so that it can be moved alone. */
export function closeIntoOneFile(client: Database.Database): void {
  client.pragma('journal_mode = DELETE')
  client.close()
}

function keepPictures(from: string, to: string): void {
  for (const name of namesIn(from)) linkSync(join(from, name), join(to, name))
}

function addPictures(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const name of namesIn(from)) {
    sync(join(from, name))
    renameSync(join(from, name), join(to, name))
  }
  sync(to)
}

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

const isSame = (one: string, other: string) => existsSync(other) && statSync(one).ino === statSync(other).ino

function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
