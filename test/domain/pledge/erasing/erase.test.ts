import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { accounts, attempts, deliveries, grants, mails, measurements, pledges } from '../../../../db/schema/index.ts'
import type { LaunchState } from '../../../../src/domain/launch/launch.ts'
import { enqueueMail } from '../../../../src/domain/mail/enqueue.ts'
import { connectAccount } from '../../../../src/domain/pledge/account.ts'
import { roughly } from '../../../../src/domain/pledge/erasing/account.ts'
import { eraseMine, eraseWished } from '../../../../src/domain/pledge/erasing/erase.ts'
import { pledge } from '../../../../src/domain/pledge/promise.ts'
import { supporterCounter } from '../../../../src/domain/supporter/supporter-count.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeDelivery, makeLaunch, makePledge, onX } from '../../../support/factories.ts'

const hour = 3_600_000
// Each longer than chance writes into a hash: three letters of one are in every fiftieth.
const nothingPersonal = /ada_lovelace|secret words|example\.org|471147114711/i

/** Ada's pledge to a launch at noon, looked at `after` ms from then. */
function setting(state: LaunchState = 'open', after = -hour) {
  const { db, box } = testContext()
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id, { state, ...(state === 'finished' && { finishedAt: noon + 1 }) })
  const ada = {
    remoteId: '471147114711',
    handle: 'ada_lovelace',
    name: 'ADA_LOVELACE',
    followers: 12_345,
    profileUrl: 'https://x.test/ada_lovelace',
  }
  const account = makeAccount(db, ada, { box })
  const words = { text: 'My secret words', email: 'ada@example.org', lang: 'es', atLeast: 5 }
  const mine = makePledge(db, campaign.id, account.id, words, box)
  const erase = (now = noon + after) => eraseMine(db, box, mine.receipt, now)
  const everything = () =>
    JSON.stringify([accounts, deliveries, attempts].map(table => db.select().from(table).all())) +
    JSON.stringify(db.select().from(pledges).all())
  const row = () => db.select().from(pledges).where(eq(pledges.id, mine.id)).get()
  const grant = () => db.select().from(grants).where(eq(grants.accountId, account.id)).get()
  return { db, box, campaign, launch, account, mine, erase, everything, row, grant }
}

