import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { launches, mailings } from '../../../../db/schema/index.ts'
import { cancelLaunch, moveLaunch, stopLaunch } from '../../../../src/domain/launch/change.ts'
import { claimDueLaunches } from '../../../../src/domain/ledger/claim.ts'
import { continueMailings } from '../../../../src/domain/mail/mailing.ts'
import { claimMail } from '../../../../src/domain/mail/outbox.ts'
import { unsubscribe } from '../../../../src/domain/mail/unsubscribe.ts'
import { changeByHand, withdrawByHand } from '../../../../src/domain/pledge/by-hand/change.ts'
import { noon } from '../../../support/context.ts'
import { hour, remind } from './remind.ts'

const minute = 60_000

function nearMoment(people = 3) {
  const rig = remind()
  const receipts = Array.from({ length: people }, (_, n) => rig.join(`person${n}@example.org`, `Text ${n}`))
  rig.clock.at = noon - minute
  rig.round()
  const set = (change: Partial<typeof launches.$inferInsert>) =>
    rig.db.update(launches).set(change).where(eq(launches.id, rig.launch.id)).run()
  return { ...rig, receipts, set }
}

test('writes the mails ahead of T0, once each, and lets none leave before the launch fires', () => {
  const { atMoment, round, clock, set, letters } = nearMoment()
  expect(atMoment()).toEqual({ held: 3, due: 0, dropped: 0 })
  round()
  clock.at = noon + 500
  round()
  expect(atMoment()).toEqual({ held: 3, due: 0, dropped: 0 })
  set({ state: 'firing' })
  round()
  expect(atMoment()).toEqual({ held: 0, due: 3, dropped: 0 })
  expect(
    letters('reminder-now')
      .map(({ to, data }) => `${to} ${data.text}`)
      .sort(),
  ).toEqual(['person0@example.org Text 0', 'person1@example.org Text 1', 'person2@example.org Text 2'])
  for (const { data } of letters('reminder-now')) {
    const texts = data.links.filter(link => link.label !== 'Facebook').map(link => decodeURIComponent(link.href))
    expect(texts).toHaveLength(4)
    for (const href of texts) expect(href.endsWith(data.text)).toBe(true)
  }
})

test('hands each out once, whatever round comes after: what was handed out is not made due again', () => {
  const { db, round, clock, set } = nearMoment()
  clock.at = noon + 200
  set({ state: 'firing' })
  round()
  const claimed = Array.from({ length: 10 }, () => claimMail(db, clock.at)).filter(mail => mail !== null)
  expect(claimed.length).toBeGreaterThanOrEqual(3)
  round()
  expect(claimMail(db, clock.at + minute)).toBeNull()
})

test('reaches who confirmed in the last second', () => {
  const { join, round, clock, set, atMoment } = nearMoment(1)
  clock.at = noon - 1
  join('late@example.org')
  clock.at = noon + 300
  set({ state: 'firing' })
  round()
  expect(atMoment()).toEqual({ held: 0, due: 2, dropped: 0 })
})

test('tells nobody "now" when the launch was called off, missed, or stopped', () => {
  const off = nearMoment()
  cancelLaunch(off.db, off.launch.id, off.clock.at)
  expect(off.atMoment()).toEqual({ held: 0, due: 0, dropped: 3 })

  const missed = nearMoment()
  missed.clock.at = noon + hour
  claimDueLaunches(missed.db, missed.clock.at)
  missed.round()
  expect(missed.atMoment()).toEqual({ held: 0, due: 0, dropped: 3 })
  while (continueMailings(missed.db, missed.box, missed.clock.at));
  expect(missed.letters('reminder-off').map(letter => letter.data.why)).toEqual(['missed', 'missed', 'missed'])

  const stopped = nearMoment()
  stopped.clock.at = noon + 100
  stopped.set({ state: 'firing' })
  stopped.round()
  stopLaunch(stopped.db, stopped.launch.id, stopped.clock.at)
  const left = Array.from({ length: 10 }, () => claimMail(stopped.db, stopped.clock.at))
  expect(left.filter(mail => mail?.kind === 'reminder-now')).toEqual([])
})

test('holds them while organizers hold the launch back, and sends them when it goes on', () => {
  const { round, clock, set, atMoment } = nearMoment()
  clock.at = noon + 100
  set({ state: 'firing', pausedAt: noon + 50 })
  round()
  expect(atMoment().due).toBe(0)
  set({ pausedAt: null })
  round()
  expect(atMoment().due).toBe(3)
})

test('sends them when only a network takes no posts of ours: theirs can be posted', () => {
  const { round, clock, set, atMoment } = nearMoment()
  clock.at = noon + 100
  set({ state: 'halted' })
  round()
  expect(atMoment().due).toBe(3)
})

test('follows a launch that is moved: told once, and mailed at the new moment only', () => {
  const { db, box, launch, round, clock, set, atMoment, letters } = nearMoment()
  expect(moveLaunch(db, launch.id, noon + hour, clock.at)).toBe('moved')
  clock.at = noon + 100
  round()
  expect(atMoment().due).toBe(0)
  while (continueMailings(db, box, clock.at + 3 * minute));
  expect(letters('reminder-moved')).toHaveLength(3)
  clock.at = noon + hour - minute
  round()
  expect(atMoment()).toEqual({ held: 3, due: 0, dropped: 0 })
  clock.at = noon + hour
  set({ state: 'firing' })
  round()
  expect(atMoment()).toEqual({ held: 0, due: 3, dropped: 0 })
})

test('mails the words as they were changed in the last minute, and nothing to who withdrew or left the list', () => {
  const { db, box, round, clock, set, atMoment, receipts, letters, campaign, rows } = nearMoment()
  const [changed = '', gone = ''] = receipts
  changeByHand(db, box, changed, { text: 'Newer words', email: 'person0@example.org' }, clock.at)
  withdrawByHand(db, gone, clock.at)
  const leaver = rows()[2]
  const wayOut = { campaignId: campaign.id, addressHash: leaver?.addressHash ?? '', title: '', stoppedAt: null }
  unsubscribe(db, box, wayOut, clock.at)
  clock.at = noon
  set({ state: 'firing' })
  round()
  expect(atMoment().due).toBe(1)
  expect(letters('reminder-now').map(letter => letter.data.text)).toEqual(['Newer words'])
})

test('tells those who are reminded of a launch that was called off', () => {
  const { db, box, launch, clock, letters } = nearMoment()
  cancelLaunch(db, launch.id, clock.at)
  while (continueMailings(db, box, clock.at));
  expect(letters('reminder-off')).toHaveLength(3)
  expect(
    db
      .select()
      .from(mailings)
      .all()
      .map(one => one.audience)
      .sort(),
  ).toEqual(['reminders', 'supporters'])
})
