import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { grants } from '../../../db/schema/index.ts'
import { stopLaunch } from '../../../src/domain/launch/change.ts'
import { continueLaunch, mayTryAgain } from '../../../src/domain/ledger/continue.ts'
import { holdBack } from '../../../src/domain/ledger/held-back.ts'
import { haltNetwork, pauseLaunch, readHolds } from '../../../src/domain/ledger/holds.ts'
import { receiptState } from '../../../src/domain/pledge/receipt.ts'
import type { PostOutcome, RefusalReason } from '../../../src/networks/post-outcome.ts'
import { noon } from '../../support/context.ts'
import { inHand, outcomeOf, posted } from './setting.ts'

const refused = (reason: RefusalReason): PostOutcome => ({ kind: 'refused', reason, reconnect: reason === 'reconnect' })
const halt = { reason: 'many-alike', alike: 'unexplained', said: 'Paused for review.' } as const
const windowEnd = noon + 900_000

/** One that is posted, one refused as each word says; in a launch that fires. */
function setting(reasons: readonly RefusalReason[]) {
  const ledger = inHand(reasons.length + 1, { state: 'firing' })
  const { held, db } = ledger
  const told = (place: number, outcome: PostOutcome, status = 403) => ({
    ...outcomeOf(held, place, outcome),
    status,
  })
  ledger.settle([told(0, posted, 201), ...reasons.map((reason, n) => told(n + 1, refused(reason)))])
  const states = () => ledger.rows().map(row => row.state)
  const grantsOf = () =>
    db
      .select()
      .from(grants)
      .orderBy(grants.accountId)
      .all()
      .map(grant => grant.state)
  const hold = () => readHolds(db, ledger.launch().id)[0]
  return { ...ledger, told, states, grantsOf, hold }
}

describe('when it trips', () => {
  test('what was refused without saying whom is pending again, its grants live; what names a person stays refused', () => {
    const { db, launch, hold, states, rows, grantsOf } = setting([
      'refused',
      'reconnect',
      'suspended',
      'not-permitted',
      'too-long',
    ])
    expect(grantsOf()[2]).toBe('reconnect')
    expect(holdBack(db, launch().id, 'x', halt, noon + 200)).toBe(true)
    expect(states()).toEqual(['posted', 'pending', 'pending', 'refused', 'pending', 'refused'])
    expect(rows()[1]).toMatchObject({ reason: 'held-back', dueAt: noon + 200, settledAt: null })
    expect(grantsOf()).toEqual(Array.from({ length: 6 }, () => 'live'))
    expect(launch().state).toBe('halted')
    expect(hold()).toMatchObject({ reason: 'many-alike', said: 'Paused for review.', haltedAt: noon + 200 })
    expect(holdBack(db, launch().id, 'x', halt, noon + 300)).toBe(false)
  })

  test('its supporters read that it is held back', () => {
    const { db, launch, joined, rows, hold } = setting(['refused'])
    holdBack(db, launch().id, 'x', halt, noon + 200)
    const pledge = db.query.pledges.findFirst({ where: (one, { eq: same }) => same(one.id, joined[1]?.id ?? 0) }).sync()
    if (!pledge) throw new Error('no pledge')
    expect(receiptState(pledge, rows()[1] ?? null, { launch: launch(), hold: hold() ?? null }, noon + 300)).toBe(
      'halted',
    )
  })

  test('so is what names a person, where that is what so many share', () => {
    const { db, launch, states } = setting(['suspended', 'locked'])
    holdBack(db, launch().id, 'x', { ...halt, alike: 'suspended' }, noon + 200)
    expect(states()).toEqual(['posted', 'pending', 'refused'])
  })

  test('a pledge withdrawn meanwhile and one of a grant that was given back stay as they are', () => {
    const { db, launch, states, withdraw, joined, rows } = setting(['refused', 'reconnect'])
    withdraw(joined[1]?.id ?? 0)
    db.update(grants)
      .set({ state: 'revoked' })
      .where(eq(grants.accountId, rows()[2]?.accountId ?? 0))
      .run()
    holdBack(db, launch().id, 'x', halt, noon + 200)
    expect(states()).toEqual(['posted', 'refused', 'refused'])
  })

  test('a permission that was lost for another reason stays lost', () => {
    const { db, launch, grantsOf, rows } = setting(['refused'])
    db.update(grants)
      .set({ state: 'reconnect' })
      .where(eq(grants.accountId, rows()[1]?.accountId ?? 0))
      .run()
    holdBack(db, launch().id, 'x', halt, noon + 200)
    expect(grantsOf()).toEqual(['live', 'reconnect'])
  })

  test('a stopped launch is not held back any more', () => {
    const { db, launch, states } = setting(['refused'])
    stopLaunch(db, launch().id, noon + 150)
    expect(holdBack(db, launch().id, 'x', halt, noon + 200)).toBe(false)
    expect(states()).toEqual(['posted', 'refused'])
  })
})

