import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openToRead } from '../../../db/open.ts'
import type { Config } from '../../config.ts'
import { readClientKeys } from '../../domain/operation/keys/client-keys.ts'
import { secretBox } from '../../lib/secret-box.ts'
import { keyFile, readKeyFile } from '../../lib/secret-key.ts'
import type { ClientKey } from '../../networks/port.ts'

/** Those that this installation signs in to networks with; none where there is no database of this version, or no key to it. */
export function clientKeysAtHand({ dataDir, secretKeys: given }: Config): readonly ClientKey[] {
  const folder = resolve(dataDir)
  const file = join(folder, 'thunderclap.db')
  if (!existsSync(file) || (!given && !existsSync(keyFile(folder)))) return []
  const db = openToRead(file)
  try {
    return readClientKeys(db, secretBox(given ?? readKeyFile(folder)), Date.now())
  } catch {
    return []
  } finally {
    db.$client.close()
  }
}
