import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { deliveries, grants, launches, mails } from '../../../db/schema/index.ts'
import { deadGrants } from '../../../src/domain/launch/check/account-check.ts'
import { dueRenewals } from '../../../src/domain/pledge/grants/due-renewals.ts'
import { dueGiveBacks } from '../../../src/domain/pledge/grants/give-back.ts'
import { claimRenewal, settleRenewal } from '../../../src/domain/pledge/grants/renew.ts'
import { doubtRestoredGrants } from '../../../src/domain/pledge/grants/restored.ts'
import { newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import { giveBackGrants } from '../../../workers/give-back.ts'
import { noon } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeDelivery, makeLaunch, makePledge } from '../../support/factories.ts'
import { grantOf, renewal } from './renewal.ts'
import { day, minute, setting } from './setting.ts'

const hour = 60 * minute

describe('a permission that ends by itself', () => {
  test('is exchanged every week while a pledge needs it, and no other one is', async () => {
    const { server, ids, connect, grant, tokens, at, renew, db } = await setting({ people: 3 })
    const visitor = connect('visitor')
    const forEver = makeAccount(db, { createdAt: noon - 30 * day })
    for (const [week, day7] of [23, 16, 9, 2].entries()) {
      at(noon - day7 * day - 1)
      await renew()
      expect(server.asked).toHaveLength(3 * week)
      at(noon - day7 * day)
      await renew()
      expect(server.asked).toHaveLength(3 * (week + 1))
      for (const id of ids) expect(server.has(`person${ids.indexOf(id)}`, tokens(id).refresh)).toBe(true)
    }
    expect(grant(ids[0] ?? 0)).toMatchObject({ state: 'live', renewedAt: noon - 2 * day, renewingBy: null })
    expect(grant(visitor)).toMatchObject({ renewedAt: noon - 30 * day })
    expect(grant(forEver.id)).toMatchObject({ server: null, renewedAt: null })
  })

  test('is exchanged from 50 to 10 minutes before its launch, the least fresh first, and once', async () => {
    const { server, ids, at, renew, join, grant, tokens } = await setting({ people: 2 })
    at(noon - 2 * day)
    await renew()
    at(noon - 55 * minute)
    const late = join('late').accountId
    at(noon - 50 * minute - 1)
    await renew()
    expect(server.asked.map(one => one.subject)).toEqual(['person0', 'person1'])
    at(noon - 50 * minute)
    await renew()
    expect(server.asked.slice(2).map(one => one.subject)).toEqual(['person0', 'person1', 'late'])
    for (const before of [30, 10, 9, 1]) {
      at(noon - before * minute)
      await renew()
      expect(server.asked).toHaveLength(5)
    }
    for (const id of [...ids, late]) expect(grant(id).freshUntil).toBeGreaterThan(noon + minute)
    expect(tokens(late).freshUntil).toBe(grant(late).freshUntil)
  })

  test('that lasts until all tries are over is left as it is', async () => {
    const { server, join, at, renew, db, launch } = await setting({ people: 0 })
    db.update(launches)
      .set({ retryWindowMs: 5 * minute })
      .where(eq(launches.id, launch.id))
      .run()
    at(noon - 45 * minute)
    join('in time')
    at(noon - 20 * minute)
    await renew()
    expect(server.asked).toEqual([])
  })

  test('may be held by a sender from ten minutes before its launch, so it is left alone, also for another launch', async () => {
    const { server, db, ids, pledged, at, renew, launch } = await setting({ people: 1 })
    at(noon - 30 * minute)
    await renew()
    const [before] = [server.asked.length]
    const second = makeCampaign(db)
    makeLaunch(db, second.id, { launchAt: noon + 41 * minute })
    makePledge(db, second.id, ids[0] ?? 0)
    at(noon - 9 * minute)
    await renew()
    db.update(launches).set({ state: 'firing' }).where(eq(launches.id, launch.id)).run()
    const [pledge] = pledged
    if (!pledge) throw new Error('nobody')
    const delivery = makeDelivery(db, launch.id, pledge, { state: 'queued' })
    at(noon + minute)
    await renew()
    expect(server.asked).toHaveLength(before)
    // It is back from its sender, and would be too old for its next try.
    at(noon + 30 * minute)
    db.update(deliveries)
      .set({ state: 'pending', dueAt: noon + 31 * minute })
      .where(eq(deliveries.id, delivery.id))
      .run()
    await renew()
    expect(server.asked).toHaveLength(before + 1)
  })

  test('of an old server, whose access is short, does not keep the director busy', async () => {
    const { server, at, renew } = await setting({ people: 1, more: {} })
    server.give = () => ({ access: 'a', refresh: 'person0.refresh.1', freshUntil: 0 })
    at(noon - 49 * minute)
    await renew()
    const before = server.asked.length
    await renew()
    expect(server.asked).toHaveLength(before)
  })
})

