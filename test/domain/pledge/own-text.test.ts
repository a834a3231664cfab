import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buckets, pledges, signatures } from '../../../db/schema/index.ts'
import { changeText, pledge } from '../../../src/domain/pledge/promise.ts'
import { catchUp } from '../../../src/domain/pledge/similarity/catch-up.ts'
import { withdraw } from '../../../src/domain/pledge/withdrawal.ts'
import { newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import type { TextRule } from '../../../src/networks/port.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../../support/factories.ts'

const box = secretBox([newSecretKey()])
const hourBefore = noon - 3_600_000
const story = 'My sister is a survivor, and a court refused to hear her. I ask my senators to change that this week.'
const retold =
  'My sister is a survivor, and a court refused to hear her! I ask our senators to change that this month. #Hear'
const other = 'I build websites for a living. Whoever knows what is sold on their pages should answer for it.'

function setting() {
  const db = testDb()
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id)
  const promise = (text: string, rule: TextRule = 'own-words', accountId = makeAccount(db).id) =>
    pledge(db, box, { campaignId: campaign.id, accountId, text, messageId: null, email: null, rule }, hourBefore)
  const change = (receipt: string, text: string) =>
    changeText(db, box, receipt, { text, messageId: null, rule: 'own-words' }, hourBefore)
  return { db, campaign, promise, change }
}

const receiptOf = (result: ReturnType<typeof pledge>) => ('receipt' in result ? result.receipt : '')

describe('where everybody finds words of their own', () => {
  test('a text that is nearly another one’s is not taken, and only what both share is told', () => {
    const { db, promise } = setting()
    expect(promise(story).kind).toBe('pledged')
    const result = promise(retold)
    if (result.kind !== 'too-near') throw new Error(result.kind)
    expect(result.near.to).toBe('pledge')
    expect(result.near.shared.map(({ start, end }) => retold.slice(start, end))).toEqual([
      'My sister is a survivor, and a court refused to hear her! I ask',
      'senators to change that this',
    ])
    expect(promise(other).kind).toBe('pledged')
    expect(db.select().from(pledges).all()).toHaveLength(2)
  })

  test('nor is one that is nearly a sample', () => {
    const { db, campaign, promise } = setting()
    makeMessage(db, campaign.id, story)
    expect(promise(retold)).toMatchObject({ kind: 'too-near', near: { to: 'sample' } })
    expect(promise(other).kind).toBe('pledged')
  })

  test('a text is held against its own campaign and network alone', () => {
    const { db, promise } = setting()
    const elsewhere = makeCampaign(db)
    makePledge(db, elsewhere.id, makeAccount(db).id, { text: story })
    expect(promise(story).kind).toBe('pledged')
    expect(promise(story, 'own-words', makeAccount(db, { network: 'bluesky' }).id).kind).toBe('pledged')
  })

  test('what was pledged while samples were allowed counts too', () => {
    const { promise } = setting()
    expect(promise(story, 'samples').kind).toBe('pledged')
    expect(promise(story, 'samples').kind).toBe('pledged')
    expect(promise(retold).kind).toBe('too-near')
  })

  test('a withdrawn pledge leaves its words to others', () => {
    const { db, promise } = setting()
    const first = promise(story)
    withdraw(db, receiptOf(first), hourBefore)
    expect(db.select().from(signatures).all()).toEqual([])
    expect(db.select().from(buckets).all()).toEqual([])
    expect(promise(retold).kind).toBe('pledged')
  })

  test('who withdrew and comes back is held against others, not against themselves', () => {
    const { db, promise } = setting()
    const mine = makeAccount(db).id
    withdraw(db, receiptOf(promise(story, 'own-words', mine)), hourBefore)
    expect(promise(story, 'own-words', mine).kind).toBe('pledged')
  })

  test('an edit is held to the same', () => {
    const { db, promise, change } = setting()
    promise(story)
    const receipt = receiptOf(promise(other))
    expect(change(receipt, retold)).toMatchObject({ kind: 'too-near', near: { to: 'pledge' } })
    expect(change(receipt, `${other} Please.`)).toEqual({ kind: 'changed' })
    expect(change(receipt, 'Nothing of the kind any more')).toEqual({ kind: 'changed' })
    // Its old words are free again.
    expect(promise(other).kind).toBe('pledged')
    expect(db.select().from(signatures).all()).toHaveLength(3)
  })

  test('who has pledged before is led to their receipt, and who is late is told that', () => {
    const { db, campaign, promise } = setting()
    promise(story)
    const mine = makeAccount(db).id
    const first = promise(other, 'own-words', mine)
    expect(promise(retold, 'own-words', mine)).toEqual({ kind: 'already', receipt: receiptOf(first) })
    const promised = {
      campaignId: campaign.id,
      accountId: makeAccount(db).id,
      text: retold,
      messageId: null,
      email: null,
    }
    expect(pledge(db, box, { ...promised, rule: 'own-words' }, noon)).toEqual({ kind: 'closed' })
  })

  test('a text without words is compared as it stands', () => {
    const { promise } = setting()
    expect(promise('🔥').kind).toBe('pledged')
    expect(promise('🔥').kind).toBe('too-near')
    expect(promise('🙏🏽 https://example.org').kind).toBe('pledged')
  })

  test('what a pledge was confirmed under is kept', () => {
    const { db, promise } = setting()
    promise(story, 'samples')
    promise(other)
    expect(db.select({ rule: pledges.textRule }).from(pledges).all()).toEqual([
      { rule: 'samples' },
      { rule: 'own-words' },
    ])
  })

  test('after a change of the rule, older pledges are made comparable in the background', async () => {
    const { db, campaign } = setting()
    for (let n = 0; n < 120; n++) makePledge(db, campaign.id, makeAccount(db).id)
    makePledge(db, campaign.id, makeAccount(db).id, { state: 'withdrawn' })
    await catchUp(db, ['x', 'bluesky'], new AbortController().signal)
    expect(db.select().from(signatures).all()).toHaveLength(120)
    expect(db.select().from(pledges).where(eq(pledges.printVersion, 0)).all()).toHaveLength(1)
  })
})
