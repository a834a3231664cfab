import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, launches, mails } from '../../../../db/schema/index.ts'
import { realLaunch } from '../../../../src/domain/launch/launch.ts'
import { claimDueLaunches } from '../../../../src/domain/ledger/claim.ts'
import { noon } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { organizersSide } from '../../organizer/side.ts'

const page = '/organize/amend/schedule'

async function setting(given: Partial<typeof launches.$inferInsert> = {}) {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend', goal: 3, timeZone: 'America/New_York' })
  const { id } = makeLaunch(side.db, campaign.id, given)
  const { receipt } = makePledge(side.db, campaign.id, makeAccount(side.db).id)
  const stored = () => side.db.select().from(launches).where(eq(launches.id, id)).get()
  return { ...side, ada: await side.signedIn(), stored, receipt }
}

describe('a time that is no single moment', () => {
  const nights = [
    [
      '2027-03-14',
      '02:30',
      'does not exist',
      ['1:30:00 AM EST (GMT-5)', '3:30:00 AM EDT (GMT-4)'],
      Date.UTC(2027, 2, 14, 7, 30),
    ],
    [
      '2027-11-07',
      '01:30',
      'comes twice',
      ['1:30:00 AM EDT (GMT-4)', '1:30:00 AM EST (GMT-5)'],
      Date.UTC(2027, 10, 7, 6, 30),
    ],
  ] as const
  test.each(nights)(
    '%s %s %s: it is explained, asked about and taken as meant',
    async (day, time, why, both, later) => {
      const { ada, stored } = await setting()
      const asked = await ada.post(page, { day, time })
      expect(asked.status).toBe(422)
      expect(asked.html).toContain(why)
      for (const one of both) expect(asked.html).toContain(one)
      expect(asked.page.fields()).toMatchObject({ day })
      expect(asked.page.fields()).not.toHaveProperty('meant')
      expect(stored()?.launchAt).toBe(noon)
      const done = await ada.post(page, { day, time, meant: String(later) })
      expect(done.status).toBe(303)
      expect(stored()?.launchAt).toBe(later)
    },
  )

  test('is asked about again when the answer belongs to another day', async () => {
    const { ada, stored } = await setting()
    const meant = String(Date.UTC(2027, 2, 14, 7, 30))
    expect((await ada.post(page, { day: '2027-11-07', time: '01:30', meant })).status).toBe(422)
    expect(stored()?.launchAt).toBe(noon)
  })
})

describe('the goal', () => {
  const extend = { rule: 'extend', days: '7', afterwards: 'nothing' }

  test('is set with what happens when it is missed, and supporters read it before they confirm', async () => {
    const { ada, stored, visitor, receipt } = await setting()
    const done = await ada.post(page, extend)
    expect(done).toMatchObject({ status: 303, location: `${page}?done=saved` })
    expect(stored()).toMatchObject({ goalRule: 'nothing', extendDays: 7 })
    const words = 'If fewer than 3 people have pledged by then, it moves once, to Mon, Sep 14, 10:00 AM.'
    for (const path of ['/c/amend', `/p/${receipt}`]) expect((await visitor().get(path)).html).toContain(words)
    await ada.post(page, { rule: 'anyway' })
    expect(stored()).toMatchObject({ goalRule: 'anyway', extendDays: null })
    expect((await visitor().get('/c/amend')).html).not.toContain('If fewer than')
  })

  test.each([
    [{ ...extend, days: '61' }, 'Enter by how many days'],
    [{ ...extend, rule: 'perhaps' }, 'Choose what happens'],
  ])('as %j is refused with what to do, and what was typed is kept', async (typed, explanation) => {
    const { ada, stored } = await setting()
    const refused = await ada.post(page, typed)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(explanation)
    expect(refused.page.fields()).toMatchObject({ days: typed.days })
    expect(stored()).toMatchObject({ goalRule: 'anyway', extendDays: null })
  })

  test('cannot be changed once posts are being made ready', async () => {
    const { ada } = await setting({ state: 'arming' })
    expect((await ada.post(page, extend)).status).toBe(409)
  })

  test('that was missed is told on every page: nothing is sent', async () => {
    const { ada, db, setTime, visitor, receipt } = await setting({ goalRule: 'nothing' })
    claimDueLaunches(db, noon)
    setTime(noon + 1_000)
    expect((await ada.get('/organize/amend')).html).toContain('Goal missed')
    const anybody = visitor()
    expect((await anybody.get('/c/amend')).html).toContain('One person of the 3 wanted had pledged')
    expect((await anybody.get(`/p/${receipt}`)).html).toContain('Nothing was posted from your account')
    expect((await anybody.get('/c/amend/live')).html).toContain('Goal missed')
    expect((await anybody.get('/')).html).toContain('Did not go out')
  })

  test('that was missed is told on every page: moved, once', async () => {
    const { ada, db, setTime, visitor, receipt } = await setting({ goalRule: 'nothing', extendDays: 7 })
    claimDueLaunches(db, noon)
    setTime(noon + 1_000)
    const shown = (await ada.get(page)).page
    expect(shown.text).toContain('so the launch was moved, once')
    expect(shown.all('radio').map(one => one.getAttribute('value'))).not.toContain('extend')
    const read = (await visitor().get(`/p/${receipt}`)).page.text
    expect(read).toContain('Your post goes out on Mon, Sep 14, 10:00')
    expect(read).toContain('It was to be on Mon, Sep 7, 10:00 AM; too few had pledged')
    expect(read).toContain('Nothing is posted unless 3 people have pledged')
  })
})

