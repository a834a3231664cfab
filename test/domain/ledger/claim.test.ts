import { describe, expect, test } from 'vitest'
import { mailings } from '../../../db/schema/index.ts'
import type { launches } from '../../../db/schema/launches.ts'
import { extendedMoment } from '../../../src/domain/launch/goal.ts'
import { findLaunch, type Launch } from '../../../src/domain/launch/launch.ts'
import { claimDueLaunches } from '../../../src/domain/ledger/claim.ts'
import { localTime, readLocalTime } from '../../../src/lib/local-time.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge, makePledgeByHand } from '../../support/factories.ts'

const minute = 60_000
const day = 86_400_000

/** A campaign that wants three. */
function setting(given: Partial<typeof launches.$inferInsert> = {}, timeZone = 'America/New_York') {
  const db = testDb()
  const campaign = makeCampaign(db, { goal: 3, timeZone })
  const { id } = makeLaunch(db, campaign.id, given)
  const join = (n: number) => {
    for (let i = 0; i < n; i++) makePledge(db, campaign.id, makeAccount(db).id)
  }
  const at = (now: number): Launch => {
    claimDueLaunches(db, now)
    const launch = findLaunch(db, id)
    if (!launch) throw new Error('the launch is gone')
    return launch
  }
  const told = () =>
    db
      .select()
      .from(mailings)
      .all()
      .map(({ audience, kind }) => `${audience}: ${kind}`)
  return { db, join, at, told }
}

describe('a launch whose goal is not reached', () => {
  test('is made ready a minute before all the same where it goes anyway', () => {
    const { at, told } = setting()
    expect(at(noon - minute - 1).state).toBe('open')
    expect(at(noon - minute)).toMatchObject({ state: 'arming', armedAt: noon - minute })
    expect(told()).toEqual([])
  })

  test('waits for the last supporter, and is made ready as soon as the goal is reached', () => {
    const { join, at } = setting({ goalRule: 'nothing' })
    join(2)
    expect(at(noon - minute).state).toBe('open')
    expect(at(noon - 1).state).toBe('open')
    join(1)
    expect(at(noon - 1)).toMatchObject({ state: 'arming', unreachedAt: null })
  })

  test('counts only pledges that stand', () => {
    const { db, join, at } = setting({ goalRule: 'nothing' })
    join(2)
    const [{ campaignId }] = [at(noon - 2 * minute)]
    makePledge(db, campaignId, makeAccount(db).id, { state: 'withdrawn', withdrawnAt: noon })
    expect(at(noon)).toMatchObject({ state: 'cancelled', unreachedAt: noon, finishedAt: noon, goalCount: 2 })
  })

  test('counts who posts by hand as well, once they have confirmed', () => {
    const { db, join, at } = setting({ goalRule: 'nothing' })
    join(1)
    const { campaignId } = at(noon - 2 * minute)
    makePledgeByHand(db, campaignId)
    makePledgeByHand(db, campaignId, 'asked')
    expect(at(noon - 1).state).toBe('open')
    makePledgeByHand(db, campaignId)
    expect(at(noon - 1)).toMatchObject({ state: 'arming', unreachedAt: null })
  })

  test('ends at its moment where nothing is to be sent, and everybody is told, once', () => {
    const { join, at, told } = setting({ goalRule: 'nothing' })
    join(1)
    expect(at(noon)).toMatchObject({ state: 'cancelled', unreachedAt: noon, goalCount: 1, armedAt: null })
    at(noon + minute)
    expect(told()).toEqual(['supporters: unreached', 'reminders: reminder-off', 'organizers: goal-missed'])
  })

  test.each([
    ['nothing', 'cancelled'],
    ['anyway', 'arming'],
  ] as const)('is moved once by days where it is to be, and then: %s', (goalRule, state) => {
    const { at, told } = setting({ goalRule, extendDays: 7 })
    expect(at(noon - 1).launchAt).toBe(noon)
    const extended = at(noon)
    expect(extended).toMatchObject({ state: 'open', launchAt: noon + 7 * day, extendedFrom: noon, goalCount: 0 })
    expect(told()).toEqual(['supporters: extended', 'reminders: reminder-moved', 'organizers: goal-missed'])
    expect(at(noon + 7 * day - minute).state).toBe(goalRule === 'anyway' ? 'arming' : 'open')
    expect(at(noon + 7 * day)).toMatchObject({ state, extendedFrom: noon })
  })

  test('is missed, not decided, when nothing was running until its late limit had passed', () => {
    const { at, told } = setting({ goalRule: 'nothing' })
    expect(at(noon + 5 * minute + 1).state).toBe('missed')
    expect(told()).toEqual(['supporters: missed', 'reminders: reminder-off'])
  })
})

