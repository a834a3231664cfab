import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, deliveries } from '../../../db/schema/index.ts'
import { stopLaunch } from '../../../src/domain/launch/change.ts'
import { pause, resume } from '../../../src/domain/launch/control.ts'
import { heldIn, statusOf } from '../../../src/domain/launch/held.ts'
import { readLaunchStats } from '../../../src/domain/launch/launch-stats.ts'
import { advance, endPending, readClearances } from '../../../src/domain/ledger/advance.ts'
import { continueLaunch } from '../../../src/domain/ledger/continue.ts'
import { holdBack } from '../../../src/domain/ledger/held-back.ts'
import { haltNetwork, heldNetworks, holdOf, pauseLaunch, resumeLaunch } from '../../../src/domain/ledger/holds.ts'
import { operator } from '../../../src/domain/organizer/audit/record.ts'
import { type NetworkName, networkNames } from '../../../src/networks/port.ts'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { noon } from '../../support/context.ts'
import { outcomeOf, setting } from './setting.ts'

const windowEnd = noon + 900_000
const outOfCredit = { reason: 'out-of-credit', alike: null, said: null } as const
const manyAlike = { reason: 'many-alike', alike: 'unexplained', said: null } as const
const refused: PostOutcome = { kind: 'refused', reason: 'refused', reconnect: false }

/** A launch that fires, of so many on X and so many on Bluesky, each network's posts in a batch of its own. */
function onBoth(x: number, bluesky: number) {
  const ledger = setting(0)
  for (let n = 0; n < x; n++) ledger.join()
  for (let n = 0; n < bluesky; n++) ledger.join({}, 'bluesky')
  ledger.arm()
  const batches = { x: ledger.issue(), bluesky: ledger.issue(200, noon, noon - 50_000, 'bluesky') }
  for (const batch of Object.values(batches)) ledger.hold(batch)
  ledger.change({ state: 'firing' })
  const { db, launch } = ledger
  const statesOf = (network: NetworkName) =>
    db
      .select({ state: deliveries.state })
      .from(deliveries)
      .where(eq(deliveries.network, network))
      .orderBy(deliveries.id)
      .all()
      .map(row => row.state)
  const become = (network: NetworkName, state: 'pending' | 'queued' | 'posted') =>
    db.update(deliveries).set({ state }).where(eq(deliveries.network, network)).run()
  const step = (now: number) => advance(db, launch(), true, now)
  const say = (network: 'x' | 'bluesky', place: number, outcome: PostOutcome, status = 403) => ({
    ...outcomeOf(batches[network], place, outcome),
    status,
  })
  return { ...ledger, id: launch().id, batches, statesOf, become, step, say }
}

describe('a halt of X in mid-launch', () => {
  test('leaves Bluesky alone: the launch goes on, its rows may leave, and only those of X wait', () => {
    const { db, id, launch, step } = onBoth(2, 2)
    expect(holdBack(db, id, 'x', outOfCredit, noon + 100)).toBe(true)
    expect(launch().state).toBe('firing')
    expect(readClearances(db)).toMatchObject([{ stop: false, held: ['x'] }])
    expect(step(noon + 200)).toBeNull()
    expect(holdBack(db, id, 'x', outOfCredit, noon + 300)).toBe(false)
  })

  test('takes back what X refused so, and not what Bluesky did', () => {
    const { db, id, settle, say, statesOf } = onBoth(2, 2)
    settle([say('x', 0, refused), say('bluesky', 0, refused)])
    holdBack(db, id, 'x', manyAlike, noon + 100)
    expect([statesOf('x'), statesOf('bluesky')]).toEqual([
      ['pending', 'queued'],
      ['refused', 'queued'],
    ])
    // Under way then, and told later.
    const late = settle([say('x', 1, refused), say('bluesky', 1, refused)])
    expect([statesOf('x'), statesOf('bluesky')]).toEqual([
      ['pending', 'pending'],
      ['refused', 'refused'],
    ])
    expect(late.map(one => one.counted)).toEqual([false, true])
  })

  test('makes the launch halted when Bluesky is out; its posts stay and are none of them spent', () => {
    const { db, id, launch, become, step, statesOf } = onBoth(2, 2)
    holdBack(db, id, 'x', outOfCredit, noon + 100)
    become('x', 'pending')
    expect(step(noon + 150)).toBeNull()
    become('bluesky', 'posted')
    expect(step(noon + 200)).toBe('halted')
    expect(statesOf('x')).toEqual(['pending', 'pending'])
    expect(continueLaunch(db, id, noon + 300)).toEqual({ kind: 'resumed', again: 0 })
    expect([launch().state, heldNetworks(db, id)]).toEqual(['firing', []])
    become('x', 'posted')
    expect(step(noon + 400)).toBe('finished')
  })

  test('is no halt of the launch as long as something of Bluesky comes back', () => {
    const { db, id, become, step } = onBoth(1, 1)
    holdBack(db, id, 'x', outOfCredit, noon + 100)
    become('bluesky', 'posted')
    expect(step(noon + 200)).toBe('halted')
    become('bluesky', 'pending')
    expect(step(noon + 300)).toBe('firing')
  })

  test('ends as one of the only network does when the window closes', () => {
    const { db, id, launch, become, step, statesOf } = onBoth(1, 1)
    holdBack(db, id, 'x', outOfCredit, noon + 100)
    become('x', 'pending')
    become('bluesky', 'posted')
    step(noon + 200)
    endPending(db, launch(), new Map(), windowEnd)
    expect([step(windowEnd), statesOf('x')]).toEqual(['halted', ['missed']])
    expect(launch().finishedAt).toBe(windowEnd)
    expect(continueLaunch(db, id, windowEnd + 1)).toEqual({ kind: 'nothing-to-resume' })
  })

  test('lets the launch finish when nothing of X was left', () => {
    const { db, id, become, step } = onBoth(1, 1)
    holdBack(db, id, 'x', outOfCredit, noon + 100)
    become('x', 'posted')
    become('bluesky', 'posted')
    expect(step(noon + 200)).toBe('finished')
  })

  test('and then of Bluesky halts the launch; each goes on by itself', () => {
    const { db, id, launch, step, become } = onBoth(1, 1)
    holdBack(db, id, 'x', outOfCredit, noon + 100)
    holdBack(db, id, 'bluesky', manyAlike, noon + 150)
    expect(launch().state).toBe('halted')
    expect(continueLaunch(db, id, noon + 200, 'bluesky')).toMatchObject({ kind: 'resumed' })
    expect([launch().state, heldNetworks(db, id)]).toEqual(['firing', ['x']])
    expect(continueLaunch(db, id, noon + 201, 'bluesky')).toEqual({ kind: 'nothing-to-resume' })
    become('bluesky', 'posted')
    expect(step(noon + 300)).toBe('halted')
    expect(holdOf(db, id, 'x')?.reason).toBe('out-of-credit')
  })

  test('gives back to X alone what it refused, when it alone goes on', () => {
    const { db, id, settle, say, statesOf } = onBoth(2, 2)
    settle([say('bluesky', 0, refused)])
    haltNetwork(db, id, 'x', { reason: 'spend-cap' }, noon + 100)
    settle([say('x', 0, { kind: 'refused', reason: 'refused', reconnect: false })])
    expect(continueLaunch(db, id, noon + 200, 'x')).toMatchObject({ kind: 'resumed' })
    expect([statesOf('x'), statesOf('bluesky')]).toEqual([
      ['pending', 'queued'],
      ['refused', 'queued'],
    ])
  })
})

