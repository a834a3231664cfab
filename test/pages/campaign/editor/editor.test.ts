import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { campaigns, messages, organizers, pledges } from '../../../../db/schema/index.ts'
import { findAnyCampaign } from '../../../../src/domain/campaign/all-campaigns.ts'
import { listMessages } from '../../../../src/domain/campaign/message.ts'
import { noon } from '../../../support/context.ts'
import {
  makeAccount,
  makeCampaign,
  makeLaunch,
  makeMessage,
  makeOrganization,
  makePledge,
} from '../../../support/factories.ts'
import { organizersSide } from '../../organizer/side.ts'

async function setting(given: Parameters<typeof makeCampaign>[1] = {}) {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend', state: 'draft', title: 'Amend the act', ...given })
  const stored = () => findAnyCampaign(side.db, 'amend')
  return { ...side, campaign, stored, ada: await side.signedIn() }
}

describe('a campaign', () => {
  test('begins with a title; its address is made of it, and another one where that is taken', async () => {
    const { ada, db } = await setting()
    const form = { title: 'Été à Zürich: *now*', timeZone: 'Europe/Zurich' }
    expect(await ada.post('/organize/campaigns', form)).toMatchObject({
      status: 303,
      location: '/organize/ete-a-zurich-now/write/basics',
    })
    expect((await ada.post('/organize/campaigns', form)).location).toBe('/organize/ete-a-zurich-now-2/write/basics')
    expect(findAnyCampaign(db, 'ete-a-zurich-now')).toMatchObject({ state: 'draft', timeZone: 'Europe/Zurich' })
  })

  test('asks for calls to Congress only where it is about that', async () => {
    const { ada, db } = await setting()
    const parts = async (slug: string) =>
      (await ada.get(`/organize/${slug}/write`)).page
        .all('list', 'Parts of the campaign')
        .flatMap(one => [...one.querySelectorAll('a')].map(link => link.textContent))
    const every = ['Basics', 'Picture', 'Story', 'Sample messages']
    await ada.post('/organize/campaigns', { title: 'Aare', timeZone: 'Europe/Zurich', congress: 'no' })
    await ada.post('/organize/campaigns', { title: 'Bill', timeZone: 'America/New_York', congress: 'yes' })
    expect(findAnyCampaign(db, 'aare')?.actions).toMatchObject({ pledge: { shown: true }, call: { shown: false } })
    expect(findAnyCampaign(db, 'bill')?.actions.call.shown).toBe(true)
    expect([await parts('aare'), await parts('bill')]).toEqual([every, [...every, 'Calls']])
    db.update(campaigns)
      .set({ hotline: { label: 'Help', number: '117' } })
      .where(eq(campaigns.slug, 'aare'))
      .run()
    expect(await parts('aare')).toEqual([...every, 'Hotline'])
  })

  test.each([
    [{ title: '', timeZone: 'Europe/Zurich' }, 'Give it a title.'],
    [{ title: 'Kept title', timeZone: '' }, 'Choose a time zone: one of the list, or a city in it.'],
  ])('is refused with %j, and what was typed stays', async (form, words) => {
    const { ada } = await setting()
    const seen = await ada.post('/organize/campaigns', { ...form, congress: 'yes' })
    expect(seen.status).toBe(422)
    expect(seen.html).toContain(words)
    expect(seen.page.fields()).toMatchObject({ title: form.title, congress: 'yes' })
  })

  test('has a language: at first that of the installation; it is changed like any other field', async () => {
    const { ada, db } = await setting({ lang: null })
    const chosen = async (path: string) => (await ada.get(path)).page.fields().lang
    expect(await chosen('/organize/new')).toBe('en')
    makeOrganization(db, { lang: 'es' })
    expect(await chosen('/organize/new')).toBe('es')
    await ada.post('/organize/campaigns', { title: 'Enmienda', timeZone: 'UTC', lang: 'es' })
    expect(findAnyCampaign(db, 'enmienda')?.lang).toBe('es')
    expect(await chosen('/organize/enmienda/write/basics')).toBe('es')
    const empty = {
      summary: '',
      organization: '',
      contact: '',
      site: '',
      imprint: '',
      consent: '',
      byline: '',
      hashtag: '',
    }
    const basics = { ...empty, title: 'Enmienda', timeZone: 'UTC', goal: '10', lang: 'en' }
    expect((await ada.post('/organize/enmienda/write/basics', { ...basics, version: '0' })).status).toBe(303)
    expect(findAnyCampaign(db, 'enmienda')?.lang).toBe('en')
    expect((await ada.post('/organize/enmienda/write/basics', { ...basics, lang: 'xx', version: '1' })).status).toBe(
      422,
    )
    expect((await ada.get('/organize/enmienda/file')).html).toContain('lang: en')
  })

  test('is duplicated with its words, without its supporters', async () => {
    const { ada, db, campaign } = await setting({ story: 'Once', hashtag: '#one' })
    makeMessage(db, campaign.id, 'First')
    makePledge(db, campaign.id, makeAccount(db).id)
    const copied = await ada.post('/organize/amend/copies', {})
    expect(copied.location).toBe('/organize/amend-2/write?done=duplicated')
    const copy = findAnyCampaign(db, 'amend-2')
    expect(copy).toMatchObject({
      title: 'Amend the act (copy)',
      story: 'Once',
      hashtag: '#one',
      state: 'draft',
      launch: null,
    })
    expect(listMessages(db, copy?.id ?? 0).map(({ text }) => text)).toEqual(['First'])
  })
})

