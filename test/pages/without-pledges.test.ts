import { expect, test } from 'vitest'
import { pledge } from '../../src/domain/pledge.ts'
import { noon } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage } from '../support/factories.ts'
import { organizersSide } from './organize/side.ts'

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
    const { status, html } = await ada.get(path)
    expect([path, status]).toEqual([path, 409])
    expect(html).toContain('This campaign collects no pledges')
    expect(html).toContain('href="/c/amend#call"')
    expect(html).toContain('href="/c/amend#share"')
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
