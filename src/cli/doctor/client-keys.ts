import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openToRead } from '../../../db/open.ts'
import type { Config } from '../../config.ts'
import { isKeyNeeded, readClientKeys } from '../../domain/operation/keys/client-keys.ts'
import { secretBox } from '../../lib/secret-box.ts'
import { keyFile, readKeyFile } from '../../lib/secret-key.ts'
import { type ClientKey, type NetworkName, networkNames } from '../../networks/port.ts'

export type AtHand = {
  readonly keys: readonly ClientKey[]
  /** Whether the next start makes one: nothing was signed with another yet. */
  readonly comes: (network: NetworkName) => boolean
}

const none: AtHand = { keys: [], comes: () => false }
const first: AtHand = { keys: [], comes: () => true }

/** What this installation signs in to networks with; no key where there is no database of this version, or no key to it. */
export function clientKeysAtHand({ dataDir, secretKeys: given }: Config): AtHand {
  const folder = resolve(dataDir)
  const file = join(folder, 'thunderclap.db')
  if (!existsSync(file)) return first
  if (!given && !existsSync(keyFile(folder))) return none
  const db = openToRead(file)
  try {
    const keys = readClientKeys(db, secretBox(given ?? readKeyFile(folder)), Date.now())
    const needing = networkNames.filter(name => isKeyNeeded(db, name))
    return { keys, comes: name => keys.length === 0 && !needing.includes(name) }
  } catch {
    return none
  } finally {
    db.$client.close()
  }
}
