import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, mails, organizers } from '../../../../db/schema/index.ts'
import { createApp } from '../../../../src/app.ts'
import type { Sealed } from '../../../../src/domain/mail/enqueue.ts'
import { operator } from '../../../../src/domain/organizer/audit/record.ts'
import { makeReset } from '../../../../src/domain/organizer/new-password.ts'
import { listen, person } from '../../../support/person.ts'
import { ada, organizersSide } from '../side.ts'

const real = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'us@thunderclap.test' }
const grace = { email: 'grace@example.org', role: 'viewer' }

describe('inviting a colleague', () => {
  test('shows the link once where mail reaches nobody, and who opens it joins', async () => {
    const { signedIn, visitor } = await organizersSide()
    const owner = await signedIn()
    expect((await owner.post('/organize/people/invitations', grace)).location).toBe('/organize/people')
    const link = /http:\/\/thunderclap\.test(\/invitation\/[\w-]+)/.exec(
      (await owner.get('/organize/people')).html,
    )?.[1]
    expect(link).toBeDefined()
    const { html, page: people } = await owner.get('/organize/people')
    expect(html).not.toContain('/invitation/')
    expect(people.all('rowheader').map(one => one.textContent)).toContain('grace@example.orgInvited by Ada Lovelace')

    const newcomer = visitor()
    const page = await newcomer.get(link ?? '')
    expect(page.html).toContain('You sign in as grace@example.org.')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    const refused = await newcomer.post(link ?? '', { name: 'Grace', password: 'short' })
    expect(refused.status).toBe(422)
    expect(refused.page.fields().name).toBe('Grace')
    const joined = await newcomer.post(link ?? '', { name: 'Grace', password: ada.password })
    expect(joined).toMatchObject({ status: 303, location: '/organize' })
    expect((await newcomer.get('/organize/people')).html).toContain('What each role may do')
    expect((await visitor().get(link ?? '')).html).toContain('This invitation works no more')
  })

  test('mails the link, and shows it to nobody, where there is mail', async () => {
    const { signedIn, db } = await organizersSide(real)
    const owner = await signedIn()
    const done = await owner.post('/organize/people/invitations', grace)
    expect(done.location).toBe('/organize/people?done=invited')
    const { html } = await owner.get(done.location)
    expect(html).toContain('The invitation is on its way by mail.')
    expect(html).not.toContain('/invitation/')
    expect(db.select().from(mails).all()).toMatchObject([{ kind: 'invitation', state: 'queued' }])
    expect(html).toContain('The mail waits to be sent')
    db.update(mails).set({ state: 'refused' }).run()
    expect((await owner.get('/organize/people')).html).toContain('The mail server refused the address')
  })

  test('says what is wrong and keeps what was typed', async () => {
    const { signedIn } = await organizersSide()
    const owner = await signedIn()
    const known = await owner.post('/organize/people/invitations', { email: ada.email, role: 'editor' })
    expect(known.status).toBe(422)
    expect(known.html).toContain('Somebody signs in with this mail address already.')
    expect(known.page.fields().email).toBe(ada.email)
    const without = await owner.post('/organize/people/invitations', { email: 'grace@example.org' })
    expect(without.html).toContain('Choose a role.')
  })

  test('can be taken back, once', async () => {
    const { signedIn, visitor } = await organizersSide()
    const owner = await signedIn()
    await owner.post('/organize/people/invitations', grace)
    const { html } = await owner.get('/organize/people')
    const revocation = /\/organize\/people\/invitations\/[\w-]+\/revocation/.exec(html)?.[0] ?? ''
    expect((await owner.post(revocation, {})).status).toBe(303)
    expect((await owner.post(revocation, {})).html).toContain('That invitation was not open any more')
    const link = /\/invitation\/[\w-]+/.exec(html)?.[0] ?? ''
    expect((await visitor().get(link)).status).toBe(404)
  })
})

test('the last owner can neither step down nor go, and the page says so', async () => {
  const { signedIn, db } = await organizersSide()
  const owner = await signedIn()
  expect((await owner.get('/organize/people')).html).toContain('The only owner')
  const id = db.select().from(organizers).all()[0]?.id
  for (const [deed, form] of [
    ['role', { role: 'viewer' }],
    ['removal', {}],
  ] as const) {
    const refused = await owner.post(`/organize/people/${id}/${deed}`, form)
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('The last owner stays')
  }
  expect(db.select().from(organizers).all()).toMatchObject([{ role: 'owner' }])
})