describe('of two that exchange one permission at once', () => {
  test('one has the claim; when it has run out, the other does', async () => {
    const { context, db, at } = await setting()
    at(noon - 20 * day)
    const [due] = dueRenewals(db, context.now(), 10, true)
    if (!due) throw new Error('nothing is due')
    expect(await claimRenewal(db, due, 'one', noon)).toBe(true)
    expect(await claimRenewal(db, due, 'two', noon + 59_999)).toBe(false)
    expect(dueRenewals(db, noon + 59_999, 10, true)).toEqual([])
    expect(await claimRenewal(db, due, 'two', noon + 60_000)).toBe(true)
  })

  test('as two directors do, each token is used once', async () => {
    const { server, at, renew, ids, tokens } = await setting({ people: 40 })
    at(noon - 20 * day)
    await Promise.all([renew(), renew(), renew()])
    expect(server.asked).toHaveLength(40)
    for (const [n, id] of ids.entries()) expect(server.has(`person${n}`, tokens(id).refresh)).toBe(true)
  })
})

describe('whoever connects again', () => {
  test('while the old permission is being exchanged keeps the new one', async () => {
    const { server, ids, at, renew, connect, tokens, grant } = await setting()
    at(noon - 20 * day)
    let anew = ''
    server.behave(() => {
      connect('person0')
      anew = tokens(ids[0] ?? 0).refresh
      return { kind: 'gone' }
    })
    await renew()
    expect(grant(ids[0] ?? 0)).toMatchObject({ state: 'live', renewingBy: null, lostReason: null })
    expect(tokens(ids[0] ?? 0).refresh).toBe(anew)
  })
})

describe('a permission that is let go', () => {
  test('while it is being exchanged is given back as the exchange left it', async () => {
    const { server, db, context, ids, at, renew, tokens, grant } = await setting()
    const id = ids[0] ?? 0
    at(noon - 20 * day)
    let [held, givenBack] = [0, '']
    const x = context.networks.get('x')
    if (!x) throw new Error('no network')
    const reading = {
      ...x.reading,
      revoke: async (one: string) => {
        givenBack = one
        return 'given-back' as const
      },
    }
    const withRevoke = { ...context, networks: new Map([['x' as const, { ...x, reading }]]) }
    server.behave(async () => {
      db.update(grants).set({ state: 'revoked', giveBackAt: context.now(), releasedAt: context.now() }).run()
      held = dueGiveBacks(db, context.now(), 10).length
      return { kind: 'answer' }
    })
    await renew()
    expect(held).toBe(0)
    const { refresh } = tokens(id)
    expect(server.has('person0', refresh)).toBe(true)
    await giveBackGrants(withRevoke, new AbortController().signal)
    expect(JSON.parse(givenBack).refresh).toBe(refresh)
    expect(grant(id)).toMatchObject({ sealed: '', lostReason: null })
  })
})

