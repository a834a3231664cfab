import type { Page } from 'playwright-core'
import { describe, expect, vi } from 'vitest'
import { campaigns, launches } from '../../../../db/schema/index.ts'
import { problems } from '../../../support/axe.ts'
import { narrowest, visit, withBrowser } from '../../../support/browser.ts'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage, makeOrganization } from '../../../support/factories.ts'
import { ada, organizersSide } from '../../organizer/side.ts'

const picture = new URL('../../../../db/demo-picture.png', import.meta.url).pathname

async function setting() {
  const side = await organizersSide()
  const { db, url, context } = side
  makeOrganization(db)
  const campaign = makeCampaign(db, { slug: 'amend', state: 'draft', callScript: 'I am {{name}}', story: 'Once' })
  makeMessage(db, campaign.id, 'Say it')
  makeLaunch(db, campaign.id, { state: 'draft', launchAt: context.now() + 86_400_000 })
  const enter = async (page: Page) => {
    await page.goto('/organize/sign-in')
    await page.getByLabel('Mail address').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Campaigns' }).waitFor()
  }
  const stored = () => db.select().from(campaigns).get()
  return { db, url, stored, enter }
}

describe('the editor in a browser', () => {
  withBrowser(
    'keeps what is typed, says when, shows it in the preview, and tells when somebody was faster',
    async () => {
      const { db, url, stored, enter } = await setting()
      const { page } = await visit({ baseURL: url, viewport: { width: 1280, height: 800 } }, [/409/])
      await enter(page)
      await page.goto('/organize/amend/write/story')
      const preview = page.frameLocator('[data-preview-frame]')
      await preview.getByText('Once', { exact: true }).waitFor()
      const tops = () =>
        page.evaluate('[scrollY, document.querySelector("iframe").contentWindow.scrollY > 200]') as Promise<unknown>
      await vi.waitFor(async () => expect(await tops()).toEqual([0, true]))
      await page.getByLabel('Story').fill('Twice *upon* a time')
      await page.getByText(/^Draft kept \d/).waitFor()
      await preview.getByText('Twice upon a time').waitFor()
      expect(stored()?.story).toBe('Once')
      await page.reload()
      expect(await page.getByLabel('Story').inputValue()).toBe('Twice *upon* a time')

      db.update(campaigns)
        .set({ story: 'Hers', versions: { story: { n: 1, by: 'Grace Hopper', at: Date.now() } } })
        .run()
      await page.getByLabel('Story').fill('Twice, and more')
      await page.getByText(/^Grace Hopper saved this part/).waitFor()
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByRole('heading', { name: /^Grace Hopper saved this part/ }).waitFor()
      expect(stored()?.story).toBe('Hers')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('Saved.', { exact: true }).waitFor()
      expect(stored()?.story).toBe('Twice, and more')
    },
  )

  withBrowser('counts samples as they are typed, and takes Enter for Save and for no other button', async () => {
    const { url, enter, stored } = await setting()
    const { page } = await visit({ baseURL: url, viewport: { width: 390, height: 800 } })
    await enter(page)
    await page.goto('/organize/amend/write/messages')
    await page.getByRole('textbox', { name: 'Sample 1' }).fill('Hear us, @senator')
    await page.getByText('X: 17 of 280 characters').waitFor()
    await page.getByText('It names somebody with an @').waitFor()
    await page.goto('/organize/amend/write/hotline')
    await page.getByLabel('What it is').fill('Help')
    await page.getByLabel('Number').fill('112')
    await page.getByLabel('Number').press('Enter')
    await page.getByText('Saved.', { exact: true }).waitFor()
    expect(stored()?.hotline).toEqual({ label: 'Help', number: '112' })
  })

  withBrowser(
    'plays a video where it stands once it is pressed; before that no other site hears of the visitor',
    async () => {
      const { db, url } = await setting()
      const youtube = {
        provider: 'youtube',
        host: 'www.youtube.com',
        id: 'dQw4w9WgXcQ',
        key: '',
        title: 'A film',
      } as const
      db.update(campaigns)
        .set({ state: 'published', videos: [youtube] })
        .run()
      db.update(launches).set({ state: 'open', launchAt: noon }).run()
      const { page, context } = await visit({ baseURL: url, viewport: { width: 390, height: 800 } })
      const asked: string[] = []
      await context.route(
        address => !address.href.startsWith(url),
        async route => {
          asked.push(`${route.request().url()} from ${route.request().headers().referer}`)
          await route.fulfill({ contentType: 'text/html', body: '<p>The film</p>' })
        },
      )
      await page.goto('/c/amend')
      await page.getByRole('link', { name: 'A film' }).scrollIntoViewIfNeeded()
      await page.waitForLoadState('networkidle')
      expect(asked).toEqual([])
      await page.getByRole('link', { name: 'A film' }).click()
      await page.frameLocator('iframe[title="A film"]').getByText('The film').waitFor()
      // A frame that is slow to come is asked for once more by the browser.
      expect([...new Set(asked)]).toEqual([
        `https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1 from ${url}/`,
      ])
    },
  )

  withBrowser('is sound on every screen; the published page is light', async () => {
    const { url, enter } = await setting()
    const options = { baseURL: url, viewport: narrowest, bypassCSP: true }
    const { page } = await visit(options, [/422/])
    await enter(page)
    await page.goto('/organize/amend/write/picture')
    await page.getByLabel('Picture', { exact: true }).setInputFiles(picture)
    await page.getByLabel('What it shows').fill('A drawing')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('img', { name: 'A drawing' }).waitFor()
    const parts = ['basics', 'picture', 'story', 'messages', 'actions', 'calls', 'hotline', 'videos', 'reposts']
    for (const path of [
      '/organize/new',
      '/organize/amend/write',
      ...parts.map(part => `/organize/amend/write/${part}`),
    ]) {
      await page.goto(path)
      expect([path, await problems(page, { iframes: false })]).toEqual([path, []])
    }
    await page.getByLabel('Link').fill('https://example.org')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await problems(page, { iframes: false })).toEqual([])

    await page.goto('/organize/amend/write')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('It is published: everybody sees it now.').waitFor()
    const stranger = await visit({ ...options, bypassCSP: false })
    await stranger.page.goto('/c/amend', { waitUntil: 'networkidle' })
    expect(await weight(stranger.page)).toBeLessThan(100_000)
    await stranger.page.getByRole('img', { name: 'A drawing' }).waitFor()
  })
})

/** Bytes over the wire, headers and all. */
const weight = (page: Page): Promise<number> =>
  page.evaluate(
    'performance.getEntries().filter(one => one.transferSize).reduce((sum, one) => sum + one.transferSize, 0)',
  )
