import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openToRead } from '../../../db/open.ts'
import type { Config } from '../../config.ts'
import { grantLives } from '../../domain/launch/check/grant-lives.ts'
import { readClientKeys } from '../../domain/operation/keys/client-keys.ts'
import { openBox } from '../../domain/operation/keys/keyring.ts'
import { readSecretKeys } from '../../lib/secret-key.ts'
import { createNetworks } from '../../networks/networks.ts'
import { networkLabels } from '../../networks/port.ts'
import { livesWords } from '../../pages/launch/check/lives-words.ts'
import type { DoctorFinding } from './finding.ts'

/** Permissions that end by themselves: whether they can be renewed, and were. */
export function checkGrants(config: Config): readonly DoctorFinding[] {
  const file = join(resolve(config.dataDir), 'thunderclap.db')
  if (!existsSync(file)) return []
  try {
    const db = openToRead(file)
    try {
      const now = Date.now()
      const box = openBox(db, readSecretKeys(config.secretKeys, config.dataDir))
      const networks = createNetworks(config, { keys: () => readClientKeys(db, box, now) })
      return grantLives(db, box, networks, { campaignId: null, launchAt: 0 }, now).flatMap(
        ({ network, ...one }): DoctorFinding[] => {
          const { renewed, wrong } = livesWords(networkLabels[network], one, 'en')
          const state = one.lacks === null ? 'warn' : 'bad'
          return wrong.length === 0 ? [{ state: 'ok', what: renewed }] : wrong.map(what => ({ state, what }))
        },
      )
    } finally {
      db.$client.close()
    }
  } catch {
    // What is unsound, or of an older schema, is said elsewhere.
    return []
  }
}
