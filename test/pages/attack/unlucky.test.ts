import { describe, expect, test } from 'vitest'
import { mails, pledges } from '../../../db/schema/index.ts'
import { callsByOutcome } from '../../../src/domain/call/outcomes.ts'
import { makeAccount, makePledge } from '../../support/factories.ts'
import { type Person, person } from '../../support/person.ts'
import { accessSite } from '../access/site.ts'
import { unluckySite } from './unlucky.ts'

const twice = <T>(work: () => Promise<T>) => Promise.all([work(), work()])

/** Writes, goes to X and says yes; gives the address X leads back to. */
async function leave(ada: Person, text: string, handle = 'ada'): Promise<string> {
  await ada.post('/c/amend/pledge', { message: 'own', text })
  const { location } = await ada.get(`/auth/x/start?to=${encodeURIComponent('/c/amend/pledge/confirm')}`)
  const token = new URL(location).searchParams.get('oauth_token') ?? ''
  const form = { oauth_token: token, account: '', handle, name: handle, decision: 'allow' }
  return (await ada.post(location.replace(/\?.*/, ''), form)).location
}

async function confirming(text = 'My words') {
  const site = await unluckySite()
  const ada = person(site.url)
  await ada.get(await leave(ada, text))
  const { shown = '' } = (await ada.get('/c/amend/pledge/confirm')).page.fields()
  return { ...site, ada, form: { shown, text, email: '', atLeast: '' } }
}

async function pledged() {
  const made = await confirming()
  const { location: path } = await made.ada.post('/c/amend/pledge/confirm', made.form)
  return { ...made, path }
}

