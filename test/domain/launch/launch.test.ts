import { describe, expect, test } from 'vitest'
import type { launches } from '../../../db/schema/index.ts'
import { launchStates } from '../../../db/schema/launches.ts'
import {
  cancelLaunch,
  moveLaunch,
  spreadAtMostMs,
  spreadLaunch,
  stopLaunch,
} from '../../../src/domain/launch/change.ts'
import { closesAt, findLaunch, type LaunchState, realLaunch } from '../../../src/domain/launch/launch.ts'
import { launchBetween } from '../../../src/domain/launch/near.ts'
import { haltNetwork, holdOf, pauseLaunch, readHolds, resumeLaunch } from '../../../src/domain/ledger/holds.ts'
import { networkNames } from '../../../src/networks/port.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'

function setting(given: Partial<typeof launches.$inferInsert> = {}) {
  const db = testDb()
  const campaign = makeCampaign(db)
  const { id } = makeLaunch(db, campaign.id, given)
  return { db, id, campaign, launch: () => findLaunch(db, id) }
}

/** States of which a thing can be done. */
const statesThat = (can: (state: LaunchState) => boolean) => launchStates.filter(can)

const underWay: readonly LaunchState[] = ['arming', 'armed', 'firing', 'settling']

describe('an organizer', () => {
  test('may move a launch until it is armed, and one that was missed', () => {
    const moved = statesThat(state => {
      const { db, id } = setting({ state })
      return moveLaunch(db, id, noon + 60_000, noon - 120_000) === 'moved'
    })
    expect(moved).toEqual(['draft', 'open', 'missed'])
  })

  test('opens a launch by giving it another moment', () => {
    const { db, id, launch } = setting({ state: 'missed' })
    moveLaunch(db, id, noon + 60_000, noon + 10_000)
    expect(launch()).toMatchObject({ state: 'open', launchAt: noon + 60_000 })
  })

  test('may not move it into the past, nor when its moment has passed and it is about to be armed late', () => {
    const { db, id, launch } = setting()
    expect(moveLaunch(db, id, noon - 5, noon - 5)).toBe('past')
    expect(moveLaunch(db, id, noon + 60_000, noon)).toBe('too-late')
    expect(launch()?.launchAt).toBe(noon)
  })

  test('may call it off until it is armed', () => {
    const cancelled = statesThat(state => {
      const { db, id } = setting({ state })
      return cancelLaunch(db, id, noon) === 'cancelled'
    })
    expect(cancelled).toEqual(['draft', 'open', 'missed'])
  })

  test('may stop it while posts are on their way or held back, and not once it is over', () => {
    const stopped = statesThat(state => {
      const { db, id } = setting({ state })
      return stopLaunch(db, id, noon) === 'stopped'
    })
    expect(stopped).toEqual([...underWay, 'halted'])
    const over = setting({ state: 'halted', finishedAt: noon })
    expect(stopLaunch(over.db, over.id, noon)).toBe('nothing-to-stop')
  })

  test('stops it for good, a pause included', () => {
    const { db, id, launch } = setting({ state: 'firing' })
    pauseLaunch(db, id, noon)
    stopLaunch(db, id, noon + 5)
    expect(launch()).toMatchObject({ state: 'stopped', stoppedAt: noon + 5, pausedAt: null })
    expect(resumeLaunch(db, id, noon + 10)).toBe('nothing-to-resume')
  })

  test('may pause it while it is under way, once', () => {
    const paused = statesThat(state => {
      const { db, id } = setting({ state })
      return pauseLaunch(db, id, noon) === 'paused'
    })
    expect(paused).toEqual(underWay)
    const { db, id } = setting({ state: 'firing' })
    pauseLaunch(db, id, noon)
    expect(pauseLaunch(db, id, noon + 5)).toBe('nothing-to-pause')
  })

  test('goes on after a pause where it was', () => {
    const { db, id, launch } = setting({ state: 'armed' })
    pauseLaunch(db, id, noon - 9)
    expect(launch()).toMatchObject({ state: 'armed', pausedAt: noon - 9 })
    expect(resumeLaunch(db, id, noon - 5)).toHaveLength(networkNames.length)
    expect(launch()).toMatchObject({ state: 'armed', pausedAt: null })
    expect(resumeLaunch(db, id, noon)).toBe('nothing-to-resume')
  })

  test('goes on after a halt by firing, and only while the window is open', () => {
    const { db, id, launch } = setting({ state: 'firing', retryWindowMs: 60_000 })
    haltNetwork(db, id, 'x', { reason: 'out-of-credit' }, noon + 5)
    expect(launch()?.state).toBe('halted')
    expect(resumeLaunch(db, id, noon + 60_000)).toBe('too-late')
    expect(resumeLaunch(db, id, noon + 59_999)).toMatchObject([{ network: 'x', reason: 'out-of-credit' }])
    expect(launch()?.state).toBe('firing')
    expect(readHolds(db, id)).toMatchObject([{ haltedAt: null, reason: null, resumedAt: noon + 59_999 }])
  })
})

