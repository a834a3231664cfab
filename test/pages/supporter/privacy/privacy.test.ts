import { describe, expect, test } from 'vitest'
import { tries } from '../../../../db/schema/index.ts'
import { createApp } from '../../../../src/app.ts'
import { problems } from '../../../support/axe.ts'
import { chromiumFile, visit } from '../../../support/browser.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makeOrganization } from '../../../support/factories.ts'
import { listen } from '../../../support/person.ts'
import { openSite } from '../../site.ts'

function setting() {
  const context = testContext({ now: () => noon - 3_600_000 })
  const campaign = makeCampaign(context.db, { slug: 'amend' })
  makeLaunch(context.db, campaign.id, { launchAt: noon })
  makeMessage(context.db, campaign.id, 'Stand with survivors')
  return context
}

describe('the privacy page', () => {
  test('is a link away from every page, and where people give an account or an address', async () => {
    const context = setting()
    const { get, post, connect } = (await openSite(context)).visitor()
    const links = async (path: string) => (await get(path)).page.links().filter(one => one === '/privacy').length
    expect(await links('/')).toBe(1)
    expect(await links('/nothing-here')).toBe(1)
    expect(await links('/c/amend/reminder')).toBe(2)
    await post('/c/amend/pledge', { message: 'own', text: 'Stand with us' })
    expect(await links('/c/amend/pledge/connect')).toBe(2)
    await connect(makeAccount(context.db).id)
    expect(await links('/c/amend/pledge/confirm')).toBe(2)
  })

  test('says what a permission allows on each network that people can connect here, and on no other', async () => {
    const shown = async (env: Readonly<Record<string, string>>) =>
      (await (await openSite(testContext({ env }))).visitor().get('/privacy')).page.text
    const both = await shown({ X_API_KEY: 'key', X_API_SECRET: 'secret', BLUESKY: 'on' })
    expect(both).toContain('On Bluesky we ask for a permission to create posts, and get no other')
    expect(both).toContain('X gives its permissions whole')
    const x = await shown({ X_API_KEY: 'key', X_API_SECRET: 'secret' })
    expect(x).toContain('X gives its permissions whole')
    expect(x).not.toContain('On Bluesky')
  })

  test('names who answers for it as they were entered, and says so where nobody has said yet', async () => {
    const context = setting()
    const text = async () => (await (await openSite(context)).visitor().get('/privacy')).page.text
    expect(await text()).toContain('has not entered yet who they are')
    makeOrganization(context.db, {
      name: 'Pro Aare',
      contact: 'hello@aare.example',
      postal: 'Aareweg 1\n3000 Bern',
      dataProtection: 'Dr. Eva Muster, dpo@aare.example',
      authority: 'FDPIC, Bern',
      hosting: 'Our own rack in Bern',
    })
    const said = await text()
    for (const part of [
      'Pro Aare',
      'hello@aare.example',
      'Aareweg 1',
      'Dr. Eva Muster',
      'FDPIC, Bern',
      'Our own rack in Bern',
    ])
      expect(said).toContain(part)
    expect(said).not.toContain('has not entered yet')
  })

  test('is right that no address of the net is kept: a code of it is counted', async () => {
    const context = testContext({ now: () => noon - 3_600_000, env: { TRUST_PROXY: '1' } })
    makeLaunch(context.db, makeCampaign(context.db, { slug: 'amend' }).id, { launchAt: noon })
    const ann = (await openSite(context)).visitor()
    const from = { 'x-forwarded-for': '192.0.2.77' }
    await ann.get('/c/amend', from)
    await ann.post('/c/amend/reminder', { text: 'My own words', email: 'ann@example.org' }, from)
    await ann.post('/organize/sign-in', { email: 'ada@example.org', password: 'guessed' }, from)
    expect(context.db.select().from(tries).all().length).toBeGreaterThan(2)
    expect(context.db.$client.serialize().includes('192.0.2.77')).toBe(false)
  })

  test('says on what grounds organizers are known, and for how long', async () => {
    const { text: said } = (await (await openSite(setting())).visitor().get('/privacy')).page
    for (const part of ['For what is kept of organizers it is our legitimate interest', 'Test posts of organizers'])
      expect(said).toContain(part)
  })

  test('sets no cookie, and names those that are set elsewhere', async () => {
    const url = await listen(createApp(setting()))
    const cookies = async (path: string, init: RequestInit = {}) =>
      (await fetch(url + path, { redirect: 'manual', ...init })).headers.getSetCookie().map(one => one.split('=')[0])
    expect(await cookies('/privacy')).toEqual([])
    const typed = new URLSearchParams({ message: 'own', text: 'Stand with us' })
    const set = [
      ...(await cookies('/c/amend/pledge', { method: 'POST', body: typed })),
      ...(await cookies('/?lang=es')),
    ]
    expect(set).toEqual(['thunderclap', 'language'])
    const html = await (await fetch(`${url}/privacy`)).text()
    for (const name of set) expect(html).toContain(`<h3>${name}</h3>`)
  })
})

describe.skipIf(!chromiumFile)('in a browser, the privacy page', () => {
  test('reads well and by axe, in both languages', async () => {
    const { url } = await openSite(setting())
    const { page } = await visit({ baseURL: url })
    for (const address of ['/privacy', '/privacy?lang=es']) {
      await page.goto(address)
      expect([address, await problems(page)]).toEqual([address, []])
    }
  })
})
