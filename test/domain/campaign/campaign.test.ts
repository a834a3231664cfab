import { describe, expect, test } from 'vitest'
import { findCampaign, findCampaignById, listCampaigns } from '../../../src/domain/campaign/campaign.ts'
import { countSupporters } from '../../../src/domain/launch/goal.ts'
import { createCounter } from '../../../src/domain/reach/counters/counter.ts'
import { isRobot, readVisits } from '../../../src/domain/reach/counters/visits.ts'
import { supporterCounter } from '../../../src/domain/supporter/supporter-count.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge, makePledgeByHand } from '../../support/factories.ts'

describe('a campaign', () => {
  test('is seen by everybody once it is published and its launch is set', () => {
    const db = testDb()
    const seen = makeCampaign(db)
    const launch = makeLaunch(db, seen.id)
    makeLaunch(db, seen.id, { kind: 'rehearsal', state: 'finished' })
    const draft = makeCampaign(db, { state: 'draft' })
    makeLaunch(db, draft.id)
    const unset = makeCampaign(db)
    makeLaunch(db, unset.id, { state: 'draft' })

    expect(findCampaign(db, seen.slug)).toEqual({ ...seen, launch, logo: null })
    expect(findCampaignById(db, seen.id)?.launch.id).toBe(launch.id)
    for (const { slug } of [draft, unset, { slug: 'nothing' }]) expect(findCampaign(db, slug)).toBeNull()
    expect(listCampaigns(db).map(one => one.slug)).toEqual([seen.slug])
  })

  test('is listed by the moment of its launch', () => {
    const db = testDb()
    const [late, early] = [makeCampaign(db), makeCampaign(db)]
    makeLaunch(db, late.id, { launchAt: noon + 2 })
    makeLaunch(db, early.id, { launchAt: noon + 1 })
    expect(listCampaigns(db).map(one => one.id)).toEqual([early.id, late.id])
  })
})

describe('the crowd', () => {
  test('counts who has pledged and has not withdrawn, and adds up their followers', () => {
    const db = testDb()
    const [campaign, other] = [makeCampaign(db), makeCampaign(db)]
    const people = [100, 20, 3].map(followers => makeAccount(db, { followers }))
    for (const [index, person] of people.entries())
      makePledge(db, campaign.id, person.id, { state: index === 0 ? 'withdrawn' : 'active' })
    makePledge(db, other.id, makeAccount(db, { followers: 7 }).id)
    const crowdOf = supporterCounter(db)
    expect(crowdOf(campaign.id, noon)).toEqual({ supporters: 2, byAccount: 2, byHand: 0, reach: 23 })
    expect(crowdOf(other.id, noon)).toEqual({ supporters: 1, byAccount: 1, byHand: 0, reach: 7 })
    expect(crowdOf(makeCampaign(db).id, noon)).toEqual({ supporters: 0, byAccount: 0, byHand: 0, reach: 0 })
  })

  test('counts who posts by hand with all others once they have confirmed, as the goal does', () => {
    const db = testDb()
    const campaign = makeCampaign(db)
    makePledge(db, campaign.id, makeAccount(db, { followers: 20 }).id)
    for (const state of ['confirmed', 'confirmed', 'asked', 'withdrawn'] as const)
      makePledgeByHand(db, campaign.id, state)
    const crowd = supporterCounter(db)(campaign.id, noon)
    expect(crowd).toEqual({ supporters: 3, byAccount: 1, byHand: 2, reach: 20 })
    expect(countSupporters(db, campaign.id)).toBe(crowd.supporters)
  })
})

describe('page visits', () => {
  test('are counted by campaign and day, and shown before they are written', () => {
    const db = testDb()
    const [one, two] = [makeCampaign(db).id, makeCampaign(db).id]
    const visits = createCounter(db)
    const count = (campaignId: number, period: string) => visits.add({ campaignId, kind: 'visit', period })
    count(one, '2026-09-06')
    count(one, '2026-09-07')
    visits.flush()
    count(one, '2026-09-07')
    count(two, '2026-09-07')
    expect(readVisits(db, visits, one, '2026-09-07')).toEqual({ total: 3, today: 2 })
    visits.flush()
    expect(readVisits(db, createCounter(db), one, '2026-09-07')).toEqual({ total: 3, today: 2 })
    expect(readVisits(db, visits, two, '2026-09-08')).toEqual({ total: 1, today: 0 })
  })

  test.each([
    [undefined, true],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
    ['facebookexternalhit/1.1', true],
    ['curl/8.5.0', true],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1',
      false,
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', false],
  ])('leave out programs: %s', (userAgent, robot) => {
    expect(isRobot(userAgent)).toBe(robot)
  })
})
