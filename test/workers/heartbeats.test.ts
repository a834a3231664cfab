import { expect, test } from 'vitest'
import type { SenderLife } from '../../src/domain/ledger/types.ts'
import { openRoll } from '../../workers/heartbeats.ts'
import { senderCard } from '../../workers/sender-identity.ts'
import { openComparison, type Settings } from '../../workers/settings.ts'
import { testContext } from '../support/context.ts'

const settings = { X_API_KEY: 'key', X_API_SECRET: 'secret' }

function setting() {
  const context = testContext()
  const clock = { now: 1_000_000_000 }
  const roll = openRoll(context, settings, () => clock.now)
  const card = senderCard('here')
  const life = (beat: number, more: Partial<SenderLife> = {}, has: Settings = settings): SenderLife => ({
    ...card,
    at: clock.now,
    beat,
    settings: openComparison(has, context.box).fingerprint(),
    marks: {},
    keys: context.box.keyIds(),
    sockets: 512,
    clockApartMs: 0,
    ...more,
  })
  return { roll, life, clock, card }
}

test('a sender that is set as we are belongs, and is told what it must have', () => {
  const { roll, life, card } = setting()
  expect(roll.hear(life(1))).toBe('new')
  expect(roll.senders().map(one => one.id)).toEqual([card.id])
  expect(roll.settings(5).settings).toEqual(life(2).settings)
})

test.each<[string, Parameters<ReturnType<typeof setting>['life']>, string[]]>([
  ['another value', [1, {}, { ...settings, X_API_SECRET: 'old' }], ['X_API_SECRET']],
  ['a setting that we have not', [1, {}, { ...settings, OTHER: 'x' }], ['OTHER']],
  ['a setting less', [1, {}, { X_API_KEY: 'key' }], ['X_API_SECRET']],
  ['not our key', [1, { keys: ['another1'] }], ['SECRET_KEY']],
])('a sender with %s is left out, and what differs is named', (_, of, differs) => {
  const { roll, life } = setting()
  roll.hear(life(...of))
  expect(roll.senders()).toEqual([])
  expect(roll.all().map(one => one.differs)).toEqual([differs])
})

test('a sender that cannot read what we can is left out as long as it lives', () => {
  const { roll, life, card } = setting()
  roll.hear(life(1))
  roll.dismiss(card.id)
  roll.hear(life(2))
  expect(roll.senders()).toEqual([])
  expect(roll.settings(5).dismissed).toEqual([card.id])
})

test('an echo keeps nobody alive: what was said before, or long ago', () => {
  const { roll, life, clock } = setting()
  const first = life(1)
  expect(roll.hear(first)).toBe('new')
  expect(roll.hear(first)).toBe('echo')
  clock.now += 60_000
  expect(roll.hear({ ...first, beat: 9 })).toBe('echo')
  expect(roll.hear(life(2))).toBe('known')
  // Redis's clock is set back: who goes on counting is heard.
  clock.now -= 3_600_000
  expect(roll.hear(life(3))).toBe('known')
})
