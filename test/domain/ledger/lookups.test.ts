import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { deliveries, grants } from '../../../db/schema/index.ts'
import { endPending } from '../../../src/domain/ledger/advance.ts'
import { closeBatch, markUnresolved, recordDeath } from '../../../src/domain/ledger/close.ts'
import { dueLookups, recordLookup } from '../../../src/domain/ledger/lookups.ts'
import { lookAfterLossMs } from '../../../src/domain/ledger/not-found.ts'
import { attemptsOf } from '../../../src/domain/ledger/read.ts'
import { overdueMs, type PostRules } from '../../../src/domain/ledger/types.ts'
import type { Lookup, RepeatRule } from '../../../src/networks/port.ts'
import type { PostOutcome } from '../../../src/networks/post-outcome.ts'
import { noon } from '../../support/context.ts'
import { byKey, firstLookMs, host, inHand, outcomeOf, posted, postings, reset } from './setting.ts'

const absent: Lookup = { kind: 'absent' }
const unreadable: Lookup = { kind: 'unreadable', cause: 'limited' }
const found: Lookup = { kind: 'found', remoteId: '99', url: 'https://x.test/99', at: noon + 30 }
const duplicate: PostOutcome = { kind: 'unknown', cause: 'duplicate' }
const rule = { looksMs: [2_000, 8_000, 30_000], again: 'once-dead' } as const
const unnamed: PostOutcome = { kind: 'posted', remoteId: null, url: null, at: null }

/** A delivery in doubt, and a clock that only looks move. */
function inDoubt(outcome: PostOutcome | 'lost-sender', { dead = true, rules = postings as PostRules } = {}) {
  const ledger = inHand(1, {}, rules)
  const { db, held, settle, rows } = ledger
  let now = noon + 100
  const lose = (batch: number, sender = 'sender-1') => {
    if (dead) recordDeath(db, sender, now)
    closeBatch(db, batch, { watermark: 1, holderDead: dead, why: 'lost' }, now)
    now += 60_000
    const rule = rules.get('x')?.repeat('')
    markUnresolved(db, batch, false, now, rule && lookAfterLossMs(rule))
  }
  if (outcome === 'lost-sender') lose(held.batch)
  else settle([outcomeOf(held, 0, outcome)])
  const only = () => rows()[0] ?? expect.fail('no delivery')
  return {
    ...ledger,
    only,
    lose,
    now: () => now,
    kinds: () =>
      attemptsOf(db, only().id)
        .map(one => one.kind)
        .filter(kind => kind !== 'queued'),
    /** Looks when it is due, as often as there are looks; what is not due any more is not looked for. */
    look: (...looks: readonly Lookup[]) => {
      for (const one of looks) {
        now = Math.max(now, only().lookAt ?? now)
        ledger.look(now, () => one)
      }
    },
  }
}

