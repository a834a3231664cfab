import { describe, expect, test } from 'vitest'
import type { LaunchState } from '../../../src/domain/launch/launch.ts'
import type { Hold } from '../../../src/domain/ledger/holds.ts'
import type { Delivery, DeliveryState } from '../../../src/domain/ledger/read.ts'
import { receiptState } from '../../../src/domain/pledge/receipt.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../support/factories.ts'

function state(
  pledge: 'active' | 'withdrawn',
  delivery: DeliveryState | null,
  launch: LaunchState,
  now: number,
  more: { pausedAt?: number; finishedAt?: number } = {},
  hold: Partial<Hold> | null = null,
): ReturnType<typeof receiptState> {
  const db = testDb()
  const campaign = makeCampaign(db)
  const made = makePledge(db, campaign.id, makeAccount(db).id, { state: pledge })
  const row = delivery && ({ state: delivery } as Delivery)
  const standing = { launch: makeLaunch(db, campaign.id, { state: launch, ...more }), hold: hold as Hold | null }
  return receiptState(made, row, standing, now)
}

describe('a supporter hears that their post', () => {
  test.each([
    ['waiting', null, 'open', -1],
    ['frozen', null, 'arming', -1],
    ['frozen', 'queued', 'armed', -1],
    ['sending', 'queued', 'firing', 1],
    ['sending', 'pending', 'settling', 1],
    ['posted', 'posted', 'firing', 1],
    ['refused', 'refused', 'finished', 1],
    ['unknown', 'unknown', 'finished', 1],
    ['stopped', 'stopped', 'stopped', 1],
    ['stopped', null, 'stopped', 1],
    ['posted', 'posted', 'stopped', 1],
    ['halted', 'pending', 'halted', 1],
    ['missed', 'missed', 'finished', 1],
    ['missed', null, 'finished', 1],
    ['launch-cancelled', null, 'cancelled', -1],
    ['launch-missed', null, 'missed', 1],
    ['launch-missed', null, 'open', 600_000],
  ] as const)('is %s (delivery %s, launch %s, T0 %i ms)', (expected, delivery, launch, after) => {
    expect(state('active', delivery, launch, noon + after)).toBe(expected)
  })
})

describe('a supporter whose post has not left hears that it', () => {
  test('is held back while the organizers pause the launch after its moment', () => {
    expect(state('active', 'queued', 'firing', noon + 1, { pausedAt: noon })).toBe('paused')
    expect(state('active', 'queued', 'armed', noon - 1, { pausedAt: noon - 2 })).toBe('frozen')
  })

  test('is held back while its network is, whatever others do', () => {
    const held = (hold: Partial<Hold> | null) => state('active', 'queued', 'firing', noon + 1, {}, hold)
    expect(held({ pausedAt: noon, haltedAt: null })).toBe('paused')
    expect(held({ pausedAt: null, haltedAt: noon })).toBe('halted')
    expect(held(null)).toBe('sending')
  })

  test('will not be sent any more once a halted launch ran out of time', () => {
    expect(state('active', null, 'halted', noon + 900_001, { finishedAt: noon + 900_000 })).toBe('missed')
  })
})

describe('somebody who withdrew hears', () => {
  test.each([
    ['withdrawn', null, 'open'],
    ['withdrawing', 'queued', 'armed'],
    ['withdrawing', 'pending', 'armed'],
    ['withdrawn', 'withdrawn', 'armed'],
    ['posted-anyway', 'posted', 'finished'],
    ['withdrawn-unclear', 'unknown', 'finished'],
    ['withdrawn', 'stopped', 'stopped'],
  ] as const)('%s while the delivery is %s and the launch %s', (expected, delivery, launch) => {
    expect(state('withdrawn', delivery, launch, noon - 1)).toBe(expected)
  })
})
