import { describe, expect, test } from 'vitest'
import { organizers } from '../../../db/schema/index.ts'
import { realLaunch } from '../../../src/domain/launch/launch.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'
import { organizersSide } from './side.ts'

async function setting() {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend' })
  makeLaunch(side.db, campaign.id, { launchAt: side.context.now() + 3_600_000 })
  return { ...side, campaign }
}

describe('a stranger', () => {
  test('is sent to the sign-in to read, and refused what would change something', async () => {
    const { visitor } = await setting()
    const sent = await visitor().get('/organize/amend/deliveries?state=posted')
    const to = encodeURIComponent('/organize/amend/deliveries?state=posted')
    expect(sent).toMatchObject({ status: 303, location: `/organize/sign-in?to=${to}` })
    const long = await visitor().get(`/organize/amend/deliveries?${encodeURIComponent('§'.repeat(1_500))}`)
    expect(long.location, 'no header that a proxy would not pass on').toBe('/organize/sign-in')
    const refused = await visitor().post('/organize/amend/stop', {})
    expect(refused.html).toContain('Only organizers can do this')
  })

  test('cannot even learn which campaigns there are', async () => {
    const { visitor } = await setting()
    const there = await visitor().get('/organize/amend')
    const notThere = await visitor().get('/organize/nothing')
    expect(there.html).toBe(notThere.html.replace('nothing', 'amend'))
    expect((await visitor().post('/organize/nothing/stop', {})).status).toBe(403)
  })

  test("cannot use an organizer's session from another site", async () => {
    const { signedIn, db, campaign } = await setting()
    const ada = await signedIn()
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await ada.post('/organize/amend/cancellation', {}, headers)).status).toBe(403)
    expect(realLaunch(db, campaign.id)?.state).toBe('open')
  })

  test('stays one when an organizer is removed while signed in', async () => {
    const { signedIn, db } = await setting()
    const ada = await signedIn()
    expect((await ada.get('/organize')).status).toBe(200)
    db.delete(organizers).run()
    expect((await ada.get('/organize')).status).toBe(303)
    expect((await ada.post('/organize/amend/cancellation', {})).status).toBe(403)
  })
})

test('a viewer, and who is no owner, is told so', async () => {
  const { signedIn, db } = await setting()
  const ada = await signedIn()
  db.update(organizers).set({ role: 'viewer' }).run()
  expect((await ada.post('/organize/amend/stop', {})).html).toContain('Your role here is to view')
  expect((await ada.get('/organize/audit')).html).toContain('Only owners can do this')
})

test('a viewer sees how a campaign stands, and no form that would refuse them', async () => {
  const { signedIn, db } = await setting()
  const ada = await signedIn()
  expect((await ada.get('/organize/amend/settings')).page.actions()).toContain('/organize/amend/cancellation')
  db.update(organizers).set({ role: 'viewer' }).run()
  for (const path of ['/organize/amend', '/organize/amend/rehearsal', '/organize/amend/settings']) {
    const { page } = await ada.get(path)
    expect(page.text).toContain('Your role here is to view')
    expect(page.actions('/organize/amend')).toEqual([])
  }
})
