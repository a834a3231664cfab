import { visit, withBrowser } from '../../../support/browser.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { ada, organizersSide } from '../../organizer/side.ts'

withBrowser('shows what supporters will read while it is chosen; without scripts, by a button', async () => {
  const { db, url } = await organizersSide()
  makeLaunch(db, makeCampaign(db, { slug: 'amend', goal: 40 }).id)
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await visit({ baseURL: url, javaScriptEnabled })
    await page.goto('/organize/sign-in?to=/organize/amend/schedule')
    await page.getByLabel('Mail address').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('radio', { name: 'Nothing is sent' }).check()
    await page.getByLabel('Posts leave').selectOption({ label: 'Over 5 minutes' })
    const look = page.getByRole('button', { name: 'Show what supporters will read' })
    if (javaScriptEnabled) await look.waitFor({ state: 'detached' })
    else await look.click()
    await page.getByText('Nothing is posted unless 40 people have pledged by then.').waitFor()
    await page.getByText('We all post together, over 5 min').waitFor()
  }
})
