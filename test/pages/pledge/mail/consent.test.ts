import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { campaigns, consents, launches, mailQuestions, mails, pledges } from '../../../../db/schema/index.ts'
import { forgetQuestions } from '../../../../src/domain/mail/consent/ask.ts'
import type { Sealed } from '../../../../src/domain/mail/enqueue.ts'
import { eraseAddresses } from '../../../../src/domain/mail/erase.ts'
import type { MailKind } from '../../../../src/domain/mail/kinds.ts'
import { unsubscribe } from '../../../../src/domain/mail/unsubscribe.ts'
import { acceptInvitation } from '../../../../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../../../../src/domain/organizer/invitation.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge, pledgesWithAddress } from '../../../support/factories.ts'
import { ada as owner } from '../../organizer/side.ts'
import { openSite } from '../../site.ts'

const words = 'Yes, Pro Aare may write to me about its work.'
const day = 86_400_000

async function setting(consent = words) {
  const clock = { at: noon - day }
  const context = testContext({ now: () => clock.at })
  const { db, box } = context
  const campaign = makeCampaign(db, { slug: 'aare', organization: 'Pro Aare', contact: 'hello@aare.example', consent })
  makeLaunch(db, campaign.id)
  const account = makeAccount(db, { handle: 'ada' })
  const site = await openSite(context)
  await acceptInvitation(db, firstRunInvitation(db, clock.at) ?? '', owner, clock.at)
  const organizer = site.visitor()
  await organizer.post('/organize/sign-in', { email: owner.email, password: owner.password })

  const letters = <K extends MailKind>(kind: K) =>
    db
      .select()
      .from(mails)
      .where(eq(mails.kind, kind))
      .all()
      .flatMap(({ key, letter }) => (letter ? [JSON.parse(box.open(letter, `mail:${key}`)) as Sealed<K>] : []))
  const visitor = site.visitor()
  return {
    ...{ context, db, box, clock, campaign, account, letters, visitor },
    stranger: site.visitor,
    list: async () =>
      (await organizer.get('/organize/aare/consents.csv')).html.replace('\ufeff', '').split('\r\n').slice(1, -1),
    file: async (name: string) => (await organizer.get(`/organize/aare/${name}`)).html,
    mailbox: () => letters('address-confirm').at(-1)?.data.path ?? '',
    /** To the page that confirms. */
    confirmPage: async () => {
      await visitor.connect(account.id)
      await visitor.post('/c/aare/pledge', { text: 'The river is ours' })
      return visitor.get('/c/aare/pledge/confirm')
    },
  }
}

