import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecretKey } from './secret-box.ts'

export const keyFile = (dataDir: string) => join(dataDir, 'secret.key')

/** The keys given by the environment, else those kept in `dataDir` (made on first use, readable by its owner only). */
export function readSecretKeys(given: readonly string[] | null, dataDir: string): readonly string[] {
  if (given) return given
  mkdirSync(dataDir, { recursive: true })
  try {
    // 'wx' lets exactly one of several starting processes make it.
    writeFileSync(keyFile(dataDir), `${newSecretKey()}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readKeyFile(dataDir)
}

/** Throws when there is none. */
export const readKeyFile = (dataDir: string): readonly string[] =>
  readFileSync(keyFile(dataDir), 'utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** Adds a key that seals from the next start on; whoever reads the file meanwhile finds all of the old or all of the new. */
export const addFirstKey = (dataDir: string, key: string): void => writeKeys(dataDir, [key, ...keysIn(dataDir)])

/** Adds a key that only opens. */
export const addOldKey = (dataDir: string, key: string): void => writeKeys(dataDir, [...keysIn(dataDir), key])

const keysIn = (dataDir: string) => (existsSync(keyFile(dataDir)) ? readKeyFile(dataDir) : [])

function writeKeys(dataDir: string, keys: readonly string[]): void {
  const draft = `${keyFile(dataDir)}.new`
  writeFileSync(draft, keys.map(key => `${key}\n`).join(''), { mode: 0o600 })
  fsyncFile(draft)
  renameSync(draft, keyFile(dataDir))
  fsyncFile(dataDir)
}

/** On the disk before anything is sealed with what it holds. */
function fsyncFile(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