test('the engine halts a network of a launch that is under way, with its reason, once', () => {
  const halted = statesThat(state => {
    const { db, id } = setting({ state })
    return haltNetwork(db, id, 'x', { reason: 'out-of-credit' }, noon)
  })
  // Halted: by another network.
  expect(halted).toEqual([...underWay, 'halted'])
  const { db, id, launch } = setting({ state: 'firing' })
  expect([
    haltNetwork(db, id, 'x', { reason: 'app-suspended' }, noon),
    haltNetwork(db, id, 'x', { reason: 'out-of-credit' }, noon),
  ]).toEqual([true, false])
  expect(launch()?.state).toBe('halted')
  expect(holdOf(db, id, 'x')).toMatchObject({ reason: 'app-suspended', haltedAt: noon })
  const over = setting({ state: 'halted', finishedAt: noon })
  expect(haltNetwork(over.db, over.id, 'x', { reason: 'out-of-credit' }, noon)).toBe(false)
})

test('a launch closes when its retry window does, which begins when its spread ends', () => {
  expect(closesAt({ launchAt: noon, spreadMs: 0, retryWindowMs: 900_000 })).toBe(noon + 900_000)
  expect(closesAt({ launchAt: noon, spreadMs: 300_000, retryWindowMs: 900_000 })).toBe(noon + 1_200_000)
})

test('a launch can be spread as long as it can be moved, over an hour at the most', () => {
  const spread = statesThat(state => {
    const { db, id } = setting({ state })
    return spreadLaunch(db, id, 300_000, noon - 60_000) === 'spread'
  })
  expect(spread).toEqual(['draft', 'open', 'missed'])
  const { db, id } = setting()
  expect(spreadLaunch(db, id, spreadAtMostMs + 1, noon - 60_000)).toBe('too-long')
  expect(spreadLaunch(db, id, 300_000, noon)).toBe('too-late')
})

test('whose moment is whose is drawn once, and stays when the spread changes', () => {
  const { db, id, launch } = setting()
  spreadLaunch(db, id, 300_000, noon - 60_000)
  const drawn = launch()?.spreadSeed
  expect(drawn).toEqual(expect.any(Number))
  spreadLaunch(db, id, 600_000, noon - 60_000)
  expect(launch()).toMatchObject({ spreadMs: 600_000, spreadSeed: drawn })
})

test('a campaign has one real launch, beside any rehearsals', () => {
  const { db, campaign, id } = setting()
  makeLaunch(db, campaign.id, { kind: 'rehearsal' })
  expect(realLaunch(db, campaign.id)?.id).toBe(id)
  expect(() => makeLaunch(db, campaign.id)).toThrow(/UNIQUE/)
})

test('two times make a difference to a launch when either of them, or its own, lies between the other and the launch', () => {
  const { db } = setting({ launchAt: noon, retryWindowMs: 900_000 })
  const hour = 3_600_000
  expect(launchBetween(db, noon - 20_000, noon + hour)).toBe(true)
  expect(launchBetween(db, noon - hour, noon - 61_000)).toBe(false)
  expect(launchBetween(db, noon - hour, noon - 59_000)).toBe(true)
  expect(launchBetween(db, noon + 899_000, noon + hour)).toBe(true)
  expect(launchBetween(db, noon + 901_000, noon + hour)).toBe(false)
  expect(launchBetween(setting({ state: 'finished', finishedAt: noon }).db, noon - hour, noon + hour)).toBe(false)
})
