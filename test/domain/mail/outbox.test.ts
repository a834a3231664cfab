import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { mails } from '../../../db/schema/index.ts'
import { enqueueMail, type NewMail } from '../../../src/domain/mail/enqueue.ts'
import { beginContent, claimMail, dropLate, settleInterrupted, settleMail } from '../../../src/domain/mail/outbox.ts'
import { mailDeadlineMs } from '../../../src/domain/mail/outcome.ts'
import { findWayOut, unsubscribe } from '../../../src/domain/mail/unsubscribe.ts'
import { hashToken, newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign } from '../../support/factories.ts'

const minute = 60_000
const data = { by: 'Ada', role: 'editor', path: '/invitation/secret-link', hours: 24 } as const

function setting() {
  const db = testDb()
  const box = secretBox([newSecretKey()])
  const enqueue = (given: Partial<NewMail<'invitation'>> = {}, now = noon) =>
    enqueueMail(db, box, { kind: 'invitation', key: 'invitation:1', to: 'Ann@Example.org', data, ...given }, now)
  const row = (key = 'invitation:1') => {
    const found = db.select().from(mails).where(eq(mails.key, key)).get()
    if (!found) throw new Error(`no mail ${key}`)
    return found
  }
  /** Takes the one mail that is due, as a sending process does. */
  const take = (now: number) => {
    const mail = claimMail(db, now)
    if (!mail) throw new Error('nothing is due')
    return mail
  }
  return { db, box, enqueue, row, take }
}

describe('a mail in the outbox', () => {
  test('is written once, whoever asks how often', () => {
    const { db, enqueue } = setting()
    expect(enqueue()).toBe('queued')
    expect(enqueue({ to: 'bob@example.org' })).toBe('known')
    expect(db.select().from(mails).all()).toHaveLength(1)
  })

  test('shows neither its address nor its links to who has the database alone, and forgets them when it has gone out', () => {
    const { db, enqueue, row, take } = setting()
    enqueue()
    expect(JSON.stringify(row())).not.toMatch(/ann@|example\.org|secret-link/i)
    expect(row().letter).toEqual(expect.any(String))
    settleMail(db, take(noon), { kind: 'sent', answer: '250 ok' }, noon + 1)
    expect(row()).toMatchObject({ state: 'sent', letter: null, settledAt: noon + 1, tries: 1 })
  })

  test('waits for its moment, and is taken by one', () => {
    const { db, enqueue, row } = setting()
    enqueue({ sendAt: noon + minute })
    expect(claimMail(db, noon)).toBeNull()
    expect(claimMail(db, noon + minute)).toMatchObject({ state: 'sending', tries: 1 })
    expect(claimMail(db, noon + 3 * minute)).toBeNull()
    expect(row()).toMatchObject({ state: 'sending', tries: 1 })
  })

  test('goes before what is for many when somebody waits for it', () => {
    const { db, box, enqueue } = setting()
    const moved = { campaign: 'C', path: '/p/x', timeZone: 'UTC', launchAt: noon, before: noon }
    enqueueMail(db, box, { kind: 'moved', key: 'moved:1', to: 'bob@example.org', data: moved }, noon - minute)
    enqueue()
    expect(claimMail(db, noon)?.kind).toBe('invitation')
  })

  test('is tried again after pauses that grow to an hour, until it is of no use', () => {
    const { db, enqueue, row, take } = setting()
    enqueue({ until: noon + 6 * 60 * minute })
    const pauses: number[] = []
    for (let now = noon; now < noon + 6 * 60 * minute; now = row().nextAt) {
      settleMail(db, take(now), { kind: 'not-sent', reason: '451 later' }, now)
      pauses.push((row().nextAt - now) / minute)
    }
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60])
    expect(dropLate(db, noon + 6 * 60 * minute - 1)).toBe(0)
    expect(dropLate(db, noon + 6 * 60 * minute)).toBe(1)
    expect(row()).toMatchObject({ state: 'dropped', letter: null, reason: '451 later' })
  })

  test.each(['refused', 'unknown'] as const)('that is %s stays so: no try is left of it', kind => {
    const { db, enqueue, row, take } = setting()
    enqueue()
    settleMail(db, take(noon), { kind, reason: 'why' }, noon)
    expect(row()).toMatchObject({ state: kind, reason: 'why', letter: null })
    expect(claimMail(db, noon + 24 * 60 * minute)).toBeNull()
  })

  test('that a former director had not begun to send the content of is sent again as soon as another takes over', () => {
    const { db, enqueue, row, take } = setting()
    enqueue()
    enqueue({ key: 'invitation:2' })
    const [before, within] = [take(noon), take(noon)]
    expect(beginContent(db, within, noon)).toBe(true)
    const takenOver = noon + 5_000
    expect(settleInterrupted(db, takenOver, takenOver)).toEqual({ again: 1, unknown: 0 })
    expect([row(before.key).state, row(within.key).state]).toEqual(['queued', 'sending'])
    expect(beginContent(db, before, takenOver)).toBe(false)
    // What the new one sends itself is not taken from it.
    const own = take(takenOver)
    expect(settleInterrupted(db, takenOver, takenOver + 1)).toEqual({ again: 0, unknown: 0 })
    expect(beginContent(db, own, takenOver + 2)).toBe(true)
    // The former one was only asleep, and its server did answer: that counts.
    settleMail(db, within, { kind: 'sent', answer: '250 ok' }, takenOver + 3)
    expect(row(within.key).state).toBe('sent')
  })

  test('whose process died is sent again if its content had not begun to leave, else it is unknown', () => {
    const { db, enqueue, row, take } = setting()
    enqueue()
    enqueue({ key: 'invitation:2' })
    const [before, within] = [take(noon), take(noon)]
    expect(beginContent(db, within, noon)).toBe(true)
    expect(settleInterrupted(db, noon, noon + mailDeadlineMs)).toEqual({ again: 0, unknown: 0 })
    const later = noon + 2 * mailDeadlineMs
    expect(settleInterrupted(db, noon, later)).toEqual({ again: 1, unknown: 1 })
    expect([row(before.key).state, row(within.key).state]).toEqual(['queued', 'unknown'])
    // The dead one was only asleep: nothing of its try counts any more.
    expect(beginContent(db, before, later)).toBe(false)
    const again = take(later)
    expect(beginContent(db, before, later)).toBe(false)
    settleMail(db, before, { kind: 'refused', reason: 'late' }, later)
    expect(row(before.key)).toMatchObject({ state: 'sending', tries: again.tries })
  })

  test('makes way for a newer one on the same topic', () => {
    const { enqueue, row } = setting()
    enqueue({ topic: 'moved:1' })
    enqueue({ key: 'invitation:2', topic: 'moved:1' })
    expect(row()).toMatchObject({ state: 'dropped', reason: 'overtaken', letter: null })
    expect(row('invitation:2').state).toBe('queued')
  })
})

