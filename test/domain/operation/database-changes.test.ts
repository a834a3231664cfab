import { expect, test } from 'vitest'
import { openToRead } from '../../../db/open.ts'
import { changesByOthers } from '../../../src/domain/operation/database-changes.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign } from '../../support/factories.ts'
import { testFolder } from '../../support/folder.ts'

test('what others write is noticed, what one writes oneself is not', () => {
  const folder = testFolder()
  const db = testDb(folder)
  const other = openToRead(`${folder}/thunderclap.db`)
  const [own, others] = [changesByOthers(db), changesByOthers(other)]
  const before = [own(), others()]
  makeCampaign(db)
  expect(own()).toBe(before[0])
  expect(others()).not.toBe(before[1])
  other.$client.close()
})
