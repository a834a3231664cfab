import { describe, expect } from 'vitest'
import { problems } from '../../../support/axe.ts'
import { visit, withBrowser } from '../../../support/browser.ts'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch, makeOrganization } from '../../../support/factories.ts'
import { everyLook } from '../../../support/looks.ts'
import { ada, organizersSide } from '../side.ts'
import { wordmark } from './wordmark.ts'

const longName = 'The Society for the Improvement of Parliamentary Manners'

describe('the logo of the organization in a browser', () => {
  withBrowser('fits, 44 px high at most, on a plate where it is dark', async () => {
    const { db, url } = await organizersSide()
    makeOrganization(db, { name: longName })
    makeLaunch(db, makeCampaign(db, { slug: 'ours', organization: longName }).id, { launchAt: noon })
    const { page } = await visit({ baseURL: url, bypassCSP: true })
    const logos = page.getByRole('img', { name: longName })
    const check = async (path: string, count: number) => {
      await page.goto(path)
      expect(await logos.count()).toBe(count)
      await everyLook(page, async ({ isDark }) => {
        for (const logo of await logos.all()) {
          await logo.scrollIntoViewIfNeeded()
          await expect.poll(() => logo.evaluate(shown => (shown as HTMLImageElement).naturalWidth)).toBe(396)
          expect(await logo.boundingBox()).toMatchObject({ width: 132, height: 44 })
          const plate = await logo.evaluate(shown => getComputedStyle(shown).backgroundColor)
          expect(plate).toBe(isDark ? 'rgb(255, 255, 255)' : 'rgba(0, 0, 0, 0)')
        }
      })
      expect([path, await problems(page)]).toEqual([path, []])
    }

    await page.goto('/organize/sign-in')
    await page.getByLabel('Mail address').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Campaigns' }).waitFor()
    await page.goto('/organize/organization')
    const file = { name: 'logo.png', mimeType: 'image/png', buffer: await wordmark() }
    await page.getByLabel('Picture file').setInputFiles(file)
    await page.getByRole('button', { name: 'Save the logo' }).click()
    await page.getByRole('status').waitFor()

    await check('/organize/organization', 2)
    await check('/c/ours', 2)
    await check('/c/ours/poster', 1)
  })
})

withBrowser('who asks and who runs the site fit on a phone, however long their names and addresses are', async () => {
  const { db, url } = await organizersSide()
  const contact = `${'somebody-'.repeat(7)}@${'a-long-name-'.repeat(5)}example.org`
  const long = { contact, site: `https://${'b'.repeat(60)}.example.org/${'x'.repeat(90)}` }
  makeOrganization(db, { ...long, name: 'W'.repeat(120) })
  makeLaunch(db, makeCampaign(db, { ...long, slug: 'ours', organization: 'W'.repeat(120) }).id, { launchAt: noon })
  const { page } = await visit({ baseURL: url, viewport: { width: 390, height: 844 } })
  for (const path of ['/c/ours', '/c/ours/poster', '/c/ours/live', '/c/ours/embed', '/privacy']) {
    await page.goto(path)
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390])
  }
})
