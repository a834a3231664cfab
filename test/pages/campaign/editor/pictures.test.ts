import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { campaigns } from '../../../../db/schema/index.ts'
import { findAnyCampaign } from '../../../../src/domain/campaign/all-campaigns.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { pageOf } from '../../../support/page.ts'
import { organizersSide } from '../../organizer/side.ts'

/** A photograph with what cameras write into it: turned by 90°, and where it was taken. */
async function photograph(width = 1000, height = 1600): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let n = 0; n < pixels.length; n++) pixels[n] = (n * 2_654_435_761) >>> 24
  const blurred = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(6)
    .jpeg({ quality: 90 })
    .toBuffer()
  return sharp(blurred)
    .withExif({ IFD0: { Copyright: 'SECRETPLACE' } })
    .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: 'SECRETPLACE' } } })
    .jpeg()
    .toBuffer()
}

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#37345e' } })

async function setting() {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend' })
  makeLaunch(side.db, campaign.id)
  const ada = await side.signedIn()
  const upload = async (
    bytes: Uint8Array,
    fields: Record<string, string> = { alt: 'What it shows' },
    to = 'amend/write/picture',
  ) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append(to.endsWith('picture') ? 'picture' : 'file', new Blob([bytes as BlobPart]), '../../evil.svg')
    const headers = { cookie: ada.cookies(), origin: side.url, 'sec-fetch-site': 'same-origin' }
    const answer = await fetch(`${side.url}/organize/${to}`, {
      method: 'POST',
      body: form,
      headers,
      redirect: 'manual',
    })
    return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' }
  }
  const files = () => {
    try {
      return readdirSync(join(side.context.config.dataDir, 'pictures')).sort()
    } catch {
      return []
    }
  }
  const shown = () => findAnyCampaign(side.db, 'amend')?.picture
  return { ...side, campaign, ada, upload, files, shown }
}

