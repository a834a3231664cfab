import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { mails } from '../../../../db/schema/index.ts'
import type { Sealed } from '../../../../src/domain/mail/enqueue.ts'
import { mailContent } from '../../../../src/mail/templates/templates.ts'
import { remind } from '../../../domain/pledge/by-hand/remind.ts'
import { problems } from '../../../support/axe.ts'
import { chromiumFile, phone, visit } from '../../../support/browser.ts'
import { testContext } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { openSite } from '../../site.ts'

/** Ann has pledged to two campaigns and has a reminder for a third; Bob has one pledge. */
async function setting() {
  const rig = remind()
  const { db, box, context, clock } = rig
  const pledgeTo = (title: string, email: string, given = {}) => {
    const campaign = makeCampaign(db, { title })
    makeLaunch(db, campaign.id)
    return makePledge(db, campaign.id, makeAccount(db).id, { email, ...given }, box).receipt
  }
  const receipts = {
    rivers: pledgeTo('Clean rivers', 'Ann@Example.org', { lang: 'es' }),
    air: pledgeTo('Clean air', 'ann@example.org'),
    bob: pledgeTo('Clean soil', 'bob@example.org'),
    reminder: rig.join('ann@example.org'),
  }
  const sent = () =>
    db
      .select()
      .from(mails)
      .where(eq(mails.kind, 'links'))
      .all()
      .flatMap(({ key, letter }) => (letter ? [JSON.parse(box.open(letter, `mail:${key}`)) as Sealed<'links'>] : []))
  const written = () => db.select().from(mails).where(eq(mails.kind, 'links')).all().length
  const { url, visitor } = await openSite(context)
  const ask = (email: string) => visitor().post('/lost-link', { email })
  return { ...receipts, clock, sent, written, url, visitor, ask }
}

describe('who lost the link to a pledge', () => {
  test('gets the links of all pledges and reminders with their address, however they type it', async () => {
    const { ask, sent, rivers, air, reminder } = await setting()
    expect(await ask(' ANN@example.org ')).toMatchObject({ status: 303, location: '/lost-link/sent' })
    const [mail, ...more] = sent()
    expect(more).toEqual([])
    expect(mail?.to.toLowerCase()).toBe('ann@example.org')
    expect(mail?.data.links).toEqual([
      { what: 'pledge', campaign: 'Clean air', path: `/p/${air}` },
      { what: 'pledge', campaign: 'Clean rivers', path: `/p/${rivers}` },
      { what: 'reminder', campaign: 'Clean water', path: `/p/${reminder}` },
    ])
  })

  test('gets links that open in a mail that says what each is', async () => {
    const { ask, sent, bob } = await setting()
    await ask('bob@example.org')
    const [mail] = sent()
    const letter = mail && mailContent('links', mail.data, { lang: 'es', baseUrl: 'http://thunderclap.test' })
    const links = letter?.blocks.flatMap(block => (block.kind === 'secret' ? block.links : []))
    expect(links).toContainEqual({ label: 'Tu promesa: Clean soil', href: `http://thunderclap.test/p/${bob}` })
  })

  test('is told the same as who never took part, who gets nothing', async () => {
    const { ask, sent } = await setting()
    const known = await ask('bob@example.org')
    const before = sent().length
    const unknown = await ask('eve@example.org')
    expect([unknown.status, unknown.location, unknown.html]).toEqual([known.status, known.location, known.html])
    expect(sent()).toHaveLength(before)
  })

  test('may ask as often as they like, and so may a stranger: it is mailed now and then', async () => {
    const { ask, clock, sent, written } = await setting()
    for (let minutes = 0; minutes < 30; minutes++) {
      expect((await ask(minutes % 2 ? 'bob@example.org' : 'BOB@example.org')).status).toBe(303)
      clock.at += 60_000
    }
    // At once, and after 2, 4, 8 and 16 minutes; of those that wait only the last is sent.
    expect(written()).toBe(4)
    expect(sent()).toHaveLength(1)
  })

  test('may not ask for many addresses from one place', async () => {
    const { ask } = await setting()
    for (let n = 0; n < 60; n++) expect((await ask(`person${n}@example.org`)).status).toBe(303)
    const refused = await ask('bob@example.org')
    expect(refused.status).toBe(429)
    expect(refused.html).toContain('Many mails were asked for from here')
  })

  test('keeps what they typed when it is no address', async () => {
    const { ask, sent } = await setting()
    const { status, page } = await ask('bob at example')
    expect(status).toBe(422)
    expect(page.fields().email).toBe('bob at example')
    expect(sent()).toEqual([])
  })

  test('is led there from a link that leads to nothing, and from the campaign page', async () => {
    const { visitor } = await setting()
    for (const path of ['/p/cut-off', '/p/cut-off/change']) {
      const { status, page } = await visitor().get(path)
      expect([path, status]).toEqual([path, 404])
      expect(page.links()).toContain('/lost-link')
    }
    expect((await visitor().get('/nothing-here')).page.links()).not.toContain('/lost-link')
  })

  test('is told when this site sends no mail', async () => {
    const context = testContext({ env: { X_API_KEY: 'key', X_API_SECRET: 'secret' } })
    const { visitor } = await openSite(context)
    const { html } = await visitor().get('/lost-link')
    expect(html).toContain('This site sends no mail')
    expect(html).not.toContain('<form')
  })
})

describe.skipIf(!chromiumFile)('in a browser, the form for a lost link', () => {
  test('works by keyboard and without a script, and by axe', async () => {
    const { url, sent } = await setting()
    const { page } = await visit({ baseURL: url, viewport: phone }, [/404/])
    await page.goto('/p/cut-off')
    expect(await problems(page)).toEqual([])
    await page.getByRole('link', { name: 'Have the link sent again' }).press('Enter')
    await page.getByLabel('Mail address').fill('bob@example.org')
    expect(await problems(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByText('Look into your mailbox').waitFor()
    expect(await problems(page)).toEqual([])
    expect(sent()).toHaveLength(1)
  })
})
