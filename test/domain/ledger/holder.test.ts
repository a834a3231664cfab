import { describe, expect, test } from 'vitest'
import { senders } from '../../../db/schema/index.ts'
import { closeBatch, releaseUnheld } from '../../../src/domain/ledger/close.ts'
import { noon } from '../../support/context.ts'
import { setting } from './setting.ts'

function issued() {
  const ledger = setting(2)
  ledger.arm()
  return { ...ledger, one: ledger.issue() }
}

describe('a batch has one holder', () => {
  test('the first that says so, however often it says it', () => {
    const { hold, one, batch, db } = issued()
    expect([hold(one, 'first'), hold(one, 'second'), hold(one, 'first')]).toEqual(['recorded', 'no', 'recorded'])
    expect(batch(one)).toMatchObject({ holder: 'first', heldAt: noon - 40_000 })
    expect(db.select().from(senders).all()).toMatchObject([
      { id: 'first', machine: 'here', pid: 1, startTicks: '1', deadAt: null },
      { id: 'second' },
    ])
  })

  test('nobody, once it was released', () => {
    const { db, hold, one, batch } = issued()
    expect(releaseUnheld(db, one.batch, 'the launch ended', noon)).toBe('released')
    expect(hold(one)).toBe('no')
    expect(batch(one)?.holder).toBeNull()
  })

  test('not even its holder, once it was closed', () => {
    const { db, hold, one } = issued()
    hold(one, 'first')
    closeBatch(db, one.batch, { watermark: 0, holderDead: false, why: 'silent' }, noon)
    expect(hold(one, 'first')).toBe('no')
  })

  test('and what somebody holds is not released', () => {
    const { db, hold, one, rows } = issued()
    hold(one)
    expect(releaseUnheld(db, one.batch, 'nobody took it', noon)).toBe('held')
    expect(rows().map(row => row.state)).toEqual(['queued', 'queued'])
  })
})
