import { describe, expect, test } from 'vitest'
import { deliveryStates } from '../../../db/schema/deliveries.ts'
import { deliveries, grants } from '../../../db/schema/index.ts'
import { closeBatch, markUnresolved } from '../../../src/domain/ledger/close.ts'
import type { Batch, OutcomeRow } from '../../../src/domain/ledger/types.ts'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { noon } from '../../support/context.ts'
import { firstLookMs, inHand, outcomeOf, posted, reset, setting } from './setting.ts'

const settledAt = noon + 100
const windowEnd = noon + 900_000
const later = (until: number): PostOutcome => ({ kind: 'try-later', scope: 'account', until, cause: 'user' })
const notSent = (cause: 'given-back' | 'connect' | 'unreadable-grant' = 'given-back'): PostOutcome => ({
  kind: 'not-sent',
  cause,
})

const table: readonly [string, PostOutcome, object][] = [
  [
    'posted: where and when it stands on the network',
    posted,
    {
      state: 'posted',
      remoteId: '17',
      url: 'https://x.test/i/status/17',
      postedAt: noon + 40,
      sentAt: noon + 5,
      lookAt: null,
    },
  ],
  [
    'posted without a name: read back for it, never sent again',
    { kind: 'posted', remoteId: null, url: null, at: null },
    { state: 'posted', remoteId: null, lookAt: settledAt + firstLookMs },
  ],
  [
    'refused: with its reason',
    { kind: 'refused', reason: 'suspended', reconnect: false },
    { state: 'refused', reason: 'suspended', lookAt: null },
  ],
  [
    'unknown: the network is asked',
    reset,
    { state: 'unknown', reason: 'reset', lookAt: settledAt + firstLookMs, looks: 0, sentAt: noon + 5 },
  ],
  [
    'try later, within the window: pending until then',
    later(noon + 60_000),
    { state: 'pending', dueAt: noon + 60_000, settledAt: null },
  ],
  ['try later, past the window: refused', later(windowEnd), { state: 'refused', reason: 'rate-limited', settledAt }],
  [
    'halt: pending, for when the launch goes on',
    { kind: 'halt', reason: 'out-of-credit' },
    { state: 'pending', reason: 'out-of-credit', dueAt: settledAt },
  ],
  ['not sent: pending at once', notSent(), { state: 'pending', dueAt: settledAt, tries: 0, sentAt: null }],
  [
    'not sent, as the host cannot be reached: pending in a second',
    notSent('connect'),
    { state: 'pending', dueAt: settledAt + 1_000, tries: 0 },
  ],
  [
    'not sent, as that sender cannot read the grant: pending in a second, for another one',
    notSent('unreadable-grant'),
    { state: 'pending', dueAt: settledAt + 1_000, tries: 0 },
  ],
]

describe('an outcome', () => {
  test.each(table)('%s', (_, outcome, expected) => {
    const { settle, row, told, held } = inHand(1)
    const [settled] = settle([outcomeOf(held, 0, outcome)], 'sender-1', settledAt)
    expect(settled).toMatchObject({ counted: true })
    expect(row(held)).toMatchObject({ tries: outcome.kind === 'not-sent' ? 0 : 1, ...expected })
    expect(told(held)).toEqual([outcome.kind])
  })

  test('is kept with what the network answered', () => {
    const { db, settle, held } = inHand(1)
    const status = { status: 403, requestId: 'abc', answer: '{"detail":"no"}' }
    settle([{ ...outcomeOf(held, 0, { kind: 'refused', reason: 'locked', reconnect: false }), ...status }])
    expect(db.query.attempts.findMany().sync()).toMatchObject([
      { kind: 'queued', reason: null, status: null, batchId: held.batch },
      { kind: 'refused', reason: 'locked', ...status, at: noon + 50, sentAt: noon + 5, batchId: held.batch },
    ])
  })

  test('that asks for a reconnect marks the grant', () => {
    const { db, settle, held } = inHand(2)
    settle([
      outcomeOf(held, 0, { kind: 'refused', reason: 'reconnect', reconnect: true }),
      outcomeOf(held, 1, { kind: 'refused', reason: 'suspended', reconnect: false }),
    ])
    expect(
      db
        .select()
        .from(grants)
        .all()
        .map(one => one.state),
    ).toEqual(['reconnect', 'live'])
  })

  test('of a delivery that is not known here is left aside', () => {
    const { settle, held } = inHand(1)
    expect(settle([{ ...outcomeOf(held, 0, posted), delivery: 999 }])).toEqual([])
  })
})

