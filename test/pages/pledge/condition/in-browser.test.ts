import { describe, expect } from 'vitest'
import { deliveries, launches } from '../../../../db/schema/index.ts'
import { armPledges } from '../../../../src/domain/ledger/arm.ts'
import { decideConditions } from '../../../../src/domain/ledger/conditions.ts'
import { digests } from '../../../../src/domain/pledge/digests.ts'
import { problems } from '../../../support/axe.ts'
import { phone, visit, withBrowser } from '../../../support/browser.ts'
import { testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

async function setting() {
  const context = testContext()
  const { db, box, networks } = context
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Let survivors have their day in court' })
  const launch = makeLaunch(db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  makePledge(db, campaign.id, makeAccount(db, {}, { box }).id, {}, box)
  const { receipt } = makePledge(db, campaign.id, makeAccount(db, {}, { box }).id, {}, box)
  /** The moment comes, and posts are made ready. */
  const launchNow = () => {
    const at = Date.now()
    db.update(launches).set({ state: 'firing', launchAt: at, armedAt: at }).run()
    const due = { ...launch, state: 'firing' as const, launchAt: at }
    const going = decideConditions(db, due, at) ?? undefined
    const postings = new Map([...networks].map(([name, { posting }]) => [name, posting] as const))
    armPledges(
      db,
      { postings, digests: digests(context.box), baseUrl: 'http://127.0.0.1:3000' },
      due,
      { afterPledge: 0, confirmedSince: 0, going },
      at,
    )
    return db.select().from(deliveries).all()
  }
  return { site: await openSite(context), path: `/p/${receipt}`, launchNow }
}

describe('a pledge on condition, on its receipt', () => {
  withBrowser('is set, corrected and told of', async () => {
    const { site, path, launchNow } = await setting()
    const { page } = await visit({ baseURL: site.url, viewport: phone, bypassCSP: true }, [/422/])
    await page.goto(path)
    await page.getByText('Go only together with others').click()
    await page.getByLabel('Post mine only if at least this many people post').fill('one')
    await page.getByRole('button', { name: 'Save' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Enter a number of people')
    expect(await problems(page)).toEqual([])
    await page.getByLabel('Post mine only if at least this many people post').fill('1,200')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('at least 1,200 people post').waitFor()
    expect(await problems(page)).toEqual([])
    expect(launchNow()).toMatchObject([{ state: 'missed', reason: 'too-few' }])
    await page.goto(path)
    expect(await page.locator('h1').textContent()).toContain('Too few came along')
    expect(await page.getByText('At the moment 1 did.').count()).toBe(1)
    expect(await problems(page)).toEqual([])
  })
})
