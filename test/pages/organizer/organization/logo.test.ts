import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { findAnyCampaign } from '../../../../src/domain/campaign/all-campaigns.ts'
import { findCampaign } from '../../../../src/domain/campaign/campaign.ts'
import { readOrganization } from '../../../../src/domain/organizer/organization.ts'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch, makeOrganization } from '../../../support/factories.ts'
import { pageOf } from '../../../support/page.ts'
import { organizersSide } from '../side.ts'
import { drawing, wordmark } from './wordmark.ts'

const home = '/organize/organization'

async function setting() {
  const side = await organizersSide()
  makeOrganization(side.db)
  makeLaunch(side.db, makeCampaign(side.db, { slug: 'ours' }).id, { launchAt: noon })
  makeLaunch(side.db, makeCampaign(side.db, { slug: 'theirs', organization: 'Another one' }).id, { launchAt: noon })
  const ada = await side.signedIn()
  const upload = async (bytes: Uint8Array, to = `${home}/logo`) => {
    const body = new FormData()
    body.append('logo', new Blob([bytes as BlobPart]), '../../logo.svg')
    const headers = { cookie: ada.cookies(), origin: side.url, 'sec-fetch-site': 'same-origin' }
    const answer = await fetch(side.url + to, { method: 'POST', body, headers, redirect: 'manual' })
    return { status: answer.status, page: pageOf(await answer.text()), location: answer.headers.get('location') ?? '' }
  }
  const files = () => readdirSync(join(side.context.config.dataDir, 'pictures'))
  const visitor = side.visitor()
  /** How often it stands on a page, its foot included. */
  const logosOn = async (path: string, of = 'An organization') => (await visitor.get(path)).page.all('img', of).length
  return { ...side, ada, upload, files, visitor, logosOn }
}

describe('the logo of the organization', () => {
  test('stands beside its name in the foot, on its campaigns, their connect step and poster, and is named by it', async () => {
    const { ada, upload, visitor, logosOn } = await setting()
    expect(await logosOn('/c/ours')).toBe(0)
    expect((await upload(await wordmark())).location).toBe(`${home}?done=logo`)

    expect(await logosOn('/privacy')).toBe(1)
    expect(await logosOn('/c/ours')).toBe(2)
    expect(await logosOn('/c/ours/poster')).toBe(1)
    await visitor.post('/c/ours/pledge', { text: 'My own words' })
    expect(await logosOn('/c/ours/pledge/connect')).toBe(2)
    expect((await ada.get(home)).page.all('img', 'An organization')).toHaveLength(2)
    expect((await ada.get('/organize/ours/preview')).page.all('img', 'An organization')).toHaveLength(2)
  })

  test('is not shown by a campaign of another organization, but in the foot', async () => {
    const { upload, logosOn } = await setting()
    await upload(await wordmark())
    expect(await logosOn('/c/theirs')).toBe(1)
    expect(await logosOn('/c/theirs/poster')).toBe(0)
  })

  test('is kept whole, with what is transparent in it, and without the bytes that were sent', async () => {
    const { upload, visitor, url } = await setting()
    const sent = await sharp(await wordmark())
      .withExif({ IFD0: { Copyright: 'SECRETPLACE' } })
      .png()
      .toBuffer()
    await upload(sent)
    const image = (await visitor.get('/c/ours/poster')).page.all('img', 'An organization')[0]
    const kept = Buffer.from(await (await fetch(url + image?.getAttribute('src'))).arrayBuffer())
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp', width: 396, height: 132, hasAlpha: true })
    expect(kept.includes('SECRETPLACE')).toBe(false)
    expect([image?.getAttribute('width'), image?.getAttribute('height')]).toEqual(['132', '44'])
  })

  test('goes when it is removed, and its file with it; another one takes its place at once', async () => {
    const { db, ada, upload, files, logosOn } = await setting()
    await upload(await wordmark())
    const first = files()
    await upload(await wordmark('#8a1538'))
    expect(files()).toHaveLength(1)
    expect(files()).not.toEqual(first)

    expect((await ada.get(home)).page.button('Remove the logo')).toBe(`${home}/logo/removal`)
    expect((await ada.post(`${home}/logo/removal`, {})).status).toBe(303)
    expect(readOrganization(db)?.logo).toBeNull()
    expect(files()).toEqual([])
    expect(await logosOn('/c/ours')).toBe(0)
    expect((await ada.get(home)).page.button('Remove the logo')).toBeUndefined()
  })

  test('stays when the rest of the form is saved', async () => {
    const { db, ada, upload } = await setting()
    await upload(await wordmark())
    await ada.post(home, { 'org-name': 'A new name', 'org-contact': 'new@example.org' })
    expect(readOrganization(db)).toMatchObject({ name: 'A new name', logo: { width: 396, height: 132 } })
  })

  test.each([
    ['no file', async () => Buffer.alloc(0), 422, 'Choose a logo first.'],
    ['a drawing', async () => Buffer.from(drawing('#37345e')), 422, 'This is a drawing (SVG).'],
    ['no picture', async () => Buffer.from('Hello'), 422, 'This file is not a picture of a kind we take'],
    ['a damaged one', async () => (await wordmark()).subarray(0, 500), 422, 'This picture is damaged'],
    ['a tiny one', () => flat(300, 20), 422, 'This logo is too small or too narrow'],
    ['a line', () => flat(1_000, 40), 422, 'This logo is too small or too narrow'],
    ['a huge file', async () => Buffer.alloc(5_000_001), 413, 'This file is larger than 5 MB.'],
  ] as const)('is refused where it is %s, and the one there stays', async (_, file, status, sentence) => {
    const { db, upload } = await setting()
    await upload(await wordmark())
    const before = readOrganization(db)?.logo
    const answer = await upload(await file())
    expect(answer.status).toBe(status)
    expect(answer.page.all('alert')[0]?.textContent).toContain(sentence)
    expect(readOrganization(db)?.logo).toEqual(before)
  })
})

