import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { grants, launches, messages, pledges } from '../../../db/schema/index.ts'
import { spreadLaunch } from '../../../src/domain/launch/change.ts'
import { realLaunch } from '../../../src/domain/launch/launch.ts'
import { ownMoment } from '../../../src/domain/launch/spread.ts'
import { hashToken } from '../../../src/lib/secret-box.ts'
import { momentExactly, withPlainSpaces } from '../../../src/text/format.ts'
import { noon, testContext } from '../../support/context.ts'
import {
  makeAccount,
  makeCampaign,
  makeLaunch,
  makeMessage,
  makePledge,
  pledgesWithAddress,
} from '../../support/factories.ts'
import { makeLedger } from '../../support/ledger.ts'
import { openSite } from '../site.ts'

async function setting(env: Readonly<Record<string, string>> = {}) {
  let at = noon - 86_400_000
  const context = testContext({ env, now: () => at })
  const campaign = makeCampaign(context.db, { slug: 'amend' })
  const launch = makeLaunch(context.db, campaign.id)
  const samples = [
    makeMessage(context.db, campaign.id, 'Sample one', 1),
    makeMessage(context.db, campaign.id, 'Two', 2),
  ]
  const account = makeAccount(context.db, { handle: 'ada', name: 'Ada Lovelace' })
  const site = await openSite(context)
  const setTime = (ms: number) => {
    at = ms
  }
  const rows = () => pledgesWithAddress(context.db, context.box)
  return { ...context, campaign, launch, samples, account, site, setTime, rows }
}

