import { describe, expect, test } from 'vitest'
import { accounts, pledges } from '../../../db/schema/index.ts'
import type { NetworkName } from '../../../src/networks/port.ts'
import { noon, testContext } from '../../support/context.ts'
import {
  makeAccount,
  makeCampaign,
  makeDelivery,
  makeLaunch,
  makeMessage,
  makePledge,
} from '../../support/factories.ts'
import { openSite } from '../site.ts'

const long = 'A text for which the first network has too little room. '.repeat(6).trim().slice(0, 290)

/** A campaign on X, where words must be one's own, and on Bluesky, which takes samples; ada is on both. */
async function setting(chosen: readonly NetworkName[] | null = null) {
  const env = { X_API_KEY: 'key', X_API_SECRET: 'secret', X_TEXT_RULE: 'own-words', BLUESKY: 'yes' }
  const context = testContext({ env, now: () => noon - 86_400_000 })
  const { db } = context
  const campaign = makeCampaign(db, { slug: 'amend', linkInPosts: true, networks: chosen })
  const launch = makeLaunch(db, campaign.id)
  const samples = [makeMessage(db, campaign.id, 'Sample one', 1), makeMessage(db, campaign.id, long, 2)]
  const onX = makeAccount(db, { handle: 'ada' })
  const onBluesky = makeAccount(db, { handle: 'ada.bsky.test', network: 'bluesky', host: 'pds.bsky.test' })
  return { ...context, campaign, launch, samples, onX, onBluesky, site: await openSite(context) }
}

const shownIn = (html: string) => /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? ''
const linkIn = (html: string) => /data-link="([^"]+)"/.exec(html)?.[1] ?? ''
const textIn = (html: string) => /<textarea[^>]*>([^<]*)/.exec(html)?.[1] ?? ''