describe('what was under way then and is told later', () => {
  test('is held back too, and its grant stays live, during the halt and when somebody has gone on', () => {
    for (const goesOn of [false, true]) {
      const ledger = inHand(3, { state: 'firing' })
      const { db, held, launch, settle, rows } = ledger
      const late = (place: number, reason: RefusalReason) => ({
        ...outcomeOf(held, place, refused(reason)),
        status: 401,
      })
      holdBack(db, launch().id, 'x', halt, noon + 50)
      if (goesOn) expect(continueLaunch(db, launch().id, noon + 60)).toEqual({ kind: 'resumed', again: 0 })
      const settled = settle([late(0, 'reconnect'), late(1, 'suspended')])
      expect(rows().map(row => row.state)).toEqual(['pending', 'refused', 'queued'])
      expect(
        db
          .select()
          .from(grants)
          .all()
          .every(grant => grant.state === 'live'),
      ).toBe(true)
      // Before somebody went on, even a person's refusal says nothing of what is so now.
      expect(settled.map(one => one.counted)).toEqual([false, !goesOn])
    }
  })

  test('is a refusal again when it was sent after somebody went on', () => {
    const { db, held, launch, settle, rows } = inHand(1, { state: 'firing' })
    holdBack(db, launch().id, 'x', halt, noon - 10)
    continueLaunch(db, launch().id, noon)
    settle([outcomeOf(held, 0, refused('refused'))])
    expect(rows()[0]).toMatchObject({ state: 'refused', reason: 'refused' })
  })
})

describe('an answer from before somebody went on', () => {
  test.each<[string, PostOutcome]>([
    ['halts nothing again', { kind: 'halt', reason: 'spend-cap' }],
    ['counts for nothing where it is unclear', { kind: 'unknown', cause: 'server-error' }],
  ])('%s', (_, outcome) => {
    const { db, held, launch, settle } = inHand(2, { state: 'firing' })
    holdBack(db, launch().id, 'x', halt, noon + 10)
    continueLaunch(db, launch().id, noon + 100)
    const [before] = settle([{ ...outcomeOf(held, 0, outcome), sentAt: noon + 99 }])
    const [after] = settle([{ ...outcomeOf(held, 1, outcome), sentAt: noon + 101 }])
    expect([before?.counted, after?.counted]).toEqual([false, true])
  })
})

describe('going on', () => {
  test('tries again what was refused so before another halt', () => {
    const { db, launch, states, hold } = setting(['refused', 'suspended'])
    haltNetwork(db, launch().id, 'x', { reason: 'spend-cap' }, noon + 250)
    expect(continueLaunch(db, launch().id, noon + 300)).toEqual({ kind: 'resumed', again: 1 })
    expect(states()).toEqual(['posted', 'pending', 'refused'])
    expect(launch().state).toBe('firing')
    expect(hold()).toMatchObject({ haltedAt: null, reason: null, said: null, resumedAt: noon + 300 })
  })

  test('tries nothing again after a pause', () => {
    const { db, launch, states } = setting(['refused'])
    pauseLaunch(db, launch().id, noon + 200)
    expect(continueLaunch(db, launch().id, noon + 300)).toEqual({ kind: 'resumed', again: 0 })
    expect(states()).toEqual(['posted', 'refused'])
  })

  test('reopens a launch that finished, until its window closes', () => {
    const { db, launch, change, states } = setting(['reconnect', 'suspended'])
    change({ state: 'finished', finishedAt: noon + 500 })
    expect([mayTryAgain(db, launch(), windowEnd - 1), mayTryAgain(db, launch(), windowEnd)]).toEqual([true, false])
    expect(continueLaunch(db, launch().id, windowEnd)).toEqual({ kind: 'too-late' })
    expect(continueLaunch(db, launch().id, windowEnd - 1)).toEqual({ kind: 'resumed', again: 1 })
    expect(launch()).toMatchObject({ state: 'firing', finishedAt: null })
    expect(states()).toEqual(['posted', 'pending', 'refused'])
  })

  test('has nothing to do in one that finished with nothing but refusals of persons', () => {
    const { db, launch, change } = setting(['suspended', 'locked', 'too-long', 'looks-automated', 'duplicate'])
    change({ state: 'finished', finishedAt: noon + 500 })
    expect(mayTryAgain(db, launch(), noon + 600)).toBe(false)
    expect(continueLaunch(db, launch().id, noon + 600)).toEqual({ kind: 'nothing-to-resume' })
  })
})
