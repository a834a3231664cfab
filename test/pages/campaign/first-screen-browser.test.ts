import { expect } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { visit, withBrowser } from '../../support/browser.ts'
import { testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { listen } from '../../support/person.ts'

async function site() {
  const context = testContext({ env: { X_TEXT_RULE: 'samples' } })
  const campaign = makeCampaign(context.db, { slug: 'amend', summary: 'One sentence about it. '.repeat(40) })
  makeLaunch(context.db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  makeMessage(context.db, campaign.id, 'Pass the bill this session, as the survivors asked.')
  return listen(createApp(context))
}

const phones = [
  [360, 640],
  [390, 745],
  [393, 760],
  [390, 844],
  [430, 932],
] as const

withBrowser.each(phones)(
  'on a phone of %i by %i the first screen says what is asked, and a button for it is in view wherever one reads',
  async (width, height) => {
    const { page } = await visit({ baseURL: await site(), viewport: { width, height } })
    await page.goto('/c/amend')
    const ask = await page.getByText('We all post at the same second').boundingBox()
    expect((ask?.y ?? height) + (ask?.height ?? 0)).toBeLessThan(height)
    const bar = page.getByRole('link', { name: 'Promise a post' })
    const button = page.getByRole('button', { name: 'Promise this post' })
    const scroll = (place: 'middle' | 'half') =>
      button.evaluate((one, to) => {
        const { top, height: own } = one.getBoundingClientRect()
        window.scrollBy(0, to === 'middle' ? top - innerHeight / 2 : top + own / 2 - innerHeight)
      }, place)
    await scroll('middle')
    await bar.waitFor({ state: 'hidden' })
    await scroll('half')
    await bar.waitFor({ state: 'visible' })
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await bar.waitFor({ state: 'visible' })
  },
)

withBrowser('the whole page is under 100 KB, and asks for one face before its style', async () => {
  const { page, context } = await visit({ baseURL: await site(), viewport: { width: 390, height: 844 } })
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  let bytes = 0
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto('/c/amend', { waitUntil: 'networkidle' })
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(100_000)
  expect(await page.locator('link[rel="preload"]').count()).toBe(1)
})
