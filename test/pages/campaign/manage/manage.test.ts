import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { launches } from '../../../../db/schema/index.ts'
import type { LaunchState } from '../../../../src/domain/launch/launch.ts'
import { noon } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { makeLedger } from '../../../support/ledger.ts'
import { organizersSide } from '../../organizer/side.ts'

async function setting(given: { state?: LaunchState; launchAt?: number; armedAt?: number } = {}) {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend', title: 'Amend the act' })
  const launch = makeLaunch(side.db, campaign.id, given)
  const stored = () => side.db.select().from(launches).where(eq(launches.id, launch.id)).get()
  return { ...side, campaign, launch, stored, ada: await side.signedIn() }
}

describe('the list of campaigns', () => {
  test('shows each with its state, its launch in its own time zone, and its supporters', async () => {
    const { ada, db, campaign } = await setting()
    makePledge(db, campaign.id, makeAccount(db).id)
    makePledge(db, campaign.id, makeAccount(db).id, { state: 'withdrawn' })
    makeCampaign(db, { title: 'Still a draft', state: 'draft' })
    const { page } = await ada.get('/organize')
    expect(page.link('Amend the act')).toBe('/organize/amend')
    for (const words of ['Mon, Sep 7, 10:00 AM EDT', '1 of 100 wanted', 'Still a draft'])
      expect(page.text).toContain(words)
  })
})

describe('the page of a campaign', () => {
  test('shows how it stands and leads to its board and report', async () => {
    const { ada } = await setting()
    const { page } = await ada.get('/organize/amend')
    expect(page.text).toContain('Supporters can pledge. Nothing has been sent.')
    expect(page.links()).toEqual(expect.arrayContaining(['/c/amend/live', '/c/amend/reach']))
    expect(page.text).toContain('If fewer pledge, it goes out anyway.')
  })

  test('of a campaign without a launch says so and offers nothing to do about it', async () => {
    const { ada, db } = await setting()
    makeCampaign(db, { slug: 'fresh', state: 'draft' })
    const { page } = await ada.get('/organize/fresh')
    expect(page.text).toContain('No time is set yet.')
    expect(page.actions('/organize/fresh/')).toEqual([])
    expect(page.links().filter(one => one?.startsWith('/c/fresh'))).toEqual([])
    expect((await ada.post('/organize/fresh/stop', {})).status).toBe(404)
  })

  test('that does not exist is not there', async () => {
    const { ada } = await setting()
    expect((await ada.get('/organize/nothing')).status).toBe(404)
    expect((await ada.post('/organize/nothing/stop', {})).status).toBe(404)
  })

  test('counts the posts once they are made ready', async () => {
    const { ada, db, launch } = await setting({ state: 'firing', armedAt: noon - 60_000 })
    makeLedger(db, launch, [
      { state: 'posted', sentAt: noon + 3 },
      { state: 'posted', sentAt: noon + 4 },
      { state: 'queued' },
    ])
    const { page } = await ada.get('/organize/amend')
    expect(['Posted', 'Waiting or on the way', 'All'].map(head => page.row(head)?.[0])).toEqual(['2', '1', '3'])
  })

  const offers: readonly [LaunchState, number, readonly string[]][] = [
    ['draft', noon, []],
    ['open', noon, []],
    ['missed', noon - 2 * 86_400_000, []],
    ['open', noon - 2 * 86_400_000, []],
    ['arming', noon, ['pause', 'stop']],
    ['armed', noon, ['pause', 'stop']],
    ['firing', noon, ['pause', 'stop']],
    ['settling', noon, ['pause', 'stop']],
    ['halted', noon, ['resumption', 'stop']],
    ['stopped', noon, []],
    ['finished', noon, []],
    ['cancelled', noon, []],
  ]
  test('offers what can be done in each state', async () => {
    const { ada, db, launch } = await setting()
    for (const [state, launchAt, expected] of offers) {
      db.update(launches).set({ state, launchAt }).where(eq(launches.id, launch.id)).run()
      const { page } = await ada.get('/organize/amend')
      expect(page.actions('/organize/amend/').sort(), `${state} at ${launchAt}`).toEqual(expected)
    }
  })
})

describe('ending a launch', () => {
  test('before it begins, it is cancelled, and the page had said what that means', async () => {
    const { ada, stored } = await setting()
    expect((await ada.get('/organize/amend/settings')).html).toContain('This cannot be taken back.')
    const done = await ada.post('/organize/amend/cancellation', {})
    expect(done).toMatchObject({ status: 303, location: '/organize/amend?done=cancelled' })
    expect(stored()?.state).toBe('cancelled')
    expect((await ada.get(done.location)).html).toContain('Nothing will be sent.')
    expect((await ada.post('/organize/amend/cancellation', {})).status).toBe(409)
  })

  test('while it is under way, it is stopped', async () => {
    const { ada, stored } = await setting({ state: 'firing', armedAt: noon })
    expect((await ada.post('/organize/amend/cancellation', {})).status).toBe(409)
    const done = await ada.post('/organize/amend/stop', {})
    expect(done).toMatchObject({ status: 303, location: '/organize/amend?done=stopped' })
    expect(stored()?.state).toBe('stopped')
  })

  test('by Stop is refused where nothing is on its way', async () => {
    const { ada, stored } = await setting()
    const refused = await ada.post('/organize/amend/stop', {})
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('There is nothing to stop')
    expect(stored()?.state).toBe('open')
  })
})
