import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { campaigns, grants, pledges } from '../../../db/schema/index.ts'
import { moveLaunch } from '../../../src/domain/launch/change.ts'
import { ownMoment } from '../../../src/domain/launch/spread.ts'
import { endPending } from '../../../src/domain/ledger/advance.ts'
import { armPledges } from '../../../src/domain/ledger/arm.ts'
import { claimDueLaunches } from '../../../src/domain/ledger/claim.ts'
import { attemptsOf } from '../../../src/domain/ledger/read.ts'
import { changeText } from '../../../src/domain/pledge/promise.ts'
import { withdraw as takeBack } from '../../../src/domain/pledge/withdrawal.ts'
import { noon } from '../../support/context.ts'
import { makeAccount, makePledge, testBox, testDigests } from '../../support/factories.ts'
import { outcomeOf, postings, setting, site } from './setting.ts'

const minute = 60_000

test('takes no pledge by hand, and the database lets none become one that could be taken', () => {
  const { db, launch, arm, rows } = setting(2)
  const { campaignId } = launch()
  const secret = { receiptHash: 'by hand', receiptSealed: testBox.seal('-', '-') }
  const byHand = { by: 'hand', campaignId, text: 'By hand', confirmedAt: noon - minute, ...secret } as const
  db.insert(pledges)
    .values({ ...byHand, state: 'confirmed' })
    .run()
  arm()
  expect(rows()).toHaveLength(2)
  expect(rows().map(row => row.text)).not.toContain('By hand')
  const mine = eq(pledges.by, 'hand')
  const changed = (set: Partial<typeof pledges.$inferInsert>) => () => db.update(pledges).set(set).where(mine).run()
  expect(changed({ state: 'active' })).toThrow()
  expect(changed({ accountId: rows()[0]?.accountId ?? 0 })).toThrow()
  expect(changed({ digest: 'confirmed' })).toThrow()
})

describe('a launch is claimed for arming', () => {
  test('a minute before its moment, and not a millisecond earlier', () => {
    const { db, launch } = setting(0, { state: 'open', armedAt: null })
    claimDueLaunches(db, noon - minute - 1)
    expect(launch().state).toBe('open')
    claimDueLaunches(db, noon - minute)
    expect(launch()).toMatchObject({ state: 'arming', armedAt: noon - minute })
  })

  test('once: a later round leaves the moment at which texts were frozen as it is', () => {
    const { db, launch } = setting(0, { state: 'open', armedAt: null })
    claimDueLaunches(db, noon - minute)
    claimDueLaunches(db, noon - 1)
    expect(launch().armedAt).toBe(noon - minute)
  })

  test('late, when nothing was running at its moment, but within the late limit', () => {
    const { db, launch } = setting(0, { state: 'open', armedAt: null, lateLimitMs: 5 * minute })
    claimDueLaunches(db, noon + 5 * minute)
    expect(launch()).toMatchObject({ state: 'arming', armedAt: noon + 5 * minute })
  })

  test('never after the late limit: then it is missed, nothing is armed, and its organizer may give it another moment', () => {
    const { db, launch, arm, rows } = setting(2, { state: 'open', armedAt: null, lateLimitMs: 5 * minute })
    claimDueLaunches(db, noon + 5 * minute + 1)
    expect(launch()).toMatchObject({ state: 'missed', armedAt: null })
    expect(rows()).toEqual([])
    expect(moveLaunch(db, launch().id, noon + 3 * 3_600_000, noon + 3_600_000)).toBe('moved')
    claimDueLaunches(db, noon + 3 * 3_600_000 - minute)
    expect(arm().armed).toBe(2)
  })

  test('only in a published campaign, and only when it is open', () => {
    const draft = setting(0, { state: 'open', armedAt: null })
    draft.db.update(campaigns).set({ state: 'draft' }).run()
    claimDueLaunches(draft.db, noon)
    expect(draft.launch().state).toBe('open')
    const cancelled = setting(0, { state: 'cancelled' })
    claimDueLaunches(cancelled.db, noon)
    expect(cancelled.launch().state).toBe('cancelled')
  })
})

