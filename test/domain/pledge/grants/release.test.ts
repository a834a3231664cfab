import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { grants } from '../../../../db/schema/index.ts'
import type { LaunchState } from '../../../../src/domain/launch/launch.ts'
import { dueGiveBacks } from '../../../../src/domain/pledge/grants/give-back.ts'
import { releaseGrants } from '../../../../src/domain/pledge/grants/release.ts'
import { noon } from '../../../support/context.ts'
import { testDb } from '../../../support/db.ts'
import { makeAccount, makeCampaign, makeDelivery, makeLaunch, makePledge } from '../../../support/factories.ts'

const day = 86_400_000

/** One account with one pledge on a launch whose T0 was `daysAgo` days ago. */
function setting(state: LaunchState, daysAgo: number, pledge: Parameters<typeof makePledge>[3] = {}) {
  const db = testDb()
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id, { state, launchAt: noon - daysAgo * day })
  const account = makeAccount(db, { createdAt: noon - 30 * day })
  const given = makePledge(db, campaign.id, account.id, pledge)
  return { db, launch, account, pledge: given, release: (now = noon) => releaseGrants(db, 0, 100, now).released }
}

describe('a permission is kept while it is needed:', () => {
  test.each([
    ['its post is still to go out', 'open', -20],
    ['its post is about to go out', 'armed', -0.0001],
    ['its launch is under way', 'firing', 0],
    ['retries are under way', 'settling', 0.001],
    ['the organizers may set another moment', 'missed', 3],
    ['its post may be deleted from here, up to the last moment of seven days', 'finished', 6.9999],
    ['its launch was stopped not long ago', 'stopped', 2],
  ] as const)('%s', (_, state, daysAgo) => {
    const { db, account, release } = setting(state, daysAgo)
    expect(release()).toBe(0)
    expect(db.select().from(grants).where(eq(grants.accountId, account.id)).get()).toMatchObject({ state: 'live' })
  })

  test('a network is still asked whether the post is there', () => {
    const { db, pledge, launch, release } = setting('finished', 9)
    makeDelivery(db, launch.id, pledge, { state: 'unknown', lookAt: noon })
    expect(release()).toBe(0)
  })
})

describe('a permission is let go', () => {
  test.each([
    ['seven days after the launch', 'finished', 7.0001],
    ['when the launch was called off', 'cancelled', -2],
    ['seven days after a launch that was missed', 'missed', 7.0001],
    ['seven days after a launch that was stopped', 'stopped', 7.0001],
  ] as const)('%s', (_, state, daysAgo) => {
    const { db, account, release } = setting(state, daysAgo)
    expect(release()).toBe(1)
    expect(dueGiveBacks(db, noon, 10)).toMatchObject([{ accountId: account.id, releasedAt: noon, tries: 0 }])
    expect(release()).toBe(0)
  })

  test('a day after a pledge was withdrawn, because it may be given again until then', () => {
    const { release } = setting('open', -5, { state: 'withdrawn', withdrawnAt: noon - day + 1 })
    expect(release()).toBe(0)
    expect(release(noon + 2)).toBe(1)
  })

  test('a day after a sign-in that no pledge followed', () => {
    const db = testDb()
    makeAccount(db, { createdAt: noon - day })
    expect(releaseGrants(db, 0, 10, noon).released).toBe(0)
    expect(releaseGrants(db, 0, 10, noon + 1).released).toBe(1)
  })

  test('not while another campaign of the same account needs it', () => {
    const { db, account, release } = setting('finished', 9)
    const other = makeCampaign(db)
    makeLaunch(db, other.id, { launchAt: noon + day })
    makePledge(db, other.id, account.id)
    expect(release()).toBe(0)
  })

  test('a few at a time, from where the last look ended', () => {
    const db = testDb()
    for (let n = 0; n < 5; n++) makeAccount(db, { createdAt: noon - 2 * day })
    const first = releaseGrants(db, 0, 3, noon)
    expect(first).toMatchObject({ released: 3, next: expect.any(Number) })
    expect(releaseGrants(db, first.next ?? 0, 3, noon)).toEqual({ released: 2, next: null })
  })
})
