import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { launches } from '../../../../db/schema/index.ts'
import { countByHand } from '../../../../src/domain/pledge/by-hand/list.ts'
import { remind } from '../../../domain/pledge/by-hand/remind.ts'
import { noon } from '../../../support/context.ts'
import { makeAccount, makePledge } from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

async function reminderSite() {
  const rig = remind()
  const { visitor } = await openSite(rig.context)
  const path = `/c/${rig.campaign.slug}/reminder`
  const form = { text: 'Water is life.', email: 'ann@example.org' }
  return { ...rig, visitor, path, form, counted: () => countByHand(rig.db, rig.campaign.id) }
}

test('a reminder is asked for in one form, from the page of the campaign, with the text typed there', async () => {
  const { visitor, path, campaign, letters, form } = await reminderSite()
  const ann = visitor()
  const start = await ann.get(`/c/${campaign.slug}`)
  expect(start.page.all('button').map(one => one.getAttribute('formaction'))).toContain(`${path}/text`)
  expect((await ann.post(`${path}/text`, { text: 'My own words' })).location).toBe(`${path}?lost=1`)
  const asked = await ann.get(`${path}?lost=1`)
  expect(asked.html).toContain('My own words')
  expect(asked.html).not.toContain('is not here any more')
  const done = await ann.post(path, { ...form, text: 'My own words' })
  expect([done.status, done.location]).toEqual([303, `${path}/sent`])
  expect((await ann.get(`${path}/sent`)).html).toContain('Look into your mailbox')
  // Not to somebody who has not said yes: they see them where they confirm.
  expect(letters('reminder-confirm')[0]).toMatchObject({ to: 'ann@example.org', data: { text: '' } })
})

test('programs that open the link of the mail confirm nothing; the button on its page does', async () => {
  const { visitor, path, form, lastReceipt, counted } = await reminderSite()
  const ann = visitor()
  await ann.post(path, form)
  const here = `/p/${lastReceipt()}`
  const asked = await ann.get(here)
  expect(asked.page.actions()).toContain(`${here}/confirmation`)
  expect(asked.headers.get('referrer-policy')).toBe('no-referrer')
  expect(asked.headers.get('x-robots-tag')).toBe('noindex')
  expect(asked.headers.get('cache-control')).toBe('no-store')
  expect(counted().confirmed).toBe(0)
  expect((await visitor().post(`${here}/confirmation`, {})).location).toBe(here)
  expect((await visitor().post(`${here}/confirmation`, {})).location).toBe(here)
  expect(counted().confirmed).toBe(1)
  expect((await ann.get(here)).html).toContain('We remind you on')
})

test('the answer does not tell whether an address is in already', async () => {
  const { visitor, path, form, join } = await reminderSite()
  join('ann@example.org')
  const answers = []
  for (const email of [
    'ann@example.org',
    'nobody@example.org',
    'ann@example.org',
    'ann@example.org',
    'ann@example.org',
  ]) {
    const eve = visitor()
    const { status, location } = await eve.post(path, { ...form, email })
    answers.push([status, location, (await eve.get(`${path}/sent`)).html])
  }
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
})

test('many forms from one place are slowed down, and typing errors do not count', async () => {
  const { visitor, path, form } = await reminderSite()
  const eve = visitor()
  for (let n = 0; n < 5; n++) await eve.post(path, { ...form, email: 'no address' })
  const statuses = []
  for (let n = 0; n < 61; n++) statuses.push((await eve.post(path, { ...form, email: `a${n}@example.org` })).status)
  expect(statuses.slice(0, 60).every(status => status === 303)).toBe(true)
  expect(statuses[60]).toBe(429)
  expect((await eve.get(path)).html).toContain(form.text)
})

const attacks: readonly (readonly [string, Record<string, string>])[] = [
  ['a name of 10,000 characters', { text: 'Hello', email: `${'a'.repeat(10_000)}@example.org` }],
  ['a text of 10,000 characters', { text: 'long '.repeat(2_000), email: 'ann@example.org' }],
  ['null bytes', { text: 'Hel\0lo', email: 'ann\0@example.org' }],
  ['a line break in the address', { text: 'Hello', email: 'ann@example.org\nBcc: eve@example.org' }],
  ['two addresses', { text: 'Hello', email: 'ann@example.org, eve@example.org' }],
  ['nothing', { text: '', email: '' }],
]
test.each(attacks)('%s: said what is wrong, kept what was typed, mailed nothing', async (_, form) => {
  const { visitor, path, letters } = await reminderSite()
  const { status, html, page } = await visitor().post(path, form)
  expect(status).toBe(422)
  expect(page.all('alert')).toHaveLength(1)
  expect(html).toContain((form.text ?? '').replace(/\0/g, '').slice(0, 3))
  expect(letters('reminder-confirm')).toEqual([])
})

test.each(['Z͑͗̀a̷͝l̵g͎o', 'مرحبا \u202eabc', '👩‍👩‍👧‍👦 <script>alert(1)</script>'])(
  'takes %j as it is, and shows it as text',
  async words => {
    const { visitor, path, form, lastReceipt, rows } = await reminderSite()
    const ann = visitor()
    const { status, page } = await ann.post(path, { ...form, text: words })
    if (status === 422) return void expect(page.all('alert')).toHaveLength(1)
    expect(rows()[0]?.text).toBe(words)
    expect((await ann.get(`/p/${lastReceipt()}`)).html).not.toContain('<script>alert')
  },
)