describe('the moment', () => {
  const christmas = { day: '2026-12-24', time: '18:30' }

  test('is set and moved on the clock of the campaign', async () => {
    const { ada, db } = await setting()
    const { id } = makeCampaign(db, { slug: 'fresh', state: 'draft' })
    const set = await ada.post('/organize/fresh/schedule', {
      ...christmas,
      rule: 'nothing',
      spread: '300000',
      seen: '',
    })
    expect(set).toMatchObject({ status: 303, location: '/organize/fresh/write?done=set' })
    const expected = {
      state: 'draft',
      launchAt: Date.UTC(2026, 11, 24, 23, 30),
      goalRule: 'nothing',
      spreadMs: 300_000,
    }
    expect(realLaunch(db, id)).toMatchObject(expected)
    const moved = await ada.post(page, christmas)
    expect(moved).toMatchObject({ status: 303, location: `${page}?done=moved` })
    expect((await ada.get(moved.location)).html).toContain('The launch has been moved.')
  })

  test.each([
    [{ day: '2026-09-01', time: '10:00' }, 'Choose a moment that is still to come.'],
    [{ day: '2027-03-14', time: '02:30' }, 'In New York the clocks are put forward'],
    [{ day: '2026-02-30', time: '10:00' }, 'Enter a day and a time'],
    [{ day: '', time: '' }, 'Enter a day and a time'],
  ])('as %j is refused with why, keeps what was typed and changes nothing', async (typed, explanation) => {
    const { ada, stored } = await setting()
    const refused = await ada.post(page, { ...typed, rule: 'nothing' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(explanation)
    expect(refused.page.fields()).toMatchObject({ ...typed, rule: 'nothing' })
    const read = refused.html.slice(refused.html.indexOf('id="supporters-read"'))
    expect(read).toContain(explanation)
    expect(stored()).toMatchObject({ launchAt: noon, goalRule: 'anyway' })
  })

  test('is refused once posts are being made ready, with all that came with it', async () => {
    const { ada, stored } = await setting({ state: 'arming' })
    for (const typed of [christmas, { rule: 'nothing' }, { spread: '300000' }] as Record<string, string>[]) {
      const refused = await ada.post(page, typed)
      expect(refused.status).toBe(409)
      expect(refused.html).toContain('It was too late to change the schedule')
    }
    expect(stored()).toMatchObject({ launchAt: noon, goalRule: 'anyway', spreadMs: 0 })
    expect((await ada.get(page)).page.button('Save the schedule')).toBeUndefined()
  })

  test('opens a launch again that missed its moment', async () => {
    const { ada, stored } = await setting({ state: 'missed', launchAt: noon - 2 * 86_400_000 })
    expect((await ada.post(page, { rule: 'nothing' })).status).toBe(422)
    await ada.post(page, christmas)
    expect(stored()?.state).toBe('open')
  })

  test('stays to the millisecond where only something else is saved, and nobody is told of a new one', async () => {
    const { ada, db, stored } = await setting({ launchAt: noon + 250 })
    const { fields } = (await ada.get(page)).page
    const saved = await ada.post(page, { ...fields(), rule: 'nothing' })
    expect(saved.location).toBe(`${page}?done=saved`)
    expect(stored()).toMatchObject({ launchAt: noon + 250, goalRule: 'nothing' })
    expect(db.select().from(mails).all()).toEqual([])
    const kinds = () =>
      db
        .select({ kind: audit.kind })
        .from(audit)
        .all()
        .map(({ kind }) => kind)
    expect(kinds().filter(kind => kind.startsWith('launch'))).toEqual([])
    await ada.post(page, { ...(await ada.get(page)).page.fields() })
    expect(kinds().filter(kind => kind === 'goal-rule')).toHaveLength(1)
  })
})

describe('what supporters will read', () => {
  const typed = { day: '2026-12-24', time: '18:30', rule: 'nothing' }

  test('is shown of what is typed, and saves nothing', async () => {
    const { ada, stored } = await setting()
    const shown = await ada.post(page, { ...typed, do: 'preview' })
    expect(shown.status).toBe(200)
    expect(shown.page.text).toContain('to post at the same second: Thu, Dec 24, 6:30 PM EST')
    expect(shown.page.text).toContain('Nothing is posted unless 3 people have pledged by then.')
    expect(shown.page.fields()).toMatchObject(typed)
    expect(stored()).toMatchObject({ launchAt: noon, goalRule: 'anyway' })
  })

  test('is what they read once it is saved', async () => {
    const { ada, visitor } = await setting()
    await ada.post(page, typed)
    const read = (await visitor().get('/c/amend')).page.text
    expect(read).toContain('to post at the same second: Thu, Dec 24, 6:30 PM EST')
    expect(read).toContain('Nothing is posted unless 3 people have pledged by then.')
  })
})

test('a schedule that a colleague saved meanwhile is shown beside one’s own, and not overwritten unseen', async () => {
  const { ada, stored, signedIn } = await setting()
  const mine = (await ada.get(page)).page.fields()
  await (await signedIn()).post(page, { day: '2026-12-24', time: '18:30' })
  const later = stored()?.launchAt
  const refused = await ada.post(page, { ...mine, rule: 'nothing' })
  expect(refused.status).toBe(409)
  expect(refused.page.text).toContain('Somebody saved the schedule while you had it open.')
  expect(refused.page.text).toContain('Dec 24, 6:30 PM')
  expect(refused.page.fields()).toMatchObject({ day: '2026-09-07', rule: 'nothing' })
  expect(stored()).toMatchObject({ launchAt: later, goalRule: 'anyway' })
  expect((await ada.post(page, refused.page.fields())).status).toBe(303)
  expect(stored()).toMatchObject({ launchAt: noon, goalRule: 'nothing' })
})
