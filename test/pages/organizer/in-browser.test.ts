import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { campaigns } from '../../../db/schema/index.ts'
import { createApp } from '../../../src/app.ts'
import { firstRunInvitation } from '../../../src/domain/organizer/invitation.ts'
import { problems } from '../../support/axe.ts'
import { narrowest, visit, withBrowser } from '../../support/browser.ts'
import { testContext } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../support/factories.ts'
import { burst, makeLedger } from '../../support/ledger.ts'
import { listen } from '../../support/person.ts'
import { ada } from './side.ts'

describe('the organizer in a browser', () => {
  withBrowser('finds every screen sound, from the first run to Stop', async () => {
    const { link, url } = await setting()
    const options = { baseURL: url, viewport: narrowest, bypassCSP: true }
    const { page } = await visit(options, [/422|404/])
    const check = async (screen: string) => expect([screen, await problems(page)]).toEqual([screen, []])

    await page.goto('/organize/sign-in')
    await check('sign-in')
    await page.goto(link)
    await check('first run')
    await becomeOwner(page)
    await check('list')

    await page.getByRole('link', { name: 'A campaign ahead' }).click()
    await check('campaign')
    await page.goto('/organize/ahead/check')
    await check('check')
    await page.goto('/organize/ahead/rehearsal')
    await check('rehearsal')
    await page.goto('/organize/ahead/settings')
    await check('settings')
    await page.goto('/organize/ahead/schedule')
    await check('schedule')
    await page.getByLabel('Day', { exact: true }).fill('2020-01-01')
    await page.getByRole('button', { name: 'Save the schedule' }).click()
    await page.getByRole('alert').waitFor()
    await check('schedule with a mistake')

    await page.goto('/organize/ahead/kit')
    await check('spread the word')
    await page.goto('/organize/ahead/supporters')
    await check('supporters')
    await page.getByLabel('Handle, name or whole mail address').fill('nobody')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('Nobody here is called').waitFor()
    await page.goto('/organize/ahead/supporters')
    await page.getByRole('link', { name: '@person_with_a_rather_long_handle' }).click()
    await page.getByRole('heading', { name: 'Remove this pledge' }).waitFor()
    await check('supporter')

    await page.goto('/organize/ahead/updates')
    await check('updates')
    await page.getByLabel('Subject').fill('A week to go')
    await page.getByLabel('Text', { exact: true }).fill('Tell two friends.')
    await page.getByRole('button', { name: 'Show how it will look' }).click()
    await page.getByRole('heading', { name: 'This is what they get' }).waitFor()
    await check('preview of an update')
    await page.getByRole('button', { name: 'Send it to' }).click()
    await page.getByText('It is on its way.').waitFor()
    // With the keyboard in it, it does not look again by itself in the midst of a check.
    await page.getByRole('link', { name: 'Look again' }).focus()
    await check('update just sent')
    await page.goto('/organize/ahead/updates')
    await check('update sent')
    await page.goto('/organize/ahead/check')
    await page.getByRole('button', { name: 'Check 1 account on X' }).click()
    await page.getByText('The check has begun.').waitFor()
    await page.getByRole('link', { name: 'Look again' }).focus()
    await check('check of accounts under way')

    await page.goto('/organize/people')
    await page.getByLabel('Mail address').fill('grace@example.org')
    await page.getByLabel('Editor').check()
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByRole('heading', { name: 'Pass this link on' }).waitFor()
    await check('people')
    const invited = await page
      .getByText(/\/invitation\//)
      .first()
      .textContent()
    await page.goto(new URL(invited ?? '').pathname)
    await check('invitation')
    await page.goto('/organize/me')
    await check('one’s own page')
    await page.goto('/organize/audit')
    await check('record of changes')

    await page.goto('/organize/under-way')
    await page.getByRole('button', { name: 'Stop now' }).click()
    await page.getByText('Nothing more leaves.').waitFor()
    await check('stopped')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  withBrowser('sends forms from the secret first page, under the policy as it is served', async () => {
    const { link, url } = await setting()
    const { page } = await visit({ baseURL: url, javaScriptEnabled: false })
    await page.goto(link)
    await becomeOwner(page)
  })
})

withBrowser(
  'a page about something under way looks again by itself, but takes nothing from who is busy on it',
  async () => {
    const { link, url, db } = await setting()
    const { page } = await visit({ baseURL: url })
    await page.clock.install()
    const rename = (title: string) => db.update(campaigns).set({ title }).where(eq(campaigns.slug, 'ahead')).run()
    await page.goto(link)
    await becomeOwner(page)
    await page.goto('/organize/ahead/check')
    await page.getByRole('button', { name: 'Check 1 account on X' }).click()
    await page.getByText('this page does it by itself.').waitFor()

    await page.getByRole('link', { name: 'Look again' }).focus()
    rename('While busy')
    await page.clock.fastForward(60_000)
    expect(await page.getByRole('link', { name: 'While busy' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Look again' }).blur()
    await page.clock.fastForward(2_000)
    await page.getByRole('link', { name: 'While busy' }).waitFor()
  },
)

async function setting() {
  const context = testContext()
  const { db, now } = context
  const ahead = makeCampaign(db, { slug: 'ahead', title: 'A campaign ahead of its launch, with a long title' })
  makeLaunch(db, ahead.id, { launchAt: now() + 86_400_000 })
  const longHandle = makeAccount(db, {
    handle: 'person_with_a_rather_long_handle',
    name: 'A name that is long as well',
  })
  const words = 'https://example.org/an/address/that/does/not/end/so/soon/and/has/no/gap/at/all and more words'
  makePledge(db, ahead.id, longHandle.id, { text: words, email: 'somebody.with.a.long.name@a-long-domain.example.org' })
  const underWay = makeCampaign(db, { slug: 'under-way' })
  const launch = makeLaunch(db, underWay.id, { state: 'firing', launchAt: now() - 1_000, armedAt: now() - 60_000 })
  makeLedger(db, launch, burst(launch, 20, 500))
  makeCampaign(db, { slug: 'new', state: 'draft' })
  const url = await listen(createApp(context))
  return { db, url, link: `/first-run/${firstRunInvitation(db, now())}` }
}

/** On the first page of an installation. */
async function becomeOwner(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill(ada.name)
  await page.getByLabel('Mail address').fill(ada.email)
  await page.getByLabel('Password').fill(ada.password)
  await page.getByLabel('Name of the organization').fill('An organization')
  await page.getByLabel('Contact address').fill('hello@example.org')
  await page.getByRole('button', { name: 'Become the owner' }).click()
  await page.getByRole('heading', { name: 'Campaigns' }).waitFor()
}