describe('a supporter', () => {
  test('chooses, connects, confirms the exact text and gets a receipt', async () => {
    const { site, account, rows, samples } = await setting()
    const ada = site.visitor()
    const text = 'My own words,\nin two lines & <more>'
    expect(await ada.post('/c/amend/pledge', { message: 'own', text })).toMatchObject({
      status: 303,
      location: '/c/amend/pledge/connect',
    })
    const connect = await ada.get('/c/amend/pledge/connect')
    expect(connect.html).toContain('X will ask whether we may post for you.')
    expect(connect.html).toContain('/auth/x/start')
    expect(connect.page.text).toContain('or, at worst, suspend it.')
    expect(connect.page.link('Remind me by mail')).toBe('/c/amend/reminder')

    await ada.connect(account.id)
    const confirm = await ada.get('/c/amend/pledge/confirm')
    expect(confirm.html).toContain('My own words,\nin two lines &amp; &lt;more>')
    expect(confirm.html).toContain('Post this for me on Mon, Sep 7, 10:00')
    expect(rows()).toEqual([])

    const done = await ada.post('/c/amend/pledge/confirm', { ...confirm.page.fields(), email: ' ada@example.org ' })
    expect(done).toMatchObject({ status: 303, location: expect.stringMatching(/^\/p\/[\w-]{32}$/) })
    expect(rows()).toMatchObject([{ text, messageId: null, accountId: account.id, email: 'ada@example.org' }])
    const receipt = await ada.get(done.location)
    expect(receipt.page.text).toContain('Your post goes out on Mon, Sep 7, 10:00')
    expect(samples).toHaveLength(2)
  })

  test('of a spread launch is told their own moment before they promise, and on the receipt', async () => {
    const { site, account, db, launch, setTime } = await setting()
    spreadLaunch(db, launch.id, 600_000, noon - 86_400_000)
    const spread = realLaunch(db, launch.campaignId)
    if (!spread) throw new Error('no launch')
    const mine = withPlainSpaces(momentExactly(ownMoment(spread, account.id), 'America/New_York', 'en'))
    const ada = site.visitor()
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { message: 'own', text: 'In my words' })
    const confirm = await ada.get('/c/amend/pledge/confirm')
    expect(confirm.html).toContain(`Post this for me on ${mine}`)
    expect(confirm.html).toContain('leave over 10 minutes')
    const { location } = await ada.post('/c/amend/pledge/confirm', { ...confirm.page.fields(), email: '' })
    expect((await ada.get(location)).page.text).toContain(`Your post goes out on ${mine}`)
    db.update(launches).set({ state: 'firing' }).run()
    setTime(noon)
    expect((await ada.get(location)).html).toContain('this is your own moment in it')
  })

  test('who takes a sample as it is has it recorded as that sample', async () => {
    const { site, account, rows, samples } = await setting()
    const ada = site.visitor()
    await ada.connect(account.id)
    const chosen = await ada.post('/c/amend/pledge', { message: String(samples[1]?.id), text: 'left over' })
    expect(chosen.location).toBe('/c/amend/pledge/confirm')
    const confirm = await ada.get('/c/amend/pledge/confirm')
    await ada.post('/c/amend/pledge/confirm', { ...confirm.page.fields(), email: '' })
    expect(rows()).toMatchObject([{ text: 'Two', messageId: samples[1]?.id, email: null }])
  })

  test('is offered the sample whose turn it is', async () => {
    const { site, setTime, samples } = await setting()
    const offered = async () => (await site.visitor().get('/c/amend/pledge')).page.fields().message
    expect(await offered()).toBe(String(samples[0]?.id))
    setTime(noon - 86_400_000 + 250)
    expect(await offered()).toBe(String(samples[1]?.id))
  })

  test('who has pledged before is led to their receipt', async () => {
    const { site, account, db, campaign, box } = await setting()
    const { receipt } = makePledge(db, campaign.id, account.id, {}, box)
    const ada = site.visitor()
    await ada.connect(account.id)
    expect((await ada.get('/c/amend/pledge/confirm')).location).toBe(`/p/${receipt}`)
    await ada.post('/c/amend/pledge', { text: 'Once more' })
    // With other words, which may take the place of the first.
    expect((await ada.get('/c/amend/pledge/confirm')).location).toBe(`/p/${receipt}/change/confirm`)
    expect((await ada.get('/c/amend')).html).toContain(`/p/${receipt}`)
  })

  test('whose permission works no more is asked on the receipt to connect again', async () => {
    const { site, account, db, campaign, box } = await setting()
    const { receipt } = makePledge(db, campaign.id, account.id, {}, box)
    const ada = site.visitor()
    expect((await ada.get(`/p/${receipt}`)).html).not.toContain('Connect X again')
    db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, account.id)).run()
    const { page } = await ada.get(`/p/${receipt}`)
    expect(page.text).toContain('As it is, your post will not go out.')
    // Its own address stays out of the link: others may log that one.
    expect(page.link('Connect X again')).toBe('/auth/x/start?to=%2Fc%2Famend')
  })

  test('whose post is out reads both truths of when: by our clock it left, by that of the network it was published', async () => {
    const { site, launch, db } = await setting()
    makeLedger(db, launch, [{ state: 'posted', sentAt: noon + 20, postedAt: noon + 1_180 }])
    db.update(pledges)
      .set({ receiptHash: hashToken('of-the-posted') })
      .run()
    const { page } = await site.visitor().get('/p/of-the-posted')
    expect(page.text).toContain('Posted at 10:00:01.180 AM EDT')
    expect(page.text).toContain(
      'We sent it 20 ms after the moment. By the clock of X, it was published 1.180 s after the moment.',
    )
  })

  test('whose post had left before organizers removed the pledge reads that, and the reason', async () => {
    const { site, launch, db } = await setting()
    makeLedger(db, launch, [{ state: 'posted', sentAt: noon + 20, postedAt: noon + 120 }])
    const removed = { state: 'withdrawn' as const, withdrawnAt: noon, removedAt: noon, removedReason: 'It insults.' }
    db.update(pledges)
      .set({ ...removed, receiptHash: hashToken('of-the-removed') })
      .run()
    const { html } = await site.visitor().get('/p/of-the-removed')
    expect(html).toContain('Posted at 10:00:00.120 AM')
    expect(html).toContain('It had left before the organizers removed your pledge. You can delete it on the network.')
    expect(html).toContain('Their reason: It insults.')
    expect(html).not.toContain('Nothing will be posted from your account.')
    expect(html).not.toContain('before your withdrawal')
  })

  test('never confirms what another window has changed', async () => {
    const { site, account, rows, db } = await setting()
    const ada = site.visitor()
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { text: 'What I saw' })
    const { shown = '' } = (await ada.get('/c/amend/pledge/confirm')).page.fields()

    await ada.post('/c/amend/pledge', { text: 'What I did not see' })
    const otherText = await ada.post('/c/amend/pledge/confirm', { shown, email: '' })
    expect(otherText.status).toBe(422)
    expect(otherText.html).toContain('What I did not see')

    await ada.post('/c/amend/pledge', { text: 'What I saw' })
    await ada.connect(makeAccount(db).id)
    const otherAccount = await ada.post('/c/amend/pledge/confirm', { shown, email: '' })
    expect(otherAccount.status).toBe(422)
    expect(rows()).toEqual([])
  })

  test('who skips a step is sent to it', async () => {
    const { site, account } = await setting()
    const ada = site.visitor()
    expect((await ada.get('/c/amend/pledge/confirm')).location).toBe('/c/amend/pledge?lost=1')
    expect((await ada.get('/c/amend/pledge/connect')).location).toBe('/c/amend/pledge?lost=1')
    await ada.post('/c/amend/pledge', { text: 'Chosen' })
    expect((await ada.get('/c/amend/pledge/confirm')).location).toBe('/c/amend/pledge/connect')
    await ada.connect(account.id)
    expect((await ada.get('/c/amend/pledge/confirm')).status).toBe(200)
  })

  test('who is too late keeps their text', async () => {
    const { site, account, setTime, rows } = await setting()
    const ada = site.visitor()
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { text: 'A minute too late' })
    const confirm = await ada.get('/c/amend/pledge/confirm')
    setTime(noon)
    const late = await ada.post('/c/amend/pledge/confirm', { ...confirm.page.fields(), email: '' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('A minute too late')
    expect(late.html).toContain('intent/tweet?text=A%20minute%20too%20late')
    expect(rows()).toEqual([])
  })
})

