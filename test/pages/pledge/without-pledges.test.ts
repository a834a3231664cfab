import { expect, test } from 'vitest'
import { pledge } from '../../../src/domain/pledge/promise.ts'
import { noon } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { organizersSide } from '../organizer/side.ts'

const form = { version: '0', do: 'save', 'share-shown': 'on', 'call-shown': 'on' }
const day = { callScript: 'Please vote for it.', state: 'published' as const, summary: 'Ask them.' }

async function setting() {
  const side = await organizersSide()
  const { db, context } = side
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend the act', story: 'Why.', ...day })
  makeLaunch(db, campaign.id)
  makeMessage(db, campaign.id, 'Pass the bill this session.')
  const accountId = makeAccount(db).id
  const promise = () => {
    const words = { text: 'I promise this', messageId: null, email: null, rule: 'samples' as const }
    return pledge(db, context.box, { campaignId: campaign.id, accountId, ...words }, context.now())
  }
  const ada = await side.signedIn()
  const leaveOut = (more: Record<string, string> = {}) =>
    ada.post('/organize/amend/write/actions', { ...form, ...more })
  return { ...side, ada, promise, leaveOut }
}

test('a campaign that leaves the pledge out leads with what else can be done', async () => {
  const { ada, leaveOut, setTime } = await setting()
  expect((await ada.get('/c/amend')).html).toContain('id="pledge-form"')
  expect((await leaveOut()).status).toBe(303)
  setTime(noon - 80_000_000)
  const { html } = await ada.get('/c/amend')
  expect(html).toContain('Two things to do')
  expect(html).toContain('It is about Mon, Sep 7, 10:00')
  for (const gone of ['pledge-form', 'id="sign-up"', 'data-bar', 'Promise this one', 'supporters'])
    expect(html).not.toContain(gone)
  setTime(noon + 86_400_000)
  expect((await ada.get('/c/amend')).html).toContain('Pass the bill this session.')
})

test('it takes no pledge, not even by an old link or from a page that was open before', async () => {
  const { ada, leaveOut, promise } = await setting()
  await leaveOut()
  for (const path of ['/c/amend/pledge', '/c/amend/pledge/connect', '/c/amend/pledge/confirm']) {
    const { status, page } = await ada.get(path)
    expect([path, status]).toEqual([path, 409])
    expect(page.text).toContain('This campaign collects no pledges')
    expect(page.links()).toEqual(expect.arrayContaining(['/c/amend#call', '/c/amend#share']))
  }
  expect(promise()).toEqual({ kind: 'closed' })
})

test('the pledge stays while somebody has pledged, with the reason; once nobody has, it can be left out', async () => {
  const { ada, leaveOut, promise } = await setting()
  const mine = promise()
  const refused = await leaveOut()
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('People have pledged, or wait to be reminded')
  expect((await ada.get('/c/amend')).html).toContain('pledge-form')
  if (mine.kind !== 'pledged') throw new Error(mine.kind)
  expect((await ada.post(`/p/${mine.receipt}/withdrawal`, {})).status).toBe(303)
  expect((await leaveOut()).status).toBe(303)
})

test('a published campaign cannot leave out everything', async () => {
  const { leaveOut } = await setting()
  const refused = await leaveOut({ 'share-shown': '', 'call-shown': '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Show something that people can do')
})

test('nothing that shows it elsewhere counts people: it names the day, and invites to act', async () => {
  const { ada, leaveOut, setTime } = await setting()
  await leaveOut()
  setTime(noon - 80_000_000)
  const board = (await ada.get('/c/amend/live')).page.text
  expect(board).toContain('It collects no posts')
  for (const gone of ['waiting', 'wanted', 'potential reach', 'How the posts stand']) expect(board).not.toContain(gone)
  const card = (await ada.get('/c/amend/embed')).html
  expect(card).toContain('Mon, Sep 7, 10:00 AM EDT')
  expect(card).not.toContain('supporter')
  expect(card).toContain('See what you can do')
  for (const path of ['/feed.xml', '/c/amend/poster']) {
    const { html } = await ada.get(path)
    expect([path, html]).toEqual([path, expect.stringContaining('Mon, Sep 7, 10:00 AM EDT')])
    expect(html).not.toContain('Goes out')
  }
  setTime(noon + 86_400_000)
  expect((await ada.get('/c/amend/live')).html).toContain('The day has come.')
})

test('organizers are asked nothing about posts that it does not collect', async () => {
  const { ada, leaveOut, setTime } = await setting()
  await leaveOut()
  setTime(noon - 80_000_000)
  const own = (await ada.get('/organize/amend')).html
  expect(own).toContain('This campaign asks for no pledges.')
  const schedule = (await ada.get('/organize/amend/schedule')).html
  expect(schedule).toContain('The campaign page names the new day at once.')
  for (const gone of ['Will it fit?', 'If fewer have pledged', 'All at once, or spread', 'See who they are'])
    for (const html of [own, schedule]) expect(html).not.toContain(gone)
  expect((await ada.get('/organize')).html).toContain('No pledges')
  expect((await ada.get('/organize/amend/rehearsal')).html).toContain('there is nothing to rehearse')
  expect((await ada.get('/organize/amend/check')).html).toContain('no post has to fit anywhere')
})

test('a campaign that nobody pledged to says so, and claims nothing afterwards', async () => {
  const { ada, setTime } = await setting()
  setTime(noon - 80_000_000)
  expect((await ada.get('/c/amend')).html).toContain('100 supporters are wanted. Be the first.')
  expect((await ada.get('/c/amend/embed')).html).not.toContain('supporter')
  expect((await ada.get('/c/amend/live')).html).toContain('Nobody has promised a post yet.')
  expect((await ada.get('/')).html).not.toContain('0 supporters')
})

test('after a launch of no posts the page does not claim that anything was said', async () => {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend', ...day })
  makeLaunch(side.db, campaign.id, { state: 'finished', finishedAt: noon })
  side.setTime(noon + 86_400_000)
  const visitor = await side.signedIn()
  const { html } = await visitor.get('/c/amend')
  expect(html).toContain('The moment has passed')
  expect(html).toContain('Nobody had promised a post')
  expect(html).not.toContain('It has been said')
  expect((await visitor.get('/')).html).not.toContain('Went out')
})