describe('a section', () => {
  test('of a draft leads to the next one when it is saved so, then to the schedule, then to what is missing', async () => {
    const { ada, db, campaign } = await setting()
    const goOn = async (section: string, form: Record<string, string>) =>
      (await ada.post(`/organize/amend/write/${section}`, { ...form, do: 'next' })).location
    const basics = { ...(await ada.get('/organize/amend/write/basics')).page.fields(), do: 'next' }
    expect((await ada.post('/organize/amend/write/basics', basics)).location).toBe('/organize/amend/write/picture')
    expect(await goOn('story', { story: 'Why' })).toBe('/organize/amend/write/messages')
    db.update(campaigns)
      .set({ actions: { ...campaign.actions, call: { shown: false, title: '', text: '' } } })
      .run()
    expect(await goOn('messages', { 'text-0': 'Say it' })).toBe('/organize/amend/schedule')
    makeLaunch(db, campaign.id)
    expect(await goOn('messages', { 'text-0': 'Say it', version: '1' })).toBe('/organize/amend/write')
  })

  test('is saved, tidied, and says so', async () => {
    const { ada, stored } = await setting()
    const form = {
      title: ' Amend  it ',
      slug: 'amend',
      summary: 'One\r\n\r\ntwo ',
      organization: 'We',
      contact: 'us@example.org',
      site: '',
      imprint: '',
      consent: '',
      byline: '',
      timeZone: 'Asia/Tokyo',
      hashtag: 'CDA230',
      goal: '750',
    }
    const saved = await ada.post('/organize/amend/write/basics', form)
    expect(saved).toMatchObject({ status: 303, location: '/organize/amend/write/basics?done=saved' })
    expect(stored()).toMatchObject({
      title: 'Amend it',
      summary: 'One\n\ntwo',
      timeZone: 'Asia/Tokyo',
      hashtag: '#CDA230',
      goal: 750,
    })
    expect((await ada.get(saved.location)).html).toContain('Saved.')
    expect(stored()?.versions.basics).toMatchObject({ n: 1, by: 'Ada Lovelace' })
  })

  test('with mistakes names each at its field, keeps what was typed, and changes nothing', async () => {
    const { ada, stored } = await setting()
    const form = {
      title: 'x'.repeat(141),
      summary: 's',
      organization: '',
      contact: '',
      site: '',
      imprint: '',
      consent: '',
      byline: '',
      timeZone: 'Mars/One',
      hashtag: '#a b',
      goal: 'many',
    }
    const seen = await ada.post('/organize/amend/write/basics', form)
    expect(seen.status).toBe(422)
    for (const words of [
      'Title: at most 140 characters.',
      'Choose a time zone: one of the list, or a city in it.',
      'Hashtag: letters',
      'Supporters wanted: a whole number',
    ])
      expect(seen.html).toContain(words)
    expect(seen.page.fields()).toMatchObject(form)
    expect(stored()?.title).toBe('Amend the act')
    expect((await ada.get('/organize/amend/write/basics')).html).toContain('This is your draft of')
  })

  test.each([
    [
      'calls',
      { script: 'Hello {{nme}}', bill: '', number: 'nine', 'days-0': '2026-02-30' },
      ['none of the words listed', 'Number: digits', 'Day 1: a day like'],
    ],
    ['hotline', { label: 'Help', number: '' }, ['Enter the number too.']],
    ['videos', { 'link-0': 'https://evil.example/x', 'title-0': 'A' }, ['Video 1, link: this is no link of a video']],
    ['videos', { 'link-0': 'https://youtu.be/dQw4w9WgXcQ', 'title-0': '' }, ['give the video a title']],
    [
      'reposts',
      { 'link-0': 'https://x.com/somebody', 'author-0': '', 'quote-0': '' },
      ['Post 1, link: this is no link of a post'],
    ],
    ['messages', { 'text-0': 'Same', 'id-0': '', 'text-1': 'Same', 'id-1': '' }, ['Sample 2 says the same']],
  ])('%s refuses %j', async (section, form, sentences) => {
    const { ada } = await setting()
    const seen = await ada.post(`/organize/amend/write/${section}`, form)
    expect(seen.status).toBe(422)
    for (const words of sentences) expect(seen.html).toContain(words)
  })

  test('rows are added, moved and removed by buttons that lose nothing, and nothing of it is public before saving', async () => {
    const { ada, stored } = await setting()
    const one = { 'link-0': 'https://youtu.be/dQw4w9WgXcQ', 'title-0': 'One' }
    const added = await ada.post('/organize/amend/write/videos', { ...one, do: 'add' })
    expect(added).toMatchObject({ status: 303, location: '/organize/amend/write/videos#link-1' })
    expect((await ada.get('/organize/amend/write/videos')).page.fields()).toHaveProperty('link-1')
    const two = { ...one, 'link-1': 'https://vimeo.com/76979871', 'title-1': 'Two' }
    await ada.post('/organize/amend/write/videos', { ...two, do: 'up-1' })
    expect((await ada.get('/organize/amend/write/videos')).page.fields()).toMatchObject({
      'title-0': 'Two',
      'title-1': 'One',
    })
    expect(stored()?.videos).toEqual([])
    await ada.post('/organize/amend/write/videos', { ...two, do: 'remove-0' })
    expect((await ada.get('/organize/amend/write/videos')).page.fields()).not.toHaveProperty('link-1')
    await ada.post('/organize/amend/write/videos', { 'link-0': two['link-1'], 'title-0': 'Two' })
    expect(stored()?.videos).toEqual([{ provider: 'vimeo', host: 'vimeo.com', id: '76979871', key: '', title: 'Two' }])
  })

  test('that somebody else saved meanwhile is not overwritten blindly; what was typed is kept, and can win', async () => {
    const { ada, stored, db, campaign } = await setting()
    const mine = { story: 'My story', version: '0', base: '0' }
    await ada.post('/organize/amend/write/story/draft', mine)
    db.update(campaigns)
      .set({ story: 'Her story', versions: { story: { n: 1, by: 'Grace Hopper', at: noon } } })
      .where(eq(campaigns.id, campaign.id))
      .run()
    expect(JSON.parse((await ada.post('/organize/amend/write/story/draft', mine)).html)).toMatchObject({
      overtaken: expect.stringContaining('Grace Hopper saved this part'),
    })
    const refused = await ada.post('/organize/amend/write/story', mine)
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('Her story')
    expect(refused.page.fields().story).toBe('My story')
    expect(stored()?.story).toBe('Her story')
    expect((await ada.post('/organize/amend/write/story', refused.page.fields())).status).toBe(303)
    expect(stored()).toMatchObject({ story: 'My story', versions: { story: { n: 2 } } })
  })

  test('a draft is thrown away when asked', async () => {
    const { ada } = await setting({ story: 'As saved' })
    await ada.post('/organize/amend/write/story/draft', { story: 'As typed', version: '0', base: '0' })
    expect((await ada.get('/organize/amend/write/story')).html).toContain('As typed')
    await ada.post('/organize/amend/write/story/draft/removal', {})
    expect((await ada.get('/organize/amend/write/story')).html).not.toContain('As typed')
  })

  test('takes a long story in any script, and refuses more than that', async () => {
    const { ada, stored } = await setting()
    const story = '語'.repeat(20_000)
    expect((await ada.post('/organize/amend/write/story', { story })).status).toBe(303)
    expect(stored()?.story).toBe(story)
    expect((await ada.post('/organize/amend/write/story', { story: `${story}語` })).status).toBe(422)
    expect((await ada.post('/organize/amend/write/story', { story: 'x'.repeat(600_000) })).status).toBe(413)
  })

  test('a story that is a tangle of marks is refused and kept as typed', async () => {
    const { ada, stored } = await setting()
    const story = `Read this: ${'*a_ '.repeat(2_000)}`
    const seen = await ada.post('/organize/amend/write/story', { story, version: '0' })
    expect(seen.status).toBe(422)
    expect(seen.html).toContain('Story: more signs such as')
    expect(seen.html).toContain(story.trim())
    expect(stored()?.story).not.toContain('*a_')
    expect((await ada.post('/organize/amend/write/story', { story: '*Short*', version: '0' })).status).toBe(303)
    expect((await ada.get('/organize/amend/preview')).page.all('emphasis')[0]?.textContent).toBe('Short')
  })

  test('takes out what nobody sees, and refuses what arrived damaged', async () => {
    const { ada, stored } = await setting()
    const basics = { summary: '', organization: 'A\u200bC\u202eLU', byline: '', hashtag: '', slug: 'amend' }
    const about = { contact: '', site: '', imprint: '', consent: '' }
    const form = { ...basics, ...about, timeZone: 'UTC', goal: '10', lang: 'en', version: '0' }
    const damaged = await ada.post('/organize/amend/write/basics', { ...form, title: 'Half \ud83c' })
    expect(damaged.status).toBe(422)
    expect(damaged.html).toContain('Type it again.')
    expect((await ada.post('/organize/amend/write/basics', { ...form, title: 'שלום\u2067 👩‍👩‍👧‍👦\0' })).status).toBe(
      303,
    )
    expect(stored()).toMatchObject({ title: 'שלום 👩‍👩‍👧‍👦', organization: 'ACLU' })
  })

  test('is there for viewers to read, without a button', async () => {
    const { ada, db } = await setting({ story: 'Readable' })
    db.update(organizers).set({ role: 'viewer' }).run()
    const { page, html } = await ada.get('/organize/amend/write/story')
    expect(page.all('textbox').map(one => one.textContent)).toEqual(['Readable'])
    expect(page.fields()).not.toHaveProperty('story')
    expect(html).not.toContain('data-autosave-state')
    expect((await ada.get('/organize/amend/write/nothing')).status).toBe(404)
  })
})

