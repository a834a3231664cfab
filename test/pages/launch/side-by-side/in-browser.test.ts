import { expect } from 'vitest'
import { reachRounds } from '../../../../db/schema/index.ts'
import { problems } from '../../../support/axe.ts'
import { visit, withBrowser } from '../../../support/browser.ts'
import { makeMeasured } from '../../../support/measured.ts'
import { ada } from '../../organizer/side.ts'
import { after, ahead } from './setting.ts'

withBrowser('two networks stand side by side on every page of a launch', async () => {
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
    const { page } = await visit()
    await page.goto(`${url}/organize/sign-in`)
    await page.getByLabel('Mail address').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/organize')
    for (const path of paths) {
      await page.goto(url + path)
      expect(await problems(page, { name: path }), path).toEqual([])
    }
  }
})
