import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../db/open.ts'
import { deliveryStates } from '../../../db/schema/deliveries.ts'
import { attempts, deliveries, launches, pledges } from '../../../db/schema/index.ts'
import {
  countDeliveries,
  countUnarmed,
  deliveryOfPledge,
  isArmed,
  lateness,
  reasons,
  skyline,
  stopTimeMs,
} from '../../../src/domain/ledger/read.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'
import { makeLedger } from '../../support/ledger.ts'
import { setting } from './setting.ts'

function standing() {
  const db = testDb()
  db.$client.pragma('synchronous = OFF')
  const launch = makeLaunch(db, makeCampaign(db).id, { state: 'firing' })
  return { db, launch }
}

const clear = (db: Db) => {
  for (const table of [attempts, deliveries, pledges]) db.delete(table).run()
}

const written = (...lateMs: readonly number[]) =>
  lateMs.map(ms => ({ state: 'posted' as const, sentAt: noon + ms, postedAt: noon + ms + 30 }))

describe('the figures of a launch', () => {
  test('sum to their total, whatever the deliveries are', () => {
    const { db, launch } = standing()
    const delivery = fc.record({
      state: fc.constantFrom(...deliveryStates),
      network: fc.constantFrom('x' as const, 'bluesky' as const, 'mastodon' as const),
    })
    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 30 }), rows => {
        clear(db)
        makeLedger(db, launch, rows)
        const { all, networks } = countDeliveries(db, launch.id)
        for (const { total, ...each } of [all, ...Object.values(networks)])
          expect(Object.values(each).reduce((a, b) => a + b, 0)).toBe(total)
        expect(all.total).toBe(rows.length)
        expect(Object.values(networks).reduce((sum, one) => sum + one.total, 0)).toBe(rows.length)
        expect(all.pending).toBe(rows.filter(row => row.state === 'pending' || row.state === 'queued').length)
      }),
      { numRuns: 40 },
    )
  })

  test('leave out other launches, and know who was not armed', () => {
    const { db, launch } = standing()
    makeLedger(db, launch, [{ state: 'posted' }, { armed: false }, { armed: false }])
    const other = makeLaunch(db, makeCampaign(db).id)
    makeLedger(db, other, [{ state: 'posted' }])
    expect(countDeliveries(db, launch.id).all.total).toBe(1)
    expect(countUnarmed(db, launch)).toEqual([{ network: 'x', n: 2 }])
  })

  test('name the reasons of what was not posted, most frequent first', () => {
    const { db, launch } = standing()
    const refused = (reason: string) => ({ state: 'refused' as const, reason })
    makeLedger(db, launch, [refused('locked'), refused('suspended'), refused('suspended'), { state: 'posted' }])
    expect(reasons(db, launch.id)).toEqual([
      { state: 'refused', reason: 'suspended', n: 2, networks: { x: 2 } },
      { state: 'refused', reason: 'locked', n: 1, networks: { x: 1 } },
    ])
  })
})

describe('lateness', () => {
  test('is nothing while nothing is posted', () => {
    const { db, launch } = standing()
    makeLedger(db, launch, [{ state: 'queued' }, { state: 'unknown', sentAt: noon + 5 }])
    expect(lateness(db, launch.id)).toBeNull()
  })

  test('of one post is that of all', () => {
    const { db, launch } = standing()
    makeLedger(db, launch, written(7))
    expect(lateness(db, launch.id)).toEqual({ first: 7, p50: 7, p99: 7, last: 7 })
  })

  test('counts from T0 to when the request was written, in the order of writing', () => {
    const { db, launch } = standing()
    makeLedger(db, launch, written(...Array.from({ length: 200 }, (_, n) => 200 - n)))
    expect(lateness(db, launch.id)).toEqual({ first: 1, p50: 101, p99: 199, last: 200 })
  })

  test('counts from its own moment, where a post has one', () => {
    const { db, launch } = standing()
    const post = (momentMs: number, lateMs: number) => {
      const sentAt = noon + momentMs + lateMs
      return { state: 'posted' as const, momentAt: noon + momentMs, sentAt, postedAt: sentAt + 30 }
    }
    makeLedger(db, launch, [post(0, 40), post(60_000, 3), post(30_000, 9)])
    expect(lateness(db, launch.id)).toEqual({ first: 3, p50: 9, p99: 40, last: 40 })
    expect(lateness(db, launch.id, 'published')).toEqual({ first: 33, p50: 39, p99: 70, last: 70 })
  })

  test('rises from first to last', () => {
    const { db, launch } = standing()
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 30 }), lateMs => {
        clear(db)
        makeLedger(db, launch, written(...lateMs))
        const late = lateness(db, launch.id)
        if (!late) throw new Error('nothing is posted')
        expect([late.first, late.last]).toEqual([Math.min(...lateMs), Math.max(...lateMs)])
        expect([late.first, late.p50, late.p99, late.last].sort((a, b) => a - b)).toEqual([
          late.first,
          late.p50,
          late.p99,
          late.last,
        ])
      }),
      { numRuns: 30 },
    )
  })

  test('draws a skyline in steps, empty ones left out', () => {
    const { db, launch } = standing()
    makeLedger(db, launch, written(0, 49, 50, 160))
    expect(skyline(db, launch.id, noon, 50)).toEqual([
      { step: 0, posts: 2 },
      { step: 1, posts: 1 },
      { step: 3, posts: 1 },
    ])
  })
})

describe('the time it took to stop', () => {
  test('is from Stop to the last request that was written after it', () => {
    const { db, launch } = standing()
    makeLedger(db, launch, [...written(5, 130), { state: 'unknown', sentAt: noon + 160 }, { state: 'stopped' }])
    expect(stopTimeMs(db, launch.id, noon + 100)).toBe(60)
  })

  test('is 0 when none was, and nothing when nothing was stopped', () => {
    const { db, launch } = standing()
    makeLedger(db, launch, [...written(5), { state: 'stopped' }])
    expect(stopTimeMs(db, launch.id, noon + 100)).toBe(0)
    expect(stopTimeMs(db, launch.id, null)).toBeNull()
  })
})

describe('a pledge', () => {
  test('is frozen once its delivery is made, and not one that was withdrawn', () => {
    const { db, joined, arm, withdraw } = setting(2)
    withdraw(joined[1]?.id ?? 0)
    arm()
    expect(joined.map(one => isArmed(db, one.id))).toEqual([true, false])
    expect(joined.map(one => deliveryOfPledge(db, one.id)?.state ?? null)).toEqual(['pending', null])
    db.update(deliveries).set({ state: 'withdrawn' }).run()
    expect(isArmed(db, joined[0]?.id ?? 0)).toBe(false)
  })

  test('is not frozen by a rehearsal', () => {
    const { db, joined, arm } = setting(1)
    db.update(launches).set({ kind: 'rehearsal' }).run()
    arm()
    expect(isArmed(db, joined[0]?.id ?? 0)).toBe(false)
    expect(deliveryOfPledge(db, joined[0]?.id ?? 0)).toBeNull()
  })
})
