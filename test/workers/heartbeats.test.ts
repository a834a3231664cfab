import { expect, test } from 'vitest'
import type { SenderLife } from '../../src/domain/ledger/types.ts'
import { openHeartbeats } from '../../workers/heartbeats.ts'
import { senderIdentity } from '../../workers/sender-identity.ts'
import { openComparison, type Settings } from '../../workers/settings.ts'
import { testContext } from '../support/context.ts'

const settings = { X_API_KEY: 'key', X_API_SECRET: 'secret' }

function setting() {
  const context = testContext()
  const clock = { now: 1_000_000_000 }
  const heartbeats = openHeartbeats(context, settings, () => clock.now)
  const card = senderIdentity('here')
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
  return { heartbeats, life, clock, card }
}

test('a sender that is set as we are belongs, and is told what it must have', () => {
  const { heartbeats, life, card } = setting()
  expect(heartbeats.hear(life(1))).toBe('new')
  expect(heartbeats.senders().map(one => one.id)).toEqual([card.id])
  expect(heartbeats.settings(5).settings).toEqual(life(2).settings)
})

test.each<[string, Parameters<ReturnType<typeof setting>['life']>, string[]]>([
  ['another value', [1, {}, { ...settings, X_API_SECRET: 'old' }], ['X_API_SECRET']],
  ['a setting that we have not', [1, {}, { ...settings, OTHER: 'x' }], ['OTHER']],
  ['a setting less', [1, {}, { X_API_KEY: 'key' }], ['X_API_SECRET']],
  ['not our key', [1, { keys: ['another1'] }], ['SECRET_KEY']],
])('a sender with %s is left out, and what differs is named', (_, of, differs) => {
  const { heartbeats, life } = setting()
  heartbeats.hear(life(...of))
  expect(heartbeats.senders()).toEqual([])
  expect(heartbeats.all().map(one => one.differs)).toEqual([differs])
})

test('a sender that cannot read what we can is left out as long as it lives', () => {
  const { heartbeats, life, card } = setting()
  heartbeats.hear(life(1))
  heartbeats.dismiss(card.id)
  heartbeats.hear(life(2))
  expect(heartbeats.senders()).toEqual([])
  expect(heartbeats.settings(5).dismissed).toEqual([card.id])
})

test('an echo keeps nobody alive: what was said before, or long ago', () => {
  const { heartbeats, life, clock } = setting()
  const first = life(1)
  expect(heartbeats.hear(first)).toBe('new')
  expect(heartbeats.hear(first)).toBe('echo')
  clock.now += 60_000
  expect(heartbeats.hear({ ...first, beat: 9 })).toBe('echo')
  expect(heartbeats.hear(life(2))).toBe('known')
  // Redis's clock is set back: who goes on counting is heard.
  clock.now -= 3_600_000
  expect(heartbeats.hear(life(3))).toBe('known')
})
