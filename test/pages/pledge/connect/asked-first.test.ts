import { describe, expect, test } from 'vitest'
import { accounts } from '../../../../db/schema/index.ts'
import { createApp } from '../../../../src/app.ts'
import type { Network } from '../../../../src/networks/port.ts'
import { askingNetwork } from '../../../support/asking-network.ts'
import { testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { listen, type Person, person } from '../../../support/person.ts'

/** A site that posts on nothing but a network that asks for a handle first. */
async function setting() {
  const context = testContext({ env: { BASE_URL: 'http://127.0.0.1:1' } })
  const campaign = makeCampaign(context.db, { slug: 'amend' })
  makeLaunch(context.db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  const bluesky = await askingNetwork()
  const networks = new Map<Network['name'], Network>([['bluesky', bluesky]])
  const url = await listen(createApp({ ...context, networks }))
  Object.assign(context.config.web, { baseUrl: url })
  const connected = () => context.db.select().from(accounts).all()
  const visitor = async () => {
    const one = person(url)
    await one.post('/c/amend/pledge', { text: 'My own words' })
    return one
  }
  return { context, url, connected, visitor }
}

const to = '/c/amend/pledge/confirm'
const start = '/auth/bluesky/start'

/** Says yes where the network asks; gives where that leads. */
const allow = async (visitor: Person, address: string) =>
  visitor.get(/href="([^"]+code=yes)"/.exec((await visitor.get(address)).html)?.[1]?.replaceAll('&amp;', '&') ?? '')

describe('a network that asks for a handle first', () => {
  test('is answered on the page that says what will be done, and leads to its own page', async () => {
    const { visitor, connected } = await setting()
    const ada = await visitor()
    const connect = await ada.get('/c/amend/pledge/connect')
    expect(connect.html).toContain('Your Bluesky handle')
    expect(connect.html).toContain('one permission: to create posts')
    expect(connect.html).not.toContain('offers apps no smaller permission')
    expect(connect.headers.get('content-security-policy')).toContain("form-action 'self' https:")
    expect(connect.html).toContain('This is a simulated Bluesky')
    expect(connect.page.text).toContain('Bluesky has no rule against posting together.')
    expect(connect.page.text).not.toContain('suspend')
    expect(connect.page.link('Remind me by mail')).toBe('/c/amend/reminder')
    const left = await ada.post(start, { to, answer: ' @ada.bsky.test ' })
    expect(left).toMatchObject({ status: 303, location: expect.stringContaining('/authorize?') })
    expect((await allow(ada, left.location)).location).toBe(to)
    expect(connected()).toMatchObject([{ network: 'bluesky', handle: 'ada.bsky.test' }])
    expect((await ada.get(to)).html).toContain('My own words')
  })

  test.each([
    ['no handle', 'ada', 'A mail address or a name is none.'],
    ['nothing', '', 'A mail address or a name is none.'],
    ['nobody', 'nobody.bsky.test', 'no account on Bluesky with this handle'],
    ['a server that does not answer', 'away.bsky.test', 'The server of this account does not answer.'],
    ['a server of a kind that we do not sign in to', 'web.bsky.test', 'We cannot sign in to the kind of server'],
  ])('asks again, with what was typed, when that is %s', async (_, answer, said) => {
    const { visitor, connected } = await setting()
    const ada = await visitor()
    const { status, html } = await ada.post(start, { to, answer })
    expect(status).toBe(422)
    expect(html).toContain(said)
    if (answer) expect(html).toContain(`value="${answer}"`)
    expect(html).toContain(`value="${to}"`)
    expect(html).toContain('What you wrote is kept.')
    expect((await ada.get('/c/amend/pledge')).html).toContain('My own words')
    expect(connected()).toEqual([])
  })

  test('asks in another language as well, and knows where it was going', async () => {
    const { visitor } = await setting()
    const ada = await visitor()
    await ada.post(start, { to, answer: 'ada' })
    const { html } = await ada.get(`${start}?lang=es`)
    expect(html).toContain('Tu nombre de usuario en Bluesky')
    expect(html).toContain(`value="${to}"`)
  })

  test('says so when it is the account that is refused, and leads back with the handle in its field', async () => {
    const { visitor } = await setting()
    const ada = await visitor()
    const { status, html } = await ada.post(start, { to, answer: 'down.bsky.test' })
    expect(status).toBe(502)
    expect(html).toContain('Bluesky does not let us in with this account')
    const again = /href="(\/auth\/bluesky\/start[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const asked = await ada.get(again)
    expect(asked.html).toContain('value="down.bsky.test"')
    expect(asked.html).toContain(`value="${to}"`)
  })

  test('who denies finds their text, and their handle where they try again', async () => {
    const { visitor } = await setting()
    const ada = await visitor()
    const { location } = await ada.post(start, { to, answer: 'ada.bsky.test' })
    const page = await ada.get(location)
    const denied = await ada.get(/href="([^"]+access_denied)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '')
    expect(denied.html).toContain('Nothing was connected')
    expect(denied.html).toContain('answer=ada.bsky.test')
    expect((await ada.get('/c/amend/pledge')).html).toContain('My own words')
  })

  test('says that a return was used up, and has the handle in its field where one starts again', async () => {
    const { visitor } = await setting()
    const ada = await visitor()
    await ada.post(start, { to, answer: 'ada.bsky.test' })
    const stale = await ada.get('/auth/bluesky/callback?state=of+ada.bsky.test&code=of+no+use')
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('This sign-in is not the last one you began')
    expect(stale.html).toContain('What you wrote is kept.')
    expect(stale.html).toContain('answer=ada.bsky.test')
  })

  test('lets two tabs go through, each with its own account', async () => {
    const { visitor, connected } = await setting()
    const ada = await visitor()
    const one = await ada.post(start, { to, answer: 'ada.bsky.test' })
    const other = await ada.post(start, { to, answer: 'bob.bsky.test' })
    expect((await allow(ada, one.location)).location).toBe(to)
    expect((await allow(ada, other.location)).location).toBe(to)
    expect(connected().map(account => account.handle)).toEqual(['ada.bsky.test', 'bob.bsky.test'])
  })

  test('takes an answer from no other site', async () => {
    const { visitor, connected } = await setting()
    const ada = await visitor()
    const from = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await ada.post(start, { to, answer: 'ada.bsky.test' }, from)).status).toBe(403)
    expect(connected()).toEqual([])
  })
})

test('a network that asks nothing goes on at once, asked by a form too', async () => {
  const context = testContext({ env: { X_API_URL: 'http://127.0.0.1:1' } })
  const url = await listen(createApp(context))
  // Nobody answers there: what is looked at is who was asked.
  expect((await person(url).post('/auth/x/start', { to: '/' })).status).toBe(502)
})
