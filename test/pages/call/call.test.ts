import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { countedCalls, counts, launches, sessions } from '../../../db/schema/index.ts'
import { storeCongress } from '../../../src/domain/call/congress/editions.ts'
import { readCongress } from '../../../src/domain/call/congress/parse.ts'
import { filesOf, madeUpCongress } from '../../domain/call/congress/made-up.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../support/factories.ts'
import { openSite } from '../site.ts'

const script = 'I am {{name}} from {{place}}.\n\nI ask {{representative}} to vote for {{bill}}.'

async function setting({ loaded = true, now = noon - 86_400_000 * 4, campaign = {} } = {}) {
  let at = now
  const context = testContext({ now: () => at })
  const row = { slug: 'amend', callScript: script, bill: 'HR 1865', lobbyingDays: ['2026-09-07', '2026-09-08'] }
  const made = makeCampaign(context.db, { ...row, ...campaign })
  makeLaunch(context.db, made.id)
  const all = madeUpCongress()
  all.members.splice(
    all.members.findIndex(one => one.name.official_full === 'Person of KY 1'),
    1,
  )
  const read = readCongress(filesOf(all))
  if (read.kind === 'refused') throw new Error(read.why.join())
  if (loaded) storeCongress(context.db, read.congress, at)
  const site = await openSite(context)
  const setTime = (ms: number) => {
    at = ms
  }
  return { ...context, campaign: made, site, ada: site.visitor(), setTime }
}

