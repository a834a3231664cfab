import Database from 'better-sqlite3'
import type { SealedText } from '../src/lib/secret-box.ts'

export type Inspection = {
  readonly migrations: number
  /** What SQLite itself finds wrong with the file; empty when sound. */
  readonly problems: readonly string[]
  /** Some sealed permissions, to see whether the key at hand opens them. */
  readonly sealed: readonly { readonly accountId: number; readonly sealed: SealedText }[]
}

const samples = 100

/** Reads a database without changing it, not even its schema. Throws when it cannot be read at all. */
export function inspectDb(file: string): Inspection {
  const client = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  try {
    const verdicts = client.pragma('quick_check(10)') as { quick_check: string }[]
    const orphans = client.pragma('foreign_key_check') as { table: string }[]
    return {
      migrations: client.prepare<[], { n: number }>('select count(*) n from __drizzle_migrations').get()?.n ?? 0,
      problems: [
        ...verdicts.map(row => row.quick_check).filter(verdict => verdict !== 'ok'),
        ...new Set(orphans.map(row => `${row.table} holds rows that belong to nothing`)),
      ],
      sealed: client
        .prepare<[number], { accountId: number; sealed: SealedText }>(
          `select account_id accountId, sealed from grants where sealed <> '' order by random() limit ?`,
        )
        .all(samples),
    }
  } finally {
    client.close()
  }
}