describe('a supporter who has their data erased', () => {
  test('before the moment has withdrawn, and leaves nothing personal behind', () => {
    const { db, box, campaign, erase, everything, row, grant } = setting()
    const data = { campaign: 'C', timeZone: 'UTC', path: '/p/x', reason: 'r' }
    const mail = {
      kind: 'removed',
      key: 'k',
      to: 'ada@example.org',
      lang: 'en',
      data,
      campaignId: campaign.id,
    } as const
    enqueueMail(db, box, mail, noon - 2 * hour)
    expect(everything()).toMatch(nothingPersonal)
    expect(erase()).toBe('erased')
    expect(everything()).not.toMatch(nothingPersonal)
    expect(row()).toMatchObject({
      state: 'withdrawn',
      text: '',
      addressSealed: null,
      addressHash: null,
      erasedAt: noon - hour,
    })
    expect(grant()).toMatchObject({ state: 'revoked', giveBackAt: noon - hour })
    expect(db.select().from(mails).all()).toMatchObject([{ state: 'dropped', letter: null }])
    expect(erase()).toBe('erased')
  })

  test('after their post went out keeps it in the sums, without a name, an address or words', () => {
    const { db, launch, mine, erase, everything, account, row } = setting('finished', hour)
    const url = 'https://x.test/ada_lovelace/status/99'
    const { id } = makeDelivery(db, launch.id, mine, {
      state: 'posted',
      remoteId: '99',
      url,
      sentAt: noon,
      settledAt: noon,
    })
    const answer = '{"text":"My secret words"}'
    db.insert(attempts).values({ deliveryId: id, at: noon, kind: 'posted', answer, requestId: 'ada_lovelace' }).run()
    expect(erase()).toBe('erased')
    expect(everything()).not.toMatch(nothingPersonal)
    expect(db.select().from(deliveries).get()).toMatchObject({
      state: 'posted',
      sentAt: noon,
      remoteId: null,
      url: null,
    })
    expect(db.select().from(measurements).all()).toEqual([])
    expect(row()).toMatchObject({ state: 'active' })
    expect(db.select().from(accounts).get()).toMatchObject({ handle: `erased-${account.id}`, followers: 12_000 })
  })

  test.each([
    ['pending', null],
    ['queued', null],
    ['unknown', noon + hour],
  ] as const)('while their post is %s gets it done as soon as that is settled', (state, lookAt) => {
    const { db, box, launch, mine, erase, row, everything } = setting('firing', 10)
    const { id } = makeDelivery(db, launch.id, mine, { state, lookAt })
    expect(erase()).toBe('asked')
    expect(eraseWished(db, box, noon + 20, 10)).toBe(0)
    expect(row()).toMatchObject({ state: 'active', text: 'My secret words', erasedAt: null, eraseAskedAt: noon + 10 })
    db.update(deliveries).set({ state: 'posted', lookAt: null }).where(eq(deliveries.id, id)).run()
    expect(eraseWished(db, box, noon + 30, 10)).toBe(1)
    expect(row()).toMatchObject({ erasedAt: noon + 30 })
    expect(everything()).not.toMatch(nothingPersonal)
    expect(eraseWished(db, box, noon + 40, 10)).toBe(0)
  })

  test('while it is armed has withdrawn at once, and gets the rest done when no sender holds it', () => {
    const { db, box, launch, mine, erase, row } = setting('armed', -1_000)
    const { id } = makeDelivery(db, launch.id, mine, { state: 'queued' })
    expect(erase()).toBe('asked')
    expect(row()).toMatchObject({ state: 'withdrawn', erasedAt: null })
    db.update(deliveries).set({ state: 'withdrawn' }).where(eq(deliveries.id, id)).run()
    expect(eraseWished(db, box, noon, 10)).toBe(1)
  })

  test('keeps name and permission for another pledge that needs them, until that is erased, too', () => {
    const { db, box, account, erase, grant } = setting()
    const other = makeCampaign(db)
    makeLaunch(db, other.id, { launchAt: noon + hour })
    const second = makePledge(db, other.id, account.id, {}, box)
    expect(erase()).toBe('erased')
    expect(grant()).toMatchObject({ state: 'live' })
    expect(db.select().from(accounts).get()).toMatchObject({ handle: 'ada_lovelace' })
    expect(eraseMine(db, box, second.receipt, noon)).toBe('erased')
    expect(grant()).toMatchObject({ state: 'revoked' })
    expect(db.select().from(accounts).get()).toMatchObject({ handle: `erased-${account.id}`, followers: 0 })
  })
})

describe('an account that was erased', () => {
  const profile = {
    remoteId: '471147114711',
    host: 'api.x.test',
    handle: 'ada_lovelace',
    name: 'Ada',
    followers: 5,
    profileUrl: 'u',
  }
  const again = { text: 'New words', messageId: null, email: null, rule: 'own-words' } as const

  test('is known again when it connects, and may pledge again while the campaign is open', () => {
    const { db, box, campaign, account, erase, row } = setting()
    erase()
    expect(connectAccount(db, box, onX, profile, '{}', noon - hour)).toBe(account.id)
    const promised = { ...again, campaignId: campaign.id, accountId: account.id }
    expect(pledge(db, box, promised, noon - hour)).toMatchObject({ kind: 'pledged' })
    expect(row()).toMatchObject({ state: 'active', text: 'New words', erasedAt: null, eraseAskedAt: null })
  })

  test('cannot post twice in a launch', () => {
    const { db, box, campaign, launch, mine, account, erase } = setting('finished', hour)
    makeDelivery(db, launch.id, mine, { state: 'posted', remoteId: '99', sentAt: noon })
    erase()
    const id = connectAccount(db, box, onX, profile, '{}', noon + 2 * hour)
    expect(id).toBe(account.id)
    expect(pledge(db, box, { ...again, campaignId: campaign.id, accountId: id }, noon + 2 * hour).kind).toBe('already')
  })
})

test('sums of the crowd leave out who was erased before the moment', () => {
  const { db, campaign, erase } = setting()
  makePledge(db, campaign.id, makeAccount(db, { followers: 100 }).id)
  expect(supporterCounter(db)(campaign.id, noon)).toMatchObject({ supporters: 2, reach: 12_445 })
  erase()
  expect(supporterCounter(db)(campaign.id, noon)).toMatchObject({ supporters: 1, reach: 100 })
})

test.each([
  [0, 0],
  [7, 10],
  [123, 120],
  [12_345, 12_000],
  [1_987_654, 2_000_000],
])('%i followers are kept as %i', (n, kept) => {
  expect(roughly(n)).toBe(kept)
})
