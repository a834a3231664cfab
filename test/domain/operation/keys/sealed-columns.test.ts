import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import * as schema from '../../../../db/schema/index.ts'
import { sealedPlaces } from '../../../../src/domain/operation/keys/sealed-columns.ts'
import { newSecretKey, type SealedText } from '../../../../src/lib/secret-box.ts'
import { testContext } from '../../../support/context.ts'
import { sealEverything } from './everything-sealed.ts'

const listed = sealedPlaces.map(({ table, column }) => `${table}.${column}`).sort()

const columns = Object.values(schema)
  .filter(table => is(table, SQLiteTable))
  .flatMap(table => Object.values(getTableColumns(table)).map(column => ({ table: getTableName(table), column })))

test('every sealed column of the schema is in the list that a change of keys goes through', () => {
  const sealed = columns.filter(({ column }) => column.columnType === 'SQLiteCustomColumn')
  expect(sealed.map(({ table, column }) => `${table}.${column.name}`).sort()).toEqual(listed)
})

test('everything the product seals lies in a listed column and opens for the row the list names', () => {
  const key = newSecretKey()
  const context = testContext({ env: { SECRET_KEY: key } })
  sealEverything(context, key)
  const { db, box } = context
  const [id] = box.keyIds()
  const found = columns.flatMap(({ table, column }) => {
    const query = `select 1 from "${table}" where "${column.name}" glob '${id}.????????????????.*' limit 1`
    return db.$client.prepare(query).get() ? [`${table}.${column.name}`] : []
  })
  expect(found.sort()).toEqual(listed)
  for (const { table, column, row } of sealedPlaces)
    for (const one of db.$client
      .prepare<[], { text: SealedText | null; row: string }>(`select "${column}" text, ${row} "row" from "${table}"`)
      .all())
      if (one.text !== null) expect(box.open(one.text, one.row), `${table}.${column}`).not.toBe('')
})
