import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import * as schema from './schema/index.ts'

export type Db = BetterSQLite3Database<typeof schema> & { readonly $client: Database.Database }

/** The database cannot be used as it is. The message is a sentence that says why and what to do. */
export class DatabaseProblem extends Error {}

export const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), 'migrations')

/**
 * Opens (and makes) the database file and brings its schema up to date. Safe from several processes at once. Throws
 * DatabaseProblem for a file that this version cannot use.
 */
export function openDb(file: string): Db {
  mkdirSync(dirname(file), { recursive: true })
  return alone(file, () => {
    const client = new Database(file, { timeout: 10_000 })
    client.pragma('journal_mode = WAL')
    client.pragma('synchronous = FULL')
    const db = drizzle(client, { schema })
    bringUpToDate(db)
    client.pragma('foreign_keys = ON')
    return db
  })
}

/** Opens a database that is there and changes nothing, not even its schema. */
export function openToRead(file: string): Db {
  const client = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  return drizzle(client, { schema })
}

/**
 * A write that costs nobody anything when a power cut takes it back: it does not wait for the disk, which a later
 * ordinary write does for it. Not inside a transaction.
 */
export function withoutWaiting<T>(db: Db, write: () => T): T {
  db.$client.exec('PRAGMA synchronous = NORMAL')
  try {
    return write()
  } finally {
    db.$client.exec('PRAGMA synchronous = FULL')
  }
}

function bringUpToDate(db: Db): void {
  // drizzle's migrations switch foreign keys off inside a transaction, where SQLite ignores it: a rebuilt parent
  // table would delete its children in silence. So they are off before, and what they guard is checked after.
  db.$client.pragma('foreign_keys = OFF')
  if (unknownMigrations(db.$client) > 0)
    throw new DatabaseProblem(
      'the database there was made by another version of Thunderclap: start that version, or set DATA_DIR to another folder',
    )
  // What a migration takes away is not to be read in the file afterwards.
  db.$client.pragma('secure_delete = ON')
  migrate(db, { migrationsFolder })
  db.$client.pragma('secure_delete = OFF')
  const orphans = db.$client.pragma('foreign_key_check') as unknown[]
  if (orphans.length > 0)
    throw new DatabaseProblem(
      `the database holds ${orphans.length} rows that belong to nothing: restore the last backup`,
    )
}

/** Migrations that a database has had and this version has not; none for a new one. */
export function unknownMigrations(client: Database.Database): number {
  const isNew = !client.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get()
  if (isNew) return 0
  const ours = new Set(readMigrationFiles({ migrationsFolder }).map(one => one.hash))
  const theirs = client.prepare<[], { hash: string }>('select hash from __drizzle_migrations').all()
  return theirs.filter(one => !ours.has(one.hash)).length
}

/** Runs `work` while no other process does: two that switch to WAL or migrate at once fail. Freed by a crash too. */
function alone<T>(file: string, work: () => T): T {
  const lock = new Database(`${file}-lock`, { timeout: 60_000 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return work()
  } finally {
    lock.close()
  }
}