describe('a form that is not right comes back with what is wrong and what was typed', () => {
  test.each([
    ['', 'Write what you want to post'],
    ['x'.repeat(281), 'it has 281 characters and 280 are possible'],
    ['Hear us, @senator', 'Take out the @mention'],
  ])('text %j', async (text, message) => {
    const { site } = await setting()
    const answer = await site.visitor().post('/c/amend/pledge', { message: 'own', text })
    expect(answer.status).toBe(422)
    expect(answer.page.link(new RegExp(message))).toBe('#text')
    expect(answer.page.fields()).toMatchObject({ text })
  })

  test('a mail address', async () => {
    const { site, account, rows } = await setting()
    const ada = site.visitor()
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { text: 'Fine' })
    const confirm = await ada.get('/c/amend/pledge/confirm')
    const answer = await ada.post('/c/amend/pledge/confirm', { ...confirm.page.fields(), email: 'ada at home' })
    expect(answer.status).toBe(422)
    expect(answer.page.fields()).toMatchObject({ email: 'ada at home' })
    expect(rows()).toEqual([])
  })

  test('a sample as it is, where the network wants words of one’s own', async () => {
    const { site, samples } = await setting({ X_TEXT_RULE: 'own-words' })
    const answer = await site.visitor().post('/c/amend/pledge', { message: String(samples[0]?.id) })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('nearly the same as one of the samples')
  })
})

