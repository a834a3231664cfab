import { getTableColumns } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { campaigns } from '../../../../db/schema/index.ts'
import { allColumnsOf, contentOf, fieldsOf, writtenSections } from '../../../../src/domain/campaign/content.ts'
import { langs } from '../../../../src/lib/lang.ts'
import { wordOf } from '../../../../src/pages/campaign/editor/labels.ts'
import { testContext } from '../../../support/context.ts'
import { makeCampaign } from '../../../support/factories.ts'

describe('every field of the table', () => {
  test('has a column', () => {
    const content = contentOf(makeCampaign(testContext().db), [])
    expect(Object.keys(getTableColumns(campaigns))).toEqual(expect.arrayContaining(Object.keys(allColumnsOf(content))))
  })

  test.each(langs)('has a label in the catalogue %s', lang => {
    const unnamed = writtenSections.flatMap(section =>
      Object.entries(fieldsOf(section))
        .filter(([name, { fields }]) => !fields && !wordOf(section, name, lang))
        .map(([name]) => `${section}.${name}`),
    )
    expect(unnamed).toEqual([])
  })
})
