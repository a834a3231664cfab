import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { launches, pledges } from '../../../../db/schema/index.ts'
import { remind } from '../../../domain/pledge/by-hand/remind.ts'
import { problems } from '../../../support/axe.ts'
import { chromiumFile, phone, visit } from '../../../support/browser.ts'
import { noon } from '../../../support/context.ts'
import { openSite } from '../../site.ts'

describe.skipIf(!chromiumFile)('in a browser, a reminder', () => {
  test('reads well and by axe, in every state', async () => {
    const rig = remind()
    const { url } = await openSite(rig.context)
    const receipt = rig.join('ann@example.org')
    rig.ask('bob@example.org')
    const path = `/c/${rig.campaign.slug}/reminder`
    const { page } = await visit({ viewport: phone })
    const see = async (address: string) => {
      await page.goto(url + address)
      expect([address, await problems(page)]).toEqual([address, []])
    }
    for (const address of [
      `/c/${rig.campaign.slug}`,
      path,
      `${path}/sent`,
      `/p/${rig.lastReceipt()}`,
      `/p/${receipt}`,
      `/p/${receipt}/change`,
    ])
      await see(address)
    rig.clock.at = noon + 1_000
    rig.db.update(launches).set({ state: 'firing' }).where(eq(launches.id, rig.launch.id)).run()
    await see(`/p/${receipt}`)
    await page.goto(`${url}/p/${receipt}`)
    await page.getByRole('button', { name: 'I posted it' }).click()
    await page.getByText('You said that you posted it').waitFor()
  })

  test('is asked for by keyboard and without a script', async () => {
    const rig = remind()
    const { url } = await openSite(rig.context)
    const { page } = await visit({ javaScriptEnabled: false })
    await page.goto(`${url}/c/${rig.campaign.slug}`)
    await page.getByLabel('Your post').fill('From the keyboard')
    await page.getByRole('button', { name: 'Remind me, I post it myself' }).press('Enter')
    await page.getByLabel('Mail address').fill('ann@example.org')
    await page.keyboard.press('Enter')
    await page.getByText('Look into your mailbox').waitFor()
    // The mail quotes no words of somebody whose address nobody has confirmed; they wait behind its link.
    const kept = rig.db.select().from(pledges).all()
    expect(kept).toMatchObject([{ text: 'From the keyboard' }])
    expect(rig.letters('reminder-confirm')[0]?.data.text).toBe('')
  })
})
