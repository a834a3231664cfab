import { describe, expect, test } from 'vitest'
import { createApp } from '../../../../src/app.ts'
import { firstRunInvitation } from '../../../../src/domain/organizer/invitation.ts'
import { readOrganization } from '../../../../src/domain/organizer/organization.ts'
import { testContext } from '../../../support/context.ts'
import { makeOrganization } from '../../../support/factories.ts'
import { pageOf } from '../../../support/page.ts'
import { listen, person } from '../../../support/person.ts'
import { wordmark } from '../organization/wordmark.ts'
import { ada, firstRun, organizersSide } from '../side.ts'

describe('the first run', () => {
  async function setting() {
    const context = testContext()
    const token = firstRunInvitation(context.db, context.now()) ?? ''
    const url = await listen(createApp(context))
    const link = `/first-run/${token}`
    const sendWithLogo = async (bytes: Uint8Array, to = link) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(firstRun)) body.append(name, value)
      body.append('logo', new Blob([bytes as BlobPart]), 'logo.png')
      const headers = { origin: url, 'sec-fetch-site': 'same-origin' }
      const answer = await fetch(url + to, { method: 'POST', body, headers, redirect: 'manual' })
      return { status: answer.status, page: pageOf(await answer.text()) }
    }
    return { context, link, visitor: () => person(url), sendWithLogo }
  }

  test('makes the owner and signs them in', async () => {
    const { link, visitor } = await setting()
    const owner = visitor()
    expect((await owner.get(link)).html).toContain('Become the owner')
    expect(await owner.post(link, firstRun)).toMatchObject({ status: 303, location: '/organize' })
    expect((await owner.get('/organize')).html).toContain('Ada Lovelace')
    const anybody = await visitor().get('/')
    expect(anybody.page.text).toContain('An organization runs this site. Contact: hello@example.org')
  })

  test('keeps nothing of the organization that the demo was run by', async () => {
    const { context, link, visitor } = await setting()
    makeOrganization(context.db, { postal: '1 Simulated Street', hosting: 'A simulated machine', authority: 'Nobody' })
    await visitor().post(link, firstRun)
    expect(readOrganization(context.db)).toMatchObject({
      name: 'An organization',
      postal: '',
      hosting: '',
      authority: '',
    })
    expect((await visitor().get('/privacy')).page.text).not.toContain('imulated')
  })

  test('says what is wrong, keeps what was typed but the password', async () => {
    const { link, visitor } = await setting()
    const refused = await visitor().post(link, {
      ...firstRun,
      'org-contact': '',
      email: 'ada',
      password: 'short-secret',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Enter a mail address like name@example.org.')
    expect(refused.html).toContain('Enter a mail address that people can write to.')
    expect(refused.page.fields()).toMatchObject({ name: 'Ada Lovelace', 'org-name': 'An organization' })
    expect(refused.html).not.toContain('short-secret')
  })

  test('takes a logo with it, which stands on every page', async () => {
    const { sendWithLogo, visitor } = await setting()
    expect((await sendWithLogo(await wordmark())).status).toBe(303)
    expect((await visitor().get('/privacy')).page.all('img', 'An organization')).toHaveLength(1)
  })

  test('makes nobody the owner where the logo is none, and says so', async () => {
    const { sendWithLogo, link, visitor } = await setting()
    const refused = await sendWithLogo(Buffer.from('no picture'))
    expect(refused.status).toBe(422)
    expect(refused.page.text).toContain('This file is not a picture')
    expect(refused.page.fields()).toMatchObject({ name: 'Ada Lovelace', 'org-name': 'An organization' })
    expect((await visitor().get(link)).status).toBe(200)
    expect((await sendWithLogo(Buffer.alloc(5_000_001))).status).toBe(422)
    expect((await sendWithLogo(await wordmark(), '/first-run/made-up')).status).toBe(404)
  })

  test('works once: then, and for a made-up link, the page says what to do', async () => {
    const { link, visitor } = await setting()
    await visitor().post(link, firstRun)
    for (const path of [link, '/first-run/made-up']) {
      const seen = await visitor().get(path)
      expect(seen.status).toBe(404)
      expect(seen.html).toContain('This link works no more')
      expect((await visitor().post(path, { ...firstRun, email: 'eve@example.org' })).status).toBe(404)
    }
  })

  test('is a secret address: not passed on, not kept, not indexed', async () => {
    const { link, visitor } = await setting()
    const { headers } = await visitor().get(link)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('signing in', () => {
  test('leads to where the organizer wanted to go', async () => {
    const { visitor } = await organizersSide()
    const someone = visitor()
    const sent = await someone.get('/organize/some-campaign')
    const form = await someone.get(sent.location)
    expect(form.page.fields().to).toBe('/organize/some-campaign')
    const { email, password } = ada
    const done = await someone.post('/organize/sign-in', { email, password, to: '/organize/some-campaign' })
    expect(done).toMatchObject({ status: 303, location: '/organize/some-campaign' })
    expect((await someone.get('/organize/sign-in')).location).toBe('/organize')
  })

  test('never leads to another site', async () => {
    const { visitor } = await organizersSide()
    const { email, password } = ada
    expect((await visitor().post('/organize/sign-in', { email, password, to: '//evil.example' })).location).toBe(
      '/organize',
    )
  })

  test('says the same for a wrong password and an address that nobody has', async () => {
    const { visitor } = await organizersSide()
    const wrong = async (email: string) => {
      const seen = await visitor().post('/organize/sign-in', { email, password: 'not the password' })
      expect(seen.status).toBe(422)
      expect(seen.headers.getSetCookie()).toEqual([])
      return seen.html.replaceAll(email, '…')
    }
    expect(await wrong('ada@example.org')).toBe(await wrong('bob@example.org'))
  })

  test('takes a form that is no form for a wrong one', async () => {
    const { visitor } = await organizersSide()
    expect((await visitor().post('/organize/sign-in', {})).status).toBe(422)
    expect((await visitor().post('/organize/sign-in', { 'email[x]': '1', password: 'a' })).status).toBe(422)
  })

  test('is paused for an address of mail after ten wrong tries from one part of the net; others go on', async () => {
    const { visitor, signedIn } = await organizersSide()
    const guess = (email: string) => visitor().post('/organize/sign-in', { email, password: 'a guess at it' })
    for (let n = 0; n < 10; n++) expect((await guess('Eve@example.org')).status).toBe(422)
    const paused = await guess('eve@example.org ')
    expect(paused.status).toBe(429)
    expect(paused.html).toContain('Too many tries')
    await signedIn()
  })

  test('is paused for an address of the net after thirty wrong tries', async () => {
    const { visitor } = await organizersSide()
    const guess = (n: number) =>
      visitor().post('/organize/sign-in', { email: `e${n}@example.org`, password: 'a guess' })
    for (let n = 0; n < 30; n++) await guess(n)
    expect((await guess(31)).status).toBe(429)
  })
})

test('signing out ends the session for good', async () => {
  const { signedIn, visitor } = await organizersSide()
  const someone = await signedIn()
  const before = someone.cookies()
  expect(await someone.post('/organize/sign-out', {})).toMatchObject({ status: 303, location: '/organize/sign-in' })
  const thief = visitor()
  thief.takeCookies(before)
  expect((await thief.get('/organize')).status).toBe(303)
})
