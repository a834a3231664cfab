import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findAnyCampaign } from '../../../../src/domain/campaign/all-campaigns.ts'
import { listMessages } from '../../../../src/domain/campaign/message.ts'
import { visit, withBrowser } from '../../../support/browser.ts'
import { makeOrganization } from '../../../support/factories.ts'
import { ada, organizersSide } from '../../organizer/side.ts'

const picture = new URL('../../../../db/demo-picture.png', import.meta.url).pathname

withBrowser.each([true, false])(
  'a campaign with four samples and a picture is published by the ninth press, "New campaign" being the first (scripts: %s)',
  async javaScriptEnabled => {
    const { db, url } = await organizersSide()
    makeOrganization(db, { timeZone: '' })
    const { page } = await visit({ baseURL: url, javaScriptEnabled, timezoneId: 'Europe/Zurich' })
    await page.goto('/organize/sign-in')
    await page.getByLabel('Mail address').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Campaigns' }).waitFor()

    const { presses, press } = counting(page)
    await press('link', 'New campaign')
    await page.getByLabel('Title').fill('Save the river Aare')
    if (!javaScriptEnabled) await page.getByLabel('Time zone').fill('zurich')
    await press('button', 'Begin writing')
    await page.getByLabel('Summary').fill('Leave the banks of the Aare to the river.')
    await page.getByLabel('Organization', { exact: true }).fill('Pro Aare')
    await page.getByLabel('Contact', { exact: true }).fill('hallo@pro-aare.example')
    await press('button', 'Save and go on')
    const chosen = page.waitForEvent('filechooser')
    await page.getByLabel('Picture', { exact: true }).click()
    presses.push('Picture')
    await (await chosen).setFiles(picture)
    await page.getByLabel('What it shows').fill('A bend of the river')
    await press('button', 'Save and go on')
    await page.getByLabel('Story').fill('The council votes in December.')
    await press('button', 'Save and go on')
    for (const n of [1, 2, 3, 4])
      await page.getByRole('textbox', { name: `Sample ${n}` }).fill(`Leave the Aare its banks, reason ${n}.`)
    await press('button', 'Save and go on')
    await page.getByLabel('Day', { exact: true }).fill('2026-12-24')
    await page.getByLabel('Time', { exact: true }).fill('18:30')
    await press('button', 'Save the schedule')
    await press('button', 'Publish')
    await page.getByText('It is published: everybody sees it now.').waitFor()

    const campaign = findAnyCampaign(db, 'save-the-river-aare')
    expect(campaign).toMatchObject({
      state: 'published',
      timeZone: 'Europe/Zurich',
      picture: { alt: 'A bend of the river' },
    })
    expect(listMessages(db, campaign?.id ?? 0)).toHaveLength(4)
    expect(presses).toHaveLength(9)
  },
)

/** Presses of the mouse; what is typed can be reached by Tab. */
function counting(page: Page) {
  const presses: string[] = []
  const press = async (role: 'button' | 'link', name: string) => {
    presses.push(name)
    await page.getByRole(role, { name }).last().click()
  }
  return { presses, press }
}