describe('a forgotten password', () => {
  test('is asked for without telling whether an address is known', async () => {
    const { visitor, db } = await organizersSide(real)
    const ask = async (email: string) => {
      const { status, html } = await visitor().post('/organize/password', { email })
      return { status, html }
    }
    const known = await ask(ada.email)
    expect(known.html).toContain('If somebody signs in with this address')
    expect(await ask('nobody@example.org')).toEqual(known)
    expect(await ask('')).toEqual(known)
    expect(db.select().from(mails).all()).toMatchObject([{ kind: 'password-reset' }])
  })

  test('is chosen anew by the link, which ends every session', async () => {
    const { signedIn, visitor, db, context } = await organizersSide()
    const before = await signedIn()
    const link = `/password-reset/${makeReset(db, ada.email, operator, context.now())?.token}`
    const someone = visitor()
    expect((await someone.get(link)).html).toContain(ada.email)
    expect((await someone.post(link, { password: 'short' })).status).toBe(422)
    const password = 'another one entirely'
    const done = await someone.post(link, { password })
    expect(done.location).toBe('/organize/sign-in?done=password')
    expect((await someone.get(done.location)).html).toContain('The new password is set.')
    expect((await before.get('/organize')).status).toBe(303)
    expect((await someone.get(link)).html).toContain('This link works no more')
    expect((await someone.post('/organize/sign-in', { email: ada.email, password })).status).toBe(303)
  })

  test('can be asked for as often as anybody likes: the mail comes now and then, and the link in it works', async () => {
    const { visitor, context, db, setTime } = await organizersSide(real)
    const start = context.now()
    for (let minutes = 0; minutes < 60; minutes++) {
      setTime(start + minutes * 60_000)
      expect((await visitor().post('/organize/password', { email: ada.email.toUpperCase() })).status).toBe(200)
    }
    const letters = db
      .select()
      .from(mails)
      .all()
      .map(({ key, letter }) => JSON.parse(context.box.open(letter ?? '', `mail:${key}`)) as Sealed<'password-reset'>)
    // After 2, 4, 8, 16 minutes and so on.
    expect(letters).toHaveLength(5)
    const [link = '', ...others] = new Set(letters.map(letter => letter.data.path))
    expect(others).toEqual([])
    expect((await visitor().post(link, { password: 'another one entirely' })).status).toBe(303)
  })
})