describe('a post in doubt', () => {
  test('is posted when the network shows it, with its name, address and time', () => {
    const { look, only, kinds } = inDoubt(reset)
    look(absent, found)
    expect(only()).toMatchObject({
      state: 'posted',
      reason: null,
      remoteId: '99',
      url: 'https://x.test/99',
      postedAt: noon + 30,
      sentAt: noon + 5,
      lookAt: null,
    })
    expect(kinds()).toEqual(['unknown', 'absent', 'found'])
  })

  test('was sent when the network says, if its sender never told', () => {
    const { look, only } = inDoubt('lost-sender')
    look(found)
    expect(only()).toMatchObject({ state: 'posted', sentAt: noon + 30 })
  })

  test('is looked for after 2 s, 8 s and 30 s, as an index may lag', () => {
    const { look, only, now } = inDoubt(reset)
    expect(only().lookAt).toBe(noon + 100 + firstLookMs)
    look(absent)
    expect((only().lookAt ?? 0) - now()).toBe(8_000)
    look(absent)
    expect((only().lookAt ?? 0) - now()).toBe(30_000)
  })

  test('stays unknown after three empty looks, and is never sent again, while its sender may live', () => {
    for (const one of [inDoubt(reset), inDoubt('lost-sender', { dead: false })]) {
      one.look(absent, absent, absent)
      expect(one.only()).toMatchObject({ state: 'unknown', lookAt: null })
      one.look(found)
      expect(one.only().state).toBe('unknown')
    }
  })

  test('is sent again after three empty looks when its silent sender is known to be dead', () => {
    const { look, only, now, issue, kinds } = inDoubt('lost-sender')
    look(absent, absent, absent)
    expect(only()).toMatchObject({ state: 'pending', reason: 'lost-sender', dueAt: now(), settledAt: null })
    expect(kinds()).toEqual(['unknown', 'absent', 'absent', 'absent', 'sent-again'])
    expect(issue(200, now()).rows).toHaveLength(1)
  })

  test('is sent again twice at the most', () => {
    const { look, only, now, issue, hold, lose } = inDoubt('lost-sender')
    for (const sender of ['sender-2', 'sender-3']) {
      look(absent, absent, absent)
      const batch = issue(200, now())
      hold(batch, sender)
      lose(batch.batch, sender)
    }
    look(absent, absent, absent)
    expect(only()).toMatchObject({ state: 'unknown', reason: 'lost-sender', lookAt: null })
  })

  test('is not sent again once the pledge is withdrawn, the launch stopped, or the window closed', () => {
    const withdrawn = inDoubt('lost-sender')
    withdrawn.withdraw(withdrawn.joined[0]?.id ?? 0)
    const stopped = inDoubt('lost-sender')
    stopped.change({ state: 'stopped' })
    const late = inDoubt('lost-sender')
    late.change({ retryWindowMs: 1_000 })
    for (const one of [withdrawn, stopped, late]) one.look(absent, absent, absent)
    expect([withdrawn, stopped, late].map(one => one.only().state)).toEqual(['withdrawn', 'stopped', 'missed'])
  })

  test('stays unknown when the network cannot be read, and is asked eight times at the most', () => {
    const { look, only, kinds } = inDoubt('lost-sender')
    look(...Array.from({ length: 12 }, () => unreadable))
    expect(only()).toMatchObject({ state: 'unknown', looks: 8, lookAt: null })
    expect(kinds().filter(kind => kind === 'unreadable')).toHaveLength(8)
  })

  test('needs three empty looks: unreadable ones between them do not count', () => {
    const { look, only } = inDoubt('lost-sender')
    look(absent, unreadable, absent, unreadable)
    expect(only().state).toBe('unknown')
    look(absent)
    expect(only().state).toBe('pending')
  })

  test('needs three empty looks anew after it was sent again', () => {
    const { look, only, now, issue, hold, lose } = inDoubt('lost-sender')
    look(absent, absent, absent)
    const again = issue(200, now())
    hold(again, 'sender-2')
    lose(again.batch, 'sender-2')
    look(absent)
    expect(only()).toMatchObject({ state: 'unknown', lookAt: expect.any(Number) })
  })
})

