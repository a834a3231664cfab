import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { accounts, pledges } from '../../../db/schema/index.ts'
import { createApp } from '../../../src/app.ts'
import { createLog } from '../../../src/lib/log.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { problems } from '../../support/axe.ts'
import { visit, withBrowser } from '../../support/browser.ts'
import { testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { afterThisTest, testFolder } from '../../support/folder.ts'
import { listen } from '../../support/person.ts'

/** The whole application in front of the simulated X and Bluesky; ada.bsky.test is on that. */
async function site() {
  const log = createLog('test', 'silent')
  const sandbox = await startSandbox({ port: 0, dataDir: testFolder('sandbox'), log, now: Date.now })
  afterThisTest(sandbox.close)
  const { url: there } = sandbox
  const env = {
    X_API_KEY: 'sandbox',
    X_API_SECRET: 'sandbox-secret',
    X_API_URL: there,
    BLUESKY: 'yes',
    BLUESKY_PLC_URL: `${there}/plc`,
    BLUESKY_HANDLE_RESOLVER_URL: there,
    BLUESKY_APPVIEW_URL: there,
    BLUESKY_SITE_URL: there,
    BLUESKY_ENTRYWAY_URL: there,
    BASE_URL: 'http://127.0.0.1:1',
  }
  const made = [{ handle: 'ada.bsky.test', name: 'Ada Lovelace', followers: 1_234 }]
  await fetch(`${there}/_sandbox/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ network: 'bluesky', accounts: made }),
  })
  const context = testContext({ env })
  const campaign = makeCampaign(context.db, {
    slug: 'amend',
    linkInPosts: true,
    title: 'Let survivors have their day in court',
    summary: 'The law shields sites that sell people. It can be amended this session.',
  })
  makeLaunch(context.db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  makeMessage(context.db, campaign.id, 'Amend the law: survivors deserve their day in court.', 1)
  const url = await listen(createApp(context))
  Object.assign(context.config.web, { baseUrl: url })
  return { context, url }
}

async function isSound(page: Page, screen: string): Promise<void> {
  expect([screen, await problems(page)]).toEqual([screen, []])
}

withBrowser('a supporter chooses Bluesky, corrects a handle, connects and promises there', async () => {
  const { url, context } = await site()
  const { page } = await visit({ baseURL: url, bypassCSP: true }, [/422/])
  await page.goto('/c/amend')
  await isSound(page, 'campaign')
  const area = page.getByRole('textbox').first()
  const link = (await page.locator('[data-link]').getAttribute('data-link')) ?? ''
  await area.fill('Words of my own. '.repeat(4))
  await page.getByRole('button', { name: 'Bluesky' }).click()
  await page.waitForURL(/network=bluesky/)
  expect(await area.inputValue()).toMatch(/^(Words of my own\. ?){4}$/)
  expect(await page.getByLabel('Your link to this campaign is added').isChecked()).toBe(true)
  expect(await page.getByRole('button', { name: 'Bluesky' }).getAttribute('aria-pressed')).toBe('true')
  await area.fill('👩‍👩‍👧‍👦')
  await page.getByText(`${300 - 2 - link.length} characters left`).waitFor()
  await page.getByRole('button', { name: 'Promise this post' }).click()

  await page.getByRole('heading', { name: 'Connect the account that will post' }).waitFor()
  await isSound(page, 'connect')
  await page.getByLabel('Your Bluesky handle').fill('nobody.bsky.test')
  await page.getByRole('button', { name: 'Continue to Bluesky' }).click()
  await page.getByRole('alert').getByText('no account on Bluesky with this handle').waitFor()
  expect(await page.getByLabel('Your Bluesky handle').inputValue()).toBe('nobody.bsky.test')
  await isSound(page, 'question')
  await page.getByLabel('Your Bluesky handle').fill('@ada.bsky.test')
  await page.getByRole('button', { name: 'Continue to Bluesky' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.waitForURL('**/c/amend/pledge/confirm')
  await page.getByText('The law shields sites that sell people.').waitFor()
  await isSound(page, 'confirm')
  expect(context.db.select().from(accounts).all()).toMatchObject([{ network: 'bluesky', handle: 'ada.bsky.test' }])
  await page.getByRole('button', { name: /^Post this for me on/ }).click()
  await page.getByRole('heading', { name: /^Your post goes out on/ }).waitFor()
  await isSound(page, 'receipt')
  await page.getByRole('link', { name: 'Promise one from X too' }).click()
  await page.getByRole('heading', { name: 'What do you want to say?' }).waitFor()
  expect(await page.getByRole('button', { name: 'X', exact: true }).getAttribute('aria-pressed')).toBe('true')
  await isSound(page, 'choose')
  expect(context.db.select().from(pledges).all()).toMatchObject([{ state: 'active', textRule: 'samples' }])
})

withBrowser('without scripts, and by the rules for forms, a handle leads to the server of its account', async () => {
  const { url, context } = await site()
  const { page } = await visit({ baseURL: url, javaScriptEnabled: false })
  await page.goto('/c/amend/pledge?network=bluesky')
  await page.getByText('My own words').click()
  await page.getByRole('textbox').first().fill('Without a script')
  await page.getByRole('button', { name: 'X', exact: true }).click()
  await page.waitForURL(/network=x/)
  expect(await page.getByRole('textbox').first().inputValue()).toBe('Without a script')
  await page.getByRole('button', { name: 'Bluesky' }).click()
  await page.waitForURL(/network=bluesky/)
  // The Enter key goes on, and changes no network.
  await page.getByRole('radio', { name: 'My own words' }).press('Enter')
  await page.getByLabel('Your Bluesky handle').fill('ada.bsky.test')
  await page.getByLabel('Your Bluesky handle').press('Enter')
  await page.getByRole('button', { name: 'Deny' }).click()
  await page.getByRole('link', { name: 'Try Bluesky again' }).click()
  expect(await page.getByLabel('Your Bluesky handle').inputValue()).toBe('ada.bsky.test')
  await page.getByRole('button', { name: 'Continue to Bluesky' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.waitForURL('**/c/amend/pledge/confirm')
  expect(await page.textContent('main')).toContain('Without a script')
  expect(context.db.select().from(accounts).all()).toMatchObject([{ handle: 'ada.bsky.test' }])
})
