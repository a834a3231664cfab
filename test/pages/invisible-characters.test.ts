import { describe, expect, test } from 'vitest'
import { pledges } from '../../db/schema/index.ts'
import { noon, testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch } from '../support/factories.ts'
import { openSite } from './site.ts'

async function setting() {
  const context = testContext({ now: () => noon - 86_400_000 })
  const campaign = makeCampaign(context.db, { slug: 'amend' })
  makeLaunch(context.db, campaign.id)
  const account = makeAccount(context.db, { handle: 'ada' })
  return { ...context, account, ...(await openSite(context)) }
}

describe('a text that holds what nobody sees', () => {
  test.each([
    ['turned \u202ethgir', 'U+202E', 'turned thgir'],
    ['tagged\u{e0041}', 'U+E0041', 'tagged'],
    ['nul\0 and bell\u0007', 'U+0000', 'nul and bell'],
    ['zero\u200bwidth', 'U+200B', 'zerowidth'],
  ])('%j is refused as a pledge and as a reminder, and shown without it', async (text, name, seen) => {
    const { db, visitor } = await setting()
    for (const path of ['/c/amend/pledge', '/c/amend/reminder']) {
      const { status, html } = await visitor().post(path, { message: 'own', text, email: 'ann@example.org' })
      expect(status).toBe(422)
      expect(html).toContain(name)
      expect(html).toContain(`${seen}</textarea>`)
    }
    expect(db.select().from(pledges).all()).toEqual([])
  })

  test('is not confirmed either, by whatever way it gets there', async () => {
    const { db, account, visitor } = await setting()
    const ada = visitor()
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { text: 'Fine' })
    const { page } = await ada.get('/c/amend/pledge/confirm')
    const form = { ...page.fields(), text: 'Fi\u202ene', email: '' }
    expect((await ada.post('/c/amend/pledge/confirm', form)).location).not.toMatch(/^\/p\//)
    expect(db.select().from(pledges).all()).toEqual([])
  })
})

test.each(['שלום עולם', 'مرحبا بالعالم، 2027', 'می‌خواهم', '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 🫶🏽 🐦‍🔥', 'e\u0301 and \u00e9'])(
  '%j is promised byte for byte',
  async text => {
    const { db, account, visitor } = await setting()
    const ada = visitor()
    await ada.connect(account.id)
    await ada.post('/c/amend/pledge', { text })
    const { page } = await ada.get('/c/amend/pledge/confirm')
    expect((await ada.post('/c/amend/pledge/confirm', page.fields())).status).toBe(303)
    expect(db.select().from(pledges).get()?.text).toBe(text)
  },
)

describe('half of a character', () => {
  test('that a program could not read is refused, not posted as something else', async () => {
    const { visitor } = await setting()
    const { status, html, page } = await visitor().post('/c/amend/pledge', { text: 'half \ud83c of it' })
    expect(status).toBe(422)
    expect(html).toContain('arrived damaged')
    expect(page.fields().text).toBe('half \ufffd of it')
  })

  test.each(['text=half+%ED%A0%BC', 'text=%FF', 'text=%', 'text=%C0%80'])(
    'in the bytes of a form, %s, is no form',
    async body => {
      const { url } = await setting()
      const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded' }
      expect((await fetch(`${url}/c/amend/pledge`, { method: 'POST', body, headers })).status).toBe(400)
    },
  )
})