describe('a receipt', () => {
  async function pledged() {
    const made = await setting()
    const { receipt } = makePledge(made.db, made.campaign.id, made.account.id, { text: 'As confirmed' }, made.box)
    return { ...made, ada: made.site.visitor(), path: `/p/${receipt}` }
  }

  test('is a secret: not indexed, not kept, not passed on, and 404 to a guess', async () => {
    const { ada, path } = await pledged()
    const { headers } = await ada.get(path)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await ada.get('/p/guess')).status).toBe(404)
    expect((await ada.post('/p/guess/withdrawal', {})).status).toBe(404)
  })

  test('gives the moment as a calendar entry that does not hold the secret address', async () => {
    const { ada, path, setTime } = await pledged()
    expect((await ada.get(path)).page.links()).toContain(`${path}/moment.ics`)
    const { headers, html } = await ada.get(`${path}/moment.ics`)
    expect(headers.get('content-type')).toContain('text/calendar')
    expect(html).toContain(`DTSTART:${new Date(noon).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`)
    expect(html).toContain('/c/amend')
    expect(html.replaceAll('\r\n ', '')).not.toContain(path)
    setTime(noon)
    expect((await ada.get(`${path}/moment.ics`)).status).toBe(404)
  })

  test('goes only with enough others when asked to, and says what is no number of people', async () => {
    const { ada, path, rows, db, launch } = await pledged()
    expect(await ada.post(`${path}/condition`, { atLeast: '1,200' })).toMatchObject({ status: 303, location: path })
    expect(rows()[0]?.atLeast).toBe(1_200)
    expect((await ada.get(path)).html).toContain('at least 1,200 people post')
    for (const atLeast of ['1', '-5', 'ten', '9999999', '2e3', '\u0000']) {
      const answer = await ada.post(`${path}/condition`, { atLeast })
      expect([atLeast, answer.status]).toEqual([atLeast, 422])
    }
    expect((await ada.post(`${path}/condition`, { atLeast: '' })).status).toBe(303)
    expect(rows()[0]?.atLeast).toBeNull()
    db.update(launches).set({ state: 'arming' }).where(eq(launches.id, launch.id)).run()
    expect((await ada.post(`${path}/condition`, { atLeast: '5' })).status).toBe(409)
  })

  test('changes the text in two steps', async () => {
    const { ada, path, rows } = await pledged()
    expect((await ada.get(`${path}/change`)).page.fields().text).toBe('As confirmed')
    expect(await ada.post(`${path}/change`, { message: 'own', text: 'Better words' })).toMatchObject({
      status: 303,
      location: `${path}/change/confirm`,
    })
    expect(rows()[0]?.text).toBe('As confirmed')
    const confirm = await ada.get(`${path}/change/confirm`)
    expect((await ada.post(`${path}/change/confirm`, { ...confirm.page.fields() })).location).toBe(path)
    expect(rows()[0]?.text).toBe('Better words')
  })

  test('refuses a change once the launch is being armed, and keeps the old text', async () => {
    const { ada, path, rows, db, launch } = await pledged()
    await ada.post(`${path}/change`, { message: 'own', text: 'Too late' })
    const confirm = await ada.get(`${path}/change/confirm`)
    db.update(launches).set({ state: 'arming' }).where(eq(launches.id, launch.id)).run()
    const answer = await ada.post(`${path}/change/confirm`, { ...confirm.page.fields() })
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('the text you confirmed before stays')
    expect(rows()[0]?.text).toBe('As confirmed')
  })

  test('withdraws, and the pledge can be made again', async () => {
    const { ada, path, rows, account } = await pledged()
    expect(await ada.post(`${path}/withdrawal`, {})).toMatchObject({ status: 303, location: path })
    expect(await ada.post(`${path}/withdrawal`, {})).toMatchObject({ status: 303, location: path })
    expect((await ada.get(path)).html).toContain('You have withdrawn')
    expect(rows()[0]?.state).toBe('withdrawn')
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { text: 'Back again' })
    const confirm = await ada.get('/c/amend/pledge/confirm')
    const done = await ada.post('/c/amend/pledge/confirm', { ...confirm.page.fields(), email: '' })
    expect(done.location).toBe(path)
    expect(rows()).toMatchObject([{ state: 'active', text: 'Back again' }])
  })

  test('finds the words of a sample that is not offered any more, when they are changed', async () => {
    const { ada, path, db, rows, samples } = await pledged()
    const id = samples[0]?.id ?? 0
    db.update(pledges).set({ text: 'Sample one', messageId: id }).run()
    db.update(messages).set({ retiredAt: noon }).where(eq(messages.id, id)).run()
    const { page } = await ada.get(`${path}/change`)
    expect(page.fields()).toMatchObject({ text: 'Sample one' })
    expect(rows()[0]?.text).toBe('Sample one')
  })

  test('asks before it withdraws, and looking at the question changes nothing', async () => {
    const { ada, path, rows } = await pledged()
    const { page } = await ada.get(path)
    expect(page.all('button').map(one => one.textContent)).not.toContain('Withdraw my pledge')
    const asked = await ada.get(`${path}/withdrawal`)
    expect(asked.html).toContain('Withdraw your pledge?')
    expect(asked.html).toContain('As confirmed')
    expect(rows()[0]?.state).toBe('active')
    await ada.post(`${path}/withdrawal`, {})
    expect(await ada.get(`${path}/withdrawal`)).toMatchObject({ status: 303, location: path })
  })

  test('brings back the words of a pledge that was withdrawn, in a browser that knows nothing of them', async () => {
    const { site, ada, path, rows, account } = await pledged()
    await ada.post(`${path}/withdrawal`, {})
    const later = site.visitor()
    expect((await later.get(path)).html).toContain(`action="${path}/renewal"`)
    expect((await later.post(`${path}/renewal`, {})).location).toBe('/c/amend/pledge/confirm')
    expect((await later.get('/c/amend/pledge/confirm')).location).toBe('/c/amend/pledge/connect')
    await later.connect(account.id)
    const confirm = await later.get('/c/amend/pledge/confirm')
    expect(confirm.html).toContain('As confirmed')
    const done = await later.post('/c/amend/pledge/confirm', confirm.page.fields())
    expect(done.location).toBe(path)
    expect(rows()).toMatchObject([{ state: 'active', text: 'As confirmed' }])
    // Nothing to renew: its page shows that.
    expect((await later.post(`${path}/renewal`, {})).location).toBe(path)
  })

  test('says so when it is too late to withdraw', async () => {
    const { ada, path, rows, setTime, db } = await pledged()
    setTime(noon + 1)
    db.update(launches).set({ state: 'firing' }).run()
    const answer = await ada.post(`${path}/withdrawal`, {})
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('your post may have left already')
    expect(rows()[0]?.state).toBe('active')
  })
})

