import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaigns } from '../../../db/schema/index.ts'
import { createCampaign } from '../../../src/domain/campaign/create.ts'
import { operator } from '../../../src/domain/organizer/audit/record.ts'
import {
  organizationFields,
  readOrganization,
  saveOrganization,
  senderOf,
} from '../../../src/domain/organizer/organization.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign } from '../../support/factories.ts'

const aare = {
  name: 'Pro Aare',
  contact: 'hello@aare.example',
  timeZone: 'Europe/Zurich',
  imprint: 'https://a.example/i',
}

test('a campaign begins as the installation says, whatever the last campaign was', () => {
  const db = testDb()
  expect(readOrganization(db)).toBeNull()
  saveOrganization(db, operator, aare, 'en', noon)
  makeCampaign(db, { organization: 'Somebody else', contact: 'other@example.org', timeZone: 'America/New_York' })
  const made = createCampaign(db, { title: 'Save the Aare', timeZone: 'UTC', lang: '', congress: false }, noon)
  const begun = db.select().from(campaigns).where(eq(campaigns.id, made.id)).get()
  expect(begun).toMatchObject({
    organization: 'Pro Aare',
    contact: 'hello@aare.example',
    imprint: 'https://a.example/i',
  })
})

test('what a form leaves out stays as it was', () => {
  const db = testDb()
  saveOrganization(db, operator, { ...aare, hosting: 'A rack in Bern' }, 'en', noon)
  saveOrganization(db, operator, { ...aare, name: 'Pro Aare Bern' }, 'en', noon + 1)
  expect(readOrganization(db)).toMatchObject({ name: 'Pro Aare Bern', hosting: 'A rack in Bern', savedAt: noon + 1 })
})

test('mail of a campaign is from who asks there, all other mail from who runs the installation', () => {
  const db = testDb()
  const { id } = makeCampaign(db, { organization: 'Rivers', contact: 'rivers@example.org' })
  expect(senderOf(db, null)).toBeNull()
  saveOrganization(db, operator, aare, 'en', noon)
  expect(senderOf(db, id)).toEqual({ name: 'Rivers', contact: 'rivers@example.org' })
  expect(senderOf(db, makeCampaign(db, { organization: '' }).id)).toMatchObject({ name: 'Pro Aare' })
  expect(senderOf(db, null)).toMatchObject({ name: 'Pro Aare' })
})

test.each([
  ['site', 'aare.example', 'https://aare.example'],
  ['site', 'http://aare.example/x', 'http://aare.example/x'],
  ['site', 'javascript:alert(1)', null],
  ['site', 'https://proaare.example@evil.example', null],
  ['imprint', 'https://:word@evil.example', null],
  ['site', 'data:text/html,x', null],
  ['site', '', ''],
  ['contact', 'mailto:hello@aare.example', 'hello@aare.example'],
  ['contact', 'hello', null],
  ['contact', '', null],
  ['name', '  ', null],
] as const)('%s: %j is read as %j', (name, typed, read) => {
  const { success, data } = organizationFields[name].schema.safeParse(typed)
  expect(success ? data : null).toBe(read)
})
