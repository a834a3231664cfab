import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { deliveries, launches } from '../../../../db/schema/index.ts'
import { sandbox } from '../../../sandbox/support.ts'
import { problems } from '../../../support/axe.ts'
import { chromiumFile, visit } from '../../../support/browser.ts'
import { testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeDelivery, makeLaunch, makePledge } from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

async function people() {
  const x = await sandbox()
  const context = testContext({ env: { SANDBOX_PORT: new URL(x.url).port } })
  const { db, box } = context
  const at = Date.now() - 3_600_000
  const campaign = makeCampaign(db, { title: 'Keep the lights on' })
  const launch = makeLaunch(db, campaign.id, { state: 'finished', launchAt: at, finishedAt: at + 9 })
  const join = async (handle: string, text: string) => {
    const person = await x.person(handle)
    const posted = await (await x.post(person, text)).json()
    const grant = { box, text: JSON.stringify({ token: person.token, secret: person.secret }) }
    const account = makeAccount(db, { remoteId: person.id, handle, name: 'Ada Lovelace' }, grant)
    const pledge = makePledge(db, campaign.id, account.id, { text, email: `${handle}@example.org` }, box)
    const url = `${x.url}/${handle}/status/${posted.data.id}`
    const out = {
      state: 'posted' as const,
      remoteId: posted.data.id,
      url,
      sentAt: at + 9,
      postedAt: at + 40,
      momentAt: at,
    }
    makeDelivery(db, launch.id, pledge, out)
    return `/p/${pledge.receipt}`
  }
  const { url } = await openSite(context)
  return { context, db, launch, join, url }
}

describe.skipIf(!chromiumFile)('in a browser', () => {
  test('a post is deleted and data erased, by keyboard, without a script, clean by axe', async () => {
    const rig = await people()
    const { page: eye } = await visit()
    const { page: hand } = await visit({ javaScriptEnabled: false })
    const see = async (address: string, name: string) => {
      await eye.goto(rig.url + address)
      expect([name, await problems(eye, { name })]).toEqual([name, []])
    }
    const press = async (name: string) => hand.getByRole('button', { name }).press('Enter')

    const mine = await rig.join('ada', 'I call because of my grandmother.')
    await see(mine, 'posted')
    await hand.goto(rig.url + mine)
    await hand.getByRole('link', { name: 'Delete it on X' }).press('Enter')
    await see(`${mine}/deletion`, 'deletion')
    await press('Delete it on X')
    await hand.getByText('You deleted it at').waitFor()
    await see(mine, 'deleted')

    const other = await rig.join('ada2', 'My street was dark for a week.')
    await hand.goto(rig.url + other)
    await hand.getByRole('link', { name: 'Erase my data' }).press('Enter')
    await see(`${other}/erasure`, 'erasure')
    await press('Erase my data now')
    await hand.getByRole('heading', { name: 'Your data is erased' }).waitFor()
    await see(other, 'erased')

    const late = await rig.join('ada3', 'Three neighbours asked me to.')
    rig.db
      .update(deliveries)
      .set({ state: 'queued', url: null })
      .where(eq(deliveries.text, 'Three neighbours asked me to.'))
      .run()
    rig.db.update(launches).set({ state: 'firing', finishedAt: null }).run()
    await hand.goto(`${rig.url}${late}/erasure`)
    await see(`${late}/erasure`, 'erasure-on-its-way')
    await press('Erase my data as soon as possible')
    await hand.getByText('Your data will be erased').waitFor()
    await see(late, 'asked')
  })
})
