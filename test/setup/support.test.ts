import { existsSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { grants, pledges } from '../../db/schema/index.ts'
import { newSecretKey, secretBox } from '../../src/lib/secret-box.ts'
import { visit, withBrowser } from '../support/browser.ts'
import { testDb } from '../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../support/factories.ts'
import { testFolder } from '../support/folder.ts'
import { testRedis } from '../support/redis.ts'

const folders: string[] = []
beforeEach(() => {
  folders.push(testFolder())
})
afterAll(() => expect(folders.map(folder => existsSync(folder))).toEqual(folders.map(() => false)))

describe('a test', () => {
  test('has an empty database of its own with every table and its checks', () => {
    const db = testDb()
    const box = secretBox([newSecretKey()])
    const campaign = makeCampaign(db)
    makeMessage(db, campaign.id)
    makeLaunch(db, campaign.id)
    const account = makeAccount(db, {}, { box })
    const pledge = makePledge(db, campaign.id, account.id, {}, box)
    expect(testDb().select().from(pledges).all()).toEqual([])
    expect(db.select().from(pledges).all()).toHaveLength(1)
    expect(box.open(pledge.receiptSealed, `receipt:${pledge.receiptHash}`)).toBe(pledge.receipt)
    expect(box.open(db.select().from(grants).all()[0]?.sealed ?? '', `grant:${account.id}`)).toContain('token-')
    expect(() => makePledge(db, campaign.id, account.id)).toThrow(/UNIQUE/)
  })

  test('has an empty Redis database of its own', async () => {
    const [one, other] = [await testRedis(), await testRedis()]
    await one.redis.set('mine', '1')
    expect(await other.redis.get('mine')).toBeNull()
  })

  withBrowser('has a browser', async () => {
    const { page } = await visit()
    await page.setContent('<h1>Now</h1>')
    expect(await page.textContent('h1')).toBe('Now')
  })
})
