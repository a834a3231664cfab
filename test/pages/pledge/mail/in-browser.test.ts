import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { consents, mails } from '../../../../db/schema/index.ts'
import { problems } from '../../../support/axe.ts'
import { chromiumFile, phone, visit } from '../../../support/browser.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

async function setting() {
  const context = testContext({ now: () => noon - 86_400_000 })
  const { db, box } = context
  const asking = {
    organization: 'Pro Aare',
    contact: 'hello@aare.example',
    consent: 'Yes, Pro Aare may write to me about its work at this address. I can end this at any time.',
  }
  const { id } = makeCampaign(db, { slug: 'aare', title: 'Let the river Aare breathe again', ...asking })
  makeLaunch(db, id)
  const account = makeAccount(db, { handle: 'ada', name: 'Ada Lovelace' })
  const { url } = await openSite(context)
  const mailed = (kind: string): string => {
    const mail = db.select().from(mails).where(eq(mails.kind, kind)).all().at(-1)
    return JSON.parse(box.open(mail?.letter ?? ('' as never), `mail:${mail?.key}`)).data.path
  }
  return { db, account, url, mailed }
}

describe.skipIf(!chromiumFile)('in a browser, mail from the organization', () => {
  test('is agreed to by who ticks a box and confirms it', async () => {
    const { db, account, url, mailed } = await setting()
    const { page } = await visit({ baseURL: url, viewport: phone }, [/422/])
    const see = async (name: string) => expect([name, await problems(page, { name })]).toEqual([name, []])
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click()

    await page.goto(`/test/connect/${account.id}`)
    await page.goto('/c/aare/pledge')
    await page.getByLabel('Your post').fill('I learned to swim in this river.')
    await press(/^Continue/)
    const box = page.getByRole('checkbox', { name: /^Yes, Pro Aare may write/ })
    expect(await box.isChecked()).toBe(false)
    await box.check()
    await press(/^Post this for me/)
    await page.getByRole('alert').waitFor()
    expect(await box.isChecked()).toBe(true)
    await see('confirm-wrong')
    await page.getByLabel('Mail address').fill('ada@example.org')
    await press(/^Post this for me/)
    await page.waitForURL('**/p/*')
    const receipt = page.url()
    await see('receipt-asked')

    await page.goto(mailed('address-confirm'))
    await see('mailbox')
    await press('Yes, I agree')
    await page.getByRole('heading', { name: 'Thank you, that is noted' }).waitFor()
    await see('mailbox-answered')
    expect(db.select().from(consents).all()).toHaveLength(1)

    await page.goto(receipt)
    await see('receipt-listed')
    await page.goto(`${receipt}/mail`)
    await see('mail')
    await page.goto(`${receipt}/withdrawal`)
    await see('withdrawal')
    await page.goto(receipt)
    await page.getByRole('link', { name: 'Leave the list' }).click()
    await see('leaving')
    await press('Leave the list')
    await page.waitForURL(receipt)
    expect(db.select().from(consents).all()).toEqual([])

    await page.goto('/c/aare/reminder')
    await page.getByLabel('Your post').fill('I learned to swim in this river.')
    await page.getByLabel('Mail address').fill('bea@example.org')
    await box.check()
    await see('reminder')
    await press('Send me the mail to confirm')
    await page.goto(mailed('reminder-confirm'))
    await see('reminder-confirm')
    await press('Yes to both')
    await page.getByRole('heading', { name: /^We remind you/ }).waitFor()
    await see('reminder-receipt')
    expect(db.select().from(consents).all()).toHaveLength(1)
  })
})
