import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaigns, grants, launches, mails, organizers, pledges } from '../../../db/schema/index.ts'
import { cancelLaunch, moveLaunch } from '../../../src/domain/launch/change.ts'
import { eveningBefore, skipMilestones, tellMilestones } from '../../../src/domain/launch/milestones.ts'
import { claimDueLaunches } from '../../../src/domain/ledger/claim.ts'
import type { MailData } from '../../../src/domain/mail/kinds.ts'
import { continueMailings } from '../../../src/domain/mail/mailing.ts'
import { askByHand } from '../../../src/domain/pledge/by-hand/ask.ts'
import { confirmByHand } from '../../../src/domain/pledge/by-hand/confirm.ts'
import { ownOutcome } from '../../../src/domain/pledge/own-outcome.ts'
import { newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeDelivery, makeLaunch, makePledge } from '../../support/factories.ts'

const minute = 60_000
const hour = 3_600_000
const day = 24 * hour
const zone = 'America/New_York'
const evening = eveningBefore(noon, zone)

type Letter = { to: string; data: MailData['outcome'] & MailData['evening'] & Record<string, unknown> }

function setting() {
  const db = testDb()
  const box = secretBox([newSecretKey()])
  const campaign = makeCampaign(db, { goal: 100, timeZone: zone })
  const launch = makeLaunch(db, campaign.id)
  db.insert(organizers)
    .values({ email: 'owner@example.org', name: 'Owner', role: 'owner', passwordHash: 'none', createdAt: noon })
    .run()
  const join = (email: string, given = {}) => {
    const account = makeAccount(db)
    return makePledge(db, campaign.id, account.id, { email, confirmedAt: noon - 5 * day, ...given }, box)
  }
  const byHand = (email: string) => {
    askByHand(db, box, { campaignId: campaign.id, text: 'By hand.', email }, noon - 2 * day)
    const [row] = db.select().from(mails).where(eq(mails.kind, 'reminder-confirm')).all()
    const letter = JSON.parse(box.open(row?.letter as never, `mail:${row?.key}`)) as Letter
    confirmByHand(db, box, letter.data.path.replace('/p/', ''), noon - 2 * day)
  }
  const round = (at: number) => {
    tellMilestones(db, at)
    while (continueMailings(db, box, at, (_, id, now) => ownOutcome(db, id, now)));
  }
  const letters = (kind: string) =>
    db
      .select()
      .from(mails)
      .where(eq(mails.kind, kind))
      .orderBy(asc(mails.id))
      .all()
      .flatMap(({ key, letter }) => (letter ? [JSON.parse(box.open(letter, `mail:${key}`)) as Letter] : []))
  const set = (change: Partial<typeof launches.$inferInsert>) =>
    db.update(launches).set(change).where(eq(launches.id, launch.id)).run()
  return { db, box, campaign, launch, join, byHand, round, letters, set }
}

test('the evening before is six in the evening on the clock of the campaign', () => {
  const at = (iso: string, timeZone: string) => new Date(eveningBefore(Date.parse(iso), timeZone)).toISOString()
  expect(at('2026-09-07T16:00:00Z', 'America/New_York')).toBe('2026-09-06T22:00:00.000Z')
  expect(at('2026-09-07T23:30:00Z', 'Asia/Tokyo')).toBe('2026-09-07T09:00:00.000Z')
})

test('everybody is told once on the evening before, with their own text, but who pledged within the last hours', () => {
  const { round, letters, join, byHand } = setting()
  join('ann@example.org', { text: 'Hers.' })
  join('late@example.org', { confirmedAt: evening - hour })
  byHand('bob@example.org')
  round(evening - 1)
  expect(letters('evening')).toEqual([])
  round(evening)
  round(evening + hour)
  expect(letters('evening').map(({ to, data }) => [to, data.by, data.text, data.launchAt])).toEqual([
    ['ann@example.org', 'account', 'Hers.', noon],
    ['bob@example.org', 'hand', 'By hand.', noon],
  ])
})

test('an evening before that is not true any more is taken back, and another moment has another one', () => {
  const { db, launch, round, letters, join } = setting()
  join('ann@example.org')
  round(evening)
  moveLaunch(db, launch.id, noon + day, evening + minute)
  expect(letters('evening')).toEqual([])
  round(evening + 3 * minute)
  expect(letters('moved')).toHaveLength(1)
  db.update(mails).set({ state: 'sent', letter: null }).where(eq(mails.kind, 'moved')).run()
  round(evening + day)
  expect(letters('evening').map(({ data }) => data.launchAt)).toEqual([noon + day])
  cancelLaunch(db, launch.id, evening + day + minute)
  expect(letters('evening')).toEqual([])
})

test('it is not sent where the moment is near already', () => {
  const { round, letters, join } = setting()
  join('ann@example.org')
  round(noon - 2 * hour)
  expect(letters('evening')).toEqual([])
})