test('an address that left the list of a campaign gets nothing more about it, and all other mail as before', () => {
  const { db, box, row, enqueue } = setting()
  const [here, elsewhere] = [makeCampaign(db), makeCampaign(db)]
  const about = (campaignId: number, key: string, to = 'bob@example.org', keys = box) =>
    enqueueMail(
      db,
      keys,
      { kind: 'cancelled', key, to, campaignId, data: { campaign: 'C', path: '/p/x', timeZone: 'UTC' } },
      noon,
    )
  about(here.id, 'a')
  about(here.id, 'b')
  enqueue({ to: 'bob@example.org', campaignId: here.id })
  const { letter, unsubscribeHash } = row('a')
  const { wayOut } = JSON.parse(box.open(letter ?? '', 'mail:a')) as { wayOut: string }
  expect(unsubscribeHash).toBe(hashToken(wayOut))
  expect(findWayOut(db, `${wayOut}x`)).toBe(null)
  const found = findWayOut(db, wayOut)
  if (!found) throw new Error('the link leads nowhere')
  unsubscribe(db, box, found, noon)
  unsubscribe(db, box, found, noon + 1)
  expect(findWayOut(db, wayOut)).toMatchObject({ title: here.title, stoppedAt: noon })
  expect(row('b')).toMatchObject({ state: 'dropped', reason: 'unsubscribed', letter: null })
  expect(row().state).toBe('queued')
  expect(about(here.id, 'c', ' BOB@example.org')).toBe('stopped')
  expect(about(elsewhere.id, 'd')).toBe('queued')
  expect(about(here.id, 'e', 'ann@example.org')).toBe('queued')
})