describe('a post in doubt whose network takes it once, by its key', () => {
  const byItsKey = (outcome: PostOutcome | 'lost-sender', dead = true) => inDoubt(outcome, { dead, rules: byKey })

  test('is sent again after one empty look, whoever sent it, and whether that one is dead or not', () => {
    for (const one of [byItsKey(reset), byItsKey('lost-sender'), byItsKey('lost-sender', false)]) {
      one.look(absent)
      expect(one.only()).toMatchObject({ state: 'pending', reason: 'not-there', dueAt: one.now(), settledAt: null })
      expect(one.kinds()).toEqual(['unknown', 'absent', 'sent-again'])
      expect(one.issue(200, one.now()).rows.map(row => row.frozen)).toEqual(one.held.rows.map(row => row.frozen))
    }
  })

  test('is asked for at once when its sender falls silent: no outcome has to be waited for', () => {
    const { db, held, rows } = inHand(1, {}, byKey)
    closeBatch(db, held.batch, { watermark: 1, holderDead: false, why: 'silent', byKey: true }, noon + 8_000)
    expect(markUnresolved(db, held.batch, false, noon + 9_999)).toBe(0)
    expect(markUnresolved(db, held.batch, false, noon + 10_000)).toBe(1)
    expect(rows()).toMatchObject([{ state: 'unknown', reason: 'lost-sender', lookAt: noon + 10_000 }])
  })

  test('is sent again as long as the window is open, ever more slowly', () => {
    const { look, only, now, issue, hold, settle } = byItsKey(reset)
    const pauses: number[] = []
    for (let n = 2; n < 8; n++) {
      look(absent)
      pauses.push(only().dueAt - now())
      const batch = issue(200, only().dueAt, only().dueAt)
      hold(batch, `sender-${n}`)
      settle([outcomeOf(batch, 0, reset)], `sender-${n}`, only().dueAt + 10)
    }
    expect(pauses).toEqual([0, 4_000, 15_000, 60_000, 60_000, 60_000])
  })

  test('is never sent again once it was posted, whatever a look finds', () => {
    const { look, only, settle, held } = byItsKey('lost-sender', false)
    settle([outcomeOf(held, 0, posted)])
    look(absent, absent)
    expect(only()).toMatchObject({ state: 'posted', remoteId: '17', lookAt: null })
    const nameless = byItsKey(unnamed)
    nameless.look(absent, absent)
    expect(nameless.only()).toMatchObject({ state: 'posted', lookAt: null })
  })

  test('ends as posted when a late request of before is found, though it was sent again and stopped meanwhile', () => {
    const { look, only, change, launch, db, now } = byItsKey(reset)
    look(absent)
    change({ state: 'stopped' })
    endPending(db, launch(), new Map(), now())
    expect(only()).toMatchObject({ state: 'stopped', lookAt: noon + 50 + overdueMs })
    look(found)
    expect(only()).toMatchObject({ state: 'posted', remoteId: '99', lookAt: null })
  })

  test('keeps that look while it is handed back, and drops it when it is posted', () => {
    for (const [outcome, lookAt] of [
      [{ kind: 'not-sent', cause: 'given-back' }, noon + 50 + overdueMs],
      [posted, null],
    ] as const) {
      const { look, only, now, issue, hold, settle } = byItsKey(reset)
      look(absent)
      const batch = issue(200, now())
      hold(batch, 'sender-2')
      settle([outcomeOf(batch, 0, outcome)], 'sender-2', now())
      expect(only().lookAt).toBe(lookAt)
    }
  })

  test('is not said to be stopped, withdrawn or missed before no request of before can be taken any more', () => {
    const stopped = byItsKey(reset)
    stopped.change({ state: 'stopped' })
    const withdrawn = byItsKey(reset)
    withdrawn.withdraw(withdrawn.joined[0]?.id ?? 0)
    const late = byItsKey(reset)
    late.change({ retryWindowMs: 1_000 })
    for (const one of [stopped, withdrawn, late]) {
      one.look(absent)
      expect(one.only()).toMatchObject({ state: 'unknown', lookAt: noon + 50 + overdueMs })
      one.look(absent)
    }
    expect([stopped, withdrawn, late].map(one => one.only().state)).toEqual(['stopped', 'withdrawn', 'missed'])
  })

  test('is asked for while the window is open, however often it cannot be read, and some minutes longer', () => {
    const { look, only, now } = byItsKey(reset)
    look(...Array.from({ length: 20 }, () => unreadable))
    expect(only()).toMatchObject({ state: 'unknown', looks: 20, lookAt: now() + 30_000 })
    look(...Array.from({ length: 60 }, () => unreadable))
    expect(only()).toMatchObject({ state: 'unknown', lookAt: null })
    expect(now() - noon).toBeGreaterThan(900_000 + 300_000)
  })
})

describe('"duplicate" from the network', () => {
  test('after an earlier try in doubt is our own post', () => {
    const { look, only, now, issue, hold, settle } = inDoubt('lost-sender')
    look(absent, absent, absent)
    const again = issue(200, now())
    hold(again, 'sender-2')
    settle([outcomeOf(again, 0, duplicate)], 'sender-2', now())
    expect(only().state).toBe('unknown')
    look(absent, absent, absent)
    expect(only()).toMatchObject({ state: 'posted', reason: null, remoteId: null })
  })

  test('at the first try is a post the person made before: refused', () => {
    const { look, only } = inDoubt(duplicate)
    look(absent, absent, absent)
    expect(only()).toMatchObject({ state: 'refused', reason: 'duplicate', lookAt: null })
  })

  test('is posted when it can be seen', () => {
    const { look, only } = inDoubt(duplicate)
    look(found)
    expect(only()).toMatchObject({ state: 'posted', remoteId: '99' })
  })
})

describe('a post that was taken without a name', () => {
  test('gets it when it can be seen', () => {
    const { look, only } = inDoubt(unnamed)
    look(absent, found)
    expect(only()).toMatchObject({ state: 'posted', remoteId: '99', url: 'https://x.test/99' })
  })

  test('stays posted when it cannot', () => {
    const { look, only } = inDoubt(unnamed)
    look(absent, absent, absent)
    expect(only()).toMatchObject({ state: 'posted', remoteId: null, lookAt: null })
  })
})

