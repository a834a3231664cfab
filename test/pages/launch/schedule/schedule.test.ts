import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { launches } from '../../../../db/schema/index.ts'
import { claimDueLaunches } from '../../../../src/domain/ledger/claim.ts'
import { noon } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { organizersSide } from '../../organizer/side.ts'

const page = '/organize/amend'

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
      const asked = await ada.post(`${page}/launch-time`, { day, time })
      expect(asked.status).toBe(422)
      expect(asked.html).toContain(why)
      for (const one of both) expect(asked.html).toContain(one)
      expect(asked.page.fields()).toMatchObject({ day })
      expect(asked.page.fields()).not.toHaveProperty('meant')
      expect(stored()?.launchAt).toBe(noon)
      const done = await ada.post(`${page}/launch-time`, { day, time, meant: String(later) })
      expect(done.status).toBe(303)
      expect(stored()?.launchAt).toBe(later)
    },
  )

  test('is asked about again when the answer belongs to another day', async () => {
    const { ada, stored } = await setting()
    const meant = String(Date.UTC(2027, 2, 14, 7, 30))
    expect((await ada.post(`${page}/launch-time`, { day: '2027-11-07', time: '01:30', meant })).status).toBe(422)
    expect(stored()?.launchAt).toBe(noon)
  })
})

describe('the goal', () => {
  const extend = { rule: 'extend', days: '7', afterwards: 'nothing' }

  test('is set with what happens when it is missed, and supporters read it before they confirm', async () => {
    const { ada, stored, visitor, receipt } = await setting()
    const done = await ada.post(`${page}/goal`, extend)
    expect(done).toMatchObject({ status: 303, location: `${page}?done=goal` })
    expect(stored()).toMatchObject({ goalRule: 'nothing', extendDays: 7 })
    expect((await ada.get(page)).html).toContain('it would move to Mon, Sep 14, 10:00:00 AM EDT')
    const words = 'If fewer than 3 people have pledged by then, it moves once, to Mon, Sep 14, 10:00 AM.'
    for (const path of ['/c/amend', `/p/${receipt}`]) expect((await visitor().get(path)).html).toContain(words)
    await ada.post(`${page}/goal`, { rule: 'anyway' })
    expect(stored()).toMatchObject({ goalRule: 'anyway', extendDays: null })
    expect((await visitor().get('/c/amend')).html).not.toContain('If fewer than')
  })

  test.each([
    [{ ...extend, days: '61' }, 'Enter by how many days'],
    [{ ...extend, rule: 'perhaps' }, 'Choose what happens'],
  ])('as %j is refused with what to do, and what was typed is kept', async (typed, explanation) => {
    const { ada, stored } = await setting()
    const refused = await ada.post(`${page}/goal`, typed)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(explanation)
    expect(refused.page.fields()).toMatchObject({ days: typed.days })
    expect(stored()).toMatchObject({ goalRule: 'anyway', extendDays: null })
  })

  test('cannot be changed once posts are being made ready', async () => {
    const { ada } = await setting({ state: 'arming' })
    expect((await ada.post(`${page}/goal`, extend)).status).toBe(409)
  })

  test('that was missed is told on every page: nothing is sent', async () => {
    const { ada, db, setTime, visitor, receipt } = await setting({ goalRule: 'nothing' })
    claimDueLaunches(db, noon)
    setTime(noon + 1_000)
    expect((await ada.get(page)).html).toContain('Goal missed')
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