describe('a picture', () => {
  test('is turned upright, cut to the card, freed of what the camera wrote, and light enough for the page', async () => {
    const { upload, shown, files, url } = await setting()
    const original = await photograph()
    expect(original.includes('SECRETPLACE')).toBe(true)
    expect((await upload(original)).location).toBe('/organize/amend/write/picture?done=saved')
    const { name = '' } = shown() ?? {}
    expect(shown()).toMatchObject({ width: 1200, alt: 'What it shows' })
    expect(files()).toEqual([
      `${name}-1200.avif`,
      `${name}-480.avif`,
      `${name}-800.avif`,
      `${name}-master.webp`,
      `${name}.webp`,
    ])

    const page = await (await fetch(`${url}/c/amend`)).text()
    expect(page).toContain('alt="What it shows"')
    const addresses = [...page.matchAll(/\/pictures\/[\w.-]+/g)].map(found => found[0])
    expect(addresses).toHaveLength(4)
    for (const address of addresses) {
      const answer = await fetch(url + address)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const bytes = Buffer.from(await answer.arrayBuffer())
      const { width = 0, height = 0, exif, orientation } = await sharp(bytes).metadata()
      expect(width / height).toBeCloseTo(1200 / 630, 2)
      expect([exif, orientation]).toEqual([undefined, undefined])
      expect(bytes.includes('SECRETPLACE')).toBe(false)
    }
    expect((await fetch(`${url}/pictures/${name}-800.avif`)).headers.get('content-length')).toSatisfy(
      n => Number(n) <= 12_000,
    )
    for (const hidden of [
      `${name}-master.webp`,
      '..%2fsecret.key',
      '../thunderclap.db',
      `${name}-800.avif%00`,
      'x.avif',
    ])
      expect((await fetch(`${url}/pictures/${hidden}`)).status, hidden).toBe(404)
  })

  test('leaves when another takes its place, when it is removed, and not while a copy shows it', async () => {
    const { upload, files, ada, shown, db } = await setting()
    await upload(await flat(1200, 630).png().toBuffer())
    const first = shown()?.name ?? 'none'
    await ada.post('/organize/amend/copies', {})
    await upload(await flat(700, 400).png().toBuffer(), { alt: 'Another', version: '1' })
    expect(files().filter(file => file.startsWith(first))).not.toEqual([])
    await ada.post('/organize/amend-2/write/picture/removal', { version: '0' })
    expect(files().filter(file => file.startsWith(first))).toEqual([])
    expect(files().length).toBeGreaterThan(0)
    await ada.post('/organize/amend/write/picture/removal', { version: '2' })
    expect(files()).toEqual([])
    expect(db.select({ picture: campaigns.picture }).from(campaigns).all()).toEqual([
      { picture: null },
      { picture: null },
    ])
  })

  test('is asked to be described; the words can be changed without another file', async () => {
    const { upload, shown } = await setting()
    const bytes = await flat(700, 400).png().toBuffer()
    const refused = await upload(bytes, { alt: ' ' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Say what the picture shows')
    expect((await upload(new Uint8Array(), { alt: 'Words' })).status).toBe(422)
    await upload(bytes)
    const { name } = shown() ?? {}
    expect((await upload(new Uint8Array(), { alt: 'Better words', version: '1' })).status).toBe(303)
    expect(shown()).toMatchObject({ name, alt: 'Better words' })
  })

  test('is not asked for by who goes on without one, only by who has begun to describe one', async () => {
    const { upload } = await setting()
    const nothing = new Uint8Array()
    expect(await upload(nothing, { alt: '', do: 'next' })).toMatchObject({
      status: 303,
      location: '/organize/amend/write/story',
    })
    for (const fields of [
      { alt: 'A river', do: 'next' },
      { alt: '', do: 'save' },
    ]) {
      const refused = await upload(nothing, fields)
      expect([refused.status, pageOf(refused.html).all('alert').length]).toEqual([422, 1])
    }
  })

  const hostile: readonly [string, () => Promise<Uint8Array>, number, string][] = [
    ['a text', async () => Buffer.from('GIF89a? no, a text'), 422, 'damaged'],
    ['a page', async () => Buffer.from('<html><script>alert(1)</script>'), 422, 'not a picture'],
    [
      'a drawing',
      async () =>
        Buffer.from(
          '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        ),
      422,
      'This is a drawing',
    ],
    ['a PDF', async () => Buffer.from('%PDF-1.7\n1 0 obj\n'), 422, 'not a picture'],
    ['a photograph cut short', async () => cutShort(await photograph()), 422, 'damaged'],
    ['a PNG cut short', async () => cutPng(), 422, 'damaged'],
    ['a picture that moves', async () => moving('gif'), 422, 'This picture moves'],
    ['a WebP that moves', async () => moving('webp'), 422, 'This picture moves'],
    ['one that is too small', async () => flat(599, 600).png().toBuffer(), 422, 'too small'],
    ['one that unpacks to a billion pixels', async () => bomb(40_000, 30_000), 422, 'more than 60 million pixels'],
    ['one that says less than it holds', async () => bomb(1_200, 630, 40), 422, 'damaged'],
    ['one over 15 MB', async () => Buffer.alloc(15_000_001, 1), 413, 'larger than 15 MB'],
  ]
  test.each(hostile)('is refused when it is %s, and says why', async (_, make, status, words) => {
    const { upload, files, shown } = await setting()
    const refused = await upload(await make())
    expect(refused.status).toBe(status)
    expect(refused.html).toContain(words)
    expect(refused.html).toContain('What it shows')
    expect([files(), shown()]).toEqual([[], null])
  })

  test('is refused politely when the form itself is broken', async () => {
    const { url, ada } = await setting()
    const headers = {
      cookie: ada.cookies(),
      origin: url,
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=x',
    }
    for (const body of [
      '',
      '--x\r\nContent-Disposition: form-data; name="picture"; filename="a"\r\n\r\nhalf',
      `--x\r\nContent-Disposition: form-data; name="${'a'.repeat(500)}"\r\n\r\n1\r\n`.repeat(60),
    ]) {
      const answer = await fetch(`${url}/organize/amend/write/picture`, {
        method: 'POST',
        body,
        headers,
        redirect: 'manual',
      })
      expect([400, 422]).toContain(answer.status)
    }
  })
})

describe('a campaign as a file', () => {
  test('comes back the same from another address, its picture to the last byte', async () => {
    const { upload, ada, db } = await setting()
    await upload(await photograph())
    const file = await ada.get('/organize/amend/file')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=amend.yaml')
    const made = await upload(Buffer.from(file.html), {}, 'imports')
    expect(made.location).toBe('/organize/amend-2/write?done=imported&renamed=yes')
    expect((await ada.get(made.location)).html).toContain('so it has another one: amend-2')
    expect(findAnyCampaign(db, 'amend-2')?.picture).toEqual(findAnyCampaign(db, 'amend')?.picture)
    const again = await ada.get('/organize/amend-2/file')
    expect(again.html).toBe(file.html.replace('slug: amend', 'slug: amend-2'))
  })

  test('is not taken with a mistake in it or in its picture; every mistake is named', async () => {
    const { upload, db } = await setting()
    const bad = await upload(Buffer.from('title: ""\ntimeZone: Mars\nfoo: 1\n'), {}, 'imports')
    expect(bad.status).toBe(422)
    for (const words of ['has to begin with', 'Choose a time zone', 'foo: no campaign has this'])
      expect(bad.html).toContain(words)
    const head = 'format: thunderclap-campaign-1\ntitle: A\ntimeZone: UTC\npicture:\n  alt: B\n'
    expect(
      (await upload(Buffer.from(`${head}  data: ${Buffer.from('no picture').toString('base64')}\n`), {}, 'imports'))
        .html,
    ).toContain('not a picture of a kind')
    // What lies on the server's disk is nobody's to read.
    expect((await upload(Buffer.from(`${head}  file: /etc/passwd\n`), {}, 'imports')).status).toBe(422)
    expect((await upload(Buffer.alloc(8_000_001, 'a'), {}, 'imports')).status).toBe(413)
    expect(db.select().from(campaigns).all()).toHaveLength(1)
  })
})

const cutShort = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)

async function moving(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(
    ['#000000', '#ffffff'].map(background =>
      sharp({ create: { width: 700, height: 400, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(frames, { join: { animated: true } })
    [format]()
    .toBuffer()
}

async function cutPng(): Promise<Buffer> {
  const pixels = Buffer.alloc(800 * 600 * 3)
  for (let n = 0; n < pixels.length; n++) pixels[n] = (n * 2_654_435_761) >>> 24
  const whole = await sharp(pixels, { raw: { width: 800, height: 600, channels: 3 } })
    .png()
    .toBuffer()
  return cutShort(whole)
}

/** A PNG of a few bytes that says it is very large. `rows` of them are there; by default some hundred. */
function bomb(width: number, height: number, rows = 200): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), body])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const body = deflateSync(Buffer.alloc((width * 3 + 1) * rows))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
