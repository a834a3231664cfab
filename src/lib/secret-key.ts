import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecretKey } from './secret-box.ts'

/** The keys given by the environment, else the one kept in `dataDir` (made on first use, readable by its owner only). */
export function secretKeys(given: readonly string[] | null, dataDir: string): readonly string[] {
  if (given) return given
  const file = join(dataDir, 'secret.key')
  mkdirSync(dataDir, { recursive: true })
  try {
    // 'wx' lets exactly one of several starting processes make it.
    writeFileSync(file, `${newSecretKey()}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').split('\n').filter(Boolean)
}
