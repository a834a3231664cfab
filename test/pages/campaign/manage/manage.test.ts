import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { launches } from '../../../../db/schema/index.ts'
import { type LaunchState, realLaunch } from '../../../../src/domain/launch/launch.ts'
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
    expect(page.fields()).toMatchObject({ day: '2026-09-07', time: '10:00:00' })
  })

  test('of a campaign without a launch says so and offers to set it, and nothing else', async () => {
    const { ada, db } = await setting()
    const { id } = makeCampaign(db, { slug: 'fresh', state: 'draft' })
    const { page } = await ada.get('/organize/fresh')
    expect(page.text).toContain('No time is set yet.')
    expect(page.actions('/organize/fresh/')).toEqual(['launch-time'])
    expect(page.links().filter(one => one?.startsWith('/c/fresh'))).toEqual([])
    expect((await ada.post('/organize/fresh/stop', {})).status).toBe(404)
    expect((await ada.post('/organize/fresh/launch-time', { day: '2020-01-01', time: '10:00' })).status).toBe(422)
    const set = await ada.post('/organize/fresh/launch-time', { day: '2026-12-24', time: '18:30' })
    expect(set).toMatchObject({ status: 303, location: '/organize/fresh?done=set' })
    expect(realLaunch(db, id)).toMatchObject({ state: 'draft', launchAt: Date.UTC(2026, 11, 24, 23, 30) })
    await ada.post('/organize/fresh/launch-time', { day: '2026-12-24', time: '19:30' })
    expect(realLaunch(db, id)).toMatchObject({ state: 'draft', launchAt: Date.UTC(2026, 11, 25, 0, 30) })
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
    expect(['Posted', 'Waiting', 'All'].map(head => page.row(head)?.[0])).toEqual(['2', '1', '3'])
  })

  const offers: readonly [LaunchState, number, readonly string[]][] = [
    ['draft', noon, ['goal', 'launch-time', 'spread']],
    ['open', noon, ['goal', 'launch-time', 'spread']],
    ['missed', noon - 2 * 86_400_000, ['goal', 'launch-time', 'spread']],
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

describe('moving a launch', () => {
  test('takes the day and time on the clock of the campaign', async () => {
    const { ada, stored } = await setting()
    const moved = await ada.post('/organize/amend/launch-time', { day: '2026-12-24', time: '18:30' })
    expect(moved).toMatchObject({ status: 303, location: '/organize/amend?done=moved' })
    expect(stored()?.launchAt).toBe(Date.UTC(2026, 11, 24, 23, 30))
    expect((await ada.get(moved.location)).html).toContain('The launch has been moved.')
  })

  test.each([
    [{ day: '2026-09-01', time: '10:00' }, 'Choose a moment that is still to come.'],
    [{ day: '2027-03-14', time: '02:30' }, 'In New York the clocks are put forward'],
    [{ day: '2026-11-01', time: '01:30' }, 'In New York the clocks are put back'],
    [{ day: '2026-02-30', time: '10:00' }, 'Enter a day and a time'],
    [{ day: '', time: '' }, 'Enter a day and a time'],
  ])('to %j explains why not, keeps what was typed and changes nothing', async (typed, explanation) => {
    const { ada, stored } = await setting()
    const refused = await ada.post('/organize/amend/launch-time', typed)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(explanation)
    expect(refused.page.fields()).toMatchObject(typed)
    expect(stored()?.launchAt).toBe(noon)
  })

  test('is refused once posts are being made ready', async () => {
    const { ada, stored } = await setting({ state: 'arming' })
    const refused = await ada.post('/organize/amend/launch-time', { day: '2026-12-24', time: '18:30' })
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('It was too late to move the launch')
    expect(stored()).toMatchObject({ state: 'arming', launchAt: noon })
  })

  test('opens a launch again that missed its moment', async () => {
    const { ada, stored } = await setting({ state: 'missed', launchAt: noon - 2 * 86_400_000 })
    await ada.post('/organize/amend/launch-time', { day: '2026-12-24', time: '18:30' })
    expect(stored()?.state).toBe('open')
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
