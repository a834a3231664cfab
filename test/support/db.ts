import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Db, openDb } from '../../db/open.ts'
import { afterThisTest, testFolder } from './folder.ts'

/** A real, migrated, empty SQLite file of this test alone. */
export function testDb(folder = testFolder('db')): Db {
  const file = join(folder, 'thunderclap.db')
  copyFileSync(inject('dbTemplate'), file)
  const db = openDb(file)
  afterThisTest(() => {
    db.$client.close()
  })
  return db
}