describe('a permission of which the server says that it is gone', () => {
  test('is to be given again: its supporter is written to, once, and the organizers see it', async () => {
    const { server, db, campaign, join, at, renew, grant } = await setting({ people: 0 })
    const { accountId, receipt } = join('ada', 'ada@example.org')
    const silent = join('silent').accountId
    server.behave(() => ({ kind: 'gone' }))
    at(noon - 20 * day)
    await renew()
    for (const id of [accountId, silent]) expect(grant(id)).toMatchObject({ state: 'live', goneAt: noon - 20 * day })
    expect(db.select().from(mails).all()).toEqual([])
    at(noon - 20 * day + hour)
    await renew()
    await renew()
    for (const id of [accountId, silent]) expect(grant(id)).toMatchObject({ state: 'reconnect', lostReason: 'refused' })
    expect(deadGrants(db, campaign.id, 0, 10).n).toBe(2)
    const written = db.select().from(mails).all()
    expect(written).toMatchObject([{ kind: 'reconnect', campaignId: campaign.id, state: 'queued' }])
    expect(receipt).not.toBe('')
  })

  test('in the middle of a launch is refused there, and not held until the end', async () => {
    const { server, db, launch, pledged, at, renew } = await setting({ people: 2 })
    const [pledge, other] = pledged
    if (!pledge || !other) throw new Error('nobody')
    db.update(launches).set({ state: 'firing' }).where(eq(launches.id, launch.id)).run()
    makeDelivery(db, launch.id, pledge)
    server.behave(subject => ({ kind: subject === 'person0' ? 'gone' : 'answer' }))
    at(noon + minute)
    await renew()
    expect(db.select().from(deliveries).all()).toMatchObject([{ state: 'pending' }])
    makeDelivery(db, launch.id, other)
    at(noon + minute + 1)
    await renew()
    await renew()
    expect(db.select().from(deliveries).all()).toMatchObject([{ state: 'refused', reason: 'reconnect' }, {}])
  })
})

describe('when no answer comes', () => {
  test('before anything was sent, it is tried again, with growing pauses', async () => {
    const { server, ids, at, renew, grant } = await setting({
      more: { renew: async () => ({ kind: 'away', maybeUsed: false, cause: 'ECONNREFUSED' }) },
    })
    let time = noon - 20 * day
    const pauses: number[] = []
    for (let n = 0; n < 6; n++) {
      at(time)
      await renew()
      const { renewAfter, renewingBy } = grant(ids[0] ?? 0)
      expect(renewingBy).toBeNull()
      pauses.push(((renewAfter ?? 0) - time) / minute)
      time = renewAfter ?? 0
    }
    expect(pauses).toEqual([1, 5, 30, 120, 120, 120])
    expect(server.asked).toEqual([])
  })

  test('after the exchange, a second try waits until the access is over: then there is nothing to lose', async () => {
    const { server, at, renew, grant, connect, db, campaign, context } = await setting({ people: 0 })
    server.behave(() => ({ kind: 'hang-up-after' }))
    at(noon - 50 * minute)
    const id = connect('ada')
    makePledge(db, campaign.id, id, { confirmedAt: noon - hour, email: 'ada@example.org' }, context.box)
    db.update(grants)
      .set({ renewedAt: noon - hour })
      .run()
    at(noon - 49 * minute)
    await renew()
    expect(server.asked).toHaveLength(1)
    expect(grant(id)).toMatchObject({ state: 'live', freshUntil: noon + 10 * minute })
    at(noon - 11 * minute)
    await renew()
    expect(server.asked).toHaveLength(1)
    at(noon + 10 * minute)
    db.update(grants).set({ renewedAt: 0 }).run()
    await renew()
    expect(server.asked).toHaveLength(2)
    expect(grant(id)).toMatchObject({ state: 'reconnect', lostReason: 'unanswered' })
  })

  test('and the server never had it, the second try keeps the permission', async () => {
    const { server, ids, at, renew, grant, tokens } = await setting()
    const ways = [{ kind: 'hang-up-before' }, { kind: 'answer' }] as const
    server.behave(() => ways[server.asked.length - 1] ?? { kind: 'answer' })
    at(noon - 20 * day)
    await renew()
    at(noon - 20 * day + 2 * minute)
    await renew()
    expect(server.asked).toHaveLength(2)
    expect(grant(ids[0] ?? 0)).toMatchObject({ state: 'live', renewTries: 0, renewingBy: null })
    expect(server.has('person0', tokens(ids[0] ?? 0).refresh)).toBe(true)
  })
})

