import { describe, expect, test } from 'vitest'
import { senders } from '../../../db/schema/index.ts'
import {
  closeBatch,
  markUnresolved,
  openBatches,
  recordDeath,
  releaseUnheld,
} from '../../../src/domain/ledger/close.ts'
import { holdersOf, openLaunch, unopenedBy } from '../../../src/domain/ledger/open.ts'
import { leaseMs, marginMs, requestDeadlineMs } from '../../../src/domain/ledger/types.ts'
import { noon } from '../../support/context.ts'
import { inHand, outcomeOf, posted, setting } from './setting.ts'

const closedAt = noon + 9_000
const lost = (watermark: number | null, holderDead = false) => ({
  watermark,
  holderDead,
  why: 'its sender fell silent',
})
const states = (rows: readonly { state: string }[]) => rows.map(row => row.state)

describe('closing a batch', () => {
  test('gives back at once what lies beyond its watermark, for that never left', () => {
    const { db, rows, held, told } = inHand(4)
    closeBatch(db, held.batch, lost(2), closedAt)
    expect(states(rows())).toEqual(['queued', 'queued', 'pending', 'pending'])
    expect(rows()[3]).toMatchObject({ dueAt: noon, settledAt: null, tries: 0 })
    expect([1, 2].map(place => told(held, place))).toEqual([[], ['returned']])
  })

  test('leaves what is settled as it is, on either side of the watermark', () => {
    const { db, rows, held, settle } = inHand(4)
    settle([outcomeOf(held, 0, posted), outcomeOf(held, 3, posted)])
    closeBatch(db, held.batch, lost(2), closedAt)
    expect(states(rows())).toEqual(['posted', 'queued', 'pending', 'posted'])
  })

  test('doubts every row when its record is gone', () => {
    const { db, rows, held, batch } = inHand(3)
    closeBatch(db, held.batch, lost(null), closedAt)
    expect(states(rows())).toEqual(['queued', 'queued', 'queued'])
    expect(batch(held)).toMatchObject({ state: 'closed', mark: null, why: 'its sender fell silent' })
    expect(markUnresolved(db, held.batch, false, closedAt + 60_000)).toBe(3)
  })

  test('is done at once when nothing was marked', () => {
    const { db, rows, held, batch } = inHand(2)
    closeBatch(db, held.batch, lost(0), closedAt)
    expect(states(rows())).toEqual(['pending', 'pending'])
    expect(batch(held)?.state).toBe('done')
    expect(openBatches(db)).toEqual([])
  })

  test('happens once: a second director that comes to it later changes nothing', () => {
    const { db, rows, held, batch } = inHand(3)
    closeBatch(db, held.batch, lost(2), closedAt)
    const before = [rows(), batch(held)]
    closeBatch(db, held.batch, lost(0), closedAt + 5)
    expect([rows(), batch(held)]).toEqual(before)
  })

  test('ends a delivery whose pledge was withdrawn, whose launch was stopped, or whose window has closed', () => {
    const withdrawn = inHand(1)
    withdrawn.withdraw(withdrawn.joined[0]?.id ?? 0)
    closeBatch(withdrawn.db, withdrawn.held.batch, lost(0), closedAt)
    const stopped = inHand(1)
    stopped.change({ state: 'stopped' })
    closeBatch(stopped.db, stopped.held.batch, lost(0), closedAt)
    const late = inHand(1)
    closeBatch(late.db, late.held.batch, lost(0), noon + 900_000)
    expect([withdrawn, stopped, late].map(one => states(one.rows()))).toEqual([['withdrawn'], ['stopped'], ['missed']])
  })
})