describe('sample messages', () => {
  const rows = (texts: readonly (readonly [string, number | null])[]) =>
    Object.fromEntries(
      texts.flatMap(([text, id], n) => [
        [`text-${n}`, text],
        [`id-${n}`, String(id ?? '')],
      ]),
    )

  test('show length, price and warnings by the rules of the network', async () => {
    const { ada, db, campaign } = await setting()
    makeMessage(db, campaign.id, 'Call your senator now')
    makeMessage(db, campaign.id, 'See https://example.org/bill')
    makeMessage(db, campaign.id, 'Hear us, @senator')
    const { text } = (await ada.get('/organize/amend/write/messages')).page
    expect(text).toContain('X: 21 of 280 characters · $0.015 a post')
    expect(text).toContain('$0.20 a post, because of its link ($0.015 without)')
    expect(text).toContain('It names somebody with an @')
  })

  test('that were pledged keep their words when they are changed or removed; the order is as given', async () => {
    const { ada, db, campaign } = await setting()
    const [kept, changed, removed, free] = ['Kept', 'Changed', 'Removed', 'Free'].map(one =>
      makeMessage(db, campaign.id, one),
    )
    for (const sample of [changed, removed])
      makePledge(db, campaign.id, makeAccount(db).id, { text: sample?.text, messageId: sample?.id })
    const form = rows([
      ['New', null],
      ['Changed!', changed?.id ?? 0],
      ['Kept', kept?.id ?? 0],
    ])
    expect((await ada.post('/organize/amend/write/messages', form)).status).toBe(303)
    expect(listMessages(db, campaign.id).map(({ text }) => text)).toEqual(['New', 'Changed!', 'Kept'])
    const pledged = db.select().from(pledges).innerJoin(messages, eq(messages.id, pledges.messageId)).all()
    expect(pledged.map(row => [row.pledges.text, row.messages.text])).toEqual([
      ['Changed', 'Changed'],
      ['Removed', 'Removed'],
    ])
    expect(
      db
        .select()
        .from(messages)
        .where(eq(messages.id, free?.id ?? 0))
        .all(),
    ).toMatchObject([{ text: 'Free', retiredAt: expect.any(Number) }])
    await ada.post('/organize/amend/write/messages', { 'text-0': '', version: '1' })
    expect(listMessages(db, campaign.id)).toEqual([])
  })

  test('of another campaign cannot be taken over', async () => {
    const { ada, db, campaign } = await setting()
    const other = makeMessage(db, makeCampaign(db).id, 'Theirs')
    await ada.post('/organize/amend/write/messages', rows([['Mine', other.id]]))
    expect(listMessages(db, other.campaignId).map(({ text }) => text)).toEqual(['Theirs'])
    expect(listMessages(db, campaign.id).map(({ text }) => text)).toEqual(['Mine'])
  })
})

