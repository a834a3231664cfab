import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { campaigns, deliveries, launches } from '../../../../db/schema/index.ts'
import { findCampaign } from '../../../../src/domain/campaign/campaign.ts'
import { withPictureFiles } from '../../../../src/domain/campaign/picture-files.ts'
import { cardOpening, openingsBySite } from '../../../../src/domain/reach/counters/card-openings.ts'
import { createCounter, readCounts } from '../../../../src/domain/reach/counters/counter.ts'
import { readPicture } from '../../../../src/lib/picture.ts'
import { drawable, typeset } from '../../../../src/lib/typeset.ts'
import { TooSlow } from '../../../../src/lib/worker-thread.ts'
import { campaignSummaries } from '../../../../src/pages/share/campaign-summary.ts'
import { pictureStore } from '../../../../src/pages/share/picture/files.ts'
import { sharePicture } from '../../../../src/pages/share/picture/picture.ts'
import { pictureWords } from '../../../../src/pages/share/picture/words.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeDelivery, makeLaunch, makePledge } from '../../../support/factories.ts'
import { photograph } from '../../photograph.ts'
import { openSite } from '../../site.ts'

async function setting() {
  let at = noon - 3_600_000
  const context = testContext({ now: () => at })
  const { db, config } = context
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend "it" & <mend>\u0007' })
  const launch = makeLaunch(db, campaign.id, { launchAt: noon })
  const pledged = makePledge(db, campaign.id, makeAccount(db).id)
  const { url, visitor } = await openSite(context)
  return {
    db,
    context,
    campaign,
    launch,
    pledged,
    url,
    get: visitor().get,
    pass: (ms: number) => {
      at += ms
    },
    pledge: () => makePledge(db, campaign.id, makeAccount(db).id),
    picture: async () => Buffer.from(await (await fetch(`${url}/c/amend/share.png`)).arrayBuffer()),
    files: () => {
      const folder = join(config.dataDir, 'share-pictures')
      return existsSync(folder) ? readdirSync(folder) : []
    },
  }
}