describe('looking', () => {
  test('goes back to T0, the earliest moment at which any try can have been written', () => {
    const { db } = inDoubt(reset)
    expect(dueLookups(db, host, noon + 60_000, 16)).toMatchObject([{ since: noon, sealed: 'sealed by nobody' }])
  })

  test('takes the longest waiting first, no more than asked for, and none before it is due', () => {
    const { db, held, settle } = inHand(4)
    for (const place of [2, 0, 3]) settle([outcomeOf(held, place, reset)], 'sender-1', noon + 1_000 * (5 - place))
    const due = (now: number) => dueLookups(db, host, now, 2).map(one => one.delivery.place)
    expect(due(noon + 3_999)).toEqual([])
    expect(due(noon + 4_000)).toEqual([3])
    expect(due(noon + 60_000)).toEqual([3, 2])
  })

  test('knows when there is no grant to ask with', () => {
    const { db, only } = inDoubt(reset)
    db.delete(grants).where(eq(grants.accountId, only().accountId)).run()
    expect(dueLookups(db, host, noon + 60_000, 16)).toMatchObject([{ sealed: null }])
  })

  test('writes nothing when an outcome came, or somebody else looked, in between', () => {
    const { db, only, kinds, settle, held } = inDoubt('lost-sender')
    const [doubt] = dueLookups(db, host, noon + 600_000, 16)
    if (!doubt) throw new Error('not due')
    recordLookup(db, doubt, absent, rule, noon + 600_000)
    recordLookup(db, doubt, absent, rule, noon + 600_000)
    expect(kinds()).toEqual(['unknown', 'absent'])
    settle([outcomeOf(held, 0, { kind: 'not-sent', cause: 'given-back' })])
    expect(only().state).toBe('pending')
    recordLookup(db, { ...doubt, delivery: { ...doubt.delivery, looks: 1 } }, found, rule, noon + 600_000)
    expect(only().state).toBe('pending')
    db.update(deliveries).set({ lookAt: null }).run()
    recordLookup(db, doubt, found, rule, noon + 600_000)
    expect(only().state).toBe('pending')
  })
})

describe('a post in doubt whose server keeps a key for a while', () => {
  const kept = (withinMs = 3_000_000): PostRules => rulesOf({ onceWithinMs: withinMs })
  const keptKey = (outcome: PostOutcome | 'lost-sender', dead = true) => inDoubt(outcome, { dead, rules: kept() })

  test('is sent again once, a minute later at the earliest, whoever sent it', () => {
    for (const one of [keptKey(reset), keptKey('lost-sender'), keptKey('lost-sender', false)]) {
      const doubtAt = one.now()
      one.look(absent)
      expect(one.now() - doubtAt).toBeGreaterThanOrEqual(60_000)
      expect(one.only()).toMatchObject({ state: 'pending', reason: 'not-there', dueAt: one.now() })
      expect(one.issue(200, one.now()).rows.map(row => row.frozen)).toEqual(one.held.rows.map(row => row.frozen))
    }
  })

  test('stays unknown when the second answer is unclear too, as a server answered 500 to a key that it had', () => {
    const { look, only, now, issue, hold, settle } = keptKey(reset)
    look(absent)
    const batch = issue(200, now(), now())
    hold(batch, 'sender-2')
    settle([outcomeOf(batch, 0, { kind: 'unknown', cause: 'server-error' })], 'sender-2', now() + 10)
    look(absent)
    expect(only()).toMatchObject({ state: 'unknown', reason: 'server-error', lookAt: null })
  })

  test('is not sent again where its window would let it leave after the key is forgotten', () => {
    const { look, only } = inDoubt(reset, { rules: kept(899_999) })
    look(absent)
    expect(only()).toMatchObject({ state: 'unknown', lookAt: null })
  })

  test('is not asked for at once when its sender falls silent: its request has to end first', () => {
    const { db, held, rows } = inHand(1, {}, kept())
    closeBatch(db, held.batch, { watermark: 1, holderDead: false, why: 'silent' }, noon + 8_000)
    expect(markUnresolved(db, held.batch, false, noon + 20_000)).toBe(0)
    expect(rows()).toMatchObject([{ state: 'queued' }])
  })

  test('is not sent again once the pledge is withdrawn or the launch stopped', () => {
    const { look, only, change } = keptKey(reset)
    change({ state: 'stopped' })
    look(absent)
    expect(only()).toMatchObject({ state: 'stopped' })
  })
})

test('a post in doubt whose server keeps no key is looked for and never sent again, though its sender is dead', () => {
  for (const outcome of [reset, 'lost-sender'] as const) {
    const { look, only } = inDoubt(outcome, { rules: rulesOf('never') })
    look(absent)
    expect(only()).toMatchObject({ state: 'unknown', lookAt: null })
  }
})

test('a server that could not be read is asked again within half a minute, however far apart its looks are', () => {
  const { look, only, now } = inDoubt('lost-sender', {
    rules: new Map([['x', { permalink: () => null, repeat: () => ({ looksMs: [60_000, 240_000], again: 'never' }) }]]),
  })
  look(unreadable)
  expect(only().lookAt).toBeLessThanOrEqual(now() + 30_000)
  look(absent)
  expect(only().lookAt).toBe(now() + 240_000)
})

/** Mastodon's: a look after a minute. */
const rulesOf = (again: RepeatRule['again']): PostRules =>
  new Map([['x', { permalink: () => null, repeat: () => ({ looksMs: [60_000], again }) }]])