describe('posted wins over every state', () => {
  test.each(deliveryStates.filter(state => state !== 'posted'))('%s', state => {
    const { db, settle, row, held } = inHand(1)
    db.update(deliveries)
      .set({ state, reason: 'something', lookAt: noon + 9_000 })
      .run()
    settle([outcomeOf(held, 0, posted)])
    expect(row(held)).toMatchObject({ state: 'posted', remoteId: '17', reason: null, lookAt: null })
  })

  test('from a sender that was given up, when another one has the delivery by now', () => {
    const { db, settle, row, held, issue, hold } = inHand(1)
    closeBatch(db, held.batch, { watermark: 0, holderDead: false, why: 'silent' }, noon - 20_000)
    const next = issue(200, noon, noon - 10_000)
    hold(next, 'sender-2')
    settle([outcomeOf(held, 0, posted)], 'sender-1')
    expect(row(next)).toMatchObject({ state: 'posted', remoteId: '17' })
  })

  test.each<[string, (held: Batch) => readonly [OutcomeRow[], string, number]]>([
    ['from a sender that never had it', held => [[outcomeOf(held, 0, posted)], 'sender-2', noon + 100]],
    [
      'of a batch that it was never in',
      held => [[{ ...outcomeOf(held, 0, posted), batch: 999 }], 'sender-1', noon + 100],
    ],
    ['minutes before its moment', held => [[outcomeOf(held, 0, posted)], 'sender-1', noon - 120_000]],
    [
      'with a moment of sending before its own',
      held => [[{ ...outcomeOf(held, 0, posted), sentAt: noon - 60_000 }], 'sender-1', noon + 100],
    ],
    ['without any request', held => [[{ ...outcomeOf(held, 0, posted), sentAt: null }], 'sender-1', noon + 100]],
  ])('but counts for nothing %s', (_, of) => {
    const { settle, row, held } = inHand(1)
    expect(settle(...of(held))).toMatchObject([{ counted: false }])
    expect(row(held)?.state).toBe('queued')
  })

  test('and its address is made of its id, whatever the report calls one; what is no id is looked up', () => {
    const { settle, row, held } = inHand(2)
    const url = 'javascript:alert(1)'
    settle([outcomeOf(held, 0, { ...posted, url }), outcomeOf(held, 1, { ...posted, remoteId: 'no id', url })])
    expect(row(held, 0)?.url).toBe('https://x.test/i/status/17')
    expect(row(held, 1)).toMatchObject({ state: 'posted', remoteId: null, url: null, lookAt: noon + 100 + 2_000 })
  })

  test('posted without a name, but not posted with another one', () => {
    const { settle, row, held } = inHand(1)
    settle([outcomeOf(held, 0, { ...posted, remoteId: null })])
    settle([outcomeOf(held, 0, posted)])
    expect(row(held)).toMatchObject({ remoteId: '17', lookAt: null })
    settle([outcomeOf(held, 0, { ...posted, remoteId: '18' })])
    expect(row(held)?.remoteId).toBe('17')
  })
})

