import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openToRead } from '../../../db/open.ts'
import type { Config } from '../../config.ts'
import { missingKeys } from '../../domain/operation/keys/missing.ts'
import { countSealed } from '../../domain/operation/keys/reseal.ts'
import { keyIdOf } from '../../lib/secret-box.ts'
import { keyFile, readKeyFile } from '../../lib/secret-key.ts'
import { number } from '../../text/format.ts'
import type { DoctorFinding } from './finding.ts'

/** Which key seals, what is still sealed with others, and which of them are missing or not needed. */
export function checkKeys({ dataDir, secretKeys: given }: Config): readonly DoctorFinding[] {
  const folder = resolve(dataDir)
  const file = join(folder, 'thunderclap.db')
  if (!existsSync(file) || (!given && !existsSync(keyFile(folder)))) return []
  try {
    return look(file, (given ?? readKeyFile(folder)).map(keyIdOf))
  } catch (error) {
    const what = `secret key: ${(error as Error).message}`
    return [{ state: 'bad', what, todo: 'See SECRET_KEY or DATA_DIR/secret.key.' }]
  }
}

function look(file: string, ids: readonly string[]): readonly DoctorFinding[] {
  const db = openToRead(file)
  try {
    const [missing, counts] = [missingKeys(db, ids), countSealed(db)]
    const [first, ...others] = ids
    return [
      { state: 'ok', what: `the key ${first} seals` },
      ...(missing ? [{ state: 'bad', what: missing.why } as const] : []),
      ...others.map(id => old(id, counts.get(id) ?? 0)),
    ]
  } finally {
    db.$client.close()
  }
}

const old = (id: string, n: number): DoctorFinding =>
  n === 0
    ? { state: 'ok', what: `nothing here is sealed with the key ${id}: if it is an old one, only backups need it` }
    : {
        state: 'warn',
        what: `${number(n, 'en')} still sealed with the old key ${id}`,
        todo: 'Everything works as long as both keys are at hand. To finish the change: npm run thunderclap -- keys reseal',
      }
