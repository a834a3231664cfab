import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { deliveries, launches } from '../../../../db/schema/index.ts'
import { createApp } from '../../../../src/app.ts'
import { chromiumFile, visit } from '../../../support/browser.ts'
import { testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { afterThisTest } from '../../../support/folder.ts'
import { makeLedger } from '../../../support/ledger.ts'

describe.skipIf(!chromiumFile)('in a browser, the board', () => {
  /** A launch of 40 posts `inMs` from now, and a hand on its ledger. */
  async function launching(inMs: number) {
    const context = testContext()
    const { db } = context
    const launchAt = Date.now() + inMs
    const launch = makeLaunch(db, makeCampaign(db, { slug: 'amend' }).id, { state: 'armed', launchAt })
    makeLedger(
      db,
      launch,
      Array.from({ length: 40 }, () => ({ state: 'queued' as const })),
    )
    const server = createServer(createApp(context))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    afterThisTest(() => {
      server.closeAllConnections()
      return new Promise<void>(resolve => server.close(() => resolve()))
    })
    const become = (state: 'firing' | 'finished') =>
      db.update(launches).set({ state }).where(eq(launches.id, launch.id)).run()
    const post = () =>
      db
        .update(deliveries)
        .set({ state: 'posted', sentAt: launchAt + 12 })
        .run()
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/c/amend/live`, become, post }
  }

  test('stands alone for the last ten seconds, claps once, and shows the posts as they come', async () => {
    // Time enough for a slow machine to open the page before the last ten seconds.
    const { url, become, post } = await launching(30_000)
    const { page } = await visit()
    // There for less than a second: what a slow machine never draws is seen all the same.
    await page.addInitScript(() => {
      const shown = () => document.querySelector('.clap')?.hasAttribute('hidden') === false
      new MutationObserver(() => {
        if (shown()) document.documentElement.setAttribute('data-clapped', '')
      }).observe(document, { subtree: true, attributes: true, attributeFilter: ['hidden'] })
    })
    await page.goto(url)
    const board = page.locator('.board')
    await expect.poll(() => board.getAttribute('data-close')).toBe('last')
    expect(await page.locator('.dial b').allTextContents()).toHaveLength(1)
    const clap = page.locator('.clap')
    const clapped = () => page.evaluate(() => document.documentElement.hasAttribute('data-clapped'))
    await expect.poll(clapped).toBe(true)
    become('firing')
    await clap.waitFor({ state: 'hidden' })
    await expect.poll(() => board.getAttribute('data-clock')).toBe('running')
    expect(await page.locator('.dial b').textContent()).toMatch(/^\+\d+\.\d{3}$/)
    post()
    become('finished')
    await expect.poll(() => board.getAttribute('data-clock')).toBe('still')
    expect(await page.locator('.dial b').textContent()).toBe('40')
    expect(await page.locator('[data-slot="value-0"]').textContent()).toBe('40')
    expect(await page.locator('[data-skyline-path="bars"]').getAttribute('d')).toContain('v-94')
    await page.getByText('All figures').click()
    await expect.poll(() => page.locator('#figures').textContent()).toContain('So far')
  })

  test('shows the end of the clap only to who asked for less motion', async () => {
    const { url } = await launching(3_000)
    const { page } = await visit({ reducedMotion: 'reduce' })
    await page.goto(url)
    const clap = page.locator('.clap')
    await expect.poll(() => page.locator('.board').getAttribute('data-clock')).toBe('running')
    expect(await clap.isVisible()).toBe(false)
  })

  test('looks again by itself where no script runs', async () => {
    const { url, become, post } = await launching(-1_000)
    become('firing')
    const { page } = await visit({ javaScriptEnabled: false })
    await page.goto(url)
    expect(await page.locator('[data-slot="value-0"]').textContent()).toBe('0')
    post()
    become('finished')
    await expect.poll(() => page.locator('[data-slot="value-0"]').textContent()).toBe('40')
  })
})
