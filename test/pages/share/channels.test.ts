import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { campaigns, counts, launches, pledges } from '../../../db/schema/index.ts'
import { acceptInvitation } from '../../../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../../../src/domain/organizer/invitation.ts'
import { askedPaths } from '../../../src/domain/pledge/by-hand/list.ts'
import { readClicks } from '../../../src/domain/reach/counters/clicks.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { ada } from '../organizer/side.ts'
import { openSite, type Visitor } from '../site.ts'

async function setting() {
  const context = testContext({ now: () => noon - 3_600_000, env: { X_TEXT_RULE: 'samples' } })
  const { db } = context
  await acceptInvitation(db, firstRunInvitation(db, context.now()) ?? '', ada, context.now())
  const campaign = makeCampaign(db, { slug: 'amend' })
  makeLaunch(db, campaign.id, { launchAt: noon })
  makeMessage(db, campaign.id, 'Stand with survivors')
  const { url, visitor } = await openSite(context)
  const organizer = visitor()
  await organizer.post('/organize/sign-in', { email: ada.email, password: ada.password })
  const make = (name: string) => organizer.post('/organize/amend/channels', { name })
  const table = async (file: string) => (await organizer.get(`/c/amend/${file}`)).html
  return { context, db, url, visitor, organizer, make, table, campaign }
}

test('a named link has its code, leads to the page, and its visits and pledges are told here, in the report and in the tables', async () => {
  const { db, context, url, visitor, organizer, make, table, campaign } = await setting()
  expect((await make('Newsletter "May"')).status).toBe(303)
  await make('Instagram')
  const { html } = await organizer.get('/organize/amend/kit')
  const path = /\/s\/[0-9a-z]+-c[0-9a-z]+/.exec(html)?.[0] ?? ''
  expect(html).toContain('Newsletter')

  const cookie = organizer.cookies()
  const png = await fetch(`${url}/organize/amend/channels/1/qr.png`, { headers: { cookie } })
  const { data, info } = await sharp(Buffer.from(await png.arrayBuffer()))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })).toBe(
    `${context.config.web.baseUrl}${path}`,
  )

  const someone = visitor()
  const led = await someone.get(path)
  expect(led).toMatchObject({ status: 302, location: '/c/amend?from=channel-1' })
  const { from = '' } = (await someone.get(led.location)).page.fields()
  await someone.post('/c/amend/pledge', { text: 'My own words', from })
  await someone.connect(makeAccount(db).id)
  const { shown = '' } = (await someone.get('/c/amend/pledge/confirm')).page.fields()
  await someone.post('/c/amend/pledge/confirm', { shown })

  const counted = () =>
    db
      .select()
      .from(counts)
      .all()
      .some(row => row.key === 'channel-1')
  await vi.waitFor(() => expect(counted()).toBe(true), 5_000)
  expect((await organizer.get('/organize/amend/kit')).page.text).toMatch(/Newsletter "May"[^·]*1 visit · 1 supporter/)
  expect(await table('sources.csv')).toMatch(/channel-1,"Newsletter ""May""",1,1/)
  // Of a named link no sample's clicks are counted, whatever its number.
  expect(readClicks(db, campaign.id).rows).toMatchObject([{ place: 'channel', messageId: null, count: 1 }])

  db.update(launches).set({ state: 'finished', finishedAt: noon }).run()
  expect((await organizer.get('/c/amend/reach')).page.row(/^Newsletter/)?.slice(0, 2)).toEqual(['1', '1'])
  db.update(campaigns).set({ reportPublishedAt: noon }).run()
  for (const file of ['reach', 'reach.json']) {
    expect(await table(file), 'organizers read it').toContain('Newsletter')
    const everybody = (await visitor().get(`/c/amend/${file}`)).html
    expect(everybody, 'and nobody else').not.toContain('Newsletter')
  }
})

test('who comes by a named link and asks for a reminder is counted by it once they have confirmed, and no more when they withdraw', async () => {
  const { db, context, visitor, organizer, make, table, campaign } = await setting()
  await make('Newsletter')
  const counted = async () => (await table('sources.csv')).split('\r\n').find(row => row.startsWith('channel-1'))
  const led = await visitor().get(`/s/${campaign.id.toString(36)}-c1`)
  const ways = [
    // From the card of the page, with words and without any; and straight on the reminder's own page.
    async (ann: Visitor, from: string) =>
      void (await ann.post('/c/amend/reminder/text', { text: 'My own words', from })),
    async (ann: Visitor, from: string) =>
      void expect((await ann.post('/c/amend/reminder/text', { text: '', from })).location).toBe(
        `/c/amend/reminder?from=${from}`,
      ),
    async () => undefined,
  ]
  for (const [n, way] of ways.entries()) {
    const ann = visitor()
    const { from = '' } = (await ann.get(led.location)).page.fields()
    await way(ann, from)
    const asked = (await ann.get(`/c/amend/reminder?from=${from}`)).page.fields()
    await ann.post('/c/amend/reminder', { ...asked, text: 'My own words', email: `ann-${n}@example.org` })
  }
  const paths = askedPaths(db, context.box, campaign.id)
  expect(paths).toHaveLength(3)
  expect((await counted()) ?? ',0').toMatch(/,0$/)
  for (const path of paths) await visitor().post(`${path}/confirmation`, {})
  expect(await counted()).toMatch(/,3$/)
  expect((await organizer.get('/organize/amend/kit')).page.text).toMatch(/Newsletter[^·]*· 3 supporters/)

  await visitor().post(`${paths[0]}/withdrawal`, {})
  expect(await counted()).toMatch(/,2$/)
  expect(
    db
      .select()
      .from(pledges)
      .all()
      .map(one => one.source)
      .sort(),
  ).toEqual(['channel-1', 'channel-1', null])
})

test('a retired link is offered no more, leads on and is counted; its name is free again', async () => {
  const { organizer, make, visitor, campaign } = await setting()
  await make('Partner')
  expect((await make(' partner ')).html).toContain('There is a link of this name already')
  expect((await make('  ')).status).toBe(422)
  expect((await organizer.post('/organize/amend/channels/1/retirement', {})).status).toBe(303)
  expect((await organizer.post('/organize/amend/channels/1/retirement', {})).status).toBe(404)
  const link = `/s/${campaign.id.toString(36)}-c1`
  const { html } = await organizer.get('/organize/amend/kit')
  expect(html).not.toContain(link)
  expect(html).toContain('Retired')
  expect((await visitor().get(link)).location).toBe('/c/amend?from=channel-1')
  expect((await make('Partner')).status).toBe(303)
})