describe('sessions', () => {
  test('are listed with their browser, and ended one by one or all but this one', async () => {
    const { visitor } = await organizersSide()
    const open = async (userAgent: string) => {
      const one = visitor()
      const headers = { 'user-agent': userAgent, 'sec-fetch-site': 'same-origin' }
      await one.post('/organize/sign-in', { email: ada.email, password: ada.password }, headers)
      return one
    }
    const firefox = await open('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
    const safari = await open('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1')
    const third = await open('something')
    const { page } = await firefox.get('/organize/me')
    expect(page.text).toContain('Firefox on Linux (this one)')
    const ofSafari = page.button(/^End the session of Safari on iPhone/) ?? ''
    expect((await firefox.post(ofSafari, {})).status).toBe(303)
    expect((await safari.get('/organize')).status).toBe(303)
    expect((await firefox.post(ofSafari, {})).status).toBe(409)
    await firefox.post('/organize/me/sessions/revocation', {})
    expect((await third.get('/organize')).status).toBe(303)
    expect((await firefox.get('/organize')).status).toBe(200)
  })

  test('of a colleague cannot be ended by another', async () => {
    const { signedIn, db } = await organizersSide()
    const owner = await signedIn()
    const row = { ...db.select().from(organizers).all()[0], id: undefined, email: 'grace@example.org', name: 'Grace' }
    db.insert(organizers)
      .values(row as typeof organizers.$inferInsert)
      .run()
    const hers = await signedIn('grace@example.org')
    const key = /sessions\/([\w-]+)\/revocation/
    const again = await signedIn('grace@example.org')
    const other = key.exec((await again.get('/organize/me')).html)?.[1]
    expect((await owner.post(`/organize/me/sessions/${other}/revocation`, {})).status).toBe(409)
    expect((await hers.get('/organize')).status).toBe(200)
  })
})

test('name and password are changed on the own page, and mistakes explained', async () => {
  const { signedIn, db } = await organizersSide()
  const owner = await signedIn()
  expect((await owner.post('/organize/me/name', { name: ' ' })).html).toContain('Enter your name')
  await owner.post('/organize/me/name', { name: 'Augusta Ada' })
  expect((await owner.get('/organize/me')).html).toContain('Augusta Ada')
  const guess = await owner.post('/organize/me/password', { before: 'a guess', password: 'another one entirely' })
  expect(guess.html).toContain('This is not your password until now.')
  const row = db.select().from(audit).where(eq(audit.kind, 'name-changed')).get()
  expect(JSON.parse(row?.data ?? '')).toEqual({ from: 'Ada Lovelace', to: 'Augusta Ada' })
  const { html } = await owner.get('/organize/audit?kind=name-changed')
  expect(html).toContain('changed their name from Ada Lovelace to Augusta Ada')
  expect(html).not.toContain('signed in with')
})

describe('guessing', () => {
  const guess = { email: ada.email, password: 'a guess at it' }
  const right = { email: ada.email, password: ada.password }
  /** Somebody whose requests come from another part of the net. */
  const from = (net: string) => ({ 'x-forwarded-for': net, 'sec-fetch-site': 'same-origin' })

  test('keeps out who guesses, counted over all web processes, and nobody else', async () => {
    const { context, url, visitor, signedIn } = await organizersSide({ TRUST_PROXY: '1' })
    const known = await signedIn()
    await known.post('/organize/sign-out', {})
    const second = await listen(createApp(context))
    const guessAt = (at: string) => person(at).post('/organize/sign-in', guess, from('198.51.100.1'))
    for (let n = 0; n < 10; n++) expect((await guessAt(n % 2 ? url : second)).status).toBe(422)
    expect((await guessAt(url)).status).toBe(429)
    const neighbour = await visitor().post('/organize/sign-in', right, from('198.51.100.1'))
    expect(neighbour.status).toBe(429)
    expect(neighbour.html).toContain('we wait 15 minutes')
    expect(neighbour.headers.get('retry-after')).toBe('900')
    // A new device of the owner's, elsewhere; and one they have used before, in the same net.
    expect((await visitor().post('/organize/sign-in', right, from('203.0.113.7'))).status).toBe(303)
    expect((await known.post('/organize/sign-in', right, from('198.51.100.1'))).status).toBe(303)
  })

  test('from everywhere at once keeps unknown browsers out; one that opens a link mailed to the owner gets in', async () => {
    const { context, db, visitor } = await organizersSide({ ...real, TRUST_PROXY: '1' })
    for (let n = 0; n < 100; n++)
      expect((await visitor().post('/organize/sign-in', guess, from(`198.51.100.${n}`))).status).toBe(422)
    const owner = visitor()
    const paused = await owner.post('/organize/sign-in', right, from('203.0.113.7'))
    expect(paused.status).toBe(429)
    expect(paused.page.links()).toContain('/organize/password')
    await owner.post('/organize/password', { email: ada.email }, from('203.0.113.7'))
    const mail = db.select().from(mails).get()
    const letter = JSON.parse(context.box.open(mail?.letter ?? '', `mail:${mail?.key}`)) as Sealed<'password-reset'>
    expect((await owner.get(letter.data.path)).html).toContain('this browser may now')
    expect((await owner.post('/organize/sign-in', right, from('203.0.113.7'))).status).toBe(303)
  })

  test('from a known browser is limited as well, and a forged mark makes no browser known', async () => {
    const { signedIn, visitor } = await organizersSide()
    const known = await signedIn()
    await known.post('/organize/sign-out', {})
    for (let n = 0; n < 10; n++) expect((await known.post('/organize/sign-in', guess)).status).toBe(422)
    expect((await known.post('/organize/sign-in', guess)).status).toBe(429)
    const forged = () => {
      const forger = visitor()
      forger.takeCookies('thunderclap-known=made.up')
      return forger.post('/organize/sign-in', guess)
    }
    for (let n = 0; n < 10; n++) expect((await forged()).status).toBe(422)
    expect((await forged()).status).toBe(429)
  })

  test('of secret links is never a reason to refuse the right one', async () => {
    const { context, db, visitor } = await organizersSide()
    for (let n = 0; n < 40; n++) expect((await visitor().get(`/password-reset/made-up-${n}`)).status).toBe(404)
    const link = `/password-reset/${makeReset(db, ada.email, operator, context.now())?.token}`
    expect((await visitor().get(link)).status).toBe(200)
  })
})
