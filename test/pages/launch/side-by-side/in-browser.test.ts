import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reachRounds } from '../../../../db/schema/index.ts'
import { problems } from '../../../support/axe.ts'
import { browser, chromiumFile, visit } from '../../../support/browser.ts'
import { makeMeasured } from '../../../support/measured.ts'
import { ada } from '../../organizer/side.ts'
import { after, ahead } from './setting.ts'

let chromium: Browser
beforeAll(async () => {
  if (chromiumFile) chromium = await browser()
})
afterAll(async () => chromium?.close())

const sizes = [
  ['light', 390],
  ['light', 1280],
  ['dark', 390],
  ['dark', 1280],
] as const

test.skipIf(!chromiumFile).each(sizes)(
  'two networks stand side by side on every page of a launch, %s and %i px wide',
  async (colorScheme, width) => {
    const before = await ahead(20)
    await look(before.url, ['/c/amend/live', '/organize/amend', '/organize/amend/check', '/organize/amend/supporters'])
    const over = await after()
    const launch = over.launch()
    if (launch) makeMeasured(over.db, launch)
    over.db.update(reachRounds).set({ measured: 5, total: 12 }).run()
    await look(over.url, [
      '/c/amend/live',
      '/organize/amend',
      '/organize/amend/deliveries?network=bluesky',
      '/organize/amend/readings',
      '/c/amend/reach',
    ])

    async function look(url: string, paths: readonly string[]) {
      const { page } = await visit(chromium, { colorScheme, viewport: { width, height: 900 } })
      await page.goto(`${url}/organize/sign-in`)
      await page.getByLabel('Mail address').fill(ada.email)
      await page.getByLabel('Password').fill(ada.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('**/organize')
      for (const path of paths) {
        await page.goto(url + path)
        if (process.env.LOOK)
          await page.screenshot({
            path: `${process.env.LOOK}/${colorScheme}-${width}${path.replace(/\W/g, '-')}.png`,
            fullPage: true,
          })
        expect(await problems(page), path).toEqual([])
      }
    }
  },
)
