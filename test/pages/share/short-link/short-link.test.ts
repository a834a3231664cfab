import { describe, expect, test, vi } from 'vitest'
import { pledges } from '../../../../db/schema/index.ts'
import { readClicks } from '../../../../src/domain/reach/counters/clicks.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage } from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

async function setting(env: Readonly<Record<string, string>> = {}, linkInPosts = true) {
  const context = testContext({ env, now: () => noon - 86_400_000 })
  const campaign = makeCampaign(context.db, { slug: 'amend', linkInPosts })
  makeLaunch(context.db, campaign.id)
  const sample = makeMessage(context.db, campaign.id, 'Sample one', 1)
  const account = makeAccount(context.db)
  const site = await openSite(context)
  const link = (place: string) => `${context.config.web.baseUrl}/s/${campaign.id.toString(36)}-${place}`
  return { ...context, campaign, sample, account, site, link }
}

describe('the short link in a post', () => {
  test.each([
    ['a sample', (id: number) => ({ message: String(id), text: '' }), 'Sample one '],
    ['own words', () => ({ message: 'own', text: 'Mine, all mine LINK' }), 'Mine, all mine '],
  ] as const)('of %s is part of what is shown and confirmed, and says so', async (what, form, words) => {
    const { site, db, sample, account, link } = await setting()
    const end = link(what === 'a sample' ? `x${sample.id.toString(36)}` : 'x0')
    const ada = site.visitor()
    await ada.connect(account.id)
    // Own words may have begun as a sample's: its link comes along.
    const typed = { ...form(sample.id) }
    typed.text = typed.text.replace('LINK', link(`x${sample.id.toString(36)}`))
    await ada.post('/c/amend/pledge', typed)
    const confirm = await ada.get('/c/amend/pledge/confirm')
    expect(confirm.page.text).toContain(`${words}${end}`)
    await ada.post('/c/amend/pledge/confirm', { ...confirm.page.fields(), email: '' })
    const rows = db.select().from(pledges).all()
    expect(rows).toMatchObject([{ text: `${words}${end}`, messageId: what === 'a sample' ? sample.id : null }])
  })

  test('stands outside the box for the words, and is added to them', async () => {
    const { site, db, account, link } = await setting()
    const ada = site.visitor()
    await ada.connect(account.id)
    const choose = await ada.get('/c/amend/pledge')
    expect(choose.page.fields()).toMatchObject({ text: '', link: 'yes' })
    await ada.post('/c/amend/pledge', { ...choose.page.fields(), message: 'own', text: 'Mine, all mine' })
    const again = await ada.get('/c/amend/pledge')
    expect(again.page.fields()).toMatchObject({ text: 'Mine, all mine', link: 'yes' })
    const { page } = await ada.get('/c/amend/pledge/confirm')
    await ada.post('/c/amend/pledge/confirm', page.fields())
    expect(db.select().from(pledges).all()).toMatchObject([{ text: `Mine, all mine ${link('x0')}`, messageId: null }])
  })

  test('is counted with the words: what fits without it may be too long with it', async () => {
    const { site } = await setting()
    const text = 'word '.repeat(54).trim()
    expect((await site.visitor().post('/c/amend/pledge', { message: 'own', text })).status).toBe(303)
    expect((await site.visitor().post('/c/amend/pledge', { message: 'own', text, link: 'yes' })).status).toBe(422)
  })

  test('keeps a sample a sample whose words stand in the box', async () => {
    const { site, db, sample, account, link } = await setting()
    const ada = site.visitor()
    await ada.connect(account.id)
    const { page: card } = await ada.get('/c/amend')
    expect(card.fields()).toMatchObject({ text: 'Sample one', link: 'yes' })
    await ada.post('/c/amend/pledge', card.fields())
    const { page } = await ada.get('/c/amend/pledge/confirm')
    await ada.post('/c/amend/pledge/confirm', page.fields())
    const text = `Sample one ${link(`x${sample.id.toString(36)}`)}`
    expect(db.select().from(pledges).all()).toMatchObject([{ text, messageId: sample.id }])
  })

  test('can be left out by a supporter who does not want it', async () => {
    const { site, db, account } = await setting()
    const ada = site.visitor()
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { message: 'own', text: 'Without' })
    expect((await ada.get('/c/amend/pledge')).page.fields()).not.toHaveProperty('link')
    const { page } = await ada.get('/c/amend/pledge/confirm')
    await ada.post('/c/amend/pledge/confirm', page.fields())
    expect(db.select().from(pledges).all()).toMatchObject([{ text: 'Without' }])
  })

  test('is no post by itself', async () => {
    const { site, link } = await setting()
    const answer = await site.visitor().post('/c/amend/pledge', { message: 'own', text: ` ${link('x0')}` })
    expect(answer.status).toBe(422)
  })

  test('is in no text of a campaign that wants none', async () => {
    const { site, account } = await setting({}, false)
    const ada = site.visitor()
    await ada.connect(account.id)
    for (const path of ['/c/amend', '/c/amend/pledge']) expect((await ada.get(path)).html).not.toContain('/s/')
  })
})

describe('opening a short link', () => {
  test('leads to the campaign and is counted, programs apart, without a cookie', async () => {
    const { site, db, campaign } = await setting()
    const code = `${campaign.id.toString(36)}-x1`
    const answer = await site.visitor().get(`/s/${code}`)
    expect(answer).toMatchObject({ status: 302, location: '/c/amend?from=x' })
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    await site.visitor().get(`/s/${code}`, { 'user-agent': 'Twitterbot/1.0' })
    await site.visitor().get(`/s/${code}`, { 'sec-purpose': 'prefetch' })
    await vi.waitFor(() => expect(readClicks(db, campaign.id)).toMatchObject({ people: 1, robots: 2 }), 5_000)
  })

  test.each(['https://evil.example', '//evil.example', '9999-x1', '%00', '1-x1/../../evil', 'a'.repeat(2_000)])(
    'of no campaign leads nowhere: %s',
    async code => {
      const { site } = await setting()
      const answer = await site.visitor().get(`/s/${code}`)
      expect([404, 400]).toContain(answer.status)
      expect(answer.location).toBe('')
    },
  )

  test('of a draft leads nowhere', async () => {
    const { site, db } = await setting()
    const draft = makeCampaign(db, { state: 'draft' })
    expect((await site.visitor().get(`/s/${draft.id.toString(36)}-x1`)).status).toBe(404)
  })
})
