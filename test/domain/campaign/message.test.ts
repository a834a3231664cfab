import { describe, expect, test } from 'vitest'
import { inTurn, listMessages } from '../../../src/domain/campaign/message.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign, makeMessage } from '../../support/factories.ts'

test('samples come in the order their organizer gave them', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  makeMessage(db, id, 'second', 2)
  makeMessage(db, id, 'first', 1)
  makeMessage(db, makeCampaign(db).id, 'of another campaign', 0)
  expect(listMessages(db, id).map(message => message.text)).toEqual(['first', 'second'])
})

describe('when everybody takes the first sample offered, each is taken as often as the others', () => {
  const samples = ['a', 'b', 'c', 'd', 'e', 'f']
  const taken = (supporters: number, overMs: number) => {
    const times = new Map(samples.map(sample => [sample, 0]))
    for (let n = 0; n < supporters; n++) {
      const [first = ''] = inTurn(samples, noon + random() * overMs)
      times.set(first, (times.get(first) ?? 0) + 1)
    }
    return [...times.values()].map(count => count / supporters)
  }

  test.each([
    ['in a rush of a minute and a half', 100_000, 90_000],
    ['in a week', 100_000, 7 * 86_400_000],
    ['of a thousand in ten seconds', 1_000, 12_000],
  ])('%s', (_when, supporters, overMs) => {
    for (const share of taken(supporters, overMs)) {
      expect(share).toBeGreaterThan(1 / 6 - 0.03)
      expect(share).toBeLessThan(1 / 6 + 0.03)
    }
  })

  test('and a campaign without samples has none', () => {
    expect(inTurn([], noon)).toEqual([])
  })
})

let seed = 1
/** The same in every run. */
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}