describe('arming', () => {
  test('makes one pending delivery for every active pledge, its text and bytes frozen', () => {
    const { arm, rows, joined, launch } = setting(3)
    expect(arm()).toEqual({ armed: 3, last: null })
    expect(rows().map(row => [row.pledgeId, row.text])).toEqual(joined.map(one => [one.id, one.text]))
    for (const row of rows()) {
      expect(row).toMatchObject({ state: 'pending', dueAt: noon, tries: 0, batchId: null, launchId: launch().id })
      expect(JSON.parse(JSON.parse(row.frozen).body)).toMatchObject({ text: row.text, momentAt: noon })
    }
  })

  test('may be done again and again', () => {
    const { arm, rows } = setting(3)
    arm()
    const before = rows()
    expect(arm(noon - 30_000)).toEqual({ armed: 0, last: null })
    expect(rows()).toEqual(before)
  })

  test('goes on in chunks, so that no transaction keeps the web waiting', () => {
    const { db, launch, rows } = setting(2_300)
    const made: number[] = []
    let afterPledge: number | null = 0
    while (afterPledge !== null) {
      const step = armPledges(
        db,
        { postings, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' },
        launch(),
        { afterPledge, confirmedSince: 0 },
        noon - minute,
      )
      made.push(step.armed)
      afterPledge = step.last
    }
    expect(made).toEqual([1_000, 1_000, 300])
    expect(new Set(rows().map(row => row.pledgeId)).size).toBe(2_300)
  })

  test('takes in who joins until T0, and nobody who comes later', () => {
    const { arm, rows, join } = setting(1)
    arm()
    const late = join({ confirmedAt: noon - 1 })
    join({ confirmedAt: noon })
    expect(arm(noon + 100).armed).toBe(1)
    expect(rows().map(row => row.pledgeId)).toContain(late.id)
  })

  test('looks only at pledges confirmed since a moment, when asked to', () => {
    const { db, launch, join } = setting(1)
    join({ confirmedAt: noon - 20_000 })
    const from = { afterPledge: 0, confirmedSince: noon - 25_000 }
    expect(
      armPledges(
        db,
        { postings, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' },
        launch(),
        from,
        noon - 10_000,
      ).armed,
    ).toBe(1)
  })

  test('leaves out who has withdrawn', () => {
    const { arm, rows, withdraw, joined } = setting(3)
    withdraw(joined[1]?.id ?? 0, noon - 2 * minute)
    arm()
    expect(rows().map(row => row.pledgeId)).toEqual([joined[0]?.id, joined[2]?.id])
  })

  test('takes a pledge that was withdrawn while armed and given again with its new text', () => {
    const { db, arm, rows, launch, withdraw, joined, issue } = setting(1)
    const id = joined[0]?.id ?? 0
    arm()
    withdraw(id)
    endPending(db, launch(), new Map(), noon - 29_000)
    expect(rows()).toMatchObject([{ state: 'withdrawn' }])
    const again = { state: 'active', withdrawnAt: null, text: 'Second thoughts', confirmedAt: noon - 20_000 } as const
    const [row] = db.select().from(pledges).all()
    if (!row) throw new Error('no pledge')
    const digest = testDigests.ofPledge({ ...row, text: again.text })
    db.update(pledges)
      .set({ ...again, digest })
      .where(eq(pledges.id, id))
      .run()
    expect(arm(noon - 15_000).armed).toBe(1)
    expect(rows()).toMatchObject([{ state: 'pending', text: 'Second thoughts', settledAt: null, batchId: null }])
    expect(issue().rows[0]?.frozen.marker).toBe('Second thoughts')
    const told = attemptsOf(db, rows()[0]?.id ?? 0).map(one => one.kind)
    expect(told).toEqual(['withdrawn', 'armed', 'queued'])
  })

  test.each(['reconnect', 'revoked'] as const)('refuses an account whose grant is %s, and says reconnect', state => {
    const { db, arm, rows } = setting(1)
    db.update(grants).set({ state }).run()
    arm(noon - minute)
    expect(rows()).toMatchObject([{ state: 'refused', reason: 'reconnect', settledAt: noon - minute }])
    expect(attemptsOf(db, rows()[0]?.id ?? 0)).toMatchObject([
      { kind: 'refused', reason: 'reconnect', at: noon - minute },
    ])
  })

  test.each<[string, Partial<typeof pledges.$inferInsert>]>([
    ['other words', { text: 'Words that nobody confirmed' }],
    ['another condition', { atLeast: null }],
    ['no digest', { digest: '' }],
    [
      'the digest of another pledge',
      { digest: testDigests.ofPledge({ campaignId: 1, accountId: 99, text: 'Mine', atLeast: 1 }) },
    ],
  ])('does not post for a pledge that somebody gave %s in the database', (_, change) => {
    const { db, arm, rows, join, launch } = setting(0)
    const mine = join({ text: 'Mine', atLeast: 1 })
    db.update(pledges).set(change).where(eq(pledges.id, mine.id)).run()
    arm(noon - minute)
    const from = { afterPledge: 0, confirmedSince: 0, going: 5 }
    armPledges(db, { postings, digests: testDigests, baseUrl: 'http://127.0.0.1:3000' }, launch(), from, noon)
    expect(rows()).toMatchObject([{ state: 'refused', reason: 'altered' }])
  })

  test('does not post for a pledge that was taken back and made active again in the database', () => {
    const { db, arm, rows, join } = setting(0)
    const { receipt } = join({ text: 'Mine' })
    expect(takeBack(db, receipt, noon - 2 * minute)).toBe('withdrawn')
    db.update(pledges).set({ state: 'active', withdrawnAt: null }).run()
    arm(noon - minute)
    expect(rows()).toMatchObject([{ state: 'refused', reason: 'altered' }])
  })

  test('refuses an account of a network that is not set up here', () => {
    const { db, rows, campaign, launch } = setting(0)
    makePledge(db, campaign.id, makeAccount(db, { network: 'mastodon' }).id)
    const others = new Map([...postings].filter(([name]) => name !== 'mastodon'))
    const armWith = { ...site, postings: others, digests: testDigests }
    armPledges(db, armWith, launch(), { afterPledge: 0, confirmedSince: 0 }, noon - minute)
    expect(rows()).toMatchObject([{ network: 'mastodon', state: 'refused', reason: 'reconnect' }])
  })

  test('freezes texts: an edit is refused from then on', () => {
    const { db, joined, arm, rows } = setting(1, { state: 'open', armedAt: null })
    const receipt = joined[0]?.receipt ?? ''
    const words = (text: string) => ({ text, messageId: null, rule: 'samples' as const })
    expect(changeText(db, testBox, receipt, words('Just in time'), noon - minute - 1).kind).toBe('changed')
    claimDueLaunches(db, noon - minute)
    expect(changeText(db, testBox, receipt, words('Too late'), noon - minute).kind).toBe('too-late')
    arm()
    expect(rows()).toMatchObject([{ text: 'Just in time' }])
  })
})

test('each delivery of a spread launch is due at its own moment, and never before it again', () => {
  const spread = { spreadMs: 600_000, spreadSeed: 7 }
  const { arm, rows, launch, issue, hold, settle } = setting(5, spread)
  arm()
  const moments = rows().map(row => ownMoment(launch(), row.accountId))
  expect(rows().map(row => row.momentAt)).toEqual(moments)
  expect(rows().map(row => row.dueAt)).toEqual(moments)
  const batch = issue(5, noon + 600_000)
  expect(batch.rows.map(row => row.dueAt)).toEqual(moments.toSorted((a, b) => a - b))
  hold(batch)
  const given = batch.rows.map((_, place) => outcomeOf(batch, place, { kind: 'not-sent', cause: 'given-back' }))
  settle(given, 'sender-1', noon - 30_000)
  expect(rows().map(row => row.dueAt)).toEqual(moments)
})