describe('the picture of a campaign', () => {
  test('is a PNG of 1200 × 630, kept on the disk by what it shows', async () => {
    const { picture, files } = await setting()
    expect(await sharp(await picture()).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    await expect.poll(files).toHaveLength(1)
  })

  test('is drawn anew when its figures changed, once a minute at most', async () => {
    const { picture, pledge, pass, files } = await setting()
    const first = await picture()
    pledge()
    expect((await picture()).equals(first)).toBe(true)
    pass(61_000)
    expect((await picture()).equals(first)).toBe(false)
    await expect.poll(files).toHaveLength(1)
  })

  test('shows the crowd until the launch is over, then its skyline at once; nothing of it is counted while it goes on', async () => {
    const { db, context, launch, pledged } = await setting()
    const told = () => {
      const found = findCampaign(db, 'amend')
      return found ? pictureWords(db, campaignSummaries(context)(found, 'en'), 'en') : null
    }
    const state = (given: Partial<typeof launch>) => db.update(launches).set(given).run()
    expect(told()).toMatchObject({ figure: '1', label: 'supporter', bars: '', crowd: [{ row: 0 }] })
    makeDelivery(db, launch.id, pledged, { state: 'posted', sentAt: noon + 40, postedAt: noon + 90 })
    state({ state: 'firing' })
    expect(told()).toMatchObject({ figure: '1', label: 'supporter', bars: '', crowd: [{ row: 0 }] })
    state({ state: 'finished', finishedAt: noon + 60_000 })
    expect(told()).toMatchObject({ label: 'post went out', when: 'Mon, Sep\u00a07, 10:00\u00a0AM\u00a0EDT', crowd: [] })
    expect(told()?.bars).toMatch(/^M\d+ 100v-94/)
    state({ state: 'cancelled' })
    db.delete(deliveries).run()
    expect(told()).toMatchObject({ when: 'Called off · Mon, Sep\u00a07, 10:00\u00a0AM\u00a0EDT', bars: '', crowd: [] })
  })

  test('names two networks, and counts more: its line has room for no third name', async () => {
    const { db, context, launch, pledged, campaign } = await setting()
    const told = () => {
      const found = findCampaign(db, 'amend')
      return found ? pictureWords(db, campaignSummaries(context)(found, 'en'), 'en').label : null
    }
    db.update(launches)
      .set({ state: 'finished', finishedAt: noon + 60_000 })
      .run()
    makeDelivery(db, launch.id, pledged, { state: 'posted', sentAt: noon + 40 })
    const onNetwork = (network: 'bluesky' | 'mastodon') => {
      const pledge = makePledge(db, campaign.id, makeAccount(db, { network }).id)
      makeDelivery(db, launch.id, pledge, { network, state: 'posted', sentAt: noon + 40 })
    }
    onNetwork('bluesky')
    expect(told()).toBe('posts together on X and Bluesky')
    onNetwork('mastodon')
    expect(told()).toBe('posts together on 3 networks')
  })

  test('is drawn anew at once when its launch has got further, and then kept for a day', async () => {
    const { picture, pass, db, pledge, launch } = await setting()
    const first = await picture()
    db.update(launches).set({ state: 'cancelled', finishedAt: noon }).run()
    const second = await picture()
    expect(second.equals(first)).toBe(false)
    pledge()
    pass(3_600_000)
    expect((await picture()).equals(second)).toBe(true)
    expect(launch.state).toBe('open')
  })

  test('has a deadline: who waits longer is told so, and the next is drawn', async () => {
    const { context } = await setting()
    const words = {
      title: 'Amend',
      organization: '',
      product: '',
      figure: '',
      label: '',
      when: '',
      bars: '',
      crowd: [],
    }
    const wanted = { name: '1-en', state: 'open', now: noon, keptMs: 60_000, photo: null, words: () => words }
    const hasty = pictureStore(context.config.dataDir, { drawMs: 1, waitMs: 1 })
    for (let n = 0; n < 2; n++) await expect(hasty(wanted)).rejects.toBeInstanceOf(TooSlow)
    const calm = pictureStore(context.config.dataDir, { drawMs: 200_000, waitMs: 200_000 })
    expect(await sharp(await calm(wanted)).metadata()).toMatchObject({ format: 'png', width: 1200 })
  })

  test("shows the campaign's own at its right, and another one at once", async () => {
    const { context, picture, db } = await setting()
    const without = await picture()
    const read = await readPicture(await photograph())
    if (read.kind !== 'picture') throw new Error(read.why)
    const own = { name: read.name, width: read.width, alt: 'A field' }
    withPictureFiles(db, context.config.dataDir, read.files, tx => tx.update(campaigns).set({ picture: own }).run())
    const drawn = await picture()
    expect(drawn.equals(without)).toBe(false)
    expect(await sharp(drawn).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    const corner = sharp(drawn).extract({ left: 1_150, top: 600, width: 1, height: 1 })
    const [red = 0, green = 0, blue = 0] = await corner.removeAlpha().raw().toBuffer()
    // Its grass.
    expect(green).toBeGreaterThan(Math.max(red, blue) + 20)
  })

  test('leaves out emoji and the space around them', async () => {
    const words = { organization: '', product: '', figure: '', label: '', when: '', bars: '', crowd: [] }
    const drawn = async (title: string) => (await sharePicture({ ...words, title })).toString('base64')
    expect(await drawn('⚡️ Break 👩‍👩‍👧 it 🗽')).toBe(await drawn('Break it'))
    // Nothing of these titles can be drawn: the crowd has their room.
    expect(await drawn('𞤀𞤁𞤂')).toBe(await drawn('🌩️'))
    expect(await drawn('مرحبا')).not.toBe(await drawn('🌩️'))
  })

  test('has letters of Latin, Greek, Cyrillic, Arabic and Hebrew scripts, and none that would be a box', async () => {
    for (const words of ['Été à Zürich', 'Đường Ğ', 'Привет мир', 'ελληνικά', 'مرحبا بالعالم', 'שלום עולם'])
      expect([words, (await drawable(words)).missing]).toEqual([words, 0])
    // A script that no font of a usual machine has.
    expect(await drawable('Hi 𞤀𞤁𞤂')).toEqual({ text: 'Hi', missing: 3 })
    expect(await drawable(' Hi  🌩️👩‍👩‍👧🇩🇪 ')).toEqual({ text: 'Hi', missing: 0 })
  })

  test('joins Arabic letters, from right to left', async () => {
    const ink = async (text: string) => (await typeset(text, { face: 'head', size: 60 }, '#000')).toString('base64')
    const [word, apart] = ['مرحبا', [...'مرحبا'].join('\u200c')]
    expect(await ink(word)).not.toBe(await ink(apart))
    expect(await ink(`${word} b`)).not.toBe(await ink(`b ${word}`))
  })

  test.each(['', '日本語の題', '🌩️'.repeat(50), 'x'.repeat(500), 'مرحبا', 'a\u0000b\ud83c', 'Z̷̢a̸l̶g̵o̷', '\u200b', '<&>'])(
    'is drawn of the title %j too',
    async title => {
      const words = { title, organization: title, product: 'Thunderclap', figure: '1', label: 'supporter' }
      const png = await sharePicture({ ...words, when: 'Tue', bars: '', crowd: [] })
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    },
  )

  test('is no way for a drawing of somebody else to be read, packed or not', async () => {
    const { gzipSync } = await import('node:zlib')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect/></svg>')
    for (const bytes of [svg, gzipSync(svg)])
      expect(await readPicture(bytes)).toEqual({ kind: 'refused', why: 'vector' })
  })
})

describe('the link of a campaign', () => {
  test('is shown with title, words and picture', async () => {
    const { get } = await setting()
    const { html } = await get('/c/amend')
    expect(html).toContain('<link rel="canonical" href="http://thunderclap.test/c/amend"/>')
    expect(html).toContain('<meta property="og:title" content="Amend &quot;it&quot; &amp; &lt;mend>')
    expect(html).toContain('property="og:image" content="http://thunderclap.test/c/amend/share.png?at=open"')
    expect(html).toContain('name="twitter:card" content="summary_large_image"')
  })

  test('is explained to sites that ask by oEmbed, no wider than they want; no other address is', async () => {
    const { get } = await setting()
    const ask = (url: string, more = '') => get(`/oembed?url=${encodeURIComponent(url)}${more}`)
    const { html, headers } = await ask('http://thunderclap.test/c/amend?lang=es', '&maxwidth=300&format=json')
    const said = JSON.parse(html)
    expect(said).toMatchObject({ version: '1.0', type: 'rich', width: 300, height: 340 })
    expect(said.html).toContain(' width="100%" height="340"')
    expect(said.html).toContain(
      '<iframe src="http://thunderclap.test/c/amend/embed" title="Amend &quot;it&quot; &amp; &lt;mend>',
    )
    expect(said.thumbnail_url).toBeUndefined()
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const xml = await ask('http://thunderclap.test/c/amend', '&format=xml')
    expect(xml.headers.get('content-type')).toMatch('text/xml')
    expect(xml.html).toMatch(
      /^<\?xml version="1.0" encoding="utf-8" standalone="yes"\?>\n<oembed><version>1.0<\/version>/,
    )
    expect(xml.html).toContain('<title>Amend &quot;it&quot; &amp; &lt;mend> </title>')
    expect(xml.html).toContain('<html>&lt;iframe src=&quot;http://thunderclap.test/c/amend/embed&quot;')
    for (const url of [
      'http://elsewhere.test/c/amend',
      'http://thunderclap.test/c/none',
      'http://thunderclap.test.evil/c/amend',
      'x',
    ])
      expect([url, (await ask(url)).status]).toEqual([url, 404])
    expect((await ask('http://thunderclap.test/c/amend', '&format=yaml')).status).toBe(501)
  })

  test('stands in a code that a reader reads', async () => {
    const { url, campaign } = await setting()
    const bytes = Buffer.from(await (await fetch(`${url}/c/amend/qr.png`)).arrayBuffer())
    const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    const read = decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) })
    expect(read).toBe(`http://thunderclap.test/s/${campaign.id.toString(36)}-q0`)
  })
})

