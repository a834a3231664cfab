import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { holdFile } from './lock.ts'

export type DbHold = { readonly release: () => void }

/**
 * Keeps everybody else from a database, those that start meanwhile included; null while somebody has it open. Whatever
 * its log holds is in the file itself then. The kernel frees it when the process ends, however it ends.
 */
export function holdDb(file: string): DbHold | null {
  const starting = holdFile(`${file}-lock`)
  if (!starting) return null
  try {
    const db = existsSync(file) ? alone(file) : { release: () => {} }
    if (db) return both(db, starting)
  } catch (error) {
    starting.release()
    throw error
  }
  starting.release()
  return null
}

const both = (one: DbHold, other: DbHold): DbHold => ({
  release: () => {
    one.release()
    other.release()
  },
})

function alone(file: string): DbHold | null {
  const client = new Database(file, { timeout: 0 })
  try {
    // Only who is alone with a database can leave WAL: an idle connection is enough to be refused.
    client.pragma('journal_mode = DELETE')
    client.exec('BEGIN EXCLUSIVE')
    return { release: () => client.close() }
  } catch (error) {
    client.close()
    const { code = '' } = error as { code?: string }
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return null
    throw error
  }
}
