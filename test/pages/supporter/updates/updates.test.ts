import { describe, expect, test } from 'vitest'
import { mails } from '../../../../db/schema/index.ts'
import { mailRow } from '../../../../src/domain/mail/enqueue.ts'
import { continueMailings } from '../../../../src/domain/mail/mailing.ts'
import { findWayOut, unsubscribe } from '../../../../src/domain/mail/unsubscribe.ts'
import { noon } from '../../../support/context.ts'
import { type GivenPledge, makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { burst, makeLedger } from '../../../support/ledger.ts'
import { organizersSide } from '../../organizer/side.ts'

const real = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'us@thunderclap.test' }
const news = { subject: 'A week to go', words: 'First <b>paragraph</b>.\n\nhttps://example.org/read\n\nLast.' }

async function setting(env: Readonly<Record<string, string>> = real) {
  const side = await organizersSide(env)
  const { db, context } = side
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend the act', organization: 'An NGO' })
  const launch = makeLaunch(db, campaign.id)
  const join = (email: string | null, more: GivenPledge = {}) =>
    makePledge(db, campaign.id, makeAccount(db).id, { email, ...more }, context.box)
  /** What the director does with it. */
  const write = () => {
    while (continueMailings(db, context.box, context.now()));
    const rows = db.select().from(mails).all()
    const open = ({ key, letter }: (typeof rows)[number]) => JSON.parse(context.box.open(letter ?? '', mailRow(key)))
    return rows.filter(row => row.letter !== null).map(row => ({ ...row, ...open(row) }))
  }
  return { ...side, campaign, launch, join, write, ada: await side.signedIn() }
}

describe('an update', () => {
  test('is shown as it will look, before anything is sent', async () => {
    const { ada, join, write } = await setting()
    join('one@example.org')
    join('two@example.org')
    join(null)
    const { html, page } = await ada.post('/organize/amend/updates/preview', news)
    expect(html).toContain('First &lt;b>paragraph&lt;/b>.')
    expect(page.links()).toContain('https://example.org/read')
    expect(page.text).toContain('See the campaignTo bring others, pass on this link.')
    expect(page.text).toContain('See your pledgeThe link above is for you alone')
    expect(page.text).toContain('The link to pass on and the link to the pledge are different for each.')
    expect(html).toContain('An NGO wrote this to everybody who pledged')
    expect(html).toContain('Send it to 2 supporters')
    expect(write()).toEqual([])
  })

  test('goes once to each who left an address and whose pledge stands, with a link of their own and a way out', async () => {
    const { ada, join, write } = await setting()
    const one = join('one@example.org')
    join('gone@example.org', { state: 'withdrawn', withdrawnAt: noon })
    join(null)
    const { key = '' } = (await ada.post('/organize/amend/updates/preview', news)).page.fields()
    expect((await ada.post('/organize/amend/updates', { ...news, key })).location).toBe(
      '/organize/amend/updates?done=sent',
    )
    expect((await ada.post('/organize/amend/updates', { ...news, key })).location).toBe(
      '/organize/amend/updates?done=known',
    )
    const written = write()
    expect(written).toMatchObject([{ to: 'one@example.org', data: { ...news, path: `/p/${one.receipt}` } }])
    expect(written[0]?.wayOut).toMatch(/^[\w-]{32}$/)
  })

  test('leaves out who asked for no more mail', async () => {
    const { ada, join, write, db, context } = await setting()
    join('one@example.org')
    join('two@example.org')
    await ada.post('/organize/amend/updates', news)
    const [first] = write()
    const wayOut = findWayOut(db, first?.wayOut ?? '')
    if (!wayOut) throw new Error('no way out')
    unsubscribe(db, context.box, wayOut, noon)
    await ada.post('/organize/amend/updates', { ...news, subject: 'The day' })
    const second = write().filter(mail => mail.data.subject === 'The day')
    expect(second.map(mail => mail.to)).toEqual(['two@example.org'])
  })

  test('shows how far it is', async () => {
    const { ada, join, write, db } = await setting()
    for (let n = 0; n < 4; n++) join(`p${n}@example.org`)
    await ada.post('/organize/amend/updates', news)
    const sent = await ada.get('/organize/amend/updates?done=sent')
    expect(sent.html).toContain('being made ready')
    expect(sent.html).toContain('data-again="5"')
    write()
    const [one, two] = db.select().from(mails).all()
    db.$client.prepare("update mails set state = 'sent' where id = ?").run(one?.id)
    db.$client.prepare("update mails set state = 'unknown' where id = ?").run(two?.id)
    const { html } = await ada.get('/organize/amend/updates')
    expect(html).toContain('1 of 4 sent · 1 unknown')
    // Never over something that is being typed.
    expect(html).not.toContain('data-again=')
    db.$client.prepare("update mails set state = 'sent'").run()
    expect((await ada.get('/organize/amend/updates')).html).toContain('all 4 sent')
  })

  test('with something missing says so and keeps the rest', async () => {
    const { ada, join } = await setting()
    join('one@example.org')
    const long = await ada.post('/organize/amend/updates/preview', { subject: 'News', words: '長'.repeat(10_000) })
    expect(long.status).toBe(200)
    for (const path of ['/organize/amend/updates/preview', '/organize/amend/updates']) {
      const refused = await ada.post(path, { subject: ' ', words: 'Kept words' })
      expect(refused.status).toBe(422)
      expect(refused.html).toContain('Enter a subject.')
      expect(refused.html).toContain('Kept words')
    }
  })

  test('cannot be written where nobody could get it', async () => {
    const nobody = await setting()
    expect((await nobody.ada.get('/organize/amend/updates')).page.all('textbox')).toEqual([])
    const noMail = await setting({ X_API_KEY: 'key', X_API_SECRET: 'secret' })
    noMail.join('one@example.org')
    expect((await noMail.ada.get('/organize/amend/updates')).html).toContain('No mail is set up on this site')
    expect((await noMail.ada.post('/organize/amend/updates', news)).status).toBe(422)
    expect(noMail.write()).toEqual([])
  })
})

test('after the launch a thank-you stands ready, with its figures', async () => {
  const { ada, join, db, launch } = await setting()
  join('one@example.org')
  makeLedger(db, launch, burst(launch, 20, 500))
  db.$client.prepare("update launches set state = 'finished', armed_at = ?, finished_at = ?").run(noon - 60_000, noon)
  const { html, page } = await ada.get('/organize/amend/updates')
  expect(page.fields().subject).toBe('Thank you: Amend the act')
  expect(html).toContain('20 posts went out together.')
  expect(html).toMatch(/Half of the posts were out within \d+ ms of the moment\./)
  await ada.post('/organize/amend/updates', news)
  expect((await ada.get('/organize/amend/updates')).page.fields().subject).toBe('')
})
