import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '../../../../db/open.ts'
import { launches, pledges, reachRounds } from '../../../../db/schema/index.ts'
import { hashToken } from '../../../../src/lib/secret-box.ts'
import { problems } from '../../../support/axe.ts'
import { visit, withBrowser } from '../../../support/browser.ts'
import { noon } from '../../../support/context.ts'
import { burst, makeLedger } from '../../../support/ledger.ts'
import { makeMeasured } from '../../../support/measured.ts'
import { accessSite } from '../../access/site.ts'
import { ada } from '../../organizer/side.ts'

withBrowser('organizers read what is read, while it is', async () => {
  const { url, db } = await measuredSite()
  const { page } = await visit(options)
  await page.goto(`${url}/organize/sign-in`)
  await page.getByLabel('Mail address').fill(ada.email)
  await page.getByLabel('Password').fill(ada.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.goto(`${url}/organize/amend/readings`)
  await page.getByRole('button', { name: 'Read the figures now' }).waitFor()
  expect(await problems(page)).toEqual([])
  db.update(reachRounds)
    .set({ state: 'running', reason: 'limited', total: 60, measured: 40, doneAt: null })
    .where(eq(reachRounds.id, last(db)))
    .run()
  await page.goto(`${url}/organize/amend/readings`)
  await page.getByText('Reading: 41 of 60 posts').waitFor()
  expect(await problems(page)).toEqual([])
})

withBrowser('supporters read what their post reached', async () => {
  const { url, receipt } = await measuredSite()
  const { page } = await visit(options)
  await page.goto(`${url}/p/${receipt}`)
  await page.getByRole('heading', { name: 'What your post reached' }).waitFor()
  expect(await problems(page)).toEqual([])
})

const last = (db: Db) => db.select().from(reachRounds).all().at(-1)?.id ?? 0

/** The policy of the page lets nothing in but its own scripts, and axe is none of them. */
const options = { bypassCSP: true }

/** A launch that is over and was read five times, and the receipt of a supporter whose post is in it. */
async function measuredSite() {
  const site = await accessSite()
  const { db, url } = site
  const launch = db.select().from(launches).where(eq(launches.campaignId, site.pledge.campaignId)).get()
  if (!launch) throw new Error('no launch')
  const networks = ['x', 'bluesky', 'mastodon'] as const
  makeLedger(
    db,
    launch,
    burst(launch, 60, 300).map((row, i) => ({ ...row, network: networks[i % 3] ?? 'x' })),
  )
  db.update(launches)
    .set({ state: 'finished', finishedAt: noon + 5_000 })
    .run()
  makeMeasured(db, launch)
  const receipt = 'of-a-post-that-was-measured'
  const own = db.select().from(pledges).all().at(-1)
  db.update(pledges)
    .set({ receiptHash: hashToken(receipt) })
    .where(eq(pledges.id, own?.id ?? 0))
    .run()
  return { url, db, receipt }
}