describe('sent twice at once, it is done once', () => {
  test('a first text and the pledge, which both lead to the one receipt', async () => {
    const { url, context } = await unluckySite()
    const first = await twice(() => person(url).post('/c/amend/pledge', { message: 'own', text: 'Twice' }))
    expect(first.map(({ status }) => status)).toEqual([303, 303])
    expect(context.db.select().from(mails).all()).toEqual([])

    const { ada, form, pledged: rows } = await confirming()
    const [one, other] = await twice(() => ada.post('/c/amend/pledge/confirm', form))
    expect(one?.location).toMatch(/^\/p\//)
    expect(other?.location).toBe(one?.location)
    expect(rows()).toHaveLength(1)
  })

  test('a change, a condition, a withdrawal and an erasure', async () => {
    const { ada, path, pledged: rows } = await pledged()
    await ada.post(`${path}/change`, { message: 'own', text: 'Other words' })
    const { shown = '' } = (await ada.get(`${path}/change/confirm`)).page.fields()
    const change = { shown, text: 'Other words' }
    for (const [to, form] of [
      ['/change/confirm', change],
      ['/condition', { atLeast: '5' }],
      ['/withdrawal', {}],
      ['/erasure', {}],
    ] as const) {
      const answers = await twice(() => ada.post(path + to, form))
      expect(answers.map(({ status, location }) => [to, status, location])).toEqual([
        [to, 303, path],
        [to, 303, path],
      ])
    }
    expect(rows()).toMatchObject([{ state: 'withdrawn', erasedAt: expect.any(Number) }])
    expect((await ada.get(path)).status).toBe(200)
  })

  test('a reminder asked for, its address changed, and how a call went', async () => {
    const { url, context } = await unluckySite()
    const { db } = context
    const ada = person(url)
    const asked = await twice(() => ada.post('/c/amend/reminder', { text: 'By hand', email: 'ada@example.org' }))
    expect(asked.map(({ location }) => location)).toEqual(Array(2).fill('/c/amend/reminder/sent'))
    expect(db.select().from(mails).all()).toMatchObject([{ kind: 'reminder-confirm' }])
    const [row] = db.select().from(pledges).all()
    const path = `/p/${context.box.open(row?.receiptSealed ?? '', `receipt:${row?.receiptHash}`)}`
    await twice(() => ada.post(`${path}/confirmation`, {}))
    await twice(() => ada.post(`${path}/change`, { text: 'By hand', email: 'ada@example.net' }))
    const kinds = db.select().from(mails).all()
    expect(kinds.map(({ kind }) => kind)).toEqual(['reminder-confirm', 'reminder-receipt', 'reminder-address'])

    const { page } = await ada.get('/c/amend/call/number')
    const form = { ...page.fields(), outcome: 'spoke' }
    await twice(() => ada.post('/c/amend/call/number/calls', form))
    expect(callsByOutcome(db, row?.campaignId ?? 0).spoke).toBe(1)
  })
})

describe('a sign-in', () => {
  test('whose return is opened again goes on where it led, and the words are there', async () => {
    const { url } = await unluckySite()
    const ada = person(url)
    const back = await leave(ada, 'Kept all the way')
    for (let i = 0; i < 2; i++) expect((await ada.get(back)).location).toBe('/c/amend/pledge/confirm')
    expect((await ada.get('/c/amend/pledge/confirm')).html).toContain('Kept all the way')
  })

  test('whose answer a browser broke off goes on when its return is opened again, and costs no words', async () => {
    const { url } = await unluckySite()
    const ada = person(url)
    const back = await leave(ada, 'Kept all the way')
    const before = ada.cookies()
    await ada.get(back)
    ada.takeCookies(before)
    // The cookie from before has no rights by itself: it takes the return's own proof again.
    expect((await ada.get('/c/amend/pledge/confirm')).location).toBe('/c/amend/pledge/connect')
    expect((await ada.get(back)).location).toBe('/c/amend/pledge/confirm')
    expect((await ada.get('/c/amend/pledge/confirm')).html).toContain('Kept all the way')
  })

  test('that comes back to another browser says so, connects nothing and promises nothing kept', async () => {
    const { url, pledged: rows } = await unluckySite()
    const ada = person(url)
    const back = await leave(ada, 'Words in the first browser')
    const elsewhere = await person(url).get(back)
    expect(elsewhere.status).toBe(409)
    expect(elsewhere.html).toContain('did not begin in this browser')
    expect(elsewhere.html).not.toContain('What you wrote is kept')
    expect((await ada.get(back)).location).toBe('/c/amend/pledge/confirm')
    expect(rows()).toEqual([])
  })

  test('that a network does not answer leads back to the words', async () => {
    const { url, sandbox } = await unluckySite()
    const ada = person(url)
    await ada.post('/c/amend/pledge', { message: 'own', text: 'Kept' })
    await sandbox.close()
    const away = await ada.get('/auth/x/start?campaign=amend')
    expect(away.status).toBe(502)
    expect(away.html).toContain('What you wrote is kept.')
    expect(away.page.links()).toContain('/c/amend/pledge')
    expect((await ada.get('/c/amend/pledge')).page.fields().text).toBe('Kept')
  })

  test('under way undoes nothing that another tab writes meanwhile', async () => {
    const { url } = await unluckySite()
    const ada = person(url)
    await ada.post('/c/amend/pledge', { message: 'own', text: 'In one tab' })
    await Promise.all([
      ada.get('/auth/x/start?campaign=amend'),
      ada.post('/c/other/pledge', { message: 'own', text: 'In the other' }),
    ])
    expect((await ada.get('/c/amend/pledge')).page.fields().text).toBe('In one tab')
    expect((await ada.get('/c/other/pledge')).page.fields().text).toBe('In the other')
  })
})

describe('words', () => {
  test('of a change that a session lost come back where the form carried them, else it is said', async () => {
    const { ada, path, expire, pledged: rows } = await pledged()
    await ada.post(`${path}/change`, { message: 'own', text: 'Other words' })
    const { shown = '' } = (await ada.get(`${path}/change/confirm`)).page.fields()
    expire()
    const lost = await ada.get(`${path}/change/confirm`)
    expect(lost.location).toBe(`${path}/change?lost=1`)
    expect((await ada.get(lost.location)).html).toContain('What you wrote before is not here any more')
    const form = { shown, text: 'Other words' }
    expect((await ada.post(`${path}/change/confirm`, form)).location).toBe(path)
    expect(rows()).toMatchObject([{ text: 'Other words' }])
  })

  test('that were refused are not confirmed by going round the form', async () => {
    const { ada, path, pledged: rows } = await pledged()
    expect((await ada.post(`${path}/change`, { message: 'own', text: 'Hear us, @senator' })).status).toBe(422)
    expect((await ada.get(`${path}/change/confirm`)).location).toBe(`${path}/change`)
    const { html } = await ada.get(`${path}/change`)
    expect(html).toContain('Take out the @mention')
    expect(rows()).toMatchObject([{ text: 'My words' }])
  })

  test('pledged again with another text are laid beside the pledge there is', async () => {
    const { ada, path } = await pledged()
    await ada.post('/c/amend/pledge', { message: 'own', text: 'Second thoughts' })
    expect((await ada.get('/c/amend/pledge/confirm')).location).toBe(`${path}/change/confirm`)
    expect((await ada.get(`${path}/change/confirm`)).html).toContain('Second thoughts')
  })
})

test('an address that only takes forms leads to the page of its form, in the language asked for', async () => {
  const { url, context } = await unluckySite()
  const { db, box } = context
  const { receipt } = makePledge(db, 1, makeAccount(db).id, {}, box)
  const ada = person(url)
  for (const [from, to] of [
    [`/p/${receipt}/condition`, `/p/${receipt}`],
    [`/p/${receipt}/renewal`, `/p/${receipt}`],
    [`/c/amend/reminder/text`, '/c/amend/reminder'],
    ['/c/amend/call/number/calls', '/c/amend/call/number'],
    ['/p/secret/confirmation', '/p/secret'],
  ] as const) {
    expect((await ada.get(`${from}?lang=es`)).location).toBe(`${to}?lang=es`)
    expect((await ada.get(from)).location).toBe(to)
  }
  expect((await ada.get('/c/amend/nothing?lang=es')).status).toBe(404)
})

test('so does one of the organizers, to who is signed in', async () => {
  const site = await accessSite()
  const owner = await site.visit('owner')
  const one = `/organize/amend/supporters/${site.freshPledge()}`
  expect((await owner.get(`${one}/removal?lang=es`)).location).toBe(`${one}?lang=es`)
})
