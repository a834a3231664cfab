import { describe, expect } from 'vitest'
import { launches } from '../../db/schema/index.ts'
import { problems } from '../support/axe.ts'
import { narrowest, visit, withBrowser } from '../support/browser.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../support/factories.ts'
import { openSite } from './site.ts'

async function setting(launchInMs = 4 * 86_400_000) {
  const context = testContext()
  const { db, box } = context
  const campaign = makeCampaign(db, {
    slug: 'amend',
    title: 'Let survivors have their day in court',
    byline: 'After an article',
    callScript: 'Hello',
    lobbyingDays: ['2026-12-01'],
    hotline: { label: 'Need help?', number: '1-888-373-7888' },
  })
  makeLaunch(db, campaign.id, { launchAt: Date.now() + launchInMs })
  for (const [index, text] of ['First sample #one', 'Second sample', 'Third sample'].entries())
    makeMessage(db, campaign.id, text, index)
  for (let i = 0; i < 3; i++) makePledge(db, campaign.id, makeAccount(db).id)
  const account = makeAccount(db, { handle: 'ada' })
  const { receipt } = makePledge(db, campaign.id, makeAccount(db).id, { state: 'withdrawn' }, box)
  return { ...context, account, receipt, site: await openSite(context) }
}

describe('every screen of a supporter', () => {
  withBrowser('passes axe, and fits', async () => {
    const { site, account, receipt } = await setting()
    const { page } = await visit({ baseURL: site.url, viewport: narrowest, bypassCSP: true }, [/422|404/])
    const check = async (path: string) => {
      expect([path, await problems(page)]).toEqual([path, []])
    }
    for (const path of [
      '/',
      '/c/amend',
      '/c/amend/pledge',
      `/p/${receipt}`,
      '/c/amend/call/number',
      '/c/amend/share/0/mastodon',
      '/c/amend/embed',
      '/c/amend/poster',
      '/nothing-here',
    ]) {
      await page.goto(path)
      await check(path)
    }
    await page.goto('/c/amend/pledge')
    await page.getByLabel('My own words').check()
    await page.getByLabel('Your post').fill('Hear us, @senator')
    await page.getByRole('button', { name: 'Continue' }).click()
    await check('the form with an error')
    await page.getByLabel('Your post').fill('Hear us')
    await page.getByRole('button', { name: 'Continue' }).click()
    await check('connect')
    await page.goto(`/test/connect/${account.id}`)
    await page.goto('/c/amend/pledge/confirm')
    await check('confirm')
    await page.getByRole('button', { name: /^Post this for me on/ }).click()
    await page.getByRole('heading', { name: /^Your post goes out on/ }).waitFor()
    await check('receipt')
  })
})

describe('where scripts run', () => {
  withBrowser('the counter follows what is typed, by the rules of the network', async () => {
    const { site } = await setting()
    const { page } = await visit({ baseURL: site.url })
    await page.goto('/c/amend')
    const post = page.getByLabel('Your post')
    await post.fill('日本 https://example.org/a/very/long/path/that/counts/as/23')
    await page.getByText('252 characters left').waitFor()
    await post.fill('x'.repeat(285))
    await page.getByText('5 characters too many').waitFor()
  })

  withBrowser('samples come one after the other, and one’s own words are not lost between them', async () => {
    const { site } = await setting()
    const { page } = await visit({ baseURL: site.url })
    await page.goto('/c/amend')
    const post = page.getByLabel('Your post')
    const next = page.getByRole('button', { name: 'Another sample' })
    const first = await post.inputValue()
    await next.click()
    expect(await post.inputValue()).not.toBe(first)
    await post.fill('Mine')
    const seen: string[] = []
    for (let i = 0; i < 4; i++) {
      await next.click()
      seen.push(await post.inputValue())
    }
    expect(seen[0]).toBe(first)
    expect(seen[3]).toBe('Mine')
    expect(seen.sort()).toEqual(['First sample #one', 'Mine', 'Second sample', 'Third sample'])
  })

  withBrowser('the preview shows what is chosen', async () => {
    const { site } = await setting()
    const { page } = await visit({ baseURL: site.url })
    await page.goto('/c/amend/pledge')
    const preview = page.locator('[data-preview]')
    await page.getByLabel('Second sample').check()
    expect(await preview.textContent()).toBe('Second sample')
    await page.getByLabel('My own words').check()
    expect(await page.getByLabel('Your post').inputValue()).toBe('Second sample')
    await page.getByLabel('Your post').fill('My own')
    expect(await preview.textContent()).toBe('My own')
  })

  withBrowser('the countdown ticks to the second, and the page moves on at the moment', async () => {
    const { site, db } = await setting()
    const { page } = await visit({ baseURL: site.url })
    const began = Date.now()
    await page.goto('/c/amend')
    // Twice as long as the first page took, at the least: the moment comes while this one is looked at.
    const launchAt = Date.now() + Math.max(6_000, 2 * (Date.now() - began))
    db.update(launches).set({ launchAt, state: 'armed' }).run()
    await page.goto('/c/amend')
    await page.locator('.clock-last').waitFor()
    await page.getByText('It is happening now').waitFor()
  })

  withBrowser('a moment is shown on the visitor’s own clock too, where that differs', async () => {
    const { site } = await setting()
    const abroad = await visit({ baseURL: site.url, timezoneId: 'Europe/Berlin' })
    await abroad.page.goto('/c/amend')
    await abroad.page.getByText(/\d:\d\d [AP]M your time/).waitFor()
    const there = await visit({ baseURL: site.url, timezoneId: 'America/New_York' })
    await there.page.goto('/c/amend')
    await there.page.locator('.clock').waitFor()
    expect(await there.page.getByText('your time').count()).toBe(0)
  })
})

withBrowser('a phone without scripts pledges too', async () => {
  const { site, account } = await setting()
  const { page } = await visit({
    baseURL: site.url,
    viewport: { width: 390, height: 800 },
    javaScriptEnabled: false,
  })
  await page.goto('/c/amend')
  await page.getByLabel('Your post').fill('Without any script,\non two lines')
  await page.getByRole('button', { name: 'Promise this post' }).click()
  await page.getByRole('heading', { name: 'Connect the account that will post' }).waitFor()
  await page.goto(`/test/connect/${account.id}`)
  await page.goto('/c/amend/pledge/confirm')
  await page.getByRole('button', { name: /^Post this for me on/ }).click()
  await page.getByRole('heading', { name: /^Your post goes out on/ }).waitFor()
  await page.getByRole('link', { name: 'Withdraw my pledge' }).click()
  await page.getByRole('heading', { name: 'Withdraw your pledge?' }).waitFor()
  await page.getByRole('button', { name: 'Withdraw my pledge' }).click()
  await page.getByRole('heading', { name: 'You have withdrawn' }).waitFor()
})
