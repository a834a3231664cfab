import { join } from 'node:path'
import { type Db, openDb } from '../db/open.ts'
import type { Config } from './config.ts'
import { sealClearAddresses } from './domain/mail/pledge-address.ts'
import { keyring, knowFirstKeys } from './domain/operation/keys/keyring.ts'
import { createLog, type Log } from './lib/log.ts'
import { reloadingBox } from './lib/reloading-box.ts'
import type { SecretBox } from './lib/secret-box.ts'
import { keySource } from './lib/secret-key.ts'
import { createNetworks, type Networks } from './networks/registry.ts'

/** What is alive in a process that has the database: web, director, CLI. Only entry files build it. */
export type Context = {
  readonly config: Config
  readonly db: Db
  readonly log: Log
  /** ms since 1970; the only clock of pages and workers. */
  readonly now: () => number
  readonly box: SecretBox
  readonly networks: Networks
}

export function createContext(config: Config, process: string): Context {
  const db = openDb(join(config.dataDir, 'thunderclap.db'))
  const keys = keySource(config.secretKeys, config.dataDir)
  knowFirstKeys(db, keys(), Date.now())
  const box = reloadingBox(() => keyring(db, keys()))
  sealClearAddresses(db, box)
  return {
    config,
    db,
    log: createLog(process, config.logLevel),
    now: Date.now,
    box,
    networks: createNetworks(config),
  }
}
