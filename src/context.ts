import { join } from 'node:path'
import { DatabaseProblem, type Db, openDb } from '../db/open.ts'
import { type Config, ConfigError } from './config.ts'
import { firstClientKey, readClientKeys } from './domain/operation/keys/client-keys.ts'
import { openBox } from './domain/operation/keys/keyring.ts'
import { missingKeys } from './domain/operation/keys/missing.ts'
import { serversOf } from './domain/operation/servers.ts'
import { createLog, type Log } from './lib/log.ts'
import type { SecretBox } from './lib/secret-box.ts'
import { readSecretKeys } from './lib/secret-key.ts'
import { createNetworks } from './networks/networks.ts'
import type { Networks } from './networks/registry.ts'

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

/** Throws ConfigError when the database or the secret keys are not this version's or installation's. */
export function createContext(config: Config, process: string): Context {
  const db = openOwnDb(join(config.dataDir, 'thunderclap.db'))
  const log = createLog(process, config.logLevel)
  const box = openBox(db, readSecretKeys(config.secretKeys, config.dataDir))
  const missing = missingKeys(db, box.keyIds())
  if (missing?.areAll) throw new ConfigError([`SECRET_KEY: ${missing.why}`])
  if (missing) log.error(missing.why)
  const networks = createNetworks(config, {
    keys: () => readClientKeys(db, box, Date.now()),
    servers: serversOf(db, box, 'mastodon', Date.now),
  })
  for (const { name } of [...networks.values()].filter(one => one.documents)) {
    const lost = firstClientKey(db, box, name, Date.now())
    if (lost) log.error(lost)
  }
  return { config, db, log, now: Date.now, box, networks }
}

function openOwnDb(file: string): Db {
  try {
    return openDb(file)
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    if (error instanceof DatabaseProblem) throw new ConfigError([`DATA_DIR: ${message}`])
    if (['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(code))
      throw new ConfigError([`DATA_DIR: ${file} is damaged, or no database (${message}): restore the last backup`])
    throw error
  }
}
