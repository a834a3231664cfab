import Database from 'better-sqlite3'
import { unknownMigrations } from './open.ts'

/** Why a database cannot take the place of ours, in a sentence; null when it can. Reads all of it and changes nothing. */
export function whyNotRestorable(file: string): string | null {
  const client = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return whyNot(client)
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    if (!code.startsWith('SQLITE_')) throw error
    return `is damaged, or no database of Thunderclap (${message})`
  } finally {
    client.close()
  }
}

function whyNot(client: Database.Database): string | null {
  const verdicts = client.pragma('integrity_check(10)') as { integrity_check: string }[]
  const wrong = verdicts.map(row => row.integrity_check).filter(verdict => verdict !== 'ok')
  if (wrong.length > 0) return `is damaged (${wrong[0]})`
  const tables = client
    .prepare<[], { name: string }>(
      `select name from sqlite_master where name in ('__drizzle_migrations', 'launches', 'deliveries')`,
    )
    .all()
  if (tables.length < 3) return 'is no database of Thunderclap'
  const orphans = client.pragma('foreign_key_check') as { table: string }[]
  if (orphans[0]) return `is damaged: ${orphans[0].table} holds rows that belong to nothing`
  return unknownMigrations(client) === 0 ? null : 'was made by a newer version: update Thunderclap first'
}
