import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grants } from '../../../db/schema/index.ts'
import { readLaunchStats } from '../../../src/domain/launch/launch-stats.ts'
import { armPledges } from '../../../src/domain/ledger/arm.ts'
import { decideConditions } from '../../../src/domain/ledger/conditions.ts'
import { countDeliveries, reasons } from '../../../src/domain/ledger/read.ts'
import { setCondition } from '../../../src/domain/pledge/condition.ts'
import { readConditions } from '../../../src/domain/pledge/condition-counts.ts'
import { receiptState } from '../../../src/domain/pledge/receipt.ts'
import { noon } from '../../support/context.ts'
import { testBox, testDigests } from '../../support/factories.ts'
import { postings, setting } from './setting.ts'

function waiting(asked: readonly (number | null)[]) {
  const ledger = setting(0)
  const joined = ledger.db.transaction(() => asked.map(atLeast => ledger.join({ atLeast })))
  /** The director's round at a moment. */
  const round = (now: number) => {
    ledger.arm(now)
    const going = decideConditions(ledger.db, ledger.launch(), now)
    const from = { afterPledge: 0, confirmedSince: 0 }
    if (going !== null)
      armPledges(
        ledger.db,
        { postings, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' },
        ledger.launch(),
        { ...from, going },
        now,
      )
    return going
  }
  const states = () => joined.map(one => ledger.rows().find(row => row.pledgeId === one.id)?.state)
  return { ...ledger, joined, round, states }
}

/** By dropping, one after the other, whoever asks for more than are left. */
function byDropping(asked: readonly number[]): number {
  const left = asked.filter(n => n <= asked.length)
  return left.length === asked.length ? asked.length : byDropping(left)
}

describe('pledges that go only with enough others', () => {
  test('are decided at the moment and not before it: nothing is made ready of them until then', () => {
    const { round, states } = waiting([null, 2])
    expect(round(noon - 1)).toBeNull()
    expect(states()).toEqual(['pending', undefined])
    expect(round(noon)).toBe(2)
    expect(states()).toEqual(['pending', 'pending'])
  })

  test('count who joins in the last second', () => {
    const { round, join, states } = waiting([3, null])
    round(noon - 500)
    join({ confirmedAt: noon - 1 })
    expect(round(noon)).toBe(3)
    expect(states()).toEqual(['pending', 'pending'])
  })

  test('do not count who withdrew, or whose permission works no more', () => {
    const { db, round, withdraw, joined, states } = waiting([3, null, null, null])
    withdraw(joined[1]?.id ?? 0)
    db.update(grants)
      .set({ state: 'reconnect' })
      .where(eq(grants.accountId, joined[2]?.accountId ?? 0))
      .run()
    expect(round(noon)).toBe(2 - 1)
    expect(states()[0]).toBe('missed')
  })

  test('that ask for most drop out first, and take with them who counted on them', () => {
    const { round, states } = waiting([null, 2, 4, 5])
    expect(round(noon)).toBe(2)
    expect(states()).toEqual(['pending', 'pending', 'missed', 'missed'])
  })

  test('may go on the strength of each other alone', () => {
    expect(waiting([3, 3, 3]).round(noon)).toBe(3)
    expect(waiting([3, 3]).round(noon)).toBe(0)
  })

  test('are decided once, whatever becomes of others afterwards', () => {
    const { round, withdraw, joined, states } = waiting([null, 2])
    round(noon)
    withdraw(joined[0]?.id ?? 0, noon + 1)
    expect(round(noon + 1_000)).toBe(2)
    expect(states()[1]).toBe('pending')
  })

  test('and did not go, are counted as not sent with their reason, and their receipt says so', () => {
    const { db, round, launch, rows, joined } = waiting([null, 9])
    round(noon)
    expect(countDeliveries(db, launch().id).all).toMatchObject({ total: 2, pending: 1, missed: 1 })
    expect(reasons(db, launch().id)).toMatchObject([{ state: 'missed', reason: 'too-few', n: 1 }])
    const [, pledge] = joined
    const delivery = rows().find(row => row.pledgeId === pledge?.id) ?? null
    expect(pledge && receiptState(pledge, delivery, { launch: launch(), hold: null }, noon + 1)).toBe('too-few')
  })

  test('are all part of a rehearsal', () => {
    const { db, launch, change, rows } = waiting([])
    change({ kind: 'rehearsal' })
    expect(decideConditions(db, launch(), noon)).toBeNull()
    expect(rows()).toEqual([])
  })

  test('get the same answer as dropping out one after the other, whatever they ask for', () => {
    const asks = fc.array(fc.option(fc.integer({ min: 2, max: 12 })), { maxLength: 12 })
    fc.assert(
      fc.property(asks, asked => {
        const { round, states } = waiting(asked)
        const going = round(noon)
        const sent = states().filter(state => state === 'pending').length
        expect(going ?? asked.length).toBe(byDropping(asked.map(n => n ?? 0)))
        expect(sent).toBe(going ?? asked.length)
        for (const [at, n] of asked.entries()) expect(states()[at] === 'pending').toBe((n ?? 0) <= sent)
      }),
      { numRuns: 60 },
    )
  })

  test('are foreseen as they would be decided now, whatever they ask for', () => {
    const asks = fc.array(fc.option(fc.integer({ min: 2, max: 12 })), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(asks, asked => {
        const { db, campaign, launch, round } = waiting(asked)
        const foreseen = readConditions(db, campaign.id, launch())
        const going = round(noon)
        const waits = asked.filter(n => n !== null)
        expect(foreseen?.going ?? null).toBe(going)
        expect(foreseen?.waiting ?? 0).toBe(waits.length)
        expect(foreseen?.held ?? 0).toBe(waits.filter(n => n > (going ?? 0)).length)
        expect(readConditions(db, campaign.id, launch())).toEqual(foreseen && { ...foreseen, isDecided: true })
      }),
      { numRuns: 25 },
    )
  })

  test('and were never decided about, as the launch was held back until its end, count as missed and not as waiting', () => {
    const { db, launch, change } = waiting([null, 2])
    change({ state: 'halted', launchAt: noon, armedAt: noon })
    expect(readLaunchStats(db, launch()).posts).toMatchObject({ total: 2, pending: 2 })
    change({ finishedAt: noon + 900_000 })
    expect(readLaunchStats(db, launch()).posts).toMatchObject({ total: 2, pending: 0, missed: 2 })
  })

  test('can be changed until texts are frozen', () => {
    const { db, joined, change } = waiting([2])
    const receipt = joined[0]?.receipt ?? ''
    change({ state: 'open', armedAt: null })
    expect(setCondition(db, testBox, receipt, 5, noon - 120_000)).toBe('set')
    change({ state: 'arming' })
    expect(setCondition(db, testBox, receipt, null, noon - 50_000)).toBe('too-late')
  })
})
