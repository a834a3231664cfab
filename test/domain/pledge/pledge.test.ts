import { desc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../db/open.ts'
import { launches, mails, pledges } from '../../../db/schema/index.ts'
import type { LaunchState } from '../../../src/domain/launch/launch.ts'
import { addressOfPledge } from '../../../src/domain/mail/pledge-address.ts'
import { findByReceipt } from '../../../src/domain/pledge/pledge.ts'
import { changeText, pledge } from '../../../src/domain/pledge/promise.ts'
import { withdraw } from '../../../src/domain/pledge/withdrawal.ts'
import { hashToken, newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'

const box = secretBox([newSecretKey()])
const hourBefore = noon - 3_600_000

function setting(state: LaunchState = 'open') {
  const db = testDb()
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id, { state })
  const account = makeAccount(db)
  const promised = {
    campaignId: campaign.id,
    accountId: account.id,
    text: 'One\n\ttext ',
    messageId: null,
    rule: 'samples' as const,
    email: null,
  }
  return { db, campaign, launch, account, promised }
}

const rows = (db: Db) => db.select().from(pledges).all()

describe('a pledge', () => {
  test('keeps its text byte for byte', () => {
    const { db, promised } = setting()
    const text = ' e\u0301 and \u00e9,\n\n\ttwo  spaces \u200d👩‍👩‍👧 \u00a0'
    pledge(db, box, { ...promised, text }, hourBefore)
    expect(rows(db)).toMatchObject([{ text, state: 'active', confirmedAt: hourBefore }])
  })

  test('is found by the secret of its receipt, which is stored hashed and sealed only', () => {
    const { db, promised, account } = setting()
    const result = pledge(db, box, promised, hourBefore)
    if (result.kind !== 'pledged') throw new Error(result.kind)
    expect(findByReceipt(db, result.receipt)).toMatchObject({ pledge: { text: promised.text }, account })
    const [row] = rows(db)
    expect(row?.receiptHash).toBe(hashToken(result.receipt))
    expect(JSON.stringify(row)).not.toContain(result.receipt)
  })

  test('is made once for an account: the second time leads to the first receipt and changes nothing', () => {
    const { db, promised } = setting()
    const first = pledge(db, box, promised, hourBefore)
    const second = pledge(db, box, { ...promised, text: 'Something else' }, hourBefore + 1)
    expect(second).toEqual({ ...first, kind: 'already' })
    expect(rows(db)).toMatchObject([{ text: promised.text }])
  })

  test('names the sample it is', () => {
    const { db, promised, campaign } = setting()
    const message = makeMessage(db, campaign.id)
    pledge(db, box, { ...promised, text: message.text, messageId: message.id, email: 'a@example.org' }, hourBefore)
    expect(rows(db)).toMatchObject([{ messageId: message.id }])
    expect(rows(db).map(one => addressOfPledge(box, one))).toEqual(['a@example.org'])
  })

  test('mails its link three times a day, however often it is made again for another address', () => {
    const { db, promised } = setting()
    for (let n = 1; n <= 5; n++) {
      const made = pledge(db, box, { ...promised, email: `stranger-${n}@example.org` }, hourBefore + n)
      if (made.kind !== 'pledged') throw new Error(made.kind)
      withdraw(db, made.receipt, hourBefore + n)
    }
    expect(db.select().from(mails).where(eq(mails.kind, 'pledge-receipt')).all()).toHaveLength(3)
  })

  test('mails a sample to an address that nobody has confirmed, and no words that somebody wrote', () => {
    const { db, promised, campaign } = setting()
    const message = makeMessage(db, campaign.id, 'A sample.')
    const mailed = () => {
      const [row] = db.select().from(mails).orderBy(desc(mails.id)).all()
      return JSON.parse(box.open(row?.letter as never, `mail:${row?.key}`)).data.text
    }
    pledge(db, box, { ...promised, email: 'a@example.org' }, hourBefore)
    expect(mailed()).toBe('')
    const other = { ...promised, accountId: makeAccount(db).id, text: message.text, messageId: message.id }
    pledge(db, box, { ...other, email: 'b@example.org' }, hourBefore)
    expect(mailed()).toBe('A sample.')
  })

  test.each(['arming', 'armed'] as const)('is still taken while the launch is %s', state => {
    const { db, promised } = setting(state)
    expect(pledge(db, box, promised, noon - 1).kind).toBe('pledged')
  })

  test('is not taken from the moment itself on', () => {
    const { db, promised } = setting('armed')
    expect(pledge(db, box, promised, noon)).toEqual({ kind: 'closed' })
    expect(rows(db)).toEqual([])
  })

  test.each(['draft', 'firing', 'settling', 'finished', 'cancelled', 'missed', 'stopped', 'halted'] as const)(
    'is not taken while the launch is %s',
    state => {
      const { db, promised } = setting(state)
      expect(pledge(db, box, promised, hourBefore)).toEqual({ kind: 'closed' })
    },
  )

  test('does not go by a rehearsal', () => {
    const { db, promised, campaign } = setting('finished')
    makeLaunch(db, campaign.id, { kind: 'rehearsal' })
    expect(pledge(db, box, promised, hourBefore).kind).toBe('closed')
  })
})

describe('a withdrawn pledge', () => {
  test('is renewed by its owner, under the same receipt', () => {
    const { db, promised } = setting()
    const first = pledge(db, box, promised, hourBefore)
    if (first.kind !== 'pledged') throw new Error(first.kind)
    expect(withdraw(db, first.receipt, hourBefore)).toBe('withdrawn')
    expect(pledge(db, box, { ...promised, text: 'Again' }, hourBefore + 5)).toEqual(first)
    expect(rows(db)).toMatchObject([{ state: 'active', text: 'Again', withdrawnAt: null, confirmedAt: hourBefore + 5 }])
  })

  test('counts as withdrawn since the arming, even where the clock was set back by hours meanwhile', () => {
    const { db, promised, launch } = setting()
    const first = pledge(db, box, promised, hourBefore)
    if (first.kind !== 'pledged') throw new Error(first.kind)
    db.update(launches)
      .set({ state: 'armed', armedAt: noon - 60_000 })
      .where(eq(launches.id, launch.id))
      .run()
    expect(withdraw(db, first.receipt, hourBefore)).toBe('withdrawn')
    expect(rows(db)).toMatchObject([{ withdrawnAt: noon - 60_000 }])
  })

  test('stays withdrawn once the launch is being armed: its delivery may be settled already', () => {
    const { db, promised, launch } = setting()
    const first = pledge(db, box, promised, hourBefore)
    if (first.kind !== 'pledged') throw new Error(first.kind)
    withdraw(db, first.receipt, hourBefore)
    db.update(launches).set({ state: 'arming' }).where(eq(launches.id, launch.id)).run()
    expect(pledge(db, box, promised, noon - 1000)).toEqual({ kind: 'closed' })
    expect(rows(db)).toMatchObject([{ state: 'withdrawn' }])
  })
})

describe('until when', () => {
  const pledged = (state: LaunchState) => {
    const made = setting()
    const result = pledge(made.db, box, made.promised, hourBefore)
    if (result.kind !== 'pledged') throw new Error(result.kind)
    made.db.update(launches).set({ state }).where(eq(launches.id, made.launch.id)).run()
    return { ...made, receipt: result.receipt }
  }

  test.each([
    ['open', noon - 1, 'changed'],
    ['open', noon, 'too-late'],
    ['arming', noon - 30_000, 'too-late'],
    ['armed', noon - 30_000, 'too-late'],
    ['firing', noon + 1, 'too-late'],
    ['cancelled', noon - 1, 'too-late'],
  ] as const)('a text can be changed: %s at %i is %s', (state, now, result) => {
    const { db, receipt, promised } = pledged(state)
    expect(changeText(db, box, receipt, { text: 'Other words', messageId: null, rule: 'samples' }, now).kind).toBe(
      result,
    )
    expect(rows(db)[0]?.text).toBe(result === 'changed' ? 'Other words' : promised.text)
  })

  test.each([
    ['open', noon - 1, 'withdrawn'],
    ['armed', noon - 1, 'withdrawn'],
    ['armed', noon, 'too-late'],
    ['firing', noon + 1, 'too-late'],
    ['finished', noon + 1, 'too-late'],
    ['missed', noon + 600_000, 'withdrawn'],
  ] as const)('a pledge can be withdrawn: %s at %i is %s', (state, now, result) => {
    const { db, receipt } = pledged(state)
    expect(withdraw(db, receipt, now)).toBe(result)
    expect(rows(db)[0]?.state).toBe(result === 'withdrawn' ? 'withdrawn' : 'active')
  })

  test('a receipt nobody has opens and changes nothing', () => {
    const { db } = pledged('open')
    expect(findByReceipt(db, 'guess')).toBeNull()
    expect(withdraw(db, 'guess', hourBefore)).toBe('too-late')
    expect(changeText(db, box, 'guess', { text: 'Mine', messageId: null, rule: 'samples' }, hourBefore).kind).toBe(
      'too-late',
    )
  })
})
