import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inspectDb } from '../../../db/inspect.ts'
import type { Config } from '../../config.ts'
import { openToOthers, whyNotForUs, whyNotOurs } from '../../lib/private-files.ts'
import { type SealedText, secretBox } from '../../lib/secret-box.ts'
import { keyFile, readSecretKeys } from '../../lib/secret-key.ts'
import type { DoctorFinding } from './finding.ts'

const leastFreeMb = 500
/** With less than this, nothing can be saved any more, and no post leaves. */
const noneFreeMb = 10

export function checkDataFolder({ dataDir }: Config): DoctorFinding {
  const folder = resolve(dataDir)
  if (!existsSync(folder)) return { state: 'ok', what: `${folder} does not exist yet; the first start makes it` }
  const unfit = whyNotForUs(folder)
  if (unfit !== null) return { state: 'bad', what: `DATA_DIR: ${unfit}`, todo: 'Set DATA_DIR to another.' }
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return { state: 'bad', what: `${folder} cannot be written`, todo: 'Make it writable, or set DATA_DIR to another.' }
  }
  const { bavail, bsize } = statfsSync(folder)
  const freeMb = Math.floor((bavail * bsize) / 1_048_576)
  if (freeMb >= leastFreeMb) return { state: 'ok', what: `${folder}, ${freeMb.toLocaleString('en')} MB free` }
  if (freeMb < noneFreeMb)
    return {
      state: 'bad',
      what: `${folder} is full (${freeMb} MB free)`,
      todo: 'Make room: no post leaves until then.',
    }
  return { state: 'warn', what: `${folder} has only ${freeMb} MB free`, todo: 'Make room: a full disk stops a launch.' }
}

/** Of the folder and what is in it: owner and modes. */
export function checkPrivacy({ dataDir }: Config): DoctorFinding {
  const folder = resolve(dataDir)
  // Its rights are not for us to judge: see above.
  if (whyNotForUs(folder) !== null) return { state: 'ok', what: 'nothing is kept yet' }
  const shut = whyNotOurs(folder)
  if (shut !== null) return { state: 'bad', what: shut, todo: 'Run this as the user that runs the program.' }
  const [first, ...more] = openToOthers(folder)
  if (first === undefined) return { state: 'ok', what: 'nobody else on this machine can read what is kept' }
  return {
    state: 'warn',
    what: `others on this machine can read ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`,
    todo: `chmod -R go= ${folder} (every start does that, too)`,
  }
}

export function checkKey({ dataDir, secretKeys: given }: Config): DoctorFinding {
  if (given) return { state: 'ok', what: `secret key from SECRET_KEY (${given.length})` }
  const file = keyFile(resolve(dataDir))
  if (!existsSync(file)) return { state: 'ok', what: 'no secret key yet; the first start makes one' }
  if ((statSync(file).mode & 0o077) === 0) return { state: 'ok', what: `secret key in ${file}` }
  return { state: 'bad', what: `${file} can be read by others`, todo: `chmod 600 ${file}` }
}

/** Its soundness, and whether the key at hand opens what is sealed in it. */
export function checkDatabase({ dataDir, secretKeys: given }: Config): DoctorFinding {
  const file = join(resolve(dataDir), 'thunderclap.db')
  if (!existsSync(file)) return { state: 'ok', what: 'no database yet; the first start makes it' }
  try {
    const { problems, sealed, migrations } = inspectDb(file)
    if (problems.length > 0)
      return { state: 'bad', what: `database: ${problems.join('; ')}`, todo: 'Restore the last backup.' }
    if (sealed.length > 0 && !given && !existsSync(keyFile(resolve(dataDir))))
      return { state: 'bad', what: 'the secret key is gone: nothing sealed can be opened', todo: 'Restore it.' }
    const shut = sealed.length === 0 ? 0 : sealed.filter(row => !opens(row, given, dataDir)).length
    if (shut === 0) return { state: 'ok', what: `database is sound (schema ${migrations})` }
    return {
      state: 'bad',
      what: `${shut} of ${sealed.length} permissions looked at do not open with this secret key`,
      todo: 'Set SECRET_KEY (or DATA_DIR/secret.key) to the key they were sealed with.',
    }
  } catch (error) {
    return { state: 'bad', what: `database: ${(error as Error).message}`, todo: 'Restore the last backup.' }
  }
}

function opens(row: { accountId: number; sealed: SealedText }, given: Config['secretKeys'], dataDir: string): boolean {
  try {
    secretBox(readSecretKeys(given, dataDir)).open(row.sealed, `grant:${row.accountId}`)
    return true
  } catch {
    return false
  }
}