describe('where a campaign is posted on several networks', () => {
  test('the text is for the one that is chosen, by its rules and with its mark, before anything is connected', async () => {
    const { site } = await setting()
    const ada = site.visitor()
    const x = (await ada.get('/c/amend/pledge')).html
    expect(x).toContain('Where do you want to say it?')
    expect(x).toContain('data-network="x" data-max="280"')
    expect(x).toContain('Say it in your own words')
    expect(textIn(x)).toBe('')
    expect(linkIn(x)).toContain('-x0')
    const bluesky = (await ada.get('/c/amend/pledge?network=bluesky')).html
    expect(bluesky).toContain('data-network="bluesky" data-max="300"')
    expect(bluesky).toContain('Sample one')
    expect(bluesky).toContain('-b1')
    const own = await ada.post('/c/amend/pledge', { network: 'bluesky', text: long })
    expect(own.location).toBe('/c/amend/pledge/connect')
    expect((await ada.post('/c/amend/pledge', { network: 'x', text: long })).status).toBe(422)
    const heavy = await ada.post('/c/amend/pledge', { network: 'bluesky', text: '👨‍👩‍👧‍👦'.repeat(150) })
    expect(heavy.html).toContain('Take out some emoji')
  })

  test('a sample that is too long for a network is not offered for it', async () => {
    const { site } = await setting()
    // With its link it has more than 300 letters.
    const { html } = await site.visitor().get('/c/amend/pledge?network=bluesky')
    expect(html).toContain('Sample one')
    expect(html).not.toContain('too little room')
  })

  test('own words come along to another network, with its mark in their link', async () => {
    const { site } = await setting()
    const ada = site.visitor()
    const link = linkIn((await ada.get('/c/amend/pledge')).html)
    const switched = await ada.post('/c/amend/pledge/network?to=bluesky&on=pledge', {
      network: 'x',
      text: `My own words ${link}`,
    })
    expect(switched).toMatchObject({ status: 303, location: '/c/amend/pledge?network=bluesky' })
    const there = await ada.get(switched.location)
    expect(there.page.fields()).toMatchObject({ text: 'My own words', link: 'yes' })
    expect(linkIn(there.html)).toBe(link.replace('-x0', '-b0'))
    expect(there.page.text).toContain(`My own words ${link.replace('-x0', '-b0')}`)
  })

  test('a sample stays behind where it cannot be taken, and so does a form with nothing in it', async () => {
    const { site, samples } = await setting()
    const ada = site.visitor()
    const sample = { network: 'bluesky', message: String(samples[0]?.id), text: '' }
    expect((await ada.post('/c/amend/pledge', sample)).location).toBe('/c/amend/pledge/connect')
    const left = await ada.post('/c/amend/pledge/network?to=x&on=pledge', sample)
    const onX = (await ada.get(left.location)).html
    expect(textIn(onX)).toBe('')
    expect(onX).not.toContain('There is a problem')
    const back = await ada.post('/c/amend/pledge/network?to=bluesky&on=pledge', { network: 'x', text: textIn(onX) })
    expect((await ada.get(back.location)).html).toMatch(/value="\d+" checked/)
  })

  test('is chosen on the page of the campaign as well, and for a reminder, with what led there', async () => {
    const { site } = await setting()
    const ada = site.visitor()
    const page = (await ada.get('/c/amend?network=bluesky')).html
    expect(page).toContain('Promise one post on X or Bluesky.')
    expect(page).toContain('data-network="bluesky"')
    const card = await ada.post('/c/amend/pledge/network?to=bluesky&on=card', {
      network: 'x',
      text: '',
      from: 'search',
    })
    expect(card.location).toBe('/c/amend?network=bluesky&from=search#sign-up')
    const mail = await ada.post('/c/amend/pledge/network?to=bluesky&on=reminder', { network: 'x', text: 'By hand' })
    expect(mail.location).toBe('/c/amend/reminder?network=bluesky')
    expect((await ada.get(mail.location)).html).toContain('data-network="bluesky"')
  })

  test('one person promises from each, each with its own text and its own receipt', async () => {
    const { site, db, onX, onBluesky } = await setting()
    const ada = site.visitor()
    await ada.connect(onX.id)
    await ada.post('/c/amend/pledge', { network: 'x', text: 'Mine on X' })
    const confirm = await ada.get('/c/amend/pledge/confirm')
    expect(confirm.html).toContain('From Bluesky you can promise another post afterwards')
    const first = await ada.post('/c/amend/pledge/confirm', { shown: shownIn(confirm.html), email: '' })
    const receipt = await ada.get(first.location)
    expect(receipt.html).toContain('href="/c/amend/pledge?network=bluesky"')
    expect((await ada.get('/c/amend')).html).toContain('Promise one from Bluesky too')

    await ada.get('/c/amend/pledge?network=bluesky')
    const next = await ada.post('/c/amend/pledge', { network: 'bluesky', text: 'Mine on Bluesky' })
    expect(next.location).toBe('/c/amend/pledge/connect')
    await ada.connect(onBluesky.id)
    const again = await ada.get('/c/amend/pledge/confirm')
    const second = await ada.post('/c/amend/pledge/confirm', { shown: shownIn(again.html), email: '' })
    expect(second.location).not.toBe(first.location)
    expect(db.select().from(pledges).all()).toMatchObject([
      { accountId: onX.id, text: 'Mine on X', textRule: 'own-words', state: 'active' },
      { accountId: onBluesky.id, text: 'Mine on Bluesky', textRule: 'samples', state: 'active' },
    ])
    expect(db.select().from(accounts).all()).toHaveLength(2)
  })

  test('an account of one network never confirms what is for another', async () => {
    const { site, onX } = await setting()
    const ada = site.visitor()
    await ada.connect(onX.id)
    await ada.post('/c/amend/pledge', { network: 'bluesky', text: 'Mine on Bluesky' })
    expect((await ada.get('/c/amend/pledge/confirm')).location).toBe('/c/amend/pledge/connect')
    const forced = await ada.post('/c/amend/pledge/confirm', { network: 'bluesky', text: 'Mine on Bluesky' })
    expect(forced.location).toBe('/c/amend/pledge/connect')
  })

  test('only those that the organizers chose are offered', async () => {
    const { site } = await setting(['bluesky'])
    const ada = site.visitor()
    expect((await ada.get('/c/amend')).html).toContain('Promise one post on Bluesky.')
    const { html } = await ada.get('/c/amend/pledge?network=x')
    expect(html).not.toContain('Where do you want to say it?')
    expect(html).toContain('data-network="bluesky"')
    await ada.post('/c/amend/pledge', { network: 'x', text: 'My own words' })
    const connect = (await ada.get('/c/amend/pledge/connect')).html
    expect(connect).toContain('Your Bluesky handle')
    expect(connect).not.toContain('Say it on X')
  })

  test('the last step shows the card that Bluesky will show beside the link, and none for X', async () => {
    const { site, onX, onBluesky } = await setting()
    const ada = site.visitor()
    const link = linkIn((await ada.get('/c/amend/pledge?network=bluesky')).html)
    await ada.connect(onBluesky.id)
    await ada.post('/c/amend/pledge', { network: 'bluesky', text: `My own words ${link}` })
    const there = (await ada.get('/c/amend/pledge/confirm')).html
    expect(there).toContain('class="post-link"')
    expect(there).toContain('One sentence about it.')
    await ada.post('/c/amend/pledge', { network: 'bluesky', text: 'My own words' })
    expect((await ada.get('/c/amend/pledge/confirm')).html).not.toContain('class="post-link"')
    await ada.connect(onX.id)
    await ada.post('/c/amend/pledge', { network: 'x', text: `My own words ${link}` })
    expect((await ada.get('/c/amend/pledge/confirm')).html).not.toContain('class="post-link"')
  })

  test('a post that we may not delete leads to where its author can', async () => {
    const { site, db, launch, campaign, box, onBluesky } = await setting()
    const pledge = makePledge(db, campaign.id, onBluesky.id, {}, box)
    const url = 'https://bsky.app/profile/did:plc:ada/post/3k'
    makeDelivery(db, launch.id, pledge, {
      network: 'bluesky',
      state: 'posted',
      remoteId: 'at://did:plc:ada/app.bsky.feed.post/3k',
      url,
      postedAt: noon + 200,
    })
    const ada = site.visitor()
    const { html } = await ada.get(`/p/${pledge.receipt}`)
    expect(html).toContain('We may create posts for you on Bluesky and nothing else')
    expect(html).toContain(`<a href="${url}" rel="noreferrer">Open it on Bluesky</a>`)
    expect(html).not.toContain('/deletion')
    expect((await ada.get(`/p/${pledge.receipt}/erasure`)).html).toContain('Open it on Bluesky')
    expect((await ada.post(`/p/${pledge.receipt}/deletion`, {})).status).toBe(409)
  })
})
