import { existsSync } from 'node:fs'
import { openBox } from '../../domain/operation/keys/keyring.ts'
import { countSealed } from '../../domain/operation/keys/reseal.ts'
import { keyIdOf, type SecretBox } from '../../lib/secret-box.ts'
import { keyFile, readKeyFile } from '../../lib/secret-key.ts'
import { number } from '../../text/format.ts'
import { type Cli, refuse } from '../command.ts'

/** The keys at hand, and what is sealed with each. */
export type OpenedKeys = {
  readonly box: SecretBox
  readonly counts: ReadonlyMap<string, number>
  /** Where keys are kept, as an operator would name it. */
  readonly keptIn: string
}

export function openKeys(cli: Cli): OpenedKeys {
  const db = cli.db()
  const { secretKeys: given } = cli.config()
  const file = keyFile(cli.dataDir())
  if (!given && !existsSync(file)) refuse(`There is no ${file}. Is DATA_DIR the one of the program?`)
  const keys = given ?? readKeyFile(cli.dataDir())
  if (keys.length === 0 || !keys.every(isKey))
    refuse(`${file} holds a line that is no key: 32 bytes in base64url, one key a line. Nothing was changed.`)
  return { box: openBox(db, keys), counts: countSealed(db), keptIn: given ? 'SECRET_KEY' : file }
}

function isKey(text: string): boolean {
  try {
    return keyIdOf(text) !== ''
  } catch {
    return false
  }
}

export const texts = (n: number) => `${number(n, 'en')} ${n === 1 ? 'text' : 'texts'}`