describe('a pause of X', () => {
  test('holds its rows only, once, and ends with a resume of X, once', () => {
    const { db, id, launch } = onBoth(1, 1)
    expect([1, 2].map(n => pauseLaunch(db, id, noon + n, 'x'))).toEqual(['paused', 'nothing-to-pause'])
    expect([launch().pausedAt, readClearances(db)[0]?.held]).toEqual([null, ['x']])
    expect(resumeLaunch(db, id, noon + 5, 'bluesky')).toBe('nothing-to-resume')
    expect([resumeLaunch(db, id, noon + 6, 'x'), resumeLaunch(db, id, noon + 7, 'x')]).toMatchObject([
      [{ network: 'x' }],
      'nothing-to-resume',
    ])
    expect(readClearances(db)[0]?.held).toEqual([])
  })

  test('keeps the launch from finishing until the window closes', () => {
    const { db, id, launch, become, step, statesOf } = onBoth(1, 1)
    pauseLaunch(db, id, noon + 1, 'x')
    become('x', 'pending')
    become('bluesky', 'posted')
    expect(step(noon + 60_000)).toBeNull()
    const stats = readLaunchStats(db, launch())
    expect([statusOf(stats, noon + 60_000), heldIn(stats).map(hold => hold.network)]).toEqual(['paused', ['x']])
    endPending(db, launch(), new Map(), windowEnd)
    expect([step(windowEnd), statesOf('x')]).toEqual(['finished', ['missed']])
  })

  test('is in the record with its network', () => {
    const { db, campaign, launch } = onBoth(1, 1)
    const control = { db, actor: operator, campaign, launch: launch() }
    pause(control, noon + 1, 'x')
    resume(control, noon + 2, 'x')
    pause(control, noon + 3)
    const told = db.select().from(audit).orderBy(audit.id).all()
    expect(told.map(one => [one.kind, JSON.parse(one.data)])).toEqual([
      ['launch-paused', { network: 'x' }],
      ['launch-resumed', { network: 'x' }],
      ['launch-paused', { network: null }],
    ])
  })
})

describe('a pause of all', () => {
  test('holds every network, those of people who join later too; one of them may go on', () => {
    const { db, id, launch } = onBoth(1, 1)
    pauseLaunch(db, id, noon + 1)
    expect([launch().pausedAt, new Set(heldNetworks(db, id))]).toEqual([noon + 1, new Set(networkNames)])
    resumeLaunch(db, id, noon + 2, 'bluesky')
    expect(launch().pausedAt).toBeNull()
    expect(heldNetworks(db, id)).not.toContain('bluesky')
    expect(heldNetworks(db, id)).toContain('x')
    resumeLaunch(db, id, noon + 3)
    expect(heldNetworks(db, id)).toEqual([])
  })
})

test('Stop ends what is halted and what goes on', () => {
  const { db, id, launch, become, statesOf } = onBoth(1, 1)
  holdBack(db, id, 'x', outOfCredit, noon + 100)
  become('x', 'pending')
  become('bluesky', 'pending')
  expect(stopLaunch(db, id, noon + 200)).toBe('stopped')
  expect(readClearances(db)).toMatchObject([{ stop: true }])
  endPending(db, launch(), new Map(), noon + 300)
  expect([statesOf('x'), statesOf('bluesky')]).toEqual([['stopped'], ['stopped']])
  expect(continueLaunch(db, id, noon + 400)).toEqual({ kind: 'nothing-to-resume' })
  expect(heldIn(readLaunchStats(db, launch()))).toEqual([])
})