describe('anything but posted counts only', () => {
  test('from the batch that has the delivery now', () => {
    const { settle, issue, hold, row, held } = inHand(1)
    settle([outcomeOf(held, 0, notSent())])
    const again = issue(200, noon + 10_000)
    hold(again, 'sender-2')
    for (const late of [reset, notSent(), later(noon + 60_000), table[2]?.[1] ?? reset])
      expect(settle([outcomeOf(held, 0, late)])).toMatchObject([{ counted: false }])
    expect(row(again)).toMatchObject({ state: 'queued', batchId: again.batch, tries: 0 })
  })

  test.each([notSent(), reset, later(noon + 60_000)])('from its holder: $kind of anybody else is nothing', outcome => {
    const { settle, row, held } = inHand(1)
    expect(settle([outcomeOf(held, 0, outcome)], 'sender-2')).toMatchObject([{ counted: false }])
    expect(row(held)?.state).toBe('queued')
  })

  test('once: told again, it changes nothing', () => {
    const { settle, rows, told, held } = inHand(3)
    const report = [outcomeOf(held, 0, posted), outcomeOf(held, 1, reset), outcomeOf(held, 2, notSent())]
    settle(report)
    const before = rows()
    expect(settle(report).map(one => one.counted)).toEqual([false, false, false])
    expect(rows()).toEqual(before)
    expect([0, 1, 2].map(place => told(held, place).length)).toEqual([1, 1, 1])
  })

  test('while it is open: a sender thought lost that was only slow still knows best', () => {
    const { db, settle, row, held } = inHand(2)
    closeBatch(db, held.batch, { watermark: 2, holderDead: false, why: 'silent' }, noon)
    markUnresolved(db, held.batch, false, noon + 60_000)
    expect(row(held)).toMatchObject({ state: 'unknown', reason: 'lost-sender' })
    settle([outcomeOf(held, 0, { kind: 'refused', reason: 'locked', reconnect: false })])
    expect(row(held)).toMatchObject({ state: 'refused', reason: 'locked' })
    settle([outcomeOf(held, 1, notSent())])
    expect(row(held, 1)).toMatchObject({ state: 'pending', lookAt: null })
  })

  test('before the network itself was unclear: an unknown answer is not taken back', () => {
    const { settle, row, held } = inHand(1)
    settle([outcomeOf(held, 0, reset)])
    expect(settle([outcomeOf(held, 0, notSent())])).toMatchObject([{ counted: false }])
    expect(row(held)?.state).toBe('unknown')
  })
})

describe('what comes back unsent', () => {
  test('of a withdrawn pledge is withdrawn', () => {
    const { settle, row, held, withdraw, joined } = inHand(1)
    withdraw(joined[0]?.id ?? 0)
    settle([outcomeOf(held, 0, notSent())])
    expect(row(held)).toMatchObject({ state: 'withdrawn', reason: null, settledAt })
  })

  test('of a stopped launch is stopped', () => {
    const { settle, row, held, change } = inHand(1)
    change({ state: 'stopped', stoppedAt: noon })
    settle([outcomeOf(held, 0, notSent())])
    expect(row(held)).toMatchObject({ state: 'stopped', settledAt })
  })

  test('after the window is missed', () => {
    const { settle, row, held } = inHand(1)
    settle([outcomeOf(held, 0, notSent())], 'sender-1', windowEnd)
    expect(row(held)).toMatchObject({ state: 'missed', reason: 'window-closed' })
  })
})

test('a batch is done when the last of its rows has left the state queued', () => {
  const { settle, batch, held } = inHand(2)
  settle([outcomeOf(held, 0, posted)])
  expect(batch(held)?.state).toBe('queued')
  settle([outcomeOf(held, 1, reset)])
  expect(batch(held)?.state).toBe('done')
})

test('a sender whose first word was lost holds the batch as soon as it reports', () => {
  const ledger = setting(1)
  ledger.arm()
  const batch = ledger.issue()
  ledger.settle([outcomeOf(batch, 0, notSent())], 'sender-9')
  expect(ledger.batch(batch)?.holder).toBe('sender-9')
  expect(ledger.row(batch)?.state).toBe('pending')
})
