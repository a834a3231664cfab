import { describe, expect, test } from 'vitest'
import { type AuditFilter, listAudit, namesInAudit } from '../../../src/domain/organizer/audit/list.ts'
import { inOneStep, operator, record } from '../../../src/domain/organizer/audit/record.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'

const ada = { id: 1, name: 'Ada' }
const grace = { id: 2, name: 'Grace' }
const amend = { id: 7, title: 'Amend the act' }
const all: AuditFilter = { who: null, campaign: null, kind: null, after: null, before: null }

function recorded() {
  const db = testDb()
  for (let n = 0; n < 5; n++) record(db, ada, 'launch-paused', { network: null }, noon + n, amend)
  record(db, grace, 'name-changed', { from: 'G.', to: 'Grace' }, noon + 5)
  record(db, operator, 'launch-stopped', {}, noon + 6, amend)
  const at = (filter: Partial<AuditFilter>, limit = 50) =>
    listAudit(db, { ...all, ...filter }, limit).entries.map(entry => entry.at - noon)
  return { db, at }
}

describe('the record of changes', () => {
  test('lists the newest first, by who, campaign and kind', () => {
    const { db, at } = recorded()
    expect(at({})).toEqual([6, 5, 4, 3, 2, 1, 0])
    expect(at({ who: 1 })).toEqual([4, 3, 2, 1, 0])
    expect(at({ who: 'operator' })).toEqual([6])
    expect(at({ campaign: 7, kind: 'launch-stopped' })).toEqual([6])
    expect(listAudit(db, { ...all, who: 2 }, 1).entries).toMatchObject([
      { actor: grace, campaign: null, kind: 'name-changed', data: { from: 'G.', to: 'Grace' } },
    ])
  })

  test('is paged by key, forth and back', () => {
    const { db } = recorded()
    const first = listAudit(db, all, 3)
    expect(first).toMatchObject({ newer: false, older: true })
    const second = listAudit(db, { ...all, after: first.entries.at(-1)?.id ?? 0 }, 3)
    expect(second.entries.map(entry => entry.at - noon)).toEqual([3, 2, 1])
    expect(second).toMatchObject({ newer: true, older: true })
    const back = listAudit(db, { ...all, before: second.entries[0]?.id ?? 0 }, 3)
    expect(back.entries).toEqual(first.entries)
    expect(back).toMatchObject({ newer: false, older: true })
  })

  test('knows everybody by the last name they had, and every campaign', () => {
    const { db } = recorded()
    record(db, { ...ada, name: 'Ada Lovelace' }, 'launch-paused', { network: null }, noon + 7, {
      ...amend,
      title: 'Amend it',
    })
    const { people, campaigns } = namesInAudit(db)
    expect(people).toEqual(expect.arrayContaining([operator, { id: 1, name: 'Ada Lovelace' }, grace]))
    expect(campaigns).toMatchObject([{ id: 7, title: 'Amend it' }])
  })

  test('holds nothing of a step that failed', () => {
    const { db, at } = recorded()
    const step = () =>
      inOneStep(db, () => {
        record(db, ada, 'launch-cancelled', {}, noon, amend)
        throw new Error('it did not work')
      })
    expect(step).toThrow('it did not work')
    expect(at({ kind: 'launch-cancelled' })).toEqual([])
  })
})