/** What the box is worth, read from the page. */
const boxOf = (html: string) => /name="consent" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('who pledges by account', () => {
  test('is on the list once they have ticked the box and said yes from their mailbox, with the very words', async () => {
    const { visitor, confirmPage, letters, mailbox, stranger, list, file, db, clock } = await setting()
    const page = await confirmPage()
    expect(page.html).toContain(words)
    // Never ticked by us.
    expect(page.page.fields()).not.toHaveProperty('consent')
    const form = { ...page.page.fields(), email: 'ada@example.org', consent: boxOf(page.html) }
    const { location } = await visitor.post('/c/aare/pledge/confirm', form)
    expect(letters('address-confirm')).toMatchObject([{ to: 'ada@example.org', data: { words, forPledge: false } }])
    expect(await list()).toEqual([])
    expect((await visitor.get(location)).html).toContain('We have asked at ada@example.org')

    // Programs look at links.
    const there = await stranger().get(mailbox())
    expect(there.html).toContain(words)
    expect(there.html).not.toContain(location)
    expect(await list()).toEqual([])
    db.update(campaigns).set({ consent: 'Other words by now.' }).run()
    clock.at += 60_000
    for (let n = 0; n < 2; n++)
      expect(await stranger().post(mailbox(), { answer: 'list' })).toMatchObject({ status: 303, location: mailbox() })
    expect(await list()).toEqual([`ada@example.org,"${words}",2026-09-06T14:00:00.000Z,2026-09-06T14:01:00.000Z`])
    expect((await visitor.get(location)).html).toContain('Mail from Pro Aare')
    for (const other of ['supporters.csv', 'reminders.csv', 'supporters', 'deliveries.csv'])
      expect([other, await file(other)]).not.toContain('ada@example.org')
  })

  test('agrees to nothing without a tick, without an address, or to words that changed meanwhile', async () => {
    const { visitor, confirmPage, letters, db } = await setting()
    const page = await confirmPage()
    const fields = page.page.fields()
    const without = await visitor.post('/c/aare/pledge/confirm', { ...fields, consent: boxOf(page.html) })
    expect(without.status).toBe(422)
    expect(without.html).toContain('Enter the mail address that they may write to')
    expect(without.page.fields().consent).toBe(boxOf(page.html))
    db.update(campaigns).set({ consent: 'Yes to everything.' }).run()
    const form = { ...fields, email: 'ada@example.org', consent: boxOf(page.html) }
    const changed = await visitor.post('/c/aare/pledge/confirm', form)
    expect(changed.status).toBe(422)
    expect(changed.html).toContain('The words beside this box changed meanwhile')
    expect(changed.page.fields()).not.toHaveProperty('consent')
    expect(changed.page.fields().email).toBe('ada@example.org')
    await visitor.post('/c/aare/pledge/confirm', changed.page.fields())
    expect(db.select().from(pledges).all()).toHaveLength(1)
    expect(letters('address-confirm')).toEqual([])
  })

  test('is asked nothing where the organization does not ask', async () => {
    const { visitor, confirmPage, list } = await setting('')
    const page = await confirmPage()
    expect(boxOf(page.html)).toBe('')
    expect(page.html).toContain('do not see the address.')
    const form = { ...page.page.fields(), email: 'ada@example.org', consent: 'on' }
    expect((await visitor.post('/c/aare/pledge/confirm', form)).status).toBe(422)
    expect(await list()).toEqual([])
  })

  test('leaves by the link in the mail or on the receipt, and what they left goes when they erase it', async () => {
    const { visitor, confirmPage, mailbox, stranger, list, db } = await setting()
    const page = await confirmPage()
    const form = { ...page.page.fields(), email: 'ada@example.org', consent: boxOf(page.html) }
    const { location } = await visitor.post('/c/aare/pledge/confirm', form)
    await stranger().post(mailbox(), { answer: 'list' })
    const left = await stranger().post(`${mailbox()}/removal`, {})
    expect(left.html).toContain('hello@aare.example')
    expect(await list()).toEqual([])

    const again = await visitor.get(`${location}/mail`)
    await visitor.post(`${location}/mail`, { ...again.page.fields(), consent: boxOf(again.html) })
    await stranger().post(mailbox(), { answer: 'list' })
    expect(await list()).toHaveLength(1)
    const leaving = await visitor.get(`${location}/consent/removal`)
    expect(leaving.html).toContain('Leave the list of Pro Aare?')
    expect(leaving.html).toContain('hello@aare.example')
    expect(await list()).toHaveLength(1)
    await visitor.post(`${location}/consent/removal`, {})
    expect(await list()).toEqual([])

    await visitor.post(`${location}/mail`, { ...again.page.fields(), consent: boxOf(again.html) })
    const last = mailbox()
    await stranger().post(last, { answer: 'list' })
    expect(await list()).toHaveLength(1)
    await visitor.post(`${location}/erasure`, {})
    expect([db.select().from(consents).all(), db.select().from(mailQuestions).all()]).toEqual([[], []])
    expect((await stranger().get(last)).status).toBe(404)
  })

  test('stays on the list when the address of the launch is erased, and leaves it with the mail of the campaign', async () => {
    const { visitor, confirmPage, mailbox, stranger, list, db, box, clock, campaign } = await setting()
    const page = await confirmPage()
    const form = { ...page.page.fields(), email: 'ada@example.org', consent: boxOf(page.html) }
    await visitor.post('/c/aare/pledge/confirm', form)
    await stranger().post(mailbox(), { answer: 'list' })
    const { addressHash = '' } = db.select().from(consents).get() ?? {}
    clock.at = noon + 8 * day
    expect(eraseAddresses(db, clock.at)).toBe(1)
    expect(forgetQuestions(db, clock.at)).toBe(1)
    expect(await list()).toHaveLength(1)
    expect((await stranger().get(mailbox())).html).toContain('Leave the list')
    unsubscribe(db, box, { campaignId: campaign.id, addressHash, title: '', stoppedAt: null }, clock.at)
    expect(await list()).toEqual([])
  })
})

