import { join } from 'node:path'
import { type Db, openDb } from '../db/open.ts'
import type { Config } from './config.ts'
import { createLog, type Log } from './lib/log.ts'
import { type SecretBox, secretBox } from './lib/secret-box.ts'
import { secretKeys } from './lib/secret-key.ts'
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
  return {
    config,
    db: openDb(join(config.dataDir, 'thunderclap.db')),
    log: createLog(process, config.logLevel),
    now: Date.now,
    box: secretBox(secretKeys(config.secretKeys, config.dataDir)),
    networks: createNetworks(config),
  }
}
