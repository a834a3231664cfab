import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { grants } from '../../../db/schema/index.ts'
import { problems } from '../../support/axe.ts'
import { phone, visit, withBrowser } from '../../support/browser.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../../support/factories.ts'
import { ada, organizersSide } from '../organizer/side.ts'

const env = {
  X_TEXT_RULE: 'own-words',
  X_API_KEY: 'key',
  X_API_SECRET: 'secret',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'us@thunderclap.test',
}

withBrowser(
  "words of one's own, and asking those to connect again who must, are sound",
  async () => {
    const { db, context, url } = await organizersSide(env)
    const campaign = makeCampaign(db, { slug: 'amend' })
    makeLaunch(db, campaign.id)
    makeMessage(db, campaign.id, 'Pass the bill this session, as the survivors asked.')
    for (const state of ['live', 'reconnect', 'reconnect'] as const) {
      const account = makeAccount(db, {}, { box: context.box })
      makePledge(db, campaign.id, account.id, { email: `${account.handle}@example.org` }, context.box)
      db.update(grants).set({ state }).where(eq(grants.accountId, account.id)).run()
    }
    const options = { baseURL: url, bypassCSP: true, viewport: phone }
    const { page } = await visit(options, [/422/])
    const sound = async (screen: string) => expect([screen, await problems(page)]).toEqual([screen, []])
    await page.goto('/c/amend/pledge')
    await page.getByText('Why does it matter to you?').first().waitFor()
    await sound('own words')
    await page.getByRole('textbox').first().fill('Pass the bill this session, as the survivors asked!')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').waitFor()
    await sound('too near')

    await page.goto('/organize/sign-in')
    await page.getByLabel('Mail address').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Campaigns' }).waitFor()
    await page.goto('/organize/amend/write/messages')
    await page.getByText('On X everybody writes their own words').waitFor()
    await sound('samples to begin from')
    await page.goto('/organize/amend/check')
    await page.getByRole('button', { name: 'Ask 2 supporters by mail to connect again' }).waitFor()
    await sound('check with dead permissions')
    await page.getByRole('button', { name: 'Ask 2 supporters by mail to connect again' }).click()
    await page.getByRole('status').first().waitFor()
    await sound('check once they are asked')
  },
  120_000,
)