describe('who asks for a reminder', () => {
  async function asked() {
    const made = await setting()
    const { visitor, letters } = made
    const page = await visitor.get('/c/aare/reminder')
    expect(page.page.fields()).not.toHaveProperty('consent')
    await visitor.post('/c/aare/reminder', {
      ...{ text: 'The river is ours', email: 'bea@example.org', consent: boxOf(page.html) },
    })
    return { ...made, here: letters('reminder-confirm')[0]?.data.path ?? '' }
  }

  test('says yes to each of the two from their mailbox, and withdrawing erases both', async () => {
    const { visitor, stranger, here, list } = await asked()
    const page = await stranger().get(here)
    expect(page.html).toContain(words)
    expect(await list()).toEqual([])
    await stranger().post(`${here}/confirmation`, { list: 'yes' })
    expect(await list()).toMatchObject([expect.stringContaining('bea@example.org')])
    await visitor.post(`${here}/withdrawal`, {})
    expect(await list()).toEqual([])
  })

  test('or to the reminder alone', async () => {
    const { stranger, here, list, db } = await asked()
    await stranger().post(`${here}/confirmation`, {})
    expect(db.select().from(pledges).all()).toMatchObject([{ state: 'confirmed' }])
    expect(await list()).toEqual([])
    expect(db.select().from(mailQuestions).all()).toEqual([])
  })

  test('asks once more later and stays on the list', async () => {
    const { visitor, stranger, here, list, letters, clock } = await asked()
    await stranger().post(`${here}/confirmation`, { list: 'yes' })
    clock.at += 60_000
    await visitor.post('/c/aare/reminder', { text: 'Other words', email: 'bea@example.org' })
    const known = letters('reminder-known')[0]?.data.path ?? ''
    expect(known).toBe(here)
    expect(await list()).toHaveLength(1)
  })
})

describe('a mail address on the receipt', () => {
  async function pledged(email: string | null = null) {
    const made = await setting()
    const { receipt } = makePledge(made.db, made.campaign.id, made.account.id, { email }, made.box)
    return { ...made, here: `/p/${receipt}`, mailed: () => pledgesWithAddress(made.db, made.box)[0]?.email }
  }

  test('is added or changed later, and counts once whoever reads it has said yes', async () => {
    const { visitor, here, letters, mailbox, stranger, mailed } = await pledged('old@example.org')
    expect((await visitor.get(here)).page.links()).toContain(`${here}/mail`)
    const wrong = await visitor.post(`${here}/mail`, { email: 'no address' })
    expect(wrong.status).toBe(422)
    const done = await visitor.post(`${here}/mail`, { email: 'new@example.org' })
    expect(done).toMatchObject({ status: 303, location: here })
    expect(mailed()).toBe('old@example.org')
    const [letter] = letters('address-confirm')
    expect(letter).toMatchObject({ to: 'new@example.org', data: { forPledge: true, words: null } })
    // The key to the pledge is for its supporter alone.
    expect(JSON.stringify(letter)).not.toContain(here)
    await stranger().post(mailbox(), { answer: 'launch' })
    expect(mailed()).toBe('new@example.org')
    await visitor.post(`${here}/mail`, { email: '' })
    expect(mailed()).toBeNull()
  })

  test('floods no mailbox: three such mails a day, and a double press is one', async () => {
    const { visitor, here, letters, clock } = await pledged()
    for (let n = 0; n < 2; n++) await visitor.post(`${here}/mail`, { email: 'eve@example.org' })
    expect(letters('address-confirm')).toHaveLength(1)
    for (let n = 0; n < 6; n++) {
      clock.at += 60_000
      expect((await visitor.post(`${here}/mail`, { email: `eve+${n}@example.org` })).status).toBe(303)
    }
    expect(letters('address-confirm')).toHaveLength(3)
  })

  test('only the last one asked counts, for two days, and not once the launch is over', async () => {
    const { visitor, here, letters, stranger, mailed, clock, db } = await pledged()
    for (const name of ['one', 'two']) await visitor.post(`${here}/mail`, { email: `${name}@example.org` })
    const [first, second] = letters('address-confirm').map(({ data }) => data.path)
    expect((await stranger().post(first ?? '', { answer: 'launch' })).status).toBe(404)
    clock.at += 2 * day
    expect((await stranger().get(second ?? '')).status).toBe(404)
    expect((await stranger().post(second ?? '', { answer: 'launch' })).status).toBe(404)
    expect(mailed()).toBeNull()
    db.update(launches).set({ state: 'finished', finishedAt: clock.at }).run()
    expect((await visitor.post(`${here}/mail`, { email: 'late@example.org' })).status).toBe(409)
  })
})
