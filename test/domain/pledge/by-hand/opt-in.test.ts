import { expect, test } from 'vitest'
import { mails } from '../../../../db/schema/index.ts'
import { eraseAddresses } from '../../../../src/domain/mail/erase.ts'
import { allowMailAgain, readWayOutOfAll, refuseAllMail } from '../../../../src/domain/mail/opt-out.ts'
import { addressOfPledge } from '../../../../src/domain/mail/pledge-address.ts'
import { takeUnsolicited, unsolicited } from '../../../../src/domain/mail/unsolicited.ts'
import { changeByHand, withdrawByHand } from '../../../../src/domain/pledge/by-hand/change.ts'
import { confirmByHand } from '../../../../src/domain/pledge/by-hand/confirm.ts'
import { forgetUnconfirmed } from '../../../../src/domain/pledge/by-hand/forget.ts'
import { countByHand } from '../../../../src/domain/pledge/by-hand/list.ts'
import { findByHand } from '../../../../src/domain/pledge/by-hand/rules.ts'
import { noon } from '../../../support/context.ts'
import { hour, remind } from './remind.ts'

test('counts nobody before they confirm from their mailbox, and then once', () => {
  const { db, box, campaign, clock, ask, lastReceipt, letters } = remind()
  expect(ask('ann@example.org')).toBe('asked')
  expect(countByHand(db, campaign.id).confirmed).toBe(0)
  expect(confirmByHand(db, box, lastReceipt(), clock.at)).toBe('confirmed')
  expect(confirmByHand(db, box, lastReceipt(), clock.at)).toBe('confirmed')
  expect(countByHand(db, campaign.id).confirmed).toBe(1)
  expect(letters('reminder-receipt')).toHaveLength(1)
})

test('mails an address that nobody confirmed three times a day at most, and answers the same', () => {
  const { ask, letters, clock } = remind()
  for (let n = 0; n < 10; n++) {
    expect(ask(n % 2 ? 'ann@example.org' : ' ANN@example.org ')).toBe('asked')
    // A double press asks once.
    expect(ask('ann@example.org')).toBe('asked')
    expect(letters('reminder-confirm')).toHaveLength(Math.min(n + 1, 3))
    clock.at += 20_000
  }
  expect(letters('reminder-confirm')).toHaveLength(3)
})

test('counts all spellings of a mailbox as one', () => {
  const { ask, letters, rows, clock } = remind()
  for (let n = 0; n < 12; n++) {
    expect(ask(`victim+${n}@example.org`)).toBe('asked')
    expect(ask(`v.i.c.t.i.m+${n}@${n % 2 ? 'gmail' : 'googlemail'}.com`)).toBe('asked')
    clock.at += 10_000
  }
  expect(letters('reminder-confirm').map(letter => letter.to.split('@')[1])).toHaveLength(6)
  expect(rows()).toHaveLength(6)
})

test('mails the same link again to who asks again for the same, and lets it live on', () => {
  const { db, box, ask, letters, clock, rows } = remind()
  clock.at = noon - 96 * hour
  ask('ann@example.org')
  clock.at += 40 * hour
  ask('ann@example.org')
  const [again, first] = letters('reminder-confirm').map(letter => letter.data.path)
  expect(again).toBe(first)
  expect(rows()).toHaveLength(1)
  clock.at += 40 * hour
  expect(confirmByHand(db, box, again?.replace('/p/', '') ?? '', clock.at)).toBe('confirmed')
})

test('mails one domain a hundred times an hour, and all of them two thousand times, while nobody confirms', () => {
  const { db, box, ask, lastReceipt, clock } = remind()
  for (let n = 0; n < unsolicited.domain; n++) expect(ask(`person${n}@example.org`)).toBe('asked')
  const last = lastReceipt()
  expect(ask('one-more@example.org')).toBe('busy')
  // Half the world has its address there.
  for (let n = 0; n < unsolicited.domain; n++) expect(ask(`person${n}@gmail.com`)).toBe('asked')
  expect(ask('one-more@gmail.com')).toBe('asked')
  expect(confirmByHand(db, box, last, clock.at)).toBe('confirmed')
  expect(ask('one-more@example.org')).toBe('asked')
  expect(ask('yet-another@example.org')).toBe('busy')
  const used = 2 * unsolicited.domain + 1
  db.transaction(tx => {
    for (let n = used; n < unsolicited.all; n++)
      expect(takeUnsolicited(tx, box, `ann@domain${n}.example`, clock.at)).toBe(true)
  })
  expect(ask('ann@example.com')).toBe('busy')
  clock.at += hour - 1
  expect(ask('ann@example.com')).toBe('busy')
})