describe('before a launch is opened', () => {
  const early = noon - 1_200

  test.each([
    ['below its watermark', 2],
    ['of a record that is gone', null],
  ])('what a dead sender held has not left: rows %s are pending at once', (_, watermark) => {
    const { db, rows, held, batch } = inHand(2, { openedAt: null })
    closeBatch(db, held.batch, lost(watermark, true), early)
    expect(rows()).toMatchObject([{ state: 'pending', dueAt: noon, tries: 0 }, { state: 'pending' }])
    expect(batch(held)?.state).toBe('done')
  })

  test('one that is only silent may still get the clearance: its rows wait until its last lease has ended', () => {
    const { db, rows, held } = inHand(2, { openedAt: null })
    closeBatch(db, held.batch, lost(2), early)
    expect(states(rows())).toEqual(['queued', 'queued'])
    expect(markUnresolved(db, held.batch, false, early + leaseMs + marginMs - 1)).toBe(0)
    expect(states(rows())).toEqual(['queued', 'queued'])
    expect(markUnresolved(db, held.batch, false, early + leaseMs + marginMs)).toBe(0)
    expect(states(rows())).toEqual(['pending', 'pending'])
  })

  test('one that is silent and turns out to be dead gives back its rows at once', () => {
    const { db, rows, held } = inHand(2, { openedAt: null })
    closeBatch(db, held.batch, lost(2), early)
    expect(markUnresolved(db, held.batch, true, early + 1)).toBe(0)
    expect(states(rows())).toEqual(['pending', 'pending'])
  })

  test('opening it takes the batches of the dead away, and leaves those of the living', () => {
    const { db, arm, issue, hold, rows, batch, launch } = setting(4, { openedAt: null })
    arm()
    const [first, second] = [issue(2), issue(2)]
    hold(first, 'sender-1')
    hold(second, 'sender-2')
    expect(unopenedBy(db, noon - 1)).toEqual([])
    expect(unopenedBy(db, noon)).toMatchObject([{ id: launch().id }])
    expect(holdersOf(db, launch().id)).toMatchObject([{ id: 'sender-1' }, { id: 'sender-2' }])
    openLaunch(db, launch().id, ['sender-1'], noon)
    expect(launch().openedAt).toBe(noon)
    expect([batch(first), batch(second)]).toMatchObject([{ state: 'closed', mark: 0 }, { state: 'queued' }])
    expect(markUnresolved(db, first.batch, true, noon + 5)).toBe(0)
    expect(states(rows())).toEqual(['pending', 'pending', 'queued', 'queued'])
    expect(batch(first)?.state).toBe('done')
  })

  test('it is opened once: who was found dead after that may have written', () => {
    const { db, rows, held, batch, launch } = inHand(1, { openedAt: null })
    openLaunch(db, launch().id, [], noon)
    openLaunch(db, launch().id, ['sender-1'], noon + 3)
    expect(launch().openedAt).toBe(noon)
    expect(batch(held)?.state).toBe('queued')
    closeBatch(db, held.batch, lost(1, true), noon + 4)
    expect(states(rows())).toEqual(['queued'])
    expect(markUnresolved(db, held.batch, true, noon + 4 + marginMs)).toBe(1)
  })
})

describe('rows in doubt', () => {
  test.each([
    ['a sender that is known to be dead', true, marginMs],
    ['a sender that may live', false, marginMs + leaseMs + requestDeadlineMs],
  ])('of %s wait until no outcome can come any more', (_, dead, afterMs) => {
    const { db, rows, held, batch } = inHand(1)
    closeBatch(db, held.batch, lost(1, dead), closedAt)
    expect(markUnresolved(db, held.batch, false, closedAt + afterMs - 1)).toBe(0)
    expect(states(rows())).toEqual(['queued'])
    expect(markUnresolved(db, held.batch, false, closedAt + afterMs)).toBe(1)
    expect(rows()).toMatchObject([
      { state: 'unknown', reason: 'lost-sender', lookAt: closedAt + afterMs, looks: 0, tries: 1 },
    ])
    expect(batch(held)?.state).toBe('done')
  })

  test('do not include one whose outcome came while they waited', () => {
    const { db, rows, held, settle } = inHand(2)
    closeBatch(db, held.batch, lost(2), closedAt)
    settle([outcomeOf(held, 0, posted)])
    expect(markUnresolved(db, held.batch, false, closedAt + 60_000)).toBe(1)
    expect(states(rows())).toEqual(['posted', 'unknown'])
  })

  test('are none in a batch that was not closed', () => {
    const { db, rows, held } = inHand(1)
    expect(markUnresolved(db, held.batch, false, noon + 3_600_000)).toBe(0)
    expect(states(rows())).toEqual(['queued'])
  })
})

test('a batch that nobody took is released whole, and may be issued again', () => {
  const { db, arm, issue, rows, batch } = setting(2)
  arm()
  const one = issue()
  expect(releaseUnheld(db, one.batch, 'Redis was restarted', noon - 45_000)).toBe('released')
  expect(states(rows())).toEqual(['pending', 'pending'])
  expect(batch(one)).toMatchObject({ state: 'done', why: 'Redis was restarted' })
  expect(issue().rows.map(row => row.delivery)).toEqual(one.rows.map(row => row.delivery))
})

test('open batches are named with who holds them', () => {
  const { db, arm, issue, hold } = setting(3)
  arm()
  const [first, second] = [issue(2), issue(1)]
  hold(first, 'sender-1')
  expect(openBatches(db)).toMatchObject([
    { id: first.batch, sender: { id: 'sender-1', machine: 'here' } },
    { id: second.batch, sender: null },
  ])
})

test('a death is written down once, with the moment it was first known', () => {
  const { db } = inHand(1)
  recordDeath(db, 'sender-1', noon)
  recordDeath(db, 'sender-1', noon + 5)
  expect(db.select().from(senders).all()).toMatchObject([{ deadAt: noon }])
})
