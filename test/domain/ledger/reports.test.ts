import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attempts, batches, deliveries, type launches, senders } from '../../../db/schema/index.ts'
import type { OutcomeRow } from '../../../src/domain/ledger/types.ts'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { noon } from '../../support/context.ts'
import { outcomeOf, posted, reset, setting } from './setting.ts'

const outcome: fc.Arbitrary<PostOutcome> = fc.constantFrom<PostOutcome>(
  posted,
  { ...posted, remoteId: null },
  reset,
  { kind: 'refused', reason: 'suspended', reconnect: false },
  { kind: 'try-later', scope: 'account', until: noon + 60_000, cause: 'user' },
  { kind: 'not-sent', cause: 'given-back' },
  { kind: 'halt', reason: 'out-of-credit' },
)

const size = 4
const told = fc.record({ place: fc.nat(size - 1), outcome, sender: fc.constantFrom('sender-1', 'sender-1', 'other') })

/** A batch in the hands of `sender-1`, as good as new each time it is asked for. */
function again(given: Partial<typeof launches.$inferInsert> = {}) {
  const ledger = setting(size, given)
  return () => {
    const { db } = ledger
    for (const table of [attempts, deliveries, batches, senders]) db.delete(table).run()
    ledger.arm()
    const held = ledger.issue()
    ledger.hold(held)
    return { ...ledger, held }
  }
}

describe('whatever is reported, in whatever order', () => {
  test('what was told before changes nothing when it is told again', () => {
    const fresh = again()
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), fc.nat(), (reports, from) => {
        const { held, settle, rows, db } = fresh()
        const report = (one: (typeof reports)[number]) => settle([outcomeOf(held, one.place, one.outcome)], one.sender)
        for (const one of reports) report(one)
        const before = [rows(), db.select().from(attempts).all().length]
        const settled = new Set(
          rows()
            .filter(row => row.state !== 'queued')
            .map(row => row.place),
        )
        // A first word from another one may still decide; one that already did may not.
        for (const one of reports.slice(from % (reports.length + 1)))
          if (settled.has(one.place)) report({ ...one, outcome: named(one.outcome) })
        expect([rows(), db.select().from(attempts).all().length]).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  test('a delivery is posted when the sender that had it says so, and nobody else', () => {
    const fresh = again()
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), reports => {
        const { held, settle, rows } = fresh()
        for (const one of reports) settle([outcomeOf(held, one.place, one.outcome)], one.sender)
        for (const row of rows()) {
          const mine = reports.filter(one => one.place === row.place)
          expect(row.state === 'posted').toBe(
            mine.some(one => one.outcome.kind === 'posted' && one.sender === 'sender-1'),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  test('every delivery is either queued in a batch that is not done, or has left it', () => {
    const fresh = again()
    fc.assert(
      fc.property(fc.array(fc.array(told, { maxLength: 4 }), { maxLength: 4 }), groups => {
        const { held, settle, rows, batch } = fresh()
        for (const group of groups)
          settle(
            group.map((one): OutcomeRow => outcomeOf(held, one.place, one.outcome)),
            'sender-1',
          )
        expect(batch(held)?.state === 'done').toBe(rows().every(row => row.state !== 'queued'))
      }),
      { numRuns: 60 },
    )
  })
})

/** A second "posted" may bring the name that the first one lacked: that is no repetition. */
const named = (one: PostOutcome): PostOutcome =>
  one.kind === 'posted' ? { kind: 'not-sent', cause: 'given-back' } : one