describe('a caller', () => {
  test('finds whom to call by ZIP code, and it goes into no address and no row', async () => {
    const { ada, db } = await setting()
    expect((await ada.get('/c/amend')).page.links()).toContain('/c/amend/call')
    const page = await ada.get('/c/amend/call')
    expect(page.html).toContain('Five digits. It finds your members and is then forgotten')
    const found = await ada.post('/c/amend/call', { zip: ' 10003-1234 ', name: 'Ada', place: 'Dayton' })
    expect(found).toMatchObject({ status: 303, location: '/c/amend/call/OH-3' })

    const call = await ada.get('/c/amend/call/OH-3')
    expect(call.html).toContain('Representative Person of OH 3')
    expect(call.html).toContain('Call 1 of 3')
    expect(call.page.links()).toContainEqual(expect.stringMatching(/^tel:\+1202555\d{4}$/))
    expect(call.html).toContain('I am Ada from Dayton.')
    expect(call.html).toContain('I ask Representative Person of OH 3 to vote for HR 1865.')
    expect(call.html).toContain('loaded on September 3, 2026; the newest of them took office on January 3, 2025')
    expect(JSON.stringify([db.select().from(sessions).all(), db.select().from(counts).all()])).not.toContain('10003')
  })

  test('calls one after the other, and each form counts once', async () => {
    const { ada, db } = await setting()
    const first = await ada.get('/c/amend/call/OH-3')
    const done = await ada.post('/c/amend/call/OH-3/calls', { ...first.page.fields(), outcome: 'spoke' })
    expect(done.status).toBe(303)
    const again = await ada.post('/c/amend/call/OH-3/calls', { ...first.page.fields(), outcome: 'spoke' })
    expect(again.location).toBe(done.location)

    const second = await ada.get(done.location)
    expect(second.html).toContain('Call 2 of 3')
    expect(second.html).toContain('1 call made for this campaign, 1 of them today.')
    const busy = await ada.post('/c/amend/call/OH-3/calls', { ...second.page.fields(), outcome: 'busy' })
    const atHome = await ada.get(busy.location)
    expect(atHome.html).toContain('Call 2 of 3')
    expect(atHome.html).toContain('Office in Hometown')
    expect(atHome.html).toContain('Busy or full: next call')
    const third = await ada.post('/c/amend/call/OH-3/calls', { ...atHome.page.fields(), outcome: 'busy' })
    const last = await ada.get(third.location)
    expect(last.html).toContain('Call 3 of 3')
    const end = await ada.post('/c/amend/call/OH-3/calls', { ...last.page.fields(), outcome: 'skip' })
    expect((await ada.get(end.location)).html).toContain('Thank you for calling')

    const counted = db
      .select({ outcome: counts.key, count: counts.count })
      .from(counts)
      .where(eq(counts.kind, 'call'))
      .all()
    expect(counted.sort((a, b) => a.outcome.localeCompare(b.outcome))).toEqual([
      { outcome: 'busy', count: 2 },
      { outcome: 'skip', count: 1 },
      { outcome: 'spoke', count: 1 },
    ])
    expect(db.select().from(countedCalls).all()).toHaveLength(4)
    // Who only calls is given no cookie, and nothing is kept of them.
    expect(db.select().from(sessions).all()).toEqual([])
  })

  test('chooses where a ZIP code lies in several districts or states', async () => {
    const { ada } = await setting()
    const several = await ada.post('/c/amend/call', { zip: '10001' })
    expect(several.status).toBe(200)
    expect(several.html).toContain('The ZIP code 10001 lies in 2 districts')
    expect(several.page.links()).toEqual(expect.arrayContaining(['/c/amend/call/OH-3', '/c/amend/call/OH-15']))
    const states = await ada.post('/c/amend/call', { zip: '10002' })
    expect(states.html).toContain('lies in more than one state')
    expect(states.html).toContain('This seat is vacant at the moment')
  })

  test('hears of vacant seats, of delegates and of districts that are a whole state', async () => {
    const { ada } = await setting()
    const vacant = await ada.get('/c/amend/call/KY-1')
    expect(vacant.html).toContain('The seat of Kentucky, district 1 is vacant at the moment')
    expect(vacant.html).toContain('Call 1 of 2')
    const delegate = await ada.get('/c/amend/call/GU-0')
    expect(delegate.html).toContain('Delegate Person of GU 0')
    expect(delegate.html).toContain('Guam has no senators.')
    expect((await ada.get('/c/amend/call/WY-0')).html).toContain('Wyoming, at large')
  })

  test('hears whether the office is open by its own clock', async () => {
    const { ada, setTime } = await setting({ now: Date.UTC(2026, 8, 4, 14) })
    expect((await ada.get('/c/amend/call/WY-0')).html).toContain(
      'It is 10:00 AM in Washington: the office should answer.',
    )
    const atHome = await ada.get('/c/amend/call/WY-0?number=1')
    expect(atHome.html).toContain('Closed now: it is Friday, 8:00 AM, there')
    setTime(Date.UTC(2026, 8, 5, 14))
    expect((await ada.get('/c/amend/call/WY-0')).html).toContain(
      'Closed now: it is Saturday, 10:00 AM, in Washington, and offices answer on weekdays from 9 to 5. Leave a message.',
    )
  })

  test('speaks the language of the campaign, gaps and names too, whatever language the page is read in', async () => {
    const { ada } = await setting({ campaign: { lang: 'en' } })
    const english = 'I am your name from where you live.'
    expect((await ada.get('/c/amend?lang=es')).page.text).toContain(english)
    const call = (await ada.get('/c/amend/call/OH-3?lang=es')).page.text
    expect(call).toContain('Lo que puedes decir')
    expect(call).toContain(english)
    expect(call).toContain('I ask Representative Person of OH 3 to vote for HR 1865.')
  })

  test('takes the days into a calendar', async () => {
    const { ada } = await setting({ loaded: false })
    const file = await ada.get('/c/amend/call/days.ics')
    expect(file.headers.get('content-type')).toContain('text/calendar')
    expect(file.headers.get('content-disposition')).toContain('amend.ics')
    expect(file.html).toContain('DTSTART;VALUE=DATE:20260907\r\n')
    expect(file.html.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  })
})

describe('the Capitol always answers', () => {
  const switchboard = 'tel:+12022243121'

  test('where no lists were loaded', async () => {
    const { ada } = await setting({ loaded: false })
    expect((await ada.get('/c/amend/call')).location).toBe('/c/amend/call/number')
    expect((await ada.post('/c/amend/call', { zip: '10003' })).location).toBe('/c/amend/call/number')
    const page = await ada.get('/c/amend/call/number')
    expect(page.page.links()).toContain(switchboard)
    expect(page.html).toContain('Ask for your representative')
    const done = await ada.post('/c/amend/call/number/calls', { ...page.page.fields(), outcome: 'message' })
    expect((await ada.get(done.location)).html).toContain('1 call made for this campaign')
  })

  test('where that Congress is over, also at an address of a district', async () => {
    const { ada, setTime } = await setting()
    setTime(Date.UTC(2027, 0, 5, 12))
    expect((await ada.get('/c/amend/call')).location).toBe('/c/amend/call/number')
    const page = await ada.get('/c/amend/call/OH-3')
    expect(page.html).toContain('of a Congress that is over')
    expect(page.page.links()).toContain(switchboard)
  })

  test('to a ZIP code that nobody knows, and what was typed is kept', async () => {
    const { ada } = await setting()
    const unknown = await ada.post('/c/amend/call', { zip: '99998', name: 'Ada', place: '' })
    expect(unknown.status).toBe(422)
    expect(unknown.html).toContain('We do not know the ZIP code 99998.')
    expect(unknown.page.fields()).toMatchObject({ zip: '99998', name: 'Ada' })
    expect(unknown.html).toContain('/c/amend/call/number')
  })

  test('unless the campaign names a number of its own', async () => {
    const { ada } = await setting({ loaded: false, campaign: { callNumber: '+1 303 555 0100' } })
    expect((await ada.get('/c/amend')).html).toContain('Call +1 303 555 0100')
    const page = await ada.get('/c/amend/call/number')
    expect(page.page.links()).toContain('tel:+13035550100')
    expect(page.page.links()).not.toContain(switchboard)
    expect((await ada.get('/c/amend/call/OH-3')).status).toBe(404)
  })
})

test('what is no ZIP code is answered with what is expected, and nothing typed is lost', async () => {
  const { ada } = await setting()
  for (const zip of ['abcde', '1234', '', '<script>alert(1)</script>', '1'.repeat(10_000)]) {
    const answer = await ada.post('/c/amend/call', { zip, name: 'x'.repeat(100), place: '\u0000' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Enter a ZIP code of five digits')
    expect(answer.html).toContain('Shorten this to 80 characters.')
    expect(Object.values(answer.page.fields())).toContain('x'.repeat(100))
    expect(answer.html).not.toContain('<script>alert')
  }
})

test('what is no call is refused without a count', async () => {
  const { ada, db } = await setting()
  const fields = (await ada.get('/c/amend/call/OH-3')).page.fields()
  const wrongs: Record<string, string>[] = [
    { outcome: 'shouted' },
    { outcome: 'spoke', form: 'x' },
    { outcome: 'spoke', number: '-1' },
    {},
  ]
  for (const wrong of wrongs)
    expect((await ada.post('/c/amend/call/OH-3/calls', { ...fields, ...wrong })).status).toBe(400)
  expect((await ada.post('/c/amend/call/OH-99/calls', { ...fields, outcome: 'spoke' })).status).toBe(404)
  for (const path of ['/c/amend/call/XX-1', '/c/amend/call/10003', '/c/nobody/call'])
    expect((await ada.get(path)).status).toBe(404)
  expect(db.select().from(counts).all()).toEqual([])
})

test('a campaign that asks for no calls has no such pages', async () => {
  const { ada } = await setting({ loaded: false, campaign: { callScript: '', lobbyingDays: [] } })
  expect((await ada.get('/c/amend/call')).status).toBe(404)
  expect((await ada.get('/c/amend')).html).not.toContain('/call')
})

test('after the pledge, and once the posts are out, calling is offered', async () => {
  const { ada, db, box, campaign, setTime } = await setting({ loaded: false })
  const { receipt } = makePledge(db, campaign.id, makeAccount(db).id, {}, box)
  expect((await ada.get(`/p/${receipt}`)).page.links()).toContain('/c/amend/call')
  db.update(launches)
    .set({ state: 'finished', finishedAt: noon + 5_000 })
    .run()
  setTime(noon + 60_000)
  expect((await ada.get('/c/amend')).page.link('Find who to call')).toBe('/c/amend/call')
})
