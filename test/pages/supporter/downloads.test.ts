import { expect, test } from 'vitest'
import { audit } from '../../../db/schema/index.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'
import { nameOf, table } from '../../support/route-table.ts'
import { organizersSide } from '../organizer/side.ts'

const files = table.filter(
  ({ path, right }) => /\.(csv|json)$/.test(path) && ['viewer', 'editor', 'owner'].includes(right),
)
const ofNobody = /\/(clicks|shares|sources)\./

test.each(files.map(nameOf))('%s is in the record of changes where it is about people', async route => {
  const { db, signedIn } = await organizersSide()
  makeLaunch(db, makeCampaign(db, { slug: 'amend', title: 'Amend it' }).id)
  const ada = await signedIn()
  const before = db.select().from(audit).all().length
  const path = route.replace('GET ', '').replace(':slug', 'amend')
  expect((await ada.get(path)).status).toBe(200)
  const recorded = db.select().from(audit).all().slice(before)
  if (ofNobody.test(path)) expect(recorded).toEqual([])
  else {
    const file = `amend-${path.split('/').at(-1)}`
    expect(recorded).toMatchObject([{ kind: 'people-downloaded', actor: 'Ada Lovelace', campaign: 'Amend it' }])
    expect(JSON.parse(recorded[0]?.data ?? '')).toEqual({ file })
    expect((await ada.get('/organize/audit')).page.text).toContain(`downloaded ${file}`)
  }
})
