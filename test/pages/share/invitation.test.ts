import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { launches, pledges } from '../../../db/schema/index.ts'
import { askedPaths } from '../../../src/domain/pledge/by-hand/list.ts'
import { readSources } from '../../../src/domain/reach/counters/sources.ts'
import { newInviteCode } from '../../../src/domain/share/invite-code.ts'
import { problems } from '../../support/axe.ts'
import { chromiumFile, visit } from '../../support/browser.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../../support/factories.ts'
import { openSite, type Visitor } from '../site.ts'

async function setting() {
  const context = testContext({ now: () => noon - 3_600_000, env: { X_TEXT_RULE: 'samples' } })
  const { db, box } = context
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it', callScript: 'Hello, I am {{name}}.' })
  const launch = makeLaunch(db, campaign.id, { launchAt: noon })
  makeMessage(db, campaign.id, 'Stand with survivors')
  const ada = makePledge(db, campaign.id, makeAccount(db).id, { inviteCode: newInviteCode() }, box)
  const { url, visitor } = await openSite(context)
  const receipt = async () => (await visitor().get(`/p/${ada.receipt}`)).html
  const link = /http:\/\/thunderclap\.test(\/s\/\w+-i\w+)/.exec(await receipt())?.[1] ?? 'no link'
  const invitedBy = (accountId: number) =>
    db.select().from(pledges).where(eq(pledges.accountId, accountId)).get()?.invitedBy ?? null
  return { db, box, url, visitor, campaign, launch, ada, receipt, link, invitedBy }
}

/** From the page at `path` to the receipt, as its forms lead. */
async function join(person: Visitor, path: string, accountId: number, words: string) {
  const { by } = (await person.get(path)).page.fields()
  await person.post('/c/amend/pledge', { text: words, ...(by && { by }) })
  await person.connect(accountId)
  const { shown = '' } = (await person.get('/c/amend/pledge/confirm')).page.fields()
  return person.post('/c/amend/pledge/confirm', { shown })
}

describe('an invitation', () => {
  test('leads to the campaign and is carried by its forms to the pledge, which counts on the receipt of who invited', async () => {
    const { db, visitor, ada, receipt, link, invitedBy } = await setting()
    const person = visitor()
    const { location } = await person.get(link)
    expect(location).toMatch(/^\/c\/amend\?by=\w+$/)
    const friend = makeAccount(db).id
    expect((await join(person, location, friend, 'I stand with them')).status).toBe(303)
    expect(invitedBy(friend)).toBe(ada.id)
    expect(await receipt()).toContain('One person joined through your link.')
    expect(await receipt()).not.toContain(`${ada.receipt}-`)
  })

  test('counts who will post by hand, once they have confirmed', async () => {
    const { db, box, visitor, campaign, receipt, link } = await setting()
    const friend = visitor()
    const { by = '' } = (await friend.get((await friend.get(link)).location)).page.fields()
    await friend.post('/c/amend/reminder', { text: 'My own words', email: 'friend@example.org', by })
    expect(await receipt()).not.toContain('One person joined through your link.')
    for (const path of askedPaths(db, box, campaign.id)) await friend.post(`${path}/confirmation`, {})
    expect(await receipt()).toContain('One person joined through your link.')
    expect(readSources(db, campaign.id)).toMatchObject([{ source: 'invitation', supporters: 1 }, { source: 'unknown' }])
  })

  test('sets no cookie for who only looks', async () => {
    const { url, link } = await setting()
    for (const path of [link, `/c/amend?by=abc`])
      expect((await fetch(url + path, { redirect: 'manual' })).headers.getSetCookie()).toEqual([])
  })

  test('is carried by the page on which a text is chosen, too', async () => {
    const { db, visitor, ada, link, invitedBy } = await setting()
    const person = visitor()
    const code = /by=(\w+)/.exec((await person.get(link)).location)?.[1]
    const friend = makeAccount(db).id
    await join(person, `/c/amend/pledge?by=${code}`, friend, 'I stand with them')
    expect(invitedBy(friend)).toBe(ada.id)
  })

  test('counts neither for oneself, nor for another campaign, nor with a code that nobody has', async () => {
    const { db, visitor, campaign, link, invitedBy } = await setting()
    const other = makeCampaign(db)
    makeLaunch(db, other.id)
    const foreign = makePledge(db, other.id, makeAccount(db).id, { inviteCode: newInviteCode() })
    for (const by of [foreign.inviteCode?.toString(36), 'zzz', '"><b>', '0'.repeat(400)]) {
      const friend = makeAccount(db).id
      const path = `/c/amend?by=${encodeURIComponent(by ?? '')}`
      expect((await join(visitor(), path, friend, `Words for ${friend}`)).status).toBe(303)
      expect([by, invitedBy(friend)]).toEqual([by, null])
    }
    const self = visitor()
    const again = makeAccount(db).id
    makePledge(db, campaign.id, again, { state: 'withdrawn', inviteCode: 77, withdrawnAt: noon - 7_200_000 })
    await join(self, '/c/amend?by=25', again, 'Myself once more')
    expect(invitedBy(again)).toBeNull()
    expect(link).toMatch(/^\/s\//)
  })

  test('is shared in one tap with its own link in the text, on every place', async () => {
    const { visitor, link, receipt } = await setting()
    const path = /data-share-row="([^"]+)"/.exec(await receipt())?.[1] ?? ''
    for (const way of ['x', 'bluesky', 'whatsapp', 'facebook']) {
      const { status, location } = await visitor().get(`${path}/${way}`)
      expect([way, status]).toEqual([way, 302])
      expect(decodeURIComponent(location)).toContain(`http://thunderclap.test${link}`)
    }
  })
})

describe('after the moment', () => {
  test('the campaign page goes on with calling and sharing, and takes no promise', async () => {
    const { db, launch, visitor } = await setting()
    db.update(launches).set({ state: 'finished', finishedAt: noon }).where(eq(launches.id, launch.id)).run()
    const { html } = await visitor().get('/c/amend')
    expect(html).toContain('/c/amend/share/')
    expect(html).toContain('/c/amend/call')
    expect(html).not.toContain('/c/amend/pledge?')
  })

  test('a launch that was called off asks for nothing more', async () => {
    const { db, launch, visitor } = await setting()
    db.update(launches).set({ state: 'cancelled' }).where(eq(launches.id, launch.id)).run()
    expect((await visitor().get('/c/amend')).html).not.toContain('/c/amend/share/')
  })
})

describe.skipIf(!chromiumFile)('in a browser, a receipt with an invitation', () => {
  test('reads well and by axe', async () => {
    const { db, url, ada, campaign, launch } = await setting()
    makePledge(db, campaign.id, makeAccount(db).id, { invitedBy: ada.id })
    const { page } = await visit({ baseURL: url })
    await page.goto(`/p/${ada.receipt}`)
    await page.getByText('One person joined through your link.').waitFor()
    expect(await problems(page)).toEqual([])
    db.update(launches).set({ state: 'finished', finishedAt: noon }).where(eq(launches.id, launch.id)).run()
    await page.goto('/c/amend')
    expect(await problems(page)).toEqual([])
  })
})
