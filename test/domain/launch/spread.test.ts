import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownMoment } from '../../../src/domain/launch/spread.ts'
import { noon } from '../../support/context.ts'

const spreads = fc.record({
  spreadMs: fc.integer({ min: 1, max: 3_600_000 }),
  spreadSeed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})

describe('the own moment of a supporter', () => {
  test('is T0 where there is no spread', () => {
    expect(ownMoment({ launchAt: noon, spreadMs: 0, spreadSeed: 17 }, 4)).toBe(noon)
  })

  test('is a whole ms within the spread, and the same whenever it is asked', () => {
    fc.assert(
      fc.property(spreads, fc.integer({ min: 1, max: 2 ** 40 }), (spread, account) => {
        const at = ownMoment({ launchAt: noon, ...spread }, account)
        expect(Number.isInteger(at) && at >= noon && at < noon + spread.spreadMs).toBe(true)
        expect(ownMoment({ launchAt: noon, ...spread }, account)).toBe(at)
      }),
    )
  })

  test('is spread evenly, whichever accounts pledge', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        // Every account, or every n-th of them: those of one host, say.
        fc.integer({ min: 1, max: 12 }),
        (spreadSeed, first, every) => {
          const minutes = new Array<number>(10).fill(0)
          for (let n = 0; n < 2_000; n++) {
            const at = ownMoment({ launchAt: noon, spreadMs: 600_000, spreadSeed }, first + n * every)
            const minute = Math.floor((at - noon) / 60_000)
            minutes[minute] = (minutes[minute] ?? 0) + 1
          }
          expect(Math.min(...minutes)).toBeGreaterThan(190)
          expect(Math.max(...minutes)).toBeLessThan(210)
        },
      ),
    )
  })

  test('differs from launch to launch', () => {
    const momentsOf = (spreadSeed: number) =>
      [1, 2, 3].map(account => ownMoment({ launchAt: noon, spreadMs: 600_000, spreadSeed }, account))
    expect(momentsOf(1_000_000_000)).not.toEqual(momentsOf(2_000_000_000))
  })
})
