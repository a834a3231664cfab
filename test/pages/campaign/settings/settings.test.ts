import { describe, expect, test } from 'vitest'
import { campaigns, launches } from '../../../../db/schema/index.ts'
import { findAnyCampaign } from '../../../../src/domain/campaign/all-campaigns.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { organizersSide } from '../../organizer/side.ts'

async function setting(given: Partial<typeof campaigns.$inferInsert> = {}) {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend', state: 'draft', title: 'Amend the act', ...given })
  const stored = () => findAnyCampaign(side.db, 'amend')
  return { ...side, campaign, stored, ada: await side.signedIn() }
}

const page = '/organize/amend/settings'

describe('the settings of a campaign', () => {
  test('have the address, which changes while it is a draft, and is refused with what to do', async () => {
    const { ada, db } = await setting()
    makeCampaign(db, { slug: 'taken' })
    for (const [slug, words] of [
      ['taken', 'Another campaign has this address.'],
      ['A b', 'Address: small letters'],
      ['sign-in', 'Address: small letters'],
    ] as const) {
      const refused = await ada.post('/organize/amend/address', { slug })
      expect([slug, refused.status]).toEqual([slug, 422])
      expect(refused.html).toContain(words)
      expect(refused.page.fields().slug).toBe(slug)
    }
    const done = await ada.post('/organize/amend/address', { slug: 'mend' })
    expect(done).toMatchObject({ status: 303, location: '/organize/mend/settings?done=address' })
    expect((await ada.get(done.location)).html).toContain('The address is changed.')
  })

  test('keep the address of a campaign that is published', async () => {
    const { ada, stored } = await setting({ state: 'published' })
    expect((await ada.get(page)).page.actions('/organize/amend/')).not.toContain('address')
    expect((await ada.post('/organize/amend/address', { slug: 'mend' })).status).toBe(422)
    expect(stored()?.slug).toBe('amend')
  })

  test('take a campaign off the site only while nobody has pledged', async () => {
    const { ada, db, campaign, stored, visitor } = await setting({ state: 'published' })
    makeLaunch(db, campaign.id)
    const back = await ada.post('/organize/amend/publication/removal', {})
    expect(back.location).toBe(`${page}?done=unpublished`)
    expect(stored()).toMatchObject({ state: 'draft', launch: { state: 'draft' } })
    expect((await visitor().get('/c/amend')).status).toBe(404)
    db.update(campaigns).set({ state: 'published' }).run()
    db.update(launches).set({ state: 'open' }).run()
    makePledge(db, campaign.id, makeAccount(db).id, { state: 'withdrawn' })
    expect((await ada.post('/organize/amend/publication/removal', {})).status).toBe(409)
    expect(stored()).toMatchObject({ state: 'published', launch: { state: 'open' } })
    const shown = (await ada.get(page)).page
    expect(shown.text).toContain('1 supporter pledged')
    expect(shown.actions('/organize/amend/')).not.toContain('publication/removal')
  })

  test('say beside each button that cannot be undone what it does', async () => {
    const { ada, db, campaign } = await setting({ state: 'published' })
    makeLaunch(db, campaign.id)
    const { page: shown } = await ada.get(page)
    expect(shown.actions('/organize/amend/')).toEqual(['copies', 'publication/removal', 'cancellation'])
    for (const words of [
      'Nobody but organizers sees it then',
      'Nothing will be sent for anybody',
      'This cannot be taken back.',
    ])
      expect(shown.text).toContain(words)
  })
})