/** [zone, day, time, the moment in UTC]. Each on a day when clocks are changed there, or used to be. */
const changes = [
  ['America/New_York', '2027-03-14', '01:59', Date.UTC(2027, 2, 14, 6, 59)],
  ['America/New_York', '2027-03-14', '03:00', Date.UTC(2027, 2, 14, 7)],
  ['America/New_York', '2027-03-14', '10:00', Date.UTC(2027, 2, 14, 14)],
  ['America/New_York', '2027-11-07', '00:59', Date.UTC(2027, 10, 7, 4, 59)],
  ['America/New_York', '2027-11-07', '02:00', Date.UTC(2027, 10, 7, 7)],
  ['America/New_York', '2027-11-07', '10:00', Date.UTC(2027, 10, 7, 15)],
  ['Europe/Berlin', '2027-03-28', '03:00', Date.UTC(2027, 2, 28, 1)],
  ['Europe/Berlin', '2027-10-31', '12:00', Date.UTC(2027, 9, 31, 11)],
  ['Australia/Lord_Howe', '2027-04-04', '02:00', Date.UTC(2027, 3, 3, 15, 30)],
  ['Australia/Lord_Howe', '2027-10-03', '02:30', Date.UTC(2027, 9, 2, 15, 30)],
  ['America/Sao_Paulo', '2027-10-17', '00:00', Date.UTC(2027, 9, 17, 3)],
  ['America/Sao_Paulo', '2027-02-21', '00:00', Date.UTC(2027, 1, 21, 3)],
] as const

describe('a launch on a day when the clocks are changed', () => {
  test.each(changes)('in %s, on %s at %s, goes off at the right instant', (zone, on, time, instant) => {
    const typed = readLocalTime(on, time, zone)
    if (typed?.kind !== 'moment') throw new Error('no moment')
    expect(typed.at).toBe(instant)
    const { at } = setting({ launchAt: typed.at }, zone)
    expect(at(instant - minute - 1).state).toBe('open')
    expect(at(instant - minute).state).toBe('arming')
  })

  test.each([
    // Seven days on, over the change: the same time of day, an hour less or more away.
    ['America/New_York', Date.UTC(2027, 2, 10, 15), 7, Date.UTC(2027, 2, 17, 14)],
    ['America/New_York', Date.UTC(2027, 10, 3, 14), 7, Date.UTC(2027, 10, 10, 15)],
    ['Australia/Lord_Howe', Date.UTC(2027, 3, 1, 1), 7, Date.UTC(2027, 3, 8, 1, 30)],
    ['America/Sao_Paulo', Date.UTC(2027, 9, 14, 15), 7, Date.UTC(2027, 9, 21, 15)],
    // Onto a time that does not exist there (02:30 becomes 03:30), and one that comes twice (the first).
    ['America/New_York', Date.UTC(2027, 2, 7, 7, 30), 7, Date.UTC(2027, 2, 14, 7, 30)],
    ['America/New_York', Date.UTC(2027, 9, 31, 5, 30), 7, Date.UTC(2027, 10, 7, 5, 30)],
  ])('in %s, a move by days keeps the time of day', (zone, from, days, to) => {
    expect(extendedMoment(from, days, zone)).toBe(to)
    const [before, after] = [localTime(from, zone).time, localTime(to, zone).time]
    expect(after).toBe(before === '02:30:00' ? '03:30:00' : before)
  })
})