test('its owner changes it, puts it in a calendar, and withdraws; each twice without harm', async () => {
  const { visitor, join, rows } = await reminderSite()
  const here = `/p/${join('ann@example.org')}`
  const ann = visitor()
  const calendar = await ann.get(`${here}/moment.ics`)
  expect(calendar.headers.get('content-type')).toContain('text/calendar')
  expect(calendar.html).toContain('DTSTART:20260907T140000Z')
  const wrong = await ann.post(`${here}/change`, { text: 'x'.repeat(3_000), email: 'nothing' })
  expect(wrong.status).toBe(422)
  for (let n = 0; n < 2; n++) {
    const changed = await ann.post(`${here}/change`, { text: 'Newer', email: 'ann@example.org' })
    expect([changed.status, changed.location]).toEqual([303, here])
  }
  expect(rows()[0]?.text).toBe('Newer')
  expect((await ann.get(`${here}/withdrawal`)).html).toContain('This cannot be undone')
  expect(rows()[0]?.state).toBe('confirmed')
  for (let n = 0; n < 2; n++) expect((await ann.post(`${here}/withdrawal`, {})).location).toBe(here)
  expect((await ann.get(here)).html).toContain('You have withdrawn')
  expect((await ann.get(`${here}/change`)).location).toBe(here)
})

test('from T0 on its page opens five networks, and counts who says that they posted', async () => {
  const { db, visitor, join, launch, clock, counted } = await reminderSite()
  const here = `/p/${join('ann@example.org', 'Water & life #now')}`
  const ann = visitor()
  expect((await ann.post(`${here}/posted`, {})).status).toBe(409)
  clock.at = noon + 1_000
  db.update(launches).set({ state: 'firing' }).where(eq(launches.id, launch.id)).run()
  const { html } = await ann.get(here)
  for (const place of ['/intent/tweet', 'bsky.app', 'share.joinmastodon.org', 'facebook.com', 'wa.me'])
    expect(html).toContain(place)
  expect(html.split('Water%20%26%20life%20%23now')).toHaveLength(5)
  expect(counted().saidPosted).toBe(0)
  await ann.post(`${here}/posted`, {})
  await ann.post(`${here}/posted`, {})
  expect(counted()).toMatchObject({ confirmed: 1, saidPosted: 1 })
  const said = (await ann.get(here)).page
  expect(said.text).toContain('You said that you posted it')
  expect(said.links().filter(href => href?.includes('/intent/tweet'))).toEqual([])
  expect(said.button('I have not posted it')).toBe(`${here}/posted/removal`)
  await ann.post(`${here}/posted/removal`, {})
  expect(counted()).toMatchObject({ confirmed: 1, saidPosted: 0 })
  expect((await ann.get(here)).page.button('I posted it')).toBe(`${here}/posted`)
})

test('the moment comes while the form is filled in: the text is not lost', async () => {
  const { visitor, path, form, clock, join } = await reminderSite()
  const here = `/p/${join('bob@example.org')}`
  clock.at = noon
  const { status, html } = await visitor().post(path, form)
  expect(status).toBe(409)
  expect(html).toContain(form.text)
  expect((await visitor().get(here)).status).toBe(200)
})

test('a link that is none says what may have become of it', async () => {
  const { visitor } = await reminderSite()
  const answer = await visitor().get('/p/nothing')
  expect(answer.status).toBe(404)
  expect(answer.html).toContain('48 hours')
  expect((await visitor().post('/p/nothing/confirmation', {})).status).toBe(404)
})

test('links of older mails lead to the same page, and forms of older pages do what they did', async () => {
  const { visitor, join } = await reminderSite()
  const receipt = join('ann@example.org')
  const ann = visitor()
  expect(await ann.get(`/r/${receipt}`)).toMatchObject({ status: 308, location: `/p/${receipt}` })
  const old = await ann.post(`/r/${receipt}/withdrawal`, {})
  expect(old).toMatchObject({ status: 308, location: `/p/${receipt}/withdrawal` })
})

test('a new address is asked on a page of its own, which never shows the receipt to who has not said yes', async () => {
  const { visitor, join, letters, clock, rows } = await reminderSite()
  const here = `/p/${join('ann@example.org')}`
  const [ann, bob] = [visitor(), visitor()]
  const ask = async () => {
    await ann.post(`${here}/change`, { text: 'Hello', email: 'bob@example.org' })
    return letters('reminder-address')[0]?.data.path ?? ''
  }
  const first = await ask()
  expect((await ann.get(here)).html).toContain('bob@example.org')
  const { html } = await bob.get(first)
  expect(html).toContain('Use this address?')
  expect(html).not.toContain(here)
  for (const path of ['/change', '/moment.ics']) expect((await bob.get(first + path)).status).toBeGreaterThan(400)
  expect((await bob.post(`${first}/confirmation`, {})).location).toBe(here)
  expect((await bob.get(first)).status).toBe(404)
  expect(rows()).toHaveLength(1)

  await ann.post(`${here}/change`, { text: 'Hello', email: 'eve@example.org' })
  const late = letters('reminder-address')[0]?.data.path ?? ''
  clock.at = noon
  expect((await bob.get(late)).status).toBe(404)
  expect((await bob.post(`${late}/confirmation`, {})).status).toBe(404)
})

test('what only a post of the engine has is not there for who posts by hand, and the other way round', async () => {
  const { visitor, join, db, campaign, box } = await reminderSite()
  const byHand = `/p/${join('ann@example.org')}`
  const byAccount = `/p/${makePledge(db, campaign.id, makeAccount(db, {}, { box }).id, {}, box).receipt}`
  const ann = visitor()
  expect((await ann.get(`${byHand}/erasure`)).status).toBe(404)
  for (const path of ['/erasure', '/deletion', '/condition', '/change/confirm'])
    expect((await ann.post(byHand + path, {})).status).toBe(404)
  for (const path of ['/confirmation', '/posted']) expect((await ann.post(byAccount + path, {})).status).toBe(404)
})
