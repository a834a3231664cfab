import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { createApp } from '../../../../src/app.ts'
import { withPictureFiles } from '../../../../src/domain/campaign/picture-files.ts'
import { readPicture } from '../../../../src/lib/picture.ts'
import { chromiumFile, visit } from '../../../support/browser.ts'
import { testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { afterThisTest } from '../../../support/folder.ts'
import { listen } from '../../../support/person.ts'
import { photograph } from '../../photograph.ts'

/** What wp-embed.js of WordPress 6 does with messages of a frame that has a secret. */
const wordpress = `addEventListener('message', e => {
  const { secret, message, value } = e.data || {}
  if (!secret || /[^a-zA-Z0-9]/.test(secret)) return
  for (const frame of document.querySelectorAll('iframe[data-secret="' + secret + '"]')) {
    if (e.source !== frame.contentWindow) continue
    if (message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(value, 10)))
    if (message === 'link' && new URL(value).host === new URL(frame.src).host && document.activeElement === frame)
      window.top.location.href = value
  }
})`

type Around = { readonly query?: string; readonly sandbox?: string | null; readonly secret?: boolean }

/** A campaign with a picture, and a page of somebody else that holds its card and its board. */
async function setting() {
  // The address of the site stands in its pages, so it is known before they are made.
  let app: Express | null = null
  const own = await listen(express().use((req, res, next) => app?.(req, res, next)))
  const context = testContext({ env: { BASE_URL: own } })
  const { db, config } = context
  const campaign = makeCampaign(db, {
    slug: 'amend',
    title: 'Amend the law that nobody asked for before it is too late',
    organization: 'The Society of Everybody',
  })
  makeLaunch(db, campaign.id, { launchAt: Date.now() + 3 * 86_400_000 })
  for (let n = 0; n < 60; n++) makePledge(db, campaign.id, makeAccount(db).id)
  const read = await readPicture(await photograph())
  if (read.kind !== 'picture') throw new Error(read.why)
  const { name, width, files } = read
  withPictureFiles(db, config.dataDir, files, tx =>
    tx
      .update(campaigns)
      .set({ picture: { name, width, alt: 'A field' } })
      .run(),
  )
  app = createApp(context)

  const around = createServer((req, res) => {
    const {
      query = '',
      sandbox = 'allow-scripts',
      secret = false,
    } = JSON.parse(decodeURIComponent(new URL(req.url ?? '', 'http://a').search.slice(1) || '%7B%7D')) as Around
    const frame = (path: string, n: number) => {
      const code = `abcdefghi${n}`
      const attributes = [
        `src="${own}/c/amend/${path}${query}${secret ? `#?secret=${code}` : ''}"`,
        ...(sandbox === null ? [] : [`sandbox="${sandbox}"`]),
        ...(secret ? [`data-secret="${code}"`] : []),
      ]
      return `<iframe ${attributes.join(' ')} title="${path}" width="100%" height="420" frameborder="0"></iframe>`
    }
    res.setHeader('content-type', 'text/html')
    res.end(
      `<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0 16px;max-width:800px">
      <h1>A page of somebody else</h1><p>With words of its own.</p>${frame('embed', 1)}${frame('live/embed', 2)}
      ${secret ? `<script>${wordpress}</script>` : ''}`,
    )
  }).listen(0, 'localhost')
  await new Promise(resolve => around.once('listening', resolve))
  afterThisTest(() => {
    around.closeAllConnections()
    around.close()
  })
  const elsewhere = `http://localhost:${(around.address() as AddressInfo).port}`
  return { own, db, campaign, at: (given: Around = {}) => `${elsewhere}/?${encodeURIComponent(JSON.stringify(given))}` }
}

const frameOf = (page: Page, title: string) => page.frameLocator(`iframe[title="${title}"]`)

describe.skipIf(!chromiumFile)('in a page of somebody else', () => {
  test.each([
    [390, 'light'],
    [1280, 'dark'],
  ] as const)(
    'in the sandbox of WordPress, %i wide, card and board are styled, alive, and no wider than it',
    async (width, scheme) => {
      const { at, db, campaign } = await setting()
      const { page } = await visit({ viewport: { width, height: 1_000 }, colorScheme: scheme })
      await page.goto(at({ secret: true }))
      const card = frameOf(page, 'embed')
      await expect
        .poll(() => card.locator('.button').evaluate(one => getComputedStyle(one).backgroundColor))
        .toBe('rgb(255, 196, 0)')
      expect(await card.locator('h1').evaluate(one => getComputedStyle(one).fontFamily)).toContain('Bricolage')
      expect(
        await card.locator('body').evaluate(() => document.fonts.check('20px "Bricolage Grotesque Variable"')),
      ).toBe(true)
      await expect
        .poll(() => card.locator('img').evaluate(one => (one as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0)
      // Light, though the visitor's system is dark.
      expect(await card.locator('body').evaluate(one => getComputedStyle(one).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      )
      expect(await card.locator('body').evaluate(() => self.origin)).toBe('null')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)

      const board = frameOf(page, 'live/embed')
      const seconds = board.locator('.dial')
      const before = await seconds.textContent()
      await expect.poll(() => seconds.textContent()).not.toBe(before)
      for (let n = 0; n < 7; n++) makePledge(db, campaign.id, makeAccount(db).id)
      await expect.poll(() => board.locator('[data-slot="value-0"]').textContent()).toContain('67')
    },
  )

  test('the link of the card leads on: by a message to WordPress', async () => {
    const { at, own } = await setting()
    const { page } = await visit()
    await page.goto(at({ secret: true }))
    await frameOf(page, 'embed').locator('a.button').click()
    await page.waitForURL(`${own}/c/amend?from=embed`)
  })

  test.each([['allow-scripts allow-popups allow-popups-to-escape-sandbox'], ['allow-popups'], [null]])(
    'by a new tab, in the sandbox %s',
    async sandbox => {
      const { at, own } = await setting()
      const { page, context } = await visit({}, [/allow-scripts/])
      await page.goto(at({ sandbox }))
      const opened = context.waitForEvent('page')
      await frameOf(page, 'embed').locator('a.button').click()
      const tab = await opened
      await tab.waitForURL(`${own}/c/amend?from=embed`)
      expect(await tab.locator('h1').first().textContent()).toContain('Amend the law')
    },
  )

  test('by the page around it, where the frame may take that along', async () => {
    const { at, own } = await setting()
    const { page } = await visit({}, [/Blocked opening/])
    await page.goto(at({ sandbox: 'allow-scripts allow-top-navigation-by-user-activation' }))
    await frameOf(page, 'embed').locator('a.button').click()
    await page.waitForURL(`${own}/c/amend?from=embed`)
  })

  test('as words, where the frame may do nothing at all', async () => {
    const { at, own } = await setting()
    const { page } = await visit({}, [/Blocked opening|Unsafe attempt|disallowed/])
    await page.goto(at())
    await frameOf(page, 'embed').locator('a.button').click()
    await frameOf(page, 'embed').getByText(`${own}/c/amend`).waitFor()
  })

  test('its theme is the one that its address asks for', async () => {
    const { at } = await setting()
    const { page } = await visit({ colorScheme: 'dark' })
    const paper = async (query: string) => {
      await page.goto(at({ query }))
      return frameOf(page, 'embed')
        .locator('body')
        .evaluate(one => getComputedStyle(one).backgroundColor)
    }
    expect(await paper('?theme=light')).toBe('rgb(255, 255, 255)')
    expect(await paper('?theme=dark')).toBe('rgb(25, 22, 34)')
    expect(await paper('?theme=auto')).toBe('rgb(25, 22, 34)')
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await paper('?theme=dark')).toBe('rgb(25, 22, 34)')
    expect(await paper('?theme=auto')).toBe('rgb(255, 255, 255)')
  })
})