describe('openings of the card', () => {
  const framed = (referer?: string) => ({
    'sec-fetch-dest': 'iframe',
    'sec-fetch-site': 'cross-site',
    ...(referer && { referer }),
  })

  test('are counted by the site around it, where the browser tells that; people only, and only in pages of others', async () => {
    const { get, db, campaign } = await setting()
    const card = '/c/amend/embed'
    await get(card, framed('https://www.example.org/'))
    await get(card, framed('https://example.org/a/page?of=it'))
    await get(card, framed())
    await get(card, framed('ftp://elsewhere/'))
    // A browser that does not say what it fetches for.
    await get(card, { referer: 'https://old.example/' })
    const nobodies: readonly Record<string, string>[] = [
      {},
      { ...framed('https://example.org/'), 'user-agent': 'Googlebot/2.1' },
      { ...framed('https://example.org/'), 'sec-purpose': 'prefetch' },
      { 'sec-fetch-dest': 'document', referer: 'https://example.org/' },
      { ...framed('http://thunderclap.test/organize/amend/kit'), 'sec-fetch-site': 'same-origin' },
    ]
    for (const nobody of nobodies) await get(card, nobody)
    await expect
      .poll(() => openingsBySite(db, campaign.id))
      .toEqual([
        { site: '', count: 2 },
        { site: 'example.org', count: 2 },
        { site: 'old.example', count: 1 },
      ])
    expect(readCounts(db, campaign.id, 'card-opening')[0]).toMatchObject({ period: '2026-09-07', key: '', count: 2 })
  })

  test('claimed for more sites than a campaign has are counted as one', async () => {
    const { db, campaign } = await setting()
    const counter = createCounter(db)
    for (let n = 0; n < 150; n++) counter.add(cardOpening(campaign.id, '2026-09-07', `site-${n}.example`))
    counter.flush()
    const rows = readCounts(db, campaign.id, 'card-opening')
    expect(rows).toHaveLength(101)
    expect(rows[0]).toMatchObject({ key: '', count: 50 })
    const again = createCounter(db)
    again.add(cardOpening(campaign.id, '2026-09-08', 'one-more.example'))
    again.add(cardOpening(campaign.id, '2026-09-08', 'site-7.example'))
    again.flush()
    expect(readCounts(db, campaign.id, 'card-opening').slice(-2)).toMatchObject([
      { key: '' },
      { key: 'site-7.example' },
    ])
  })
})

test('the card stands in any page, the campaign itself in none; neither sets a cookie', async () => {
  const { get } = await setting()
  const card = await get('/c/amend/embed')
  expect(card.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(card.headers.get('x-frame-options')).toBeNull()
  expect(card.headers.getSetCookie()).toEqual([])
  expect(card.html).toContain('Add your voice')
  const page = await get('/c/amend')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('open campaigns are a feed that the list names', async () => {
  const { get } = await setting()
  expect((await get('/')).html).toContain('type="application/atom+xml" href="/feed.xml"')
  const { html, headers } = await get('/feed.xml')
  expect(headers.get('content-type')).toMatch('application/atom+xml')
  expect(html).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/)
  expect(html).toContain('<title>Amend &quot;it&quot; &amp; &lt;mend> </title>')
  expect(html).toContain('<link rel="alternate" href="http://thunderclap.test/c/amend"/>')
})
