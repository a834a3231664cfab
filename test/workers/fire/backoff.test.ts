import { expect, test } from 'vitest'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { backedOff, bearable, noBackoff } from '../../../workers/fire/backoff.ts'

const taken: PostOutcome = { kind: 'posted', remoteId: '1', url: null, at: null }
const open: PostOutcome = { kind: 'refused', reason: 'refused', reconnect: false }
const personal: PostOutcome = { kind: 'refused', reason: 'suspended', reconnect: false }
const after = (outcomes: readonly PostOutcome[], now = 0) =>
  outcomes.reduce((caution, outcome) => backedOff(caution, outcome, now), noBackoff)
const times = (n: number, outcome: PostOutcome) => Array.from({ length: n }, () => outcome)

test('seven refusals that name nobody change nothing, the eighth makes it rest, then feel its way one by one', () => {
  expect(after(times(7, open))).toMatchObject({ restUntil: Number.NEGATIVE_INFINITY })
  const careful = after(times(8, open), 1_000)
  expect(careful.restUntil).toBe(3_000)
  expect(bearable(careful)).toBe(1)
  expect(backedOff(careful, open, 3_100).restUntil).toBe(5_100)
  expect(bearable(backedOff(careful, taken, 3_100))).toBe(Number.POSITIVE_INFINITY)
})

test('one that is taken, and one that names a person, break the row', () => {
  for (const between of [taken, personal])
    expect(bearable(after([...times(7, open), between, ...times(7, open)]))).toBe(Number.POSITIVE_INFINITY)
})

test('failures of the network, and pages of something in between, make it as careful: each costs a pledge', () => {
  for (const cause of ['server-error', 'reset', 'cut-body', 'unclear-answer'] as const) {
    const careful = after(times(8, { kind: 'unknown', cause }), 1_000)
    expect(careful.restUntil).toBe(3_000)
    expect(bearable(careful)).toBe(1)
    expect(bearable(backedOff(careful, taken, 3_100))).toBe(Number.POSITIVE_INFINITY)
  }
})

test('what says nothing for good does not', () => {
  const unclear: PostOutcome = { kind: 'unknown', cause: 'timeout' }
  expect(bearable(after([...times(7, open), unclear, open]))).toBe(1)
})

test('an error that names the app makes it rest at once', () => {
  expect(after([{ kind: 'halt', reason: 'spend-cap' }], 500).restUntil).toBe(2_500)
})
