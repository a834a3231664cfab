import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDb } from '../../db/open.ts'
import { readConfig } from '../../src/config.ts'
import { createContext } from '../../src/context.ts'
import { testFolder } from '../support/folder.ts'

const startIn = (folder: string) => () => createContext(readConfig({ DATA_DIR: folder }), 'web')

test('a database that another version has changed is left as it is, and named in a sentence', () => {
  const folder = testFolder()
  const file = join(folder, 'thunderclap.db')
  const { $client } = openDb(file)
  $client.exec(`insert into __drizzle_migrations (hash, created_at) values ('of-another-version', 1)`)
  $client.close()
  expect(startIn(folder)).toThrow(/DATA_DIR: .*another version of Thunderclap/)
})

test('rows that belong to nothing are named in a sentence', () => {
  const folder = testFolder()
  const file = join(folder, 'thunderclap.db')
  openDb(file).$client.close()
  const client = new Database(file)
  client.pragma('foreign_keys = OFF')
  client.exec(`insert into grants (account_id, state, sealed, granted_at) values (4711, 'live', 'x', 1)`)
  client.close()
  expect(startIn(folder)).toThrow(/DATA_DIR: .*1 rows that belong to nothing: restore the last backup/)
})

test('a file that is no database is named in a sentence', () => {
  const folder = testFolder()
  writeFileSync(join(folder, 'thunderclap.db'), 'notes of the last meeting\n'.repeat(400))
  expect(startIn(folder)).toThrow(/DATA_DIR: .*is damaged, or no database/)
})

test('the audit log is only added to', () => {
  const { $client } = openDb(join(testFolder(), 'thunderclap.db'))
  const triggers = $client.prepare(`select name from sqlite_master where type = 'trigger' order by name`).pluck().all()
  expect(triggers).toEqual(['audit_is_not_changed', 'audit_is_not_deleted'])
})
