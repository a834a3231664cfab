import { expect } from 'vitest'
import { campaigns } from '../../../../db/schema/index.ts'
import { problems } from '../../../support/axe.ts'
import { visit, withBrowser } from '../../../support/browser.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { burst, makeLedger } from '../../../support/ledger.ts'
import { makeMeasured } from '../../../support/measured.ts'
import { openSite } from '../../site.ts'

withBrowser('a published report is readable by everybody', async () => {
  const context = testContext({ now: () => noon + 3 * 86_400_000 })
  const { db } = context
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it' })
  db.update(campaigns).set({ reportPublishedAt: noon }).run()
  const launch = makeLaunch(db, campaign.id, { state: 'finished', finishedAt: noon + 5_000 })
  const networks = ['x', 'bluesky', 'mastodon'] as const
  makeLedger(db, launch, [
    ...burst(launch, 60, 300).map((row, i) => ({ ...row, network: networks[i % 3] ?? 'x' })),
    { state: 'refused', reason: 'suspended' },
  ])
  makeMeasured(db, launch)
  const { url } = await openSite(context)
  const { page } = await visit()
  await page.goto(`${url}/c/amend/reach`)
  for (const table of await page.locator('summary').all()) await table.click()
  expect(await problems(page)).toEqual([])
})