test('writes never again to who says so in the mail, under whatever spelling, until they take it back', () => {
  const { db, box, ask, letters, clock } = remind()
  ask('ann@example.org')
  const mailbox = readWayOutOfAll(box, letters('reminder-confirm')[0]?.wayOut ?? '')
  expect(readWayOutOfAll(box, `${letters('reminder-confirm')[0]?.wayOut}x`)).toBe(null)
  if (mailbox === null) throw new Error('no way out')
  refuseAllMail(db, mailbox, clock.at)
  // What waited is not sent either.
  expect(letters('reminder-confirm')).toEqual([])
  expect(ask('ann+again@example.org', 'Other words')).toBe('asked')
  expect(letters('reminder-confirm')).toEqual([])
  allowMailAgain(db, [mailbox])
  expect(ask('ann+again@example.org', 'Yet other words')).toBe('asked')
  expect(letters('reminder-confirm')).toHaveLength(1)
})

test('answers the same for an address that is in already, and changes nothing about it', () => {
  const { join, ask, rows, letters } = remind()
  const receipt = join('ann@example.org', 'The text that she confirmed.')
  expect(ask('ann@example.org', 'A text of somebody else')).toBe('asked')
  expect(rows().map(row => row.text)).toEqual(['The text that she confirmed.'])
  expect(letters('reminder-known')[0]?.data.path).toBe(`/p/${receipt}`)
})

test('keeps the text that was confirmed last, once for each address', () => {
  const { db, box, clock, ask, lastReceipt, rows } = remind()
  ask('ann@example.org', 'First')
  const first = lastReceipt()
  clock.at += 1
  ask('ann@example.org', 'Second')
  const second = lastReceipt()
  confirmByHand(db, box, first, clock.at)
  confirmByHand(db, box, second, clock.at)
  expect(rows().map(row => row.text)).toEqual(['Second'])
  expect(findByHand(db, first)).toBe(null)
})

test('forgets within 48 hours what nobody confirmed, and what was mailed about it', () => {
  const { db, box, clock, ask, lastReceipt, join, rows } = remind()
  clock.at = noon - 72 * hour
  join('bob@example.org')
  ask('ann@example.org')
  const receipt = lastReceipt()
  clock.at += 48 * hour - 1
  expect(forgetUnconfirmed(db, clock.at)).toBe(0)
  clock.at += 1
  expect(confirmByHand(db, box, receipt, clock.at)).toBe('gone')
  expect(forgetUnconfirmed(db, clock.at)).toBe(1)
  expect(rows()).toHaveLength(1)
  expect(
    db
      .select()
      .from(mails)
      .all()
      .filter(mail => mail.key.startsWith('reminder-confirm:2:')),
  ).toEqual([])
})

test('keeps no address in the clear', () => {
  const { db, join } = remind()
  join('ann@example.org')
  const tables = ['pledges', 'mails'].map(table => db.$client.prepare(`select * from ${table}`).all())
  expect(JSON.stringify(tables)).not.toContain('ann@')
})

test('takes no reminder from T0 on, nor of a launch that was called off', () => {
  const { db, box, clock, ask, lastReceipt } = remind()
  ask('ann@example.org')
  clock.at = noon
  expect(ask('bob@example.org')).toBe('closed')
  expect(confirmByHand(db, box, lastReceipt(), clock.at)).toBe('too-late')
})

test('moves to another address only when that one has confirmed', () => {
  const { db, box, clock, join, letters } = remind()
  const receipt = join('ann@example.org')
  const now = () => {
    const found = findByHand(db, receipt)
    return found && addressOfPledge(box, found)
  }
  expect(changeByHand(db, box, receipt, { text: 'Better words', email: 'new@example.org' }, clock.at)).toBe('asked')
  expect(now()).toBe('ann@example.org')
  const secret = letters('reminder-address')[0]?.data.path.replace('/p/', '') ?? ''
  expect(confirmByHand(db, box, secret, clock.at)).toBe('confirmed')
  expect(now()).toBe('new@example.org')
  expect(confirmByHand(db, box, secret, clock.at)).toBe('gone')
  expect(findByHand(db, receipt)?.text).toBe('Better words')
})

test('erases address and text at once when withdrawn, and addresses a week after T0', () => {
  const { db, clock, join, rows } = remind()
  withdrawByHand(db, join('ann@example.org'), clock.at)
  expect(rows()[0]).toMatchObject({
    state: 'withdrawn',
    text: '',
    addressSealed: null,
    addressHash: null,
    source: null,
  })
  join('bob@example.org', 'Kept')
  expect(eraseAddresses(db, noon + 7 * 24 * hour)).toBe(0)
  expect(eraseAddresses(db, noon + 7 * 24 * hour + 1)).toBe(1)
  expect(rows()[1]).toMatchObject({ state: 'confirmed', text: 'Kept', addressSealed: null, addressHash: null })
})
