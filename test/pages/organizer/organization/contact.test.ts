import { expect, test } from 'vitest'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch, makeOrganization } from '../../../support/factories.ts'
import { organizersSide } from '../side.ts'

test.each([
  ['hello@aare.example', 'mailto:hello@aare.example'],
  ['a+b@aare.example', 'mailto:a%2Bb@aare.example'],
  // Signs at which an address of the web would end, and one that would be read as another.
  ['a#b&c%40d/e@aare.example', 'mailto:a%23b%26c%2540d%2Fe@aare.example'],
])('the contact %s is a link that writes to the whole of it, wherever it stands', async (contact, href) => {
  const { db, visitor } = await organizersSide()
  makeOrganization(db, { contact })
  makeLaunch(db, makeCampaign(db, { slug: 'ours', contact }).id, { launchAt: noon })
  const links = async (path: string) =>
    (await visitor().get(path)).page.all('link', contact).map(one => one.getAttribute('href'))
  expect(await links('/c/ours')).toEqual([href, href])
  expect(await links('/privacy')).toEqual([href, href])
})

test.each([
  ['org-contact', 'https://aare.example/contact'],
  ['org-contact', '+41 31 000 00 00'],
  ['org-contact', 'a@aare.example, b@aare.example'],
  ['org-contact', 'a@aare.example?bcc=b@aare.example'],
  ['org-site', 'javascript:alert(1)'],
  ['org-imprint', 'data:text/html,hello'],
  ['org-imprint', 'mailto:a@aare.example'],
])('%s takes no %s', async (field, typed) => {
  const side = await organizersSide()
  const ada = await side.signedIn()
  const form = { 'org-name': 'Pro Aare', 'org-contact': 'hello@aare.example', [field]: typed }
  const answer = await ada.post('/organize/organization', form)
  expect([answer.status, answer.page.all('alert').length]).toEqual([422, 1])
})
