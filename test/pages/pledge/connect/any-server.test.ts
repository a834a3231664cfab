import { describe, expect, test } from 'vitest'
import { accounts, grants, pledges } from '../../../../db/schema/index.ts'
import { createApp } from '../../../../src/app.ts'
import { serversOf } from '../../../../src/domain/operation/servers.ts'
import { serverClient } from '../../../../src/networks/mastodon/client.ts'
import { mastodonNetwork } from '../../../../src/networks/mastodon/network.ts'
import { testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { listen, person } from '../../../support/person.ts'
import { consent, settingsOn } from '../../../support/snac/network.ts'
import { addPerson, snacFile, startSnac } from '../../../support/snac/start.ts'

const to = '/c/amend/pledge/confirm'
const start = '/auth/mastodon/start'

/** A site that posts on Mastodon alone, whose only server is this one. */
async function setting() {
  const snac = await startSnac()
  const context = testContext({ env: { BASE_URL: 'http://127.0.0.1:1' } })
  const { db, box, now } = context
  const campaign = makeCampaign(db, { slug: 'amend' })
  makeLaunch(db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  const settings = settingsOn(snac.host)
  const mastodon = mastodonNetwork(settings, serversOf(db, box, 'mastodon', now), serverClient(settings))
  const url = await listen(createApp({ ...context, networks: new Map([['mastodon', mastodon]]) }))
  Object.assign(context.config.web, { baseUrl: url })
  const visitor = async () => {
    const one = person(url)
    await one.post('/c/amend/pledge', { text: 'My own words' })
    return one
  }
  const connected = () => db.select().from(accounts).all()
  const permissions = () => db.select().from(grants).all()
  const promised = () => db.select().from(pledges).all()
  return { snac, visitor, connected, permissions, promised }
}

const pathOf = (address: string) => address.replace(/^https?:\/\/[^/]+/, '')

describe.skipIf(!snacFile)('a person of some server of Mastodon', () => {
  test('names it, says yes there, and reads who they are before they promise anything', async () => {
    const { snac, visitor, connected, promised } = await setting()
    const visits = await visitor()
    const connect = await visits.get('/c/amend/pledge/connect')
    expect(connect.html).toContain('Your Mastodon account, or its server')
    expect(connect.headers.get('content-security-policy')).toContain("form-action 'self' https:")
    const left = await visits.post(start, { to, answer: `http://${snac.host}` })
    const back = await consent(left.location, addPerson(snac, 'ada'))
    expect((await visits.get(pathOf(back))).location).toBe(to)
    expect(connected()).toMatchObject([{ network: 'mastodon', handle: `ada@${snac.host}`, host: snac.host }])
    const confirm = await visits.get(to)
    expect(confirm.page.text).toContain(`You are @ada@${snac.host} on Mastodon.`)
    expect(confirm.html).toContain('My own words')
    const shown = /name="shown" value="([^"]+)"/.exec(confirm.html)?.[1] ?? ''
    const sent = await visits.post(to, { shown, text: 'My own words', network: 'mastodon', unlisted: 'yes' })
    expect(sent.location).toMatch(/^\/p\//)
    expect(promised()).toMatchObject([{ state: 'active', text: 'My own words', unlisted: true }])
  })

  test("is told when the server hands over somebody else's permission, of which nothing is kept", async () => {
    const { snac, visitor, connected, permissions } = await setting()
    const [ada, ben] = [addPerson(snac, 'ada'), addPerson(snac, 'ben')]
    const [visits, others] = [await visitor(), await visitor()]
    const left = await visits.post(start, { to, answer: `@ada@${snac.host}` })
    const back = await consent(left.location, ada)
    await consent((await others.post(start, { to, answer: `@ben@${snac.host}` })).location, ben)
    const told = await visits.get(pathOf(back))
    expect(told.status).toBe(409)
    expect(told.page.text).toContain(`That is @ben@${snac.host}, and not you`)
    expect([connected(), permissions()]).toEqual([[], []])
    // What the server dropped with that permission is registered anew.
    const again = await visits.post(start, { to, answer: `@ada@${snac.host}` })
    expect((await visits.get(pathOf(await consent(again.location, ada)))).location).toBe(to)
    expect(connected()).toMatchObject([{ handle: `ada@${snac.host}` }])
  })

  test('is led there once more where the server forgot the registration meanwhile', async () => {
    const { snac, visitor } = await setting()
    const [ada, ben] = [addPerson(snac, 'ada'), addPerson(snac, 'ben')]
    const [visits, others] = [await visitor(), await visitor()]
    const left = await visits.post(start, { to, answer: `@ada@${snac.host}` })
    const back = await consent(left.location, ada)
    // Somebody else's wrong permission is given back, and the registration goes with it.
    const theirs = await others.post(start, { to, answer: `@ben@${snac.host}` })
    const backOfBen = await consent(theirs.location, ben)
    await consent(left.location, ada)
    expect((await others.get(pathOf(backOfBen))).status).toBe(409)
    const again = await visits.get(pathOf(back))
    expect(again.status).toBe(303)
    expect((await visits.get(pathOf(await consent(again.location, ada)))).location).toBe(to)
  })

  test.each([
    ['', 'Enter your account with its server'],
    ['ada', 'Enter your account with its server'],
    ['mastodon.example', 'Enter your account with its server'],
  ])('who types %j is asked again, with what they typed', async (answer, said) => {
    const { visitor } = await setting()
    const { status, html } = await (await visitor()).post(start, { to, answer })
    expect(status).toBe(422)
    expect(html).toContain(said)
    if (answer) expect(html).toContain(`value="${answer}"`)
  })
})