test('each is told what came of their own post, once, when the launch can change no more', () => {
  const { db, launch, campaign, round, letters, join, byHand, set } = setting()
  const out = { settledAt: noon + 100, sentAt: noon + 3, postedAt: noon + 90, url: 'https://x.test/1' }
  byHand('hand@example.org')
  makeDelivery(db, launch.id, join('posted@example.org'), { state: 'posted', ...out })
  makeDelivery(db, launch.id, join('refused@example.org'), { state: 'refused', reason: 'locked' })
  makeDelivery(db, launch.id, join('unknown@example.org'), { state: 'unknown', reason: 'timeout' })
  makeDelivery(db, launch.id, join('few@example.org', { atLeast: 50 }), { state: 'missed', reason: 'too-few' })
  makeDelivery(db, launch.id, join('missed@example.org'), { state: 'missed', reason: 'window-closed' })
  makeDelivery(db, launch.id, join('deleted@example.org'), { state: 'posted', ...out, deletedAt: noon + 500 })
  const gone = join('withdrawn@example.org')
  db.update(pledges).set({ state: 'withdrawn' }).where(eq(pledges.id, gone.id)).run()
  set({ state: 'finished', finishedAt: noon + minute, going: 3, armedAt: noon - minute })
  db.update(campaigns).set({ reportPublishedAt: noon }).where(eq(campaigns.id, campaign.id)).run()
  round(noon + 10 * minute)
  expect(letters('outcome')).toEqual([])
  round(noon + 16 * minute)
  round(noon + 17 * minute)
  expect(letters('outcome').map(({ to, data }) => [to, data.own?.state, data.posted])).toEqual([
    ['posted@example.org', 'posted', 2],
    ['refused@example.org', 'refused', 2],
    ['unknown@example.org', 'unknown', 2],
    ['few@example.org', 'too-few', 2],
    ['missed@example.org', 'missed', 2],
    ['hand@example.org', 'by-hand', 2],
  ])
  expect(letters('outcome')[0]?.data.own).toMatchObject({
    url: 'https://x.test/1',
    sentAt: noon + 3,
    postedAt: noon + 90,
  })
  expect(
    letters('launch-over').map(({ to, data }) => [to, data.posted, data.refused, data.unknown, data.byHand]),
  ).toEqual([['owner@example.org', 2, 1, 1, 1]])
})

test('of a launch that was stopped it is told at once; of one that missed its moment, that nothing was sent', () => {
  const stopped = setting()
  makeDelivery(stopped.db, stopped.launch.id, stopped.join('ann@example.org'), { state: 'stopped' })
  stopped.set({ state: 'stopped', stoppedAt: noon + 100, finishedAt: noon + 6 * minute })
  stopped.round(noon + 6 * minute)
  expect(stopped.letters('outcome').map(({ data }) => [data.own?.state, data.end])).toEqual([['stopped', 'stopped']])

  const missed = setting()
  missed.join('ann@example.org')
  claimDueLaunches(missed.db, noon + hour)
  missed.round(noon + hour)
  expect(missed.letters('missed').map(({ to }) => to)).toEqual(['ann@example.org'])
})

test('nothing is set out around a moment, whose campaign ever it is', () => {
  const { db, launch, round, letters, join, set } = setting()
  makeDelivery(db, launch.id, join('ann@example.org'), { state: 'posted' })
  set({ state: 'finished', finishedAt: noon + minute, armedAt: noon - minute })
  const other = makeLaunch(db, makeCampaign(db).id, { launchAt: noon + 20 * minute })
  round(noon + 19 * minute)
  expect(letters('outcome')).toEqual([])
  db.update(launches).set({ state: 'cancelled', finishedAt: noon }).where(eq(launches.id, other.id)).run()
  round(noon + 26 * minute)
  expect(letters('outcome')).toHaveLength(1)
})

test('a restored database mails nothing of this that may have left before', () => {
  const { db, launch, round, letters, join, set } = setting()
  makeDelivery(db, launch.id, join('ann@example.org'), { state: 'posted' })
  expect(skipMilestones(db, evening + minute)).toBe(1)
  round(evening + 2 * minute)
  expect(letters('evening')).toEqual([])
  set({ state: 'stopped', stoppedAt: noon + hour, restoredAt: noon + hour })
  expect(skipMilestones(db, noon + hour)).toBe(1)
  set({ finishedAt: noon + 2 * hour })
  round(noon + 2 * hour)
  expect(letters('outcome')).toEqual([])
})

test('organizers are told once that the goal is reached, and of permissions that end, once a number', () => {
  const { db, campaign, round, letters, join } = setting()
  db.update(campaigns).set({ goal: 2 }).where(eq(campaigns.id, campaign.id)).run()
  const one = join('ann@example.org')
  round(noon - 4 * day)
  expect(letters('goal-reached')).toEqual([])
  join('bob@example.org')
  round(noon - 4 * day + minute)
  round(noon - 4 * day + hour)
  expect(letters('goal-reached').map(({ to, data }) => [to, data.supporters, data.goal])).toEqual([
    ['owner@example.org', 2, 2],
  ])
  db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, one.accountId)).run()
  for (const at of [noon - 4 * day, noon - 2 * day, noon - 2 * day + hour, noon - day]) round(at)
  expect(letters('reconnect-needed').map(({ data }) => [data.accounts, data.people])).toEqual([[1, 1]])
})