describe('publishing', () => {
  test('waits for what is missing, each named with a link to its place, and opens the launch', async () => {
    const { ada, db, campaign, stored, visitor } = await setting({ summary: '', story: '' })
    const { page } = await ada.get('/organize/amend/write')
    expect(page.links()).toContain('/organize/organization#org-name')
    makeOrganization(db)
    for (const place of ['/write/basics#summary', '/write/story#story', '/write/messages#text-0', '/schedule'])
      expect(page.links()).toContain(`/organize/amend${place}`)
    expect(page.actions()).not.toContain('/organize/amend/publication')
    expect((await ada.post('/organize/amend/publication', {})).status).toBe(409)

    db.update(campaigns).set({ summary: 'S', story: 'T' }).where(eq(campaigns.id, campaign.id)).run()
    makeMessage(db, campaign.id, 'Say it')
    const set = await ada.post('/organize/amend/schedule', { day: '2026-12-24', time: '18:30' })
    expect(set.location).toBe('/organize/amend/write?done=set')
    expect((await ada.get(set.location)).html).toContain('The time of the launch is set.')
    expect((await visitor().get('/c/amend')).status).toBe(404)
    expect((await ada.get('/organize/amend/write')).html).toContain('Everything is there.')
    const done = await ada.post('/organize/amend/publication', {})
    expect(done.location).toBe('/organize/amend/write?done=published')
    expect(stored()).toMatchObject({ state: 'published', launch: { state: 'open' } })
    expect((await visitor().get('/c/amend')).status).toBe(200)
  })

  test('keeps a campaign complete that everybody sees', async () => {
    const { ada, stored } = await setting({ state: 'published', story: 'There' })
    expect((await ada.post('/organize/amend/write/story', { story: ' ' })).status).toBe(422)
    expect(stored()).toMatchObject({ story: 'There' })
  })
})

