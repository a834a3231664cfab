import { expect, test } from 'vitest'
import { recordRefused } from '../../../../src/domain/launch/check/refused-sign-ins.ts'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { burst, makeLedger } from '../../../support/ledger.ts'
import { organizersSide } from '../../organizer/side.ts'
import { after, ahead } from './setting.ts'

test('the board names what waits on each network, and then what went out on each', async () => {
  const { visitor } = await ahead()
  expect((await visitor().get('/c/amend/live')).page.text).toMatch(/people are waiting\s*7\s*X 3 · Bluesky 4/)
  const later = await after()
  const { page } = await later.visitor().get('/c/amend/live')
  expect(page.text).toContain('of 22 promised · X 12 · Bluesky 8')
  expect(page.row('Posted')).toEqual(['12', '8', '20'])
  expect(page.row('Unclear')).toEqual(['0', '1', '1'])
})

test('organizers see how the posts of each network stand, and reach those of one', async () => {
  const { ada } = await after()
  const { page } = await ada.get('/organize/amend')
  expect(page.row('Posted')).toEqual(['12', '8', '20'])
  expect(page.row('Refused')).toEqual(['1', '0', '1'])
  expect(page.row('All')).toEqual(['13', '9', '22'])
  expect(page.link('Bluesky')).toBe('/organize/amend/deliveries?network=bluesky')
  const list = (await ada.get('/organize/amend/deliveries?network=bluesky')).page
  expect(list.all('rowheader')).toHaveLength(9)
  expect(list.link('Unclear 1')).toBe('/organize/amend/deliveries?state=unknown&network=bluesky')
  expect(list.link('All networks')).toBe('/organize/amend/deliveries')
})

test('what is shared of a launch that is over names its networks', async () => {
  const { ada } = await after()
  expect((await ada.get('/c/amend/embed')).page.text).toContain('posts together on X and Bluesky')
})

test('the list of supporters adds up each network', async () => {
  const { ada } = await ahead()
  expect((await ada.get('/organize/amend/supporters')).page.text).toMatch(/X\s*3\s*Bluesky\s*4/)
})

test('the capacity plan has a line for each network before those of its servers, what binds it, and what costs nothing', async () => {
  const { ada } = await ahead(20)
  const { page } = await ada.get('/organize/amend/check')
  expect(page.row(/^X 1 server/)?.[0]).toBe('3')
  expect(page.row(/^Bluesky 20 servers/)?.[0]).toBe('40')
  expect(page.text).toMatch(/About \$0\.05 Posts on Bluesky cost nothing\. X bills each post/)
})

test('the check says which network lets nobody sign in', async () => {
  const { ada, db } = await ahead()
  recordRefused(db, 'bluesky', 'request', { why: 'away', said: null }, noon - 86_400_000)
  recordRefused(db, 'x', 'request', { why: 'callback', said: 'not approved' }, noon - 86_400_000)
  for (const path of ['/organize/amend/check', '/organize']) {
    const { text } = (await ada.get(path)).page
    expect(text).toContain('X has let nobody sign in since')
    expect(text).toContain('Bluesky has given no usable answer to a sign-in since')
  }
})

test('a launch on one network says nothing of networks', async () => {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend' })
  const launch = makeLaunch(side.db, campaign.id, { state: 'finished', armedAt: noon, finishedAt: noon + 5_000 })
  makeLedger(side.db, launch, burst(launch, 5, 100))
  side.setTime(noon + 60_000)
  const ada = await side.signedIn()
  expect((await ada.get('/c/amend/live')).page.text).not.toContain('promised ·')
  expect((await ada.get('/organize/amend')).page.row('Posted')).toEqual(['5'])
  expect((await ada.get('/organize/amend/deliveries')).page.text).not.toContain('All networks')
})
