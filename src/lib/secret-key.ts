import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyIdOf, newSecretKey } from './secret-box.ts'

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

/** The same again and again. Made is a key at the first time only: a file that vanishes later is an accident. */
export function keySource(given: readonly string[] | null, dataDir: string): () => readonly string[] {
  const first = readSecretKeys(given, dataDir)
  let told = false
  return () => {
    if (told && !given) return readKeyFile(dataDir)
    told = true
    return first
  }
}

/** Throws when there is none. */
export const readKeyFile = (dataDir: string): readonly string[] =>
  readFileSync(keyFile(dataDir), 'utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** Adds a key at the end; whoever reads the file meanwhile finds the old one or the new one, whole. */
export const addKey = (dataDir: string, key: string): void =>
  writeKeys(dataDir, [...(existsSync(keyFile(dataDir)) ? readKeyFile(dataDir) : []), key])

export const removeKey = (dataDir: string, id: string): void =>
  writeKeys(
    dataDir,
    readKeyFile(dataDir).filter(key => keyIdOf(key) !== id),
  )

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