describe('where everybody finds words of their own', () => {
  const story = 'My sister is a survivor, and a court refused to hear her. I ask my senators to change that.'
  const mine = 'My sister is a survivor, and a court refused to hear her. I ask my senators to vote for it!'
  const strict = () => setting({ X_TEXT_RULE: 'own-words' })

  test('samples are there to read, not to take', async () => {
    const { site } = await strict()
    const { page } = await site.visitor().get('/c/amend/pledge')
    expect(page.text).toContain('Why does it matter to you?')
    expect(page.all('blockquote').map(one => one.textContent)).toContain('Sample one')
    expect(page.all('radio')).toEqual([])
    expect(page.fields().text).toBe('')
    const campaign = (await site.visitor().get('/c/amend')).page
    expect(campaign.text).not.toContain('Promise this one')
    expect(campaign.fields().text).toBe('')
  })

  test('a text that is nearly another’s comes back with the shared parts marked, and nothing else of the other', async () => {
    const { site, db, campaign } = await strict()
    makePledge(db, campaign.id, makeAccount(db).id, { text: `${story} SECRET` })
    const answer = await site.visitor().post('/c/amend/pledge', { text: mine })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('somebody else has promised nearly the same post')
    expect(answer.page.all('mark').map(one => one.textContent)).toEqual([
      'My sister is a survivor, and a court refused to hear her. I ask my senators to',
    ])
    expect(answer.page.fields().text).toBe(mine)
    expect(answer.html).not.toContain('SECRET')
  })

  test('who was a moment slower hears it at the last step, and loses neither text nor mail address', async () => {
    const { site, db, campaign, account, rows } = await strict()
    const ada = site.visitor()
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { text: mine })
    const confirm = await ada.get('/c/amend/pledge/confirm')
    makePledge(db, campaign.id, makeAccount(db).id, { text: story })
    // Looked at again, the page itself leads back.
    expect((await ada.get('/c/amend/pledge/confirm')).location).toBe('/c/amend/pledge')
    expect((await ada.get('/c/amend/pledge')).page.all('mark')).not.toEqual([])

    const form = { ...confirm.page.fields(), email: 'ada@example.org' }
    const late = await ada.post('/c/amend/pledge/confirm', form)
    expect(late.status).toBe(422)
    expect(late.page.fields().text).toBe(mine)
    expect(rows()).toHaveLength(1)
    await ada.post('/c/amend/pledge', { text: 'I teach in Tucson, and three of my pupils were in those ads.' })
    expect((await ada.get('/c/amend/pledge/confirm')).page.fields().email).toBe('ada@example.org')
  })

  test('an edit is held to the same', async () => {
    const { site, db, campaign, account, box, rows } = await strict()
    makePledge(db, campaign.id, makeAccount(db).id, { text: story })
    const { receipt } = makePledge(db, campaign.id, account.id, { text: 'As confirmed' }, box)
    const ada = site.visitor()
    const answer = await ada.post(`/p/${receipt}/change`, { text: mine })
    expect(answer.status).toBe(422)
    expect(answer.page.all('mark')).not.toEqual([])
    expect(rows().map(row => row.text)).toEqual([story, 'As confirmed'])
  })

  test('a sample pledged before stays: the rule is asked of who comes now', async () => {
    const { site, db, campaign, account, box, samples } = await strict()
    const text = 'Sample one'
    const { receipt } = makePledge(
      db,
      campaign.id,
      account.id,
      { text, messageId: samples[0]?.id, textRule: 'samples' },
      box,
    )
    const { html } = await site.visitor().get(`/p/${receipt}`)
    expect(html).toContain('Your post goes out on')
  })
})