describe('a server', () => {
  test('that says "later" is asked nothing until then', async () => {
    const { server, at, renew, grant, ids } = await setting({ people: 30 })
    const until = noon - 20 * day + hour
    server.behave(() => ({ kind: 'later', until }))
    at(noon - 20 * day)
    await renew()
    // What was under way with the first one.
    expect(server.asked.length).toBeLessThan(30)
    expect(grant(ids[0] ?? 0)).toMatchObject({ state: 'live', renewAfter: until, renewingBy: null })
  })

  test('is asked so many times in a second at most', async () => {
    const { server, at, renew } = await setting({ people: 20, perSecond: 8 })
    at(noon - 20 * day)
    await renew()
    const times = server.asked.map(one => one.at)
    expect(times).toHaveLength(20)
    for (const [n, time] of times.entries())
      expect((times[n + 8] ?? Number.POSITIVE_INFINITY) - time).toBeGreaterThan(900)
  })
})

describe('where a key is missing', () => {
  test('nothing is exchanged, and nothing given back: a server would end what is asked about wrongly', async () => {
    const { server, db, context, at, renew, ids, grant } = await setting({ people: 2 })
    const other = secretBox([newSecretKey()])
    const id = ids[0] ?? 0
    db.update(grants)
      .set({ sealed: other.seal('{}', `grant:${id}`) })
      .where(eq(grants.accountId, id))
      .run()
    at(noon - 20 * day)
    await renew()
    expect(server.asked.map(one => one.subject)).toEqual(['person1'])
    expect(grant(id)).toMatchObject({ state: 'live', renewAfter: context.now() + 10 * minute })

    const without = await setting({ more: { lacks: () => 'the key that it signs in with' } })
    without.at(noon - 20 * day)
    await without.renew()
    without.db.update(grants).set({ state: 'revoked', giveBackAt: 0 }).run()
    await giveBackGrants(without.context, AbortSignal.timeout(1_000))
    expect(without.server.asked).toEqual([])
    expect(without.grant(without.ids[0] ?? 0)).toMatchObject({ state: 'revoked', giveBackTries: 1 })
    expect(without.grant(without.ids[0] ?? 0).sealed).not.toBe('')
  })
})

test('after a restored backup each is tried once: what was not renewed since lives on, for the others people are asked', async () => {
  const { server, db, ids, at, renew, grant, tokens } = await setting({ people: 2 })
  at(noon - 29 * day)
  // Renewed after the backup was made.
  server.give('person1')
  expect(doubtRestoredGrants(db, noon - 29 * day)).toBe(2)
  await renew()
  expect(server.asked).toHaveLength(2)
  expect(grant(ids[0] ?? 0)).toMatchObject({ state: 'live', lostReason: null })
  expect(server.has('person0', tokens(ids[0] ?? 0).refresh)).toBe(true)
  expect(grant(ids[1] ?? 0)).toMatchObject({ state: 'reconnect', lostReason: 'restored' })
})

test('an exchange that was settled under a claim of before changes nothing', async () => {
  const { context, db, box, server, ids, at, tokens } = await setting()
  at(noon - 20 * day)
  const [due] = dueRenewals(db, context.now(), 10, true)
  if (!due) throw new Error('nothing is due')
  await claimRenewal(db, due, 'one', noon)
  await claimRenewal(db, due, 'two', noon + hour)
  const before = tokens(ids[0] ?? 0)
  const grant = grantOf(server.url, { access: 'a', refresh: 'b', freshUntil: 1 })
  const { life } = renewal()
  expect(
    await settleRenewal(db, box, { ...due, by: 'one', begunAt: noon }, { kind: 'renewed', grant }, life, noon),
  ).toBe('overtaken')
  expect(
    await settleRenewal(db, box, { ...due, by: 'one', begunAt: noon }, { kind: 'gone', said: null }, life, noon),
  ).toBe('overtaken')
  expect(tokens(ids[0] ?? 0)).toEqual(before)
})
