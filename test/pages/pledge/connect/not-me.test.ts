import { beforeAll, describe, expect, test } from 'vitest'
import { grants, pledges } from '../../../../db/schema/index.ts'
import { createApp } from '../../../../src/app.ts'
import type { Context } from '../../../../src/context.ts'
import { testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { listen, type Person, person } from '../../../support/person.ts'
import { consent, environmentOn } from '../../../support/snac/network.ts'
import { addPerson, type Snac, snacFile, startSnac } from '../../../support/snac/start.ts'

const confirmPath = '/c/amend/pledge/confirm'

describe.skipIf(!snacFile)('on a server that gives the permission of whoever signed in last', () => {
  let snac: Snac
  let ada: ReturnType<typeof addPerson>
  let ben: ReturnType<typeof addPerson>

  beforeAll(async () => {
    snac = await startSnac()
    ada = addPerson(snac, 'ada')
    ben = addPerson(snac, 'ben')
  })

  async function site() {
    const context = testContext({ now: Date.now, env: { X: 'off', ...environmentOn(snac.host) } })
    const campaign = makeCampaign(context.db, { slug: 'amend' })
    makeLaunch(context.db, campaign.id, { launchAt: Date.now() + 86_400_000 })
    const url = await listen(createApp(context))
    Object.assign(context.config.web, { baseUrl: url })
    return { context, url }
  }

  const words = (visitor: Person, text: string) =>
    visitor.post('/c/amend/pledge', { text, network: 'mastodon', messageId: '' })
  const leave = async (visitor: Person, answer: string) =>
    (await visitor.post('/auth/mastodon/start', { to: confirmPath, answer })).location

  /** Ada's browser, to which the server gave the permission of Ben, who signed in while she did. */
  async function mixedUp(url: string) {
    const visitor = person(url)
    await words(visitor, 'In words of my own')
    const address = await leave(visitor, snac.host)
    const back = await consent(address, ada)
    await consent(await leave(person(url), snac.host), ben)
    expect((await visitor.get(back)).location).toBe(confirmPath)
    return visitor
  }

  const states = ({ db }: Context) =>
    db
      .select()
      .from(grants)
      .all()
      .map(({ state }) => state)

  test('whoever it is not says so, which gives the permission back, and promises as who they are', async () => {
    const { context, url } = await site()
    const visitor = await mixedUp(url)
    const asked = await visitor.get(confirmPath)
    expect(asked.html).toContain(`You are @ben@${snac.host} on Mastodon.`)
    const again = await visitor.post('/c/amend/pledge/not-me', {})
    expect([again.status, again.location]).toEqual([303, expect.stringMatching(/^\/auth\/mastodon\/start\?/)])
    expect(states(context)).toEqual(['revoked'])
    expect((await visitor.get(confirmPath)).location).toBe('/c/amend/pledge/connect')

    const back = await consent(await leave(visitor, `@ada@${snac.host}`), ada)
    expect((await visitor.get(back)).location).toBe(confirmPath)
    const shown = await visitor.get(confirmPath)
    expect(shown.html).toContain(`You are @ada@${snac.host} on Mastodon.`)
    const [, key = ''] = /name="shown" value="([^"]+)"/.exec(shown.html) ?? []
    const promised = await visitor.post(confirmPath, { shown: key, text: 'In words of my own', network: 'mastodon' })
    expect(promised.location).toMatch(/^\/p\//)
    expect(context.db.select().from(pledges).all()).toMatchObject([{ text: 'In words of my own' }])
  })

  test('whoever has named a server alone is not taken for somebody who has promised a post', async () => {
    const { context, url } = await site()
    const other = person(url)
    await words(other, 'These are the words of Ben')
    expect((await other.get(await consent(await leave(other, `@ben@${snac.host}`), ben))).location).toBe(confirmPath)
    const [, key = ''] = /name="shown" value="([^"]+)"/.exec((await other.get(confirmPath)).html) ?? []
    const before = await other.post(confirmPath, {
      shown: key,
      text: 'These are the words of Ben',
      network: 'mastodon',
    })
    const visitor = person(url)
    await words(visitor, 'In words of my own')
    const back = await consent(await leave(visitor, snac.host), ada)
    await consent(await leave(person(url), snac.host), ben)
    // Nobody sees what somebody else has promised who has not even said that they are that person.
    const refused = await visitor.get(back)
    expect([refused.status, refused.html]).toEqual([409, expect.stringContaining(`@ben@${snac.host}`)])
    expect((await visitor.get(confirmPath)).location).toBe('/c/amend/pledge/connect')
    expect(states(context)).toEqual(['live'])

    const named = await consent(await leave(visitor, `@ben@${snac.host}`), ben)
    await visitor.get(named)
    expect((await visitor.get(confirmPath)).location).toContain(before.location)
  })
})