describe('the preview', () => {
  test('is for whoever has its secret link, until there is another one; nothing can be sent from it', async () => {
    const { ada, db, campaign, visitor } = await setting()
    makeMessage(db, campaign.id, 'Say it')
    const link = async () =>
      /http:\/\/thunderclap\.test(\/preview\/[\w-]{32})/.exec((await ada.get('/organize/amend/write')).html)?.[1] ?? ''
    const first = await link()
    const seen = await visitor().get(first)
    expect(seen.status).toBe(200)
    expect(seen.html).toContain('Amend the act')
    expect(seen.html).toContain('No time is set yet')
    expect(seen.headers.get('x-robots-tag')).toBe('noindex')
    expect(seen.headers.get('referrer-policy')).toBe('no-referrer')
    expect(seen.headers.get('cache-control')).toBe('no-store')
    expect(seen.page.actions().filter(one => one?.startsWith('/c/amend'))).toEqual([])
    expect(seen.page.all('button').map(one => one.getAttribute('type'))).not.toContain('submit')
    expect(JSON.stringify(db.select().from(campaigns).all())).not.toContain(first.slice('/preview/'.length))
    await ada.post('/organize/amend/preview-link', {})
    expect((await visitor().get(first)).status).toBe(404)
    expect((await visitor().get(await link())).status).toBe(200)
  })

  test('beside the form shows what its writer has typed, to nobody else, and only our own pages may hold it', async () => {
    const { ada, visitor } = await setting({ story: 'As saved' })
    await ada.post('/organize/amend/write/story/draft', { story: 'As *typed*', version: '0', base: '0' })
    const seen = await ada.get('/organize/amend/preview?beside=1')
    expect(seen.page.all('emphasis')[0]?.textContent).toBe('typed')
    expect(seen.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(seen.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect((await ada.get('/organize/amend/write/story')).headers.get('content-security-policy')).toContain(
      "frame-src 'self'",
    )
    expect((await visitor().get('/organize/amend/preview')).status).toBe(303)
  })

  test('shows a draft from before a field was added, with that field as it is saved', async () => {
    const { ada } = await setting({ organization: 'As saved' })
    await ada.post('/organize/amend/write/basics/draft', { title: 'As typed', version: '0', base: '0' })
    const { html } = await ada.get('/organize/amend/preview?beside=1')
    expect(html).toContain('As typed')
    expect(html).toContain('As saved')
  })
})

describe('where the site has several networks', () => {
  const env = { X_API_KEY: 'key', X_API_SECRET: 'secret', BLUESKY: 'yes' }
  const several = async () => {
    const side = await organizersSide({ ...env, SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'us@thunderclap.test' })
    makeCampaign(side.db, { slug: 'amend', state: 'draft' })
    const chosen = () => findAnyCampaign(side.db, 'amend')?.networks
    return { ...side, chosen, ada: await side.signedIn() }
  }
  const path = '/organize/amend/write/messages'
  const form = { networks: 'yes', 'networks-mastodon': 'on', version: '0', 'text-0': 'Hear us.' }

  test('a campaign is posted on those that are chosen, at first on all; what is said of others stays', async () => {
    const { ada, chosen } = await several()
    expect(chosen()).toBeNull()
    expect((await ada.get(path)).html).toMatch(/id="networks-bluesky"[^>]* checked/)
    expect((await ada.get(path)).html).toContain('<input type="hidden" name="networks-mastodon" value="on"/>')
    await ada.post(path, { ...form, 'networks-bluesky': 'on' })
    expect(chosen()).toEqual(['bluesky', 'mastodon'])
    const { html } = await ada.get(path)
    expect(html).toContain('Bluesky: 8 of 300')
    expect(html).not.toContain('X: 8 of 280')
    await ada.post(path, { ...form, version: '1', 'networks-x': 'on', 'networks-bluesky': 'on' })
    expect(chosen()).toBeNull()
  })

  test('one at least is chosen', async () => {
    const { ada, chosen } = await several()
    const refused = await ada.post(path, form)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Choose at least one network that this site has.')
    expect(chosen()).toBeNull()
  })
})

test('where the site has one network there is nothing to choose, and what was chosen elsewhere stays', async () => {
  const { ada, stored } = await setting({ networks: ['bluesky'] })
  const path = '/organize/amend/write/messages'
  const { html } = await ada.get(path)
  expect(html).not.toContain('Where its posts go')
  expect(html).toContain('<input type="hidden" name="networks-bluesky" value="on"/>')
  await ada.post(path, { 'networks-bluesky': 'on', version: '0', 'text-0': 'Hear us.' })
  expect(stored()?.networks).toEqual(['bluesky'])
})
