import { expect } from 'vitest'
import { storeCongress } from '../../../src/domain/call/congress/editions.ts'
import { readCongress } from '../../../src/domain/call/congress/parse.ts'
import { filesOf, madeUpCongress } from '../../domain/call/congress/made-up.ts'
import { problems } from '../../support/axe.ts'
import { narrowest, visit, withBrowser } from '../../support/browser.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'
import { openSite } from '../site.ts'

async function setting() {
  const context = testContext({ now: () => noon - 86_400_000 })
  const callScript = 'I am {{name}} from {{place}}, and I ask {{representative}} to vote.'
  const campaign = makeCampaign(context.db, { slug: 'amend', callScript, lobbyingDays: ['2026-09-08'] })
  makeLaunch(context.db, campaign.id)
  const read = readCongress(filesOf(madeUpCongress()))
  if (read.kind === 'refused') throw new Error(read.why.join())
  storeCongress(context.db, read.congress, noon - 86_400_000)
  return (await openSite(context)).url
}

withBrowser('every screen of a caller passes axe, and fits', async () => {
  const baseURL = await setting()
  const { page } = await visit({ baseURL, viewport: narrowest, bypassCSP: true }, [/422/])
  const check = async (what: string) => expect([what, await problems(page)]).toEqual([what, []])
  await page.goto('/c/amend/call')
  await check('the form')
  await page.getByLabel('Your ZIP code').fill('1000')
  await page.getByRole('button', { name: 'Find who to call' }).click()
  await check('the form with an error')
  await page.getByLabel('Your ZIP code').fill('10001')
  await page.getByRole('button', { name: 'Find who to call' }).click()
  await check('the districts')
  await page.getByRole('link', { name: 'Ohio, district 15' }).click()
  await page.getByText('All numbers of this office').click()
  await check('a call')
  await page.goto('/c/amend/call/OH-15?call=done')
  await check('the end')
})

withBrowser('calls are made without JavaScript, one at a time, with the caller’s name in the script', async () => {
  const baseURL = await setting()
  const { page } = await visit({ baseURL, javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  await page.goto('/c/amend')
  await page.getByRole('link', { name: 'Find who to call' }).click()
  await page.getByLabel('Your ZIP code').fill('10003')
  await page.getByText('Fill my name and place into what I can say').click()
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('Where you live').fill('Dayton, Ohio')
  await page.getByRole('button', { name: 'Find who to call' }).click()
  await page.getByRole('heading', { name: 'Representative Person of OH 3' }).waitFor()
  expect(page.url()).toBe(`${baseURL}/c/amend/call/OH-3`)
  expect(await page.locator('.script').textContent()).toBe(
    'I am Ada from Dayton, Ohio, and I ask Representative Person of OH 3 to vote.',
  )
  expect(await page.getByRole('link', { name: /^Call \(202\) 555/ }).getAttribute('href')).toMatch(
    /^tel:\+1202555\d{4}$/,
  )
  await page.getByRole('button', { name: 'Busy or full: next number' }).click()
  await page.getByText('Office in Hometown').first().waitFor()
  await page.getByRole('button', { name: 'I left a message' }).click()
  await page.getByText('Call 2 of 3').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'I left a message' }).click()
  await page.getByText('Call 2 of 3').waitFor()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: 'I spoke to someone' }).click()
  await page.getByRole('heading', { name: 'Thank you for calling' }).waitFor()
})
