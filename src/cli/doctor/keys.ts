import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openToRead } from '../../../db/open.ts'
import type { Config } from '../../config.ts'
import { holdersWithout } from '../../domain/operation/keys/holders.ts'
import { knownKeys } from '../../domain/operation/keys/keyring.ts'
import { countSealed } from '../../domain/operation/keys/reseal.ts'
import { keyIdOf } from '../../lib/secret-box.ts'
import { keyFile, readKeyFile } from '../../lib/secret-key.ts'
import { number } from '../../text/format.ts'
import type { DoctorFinding } from './finding.ts'

const rotate = 'npm run thunderclap -- keys rotate'

/** Whether a change of keys was left half done, and whether everything that runs has the key that seals. */
export function checkKeys({ dataDir, secretKeys: given }: Config): readonly DoctorFinding[] {
  const folder = resolve(dataDir)
  const file = join(folder, 'thunderclap.db')
  if (!existsSync(file) || (!given && !existsSync(keyFile(folder)))) return []
  try {
    return look(file, (given ?? readKeyFile(folder)).map(keyIdOf))
  } catch (error) {
    // An older schema knows nothing of keys, and what is unsound is said elsewhere.
    if (/no such table/.test((error as Error).message)) return []
    return [
      { state: 'bad', what: `secret key: ${(error as Error).message}`, todo: 'See SECRET_KEY or DATA_DIR/secret.key.' },
    ]
  }
}

function look(file: string, ids: readonly string[]): readonly DoctorFinding[] {
  const db = openToRead(file)
  try {
    const [current] = knownKeys(db)
    if (!current) return []
    const counts = countSealed(db)
    const left = [...counts].reduce((sum, [id, n]) => (id === current.id ? sum : sum + n), 0)
    const without = holdersWithout(db, current.id, Date.now()).map(one => one.process)
    return [
      here(current.id, ids),
      ...(left > 0 ? [halfDone(left, current.id)] : []),
      ...(without.length > 0 ? [unequipped(without, current.id)] : []),
      ...(left > 0 ? [] : knownKeys(db).filter(one => one.emptiedAt !== null && ids.includes(one.id))).map(unneeded),
    ]
  } finally {
    db.$client.close()
  }
}

const here = (id: string, ids: readonly string[]): DoctorFinding =>
  ids.includes(id)
    ? { state: 'ok', what: `the key ${id} seals` }
    : {
        state: 'bad',
        what: `the key ${id}, which seals here, is not at hand`,
        todo: 'Put it back: into SECRET_KEY, or as a line of DATA_DIR/secret.key.',
      }

const halfDone = (left: number, id: string): DoctorFinding => ({
  state: 'warn',
  what: `a change of keys was left half done: ${number(left, 'en')} sealed with another key than ${id}`,
  todo: `Everything works as long as both keys are at hand. To finish it: ${rotate}`,
})

const unequipped = (without: readonly string[], id: string): DoctorFinding => ({
  state: 'bad',
  what: `${without.join(', ')}: without the key ${id}, which seals`,
  todo: 'Give it to them and restart them: they cannot open what it sealed.',
})

const unneeded = ({ id }: { id: string }): DoctorFinding => ({
  state: 'ok',
  what: `nothing needs the key ${id} any more but backups: npm run thunderclap -- keys retire ${id}`,
})