describe('the logo of a campaign', () => {
  const basics = '/organize/theirs/write/basics'

  test('stands beside its organization, and not in the foot, until it is removed, and its file with it', async () => {
    const { ada, upload, visitor, files, logosOn } = await setting()
    expect((await upload(await wordmark(), `${basics}/logo`)).location).toBe(`${basics}?done=saved`)
    expect(await logosOn('/c/theirs', 'Another one')).toBe(1)
    expect(await logosOn('/c/theirs/poster', 'Another one')).toBe(1)
    await visitor.post('/c/theirs/pledge', { text: 'My own words' })
    expect(await logosOn('/c/theirs/pledge/connect', 'Another one')).toBe(1)
    expect(await logosOn('/privacy')).toBe(0)
    expect(files()).toHaveLength(1)

    expect((await ada.get(basics)).page.button('Remove the logo')).toBe(`${basics}/logo/removal`)
    await ada.post(`${basics}/logo/removal`, {})
    expect(await logosOn('/c/theirs', 'Another one')).toBe(0)
    expect(files()).toEqual([])
  })

  test('takes the place of the one of the site, which comes back when it is removed', async () => {
    const { ada, db, upload } = await setting()
    await upload(await wordmark())
    expect((await ada.get('/organize/ours/write/basics')).page.button('Remove the logo')).toBeUndefined()
    await upload(await wordmark('#8a1538'), '/organize/ours/write/basics/logo')
    const shown = () => findCampaign(db, 'ours')?.logo?.name
    expect(shown()).not.toBe(readOrganization(db)?.logo?.name)
    await ada.post('/organize/ours/write/basics/logo/removal', {})
    expect(shown()).toBe(readOrganization(db)?.logo?.name)
  })

  test('goes with a copy, whose file outlives that of the first', async () => {
    const { ada, db, upload, files } = await setting()
    await upload(await wordmark(), `${basics}/logo`)
    const copy = (await ada.post('/organize/theirs/copies', {})).location.split('/')[2] ?? ''
    await ada.post(`${basics}/logo/removal`, {})
    const logo = findAnyCampaign(db, copy)?.logo
    expect(logo).toMatchObject({ width: 396, height: 132 })
    expect(files()).toEqual([`${logo?.name}.webp`])
  })

  test('leaves a draft of the basics as it is', async () => {
    const { ada, upload } = await setting()
    await ada.post(`${basics}/draft`, { title: 'Not saved yet', version: '0', base: '0' })
    await upload(await wordmark(), `${basics}/logo`)
    expect((await ada.get(basics)).page.fields()).toMatchObject({ title: 'Not saved yet' })
  })

  test('is refused as the one of the site is, and the one there stays', async () => {
    const { db, upload } = await setting()
    await upload(await wordmark(), `${basics}/logo`)
    const before = findCampaign(db, 'theirs')?.logo
    const answer = await upload(await flat(1_000, 40), `${basics}/logo`)
    expect(answer.status).toBe(422)
    expect(answer.page.all('alert')[0]?.textContent).toContain('This logo is too small or too narrow')
    expect(findCampaign(db, 'theirs')?.logo).toEqual(before)
  })
})

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#37345e' } })
    .png()
    .toBuffer()
