import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { organizers, sessions } from '../../../db/schema/index.ts'
import { createApp } from '../../../src/app.ts'
import { trimSessions } from '../../../src/domain/organizer/session.ts'
import { sessionAtMost, sessionJson } from '../../../src/http/session/session-size.ts'
import { nothingSealed } from '../../../src/lib/secret-box.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../support/factories.ts'
import { listen, person } from '../../support/person.ts'

const cookie = { originalMaxAge: 86_400_000 } as never
/** Base64url of what is sealed is a third longer. */
const rowAtMost = sessionAtMost * 1.4

async function setting(env: Record<string, string> = {}) {
  const context = testContext({ env, now: () => noon - 3_600_000 })
  const { db } = context
  const campaign = makeCampaign(db, { slug: 'water' })
  makeLaunch(db, campaign.id, { launchAt: noon })
  const url = await listen(createApp(context))
  const rows = () => db.select().from(sessions).orderBy(desc(sessions.begunAt)).all()
  return { context, db, url, rows, visitor: () => person(url), path: '/c/water/pledge' }
}

test.each([
  ['of 10,000 letters', 'a '.repeat(5_000)],
  ['of 10,000 signs of three bytes', '水'.repeat(10_000)],
  ['of 5,000 emoji', '😀'.repeat(5_000)],
  ['of control characters, six bytes each in a session', '\u0001'.repeat(10_000)],
])('a refused text %s is shown whole, and kept as far as a network could take it', async (_, text) => {
  const { visitor, rows, path } = await setting()
  const eve = visitor()
  const refused = await eve.post(path, { text })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain(text.trim().slice(0, 100))
  const [row, ...more] = rows()
  expect(more).toEqual([])
  expect(row?.content.length).toBeLessThan(rowAtMost)
  expect(row).toMatchObject({ stranger: true, size: row?.content.length })
  const { html } = await eve.get(path)
  expect(html).not.toContain('\ufffd')
})

test('a text as long as X takes one, two long links in it, is kept as it is', async () => {
  const { visitor, path } = await setting()
  const text = `Water is life. https://example.org/${'a'.repeat(1_900)} https://example.org/${'b'.repeat(1_900)}`
  const ann = visitor()
  expect((await ann.post(path, { text })).location).toBe(`${path}/connect`)
  expect((await ann.get(`${path}/connect`)).html).toContain('b'.repeat(1_900))
})

test('a session keeps no more than it may, whatever was typed where', () => {
  const draft = (n: number) => ({ text: `${n} ${'x'.repeat(3_990)}`, messageId: null })
  const drafts = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`campaign-${n}`, draft(n)]))
  const signIns = Array.from({ length: 8 }, (_, at) => ({
    ...{ network: 'x' as const, key: `${at}`, secret: 's'.repeat(300), at },
    returnTo: `/${'y'.repeat(499)}`,
  })) as never
  const kept = JSON.parse(sessionJson({ cookie, drafts, signIns, accountId: 7 }))
  expect(Object.keys(kept.drafts)).toEqual(['campaign-49'])
  expect(kept).toMatchObject({ accountId: 7, drafts: { 'campaign-49': draft(49) } })
  const huge = { text: 'x'.repeat(20_000), messageId: null }
  const bare = sessionJson({
    cookie,
    drafts: { a: huge },
    caller: { name: 'x'.repeat(20_000), place: '' },
    organizerId: 3,
  })
  expect(JSON.parse(bare)).toEqual({ cookie, organizerId: 3 })
  const evil = sessionJson({ cookie, returnTo: `/${'x'.repeat(20_000)}`, accountId: 7 })
  expect(JSON.parse(evil)).toEqual({ cookie, accountId: 7 })
})

test('all sessions without an account together have an end, in number and in bytes: those not seen for longest go', () => {
  const { db } = testContext()
  const owner = { email: 'ada@example.org', name: 'Ada', role: 'owner' as const, passwordHash: '-', createdAt: 0 }
  const organizerId = db.insert(organizers).values(owner).returning().get().id
  const begin = (idHash: string, seenAt: number, more = {}) =>
    db
      .insert(sessions)
      .values({ idHash, content: nothingSealed, size: 1_000, seenAt, expiresAt: noon, stranger: true, ...more })
      .run()
  begin('of an organizer', 0, { stranger: false, organizerId })
  for (let n = 0; n < 10; n++) begin(`connected ${n}`, n, { stranger: false })
  for (let n = 0; n < 100; n++) begin(`stranger ${n}`, 100 + n)
  const left = () =>
    db
      .select()
      .from(sessions)
      .all()
      .map(one => one.idHash)
  const plenty = { rows: 1_000, bytes: 1_000_000 }
  expect(trimSessions(db, { strangers: plenty, connected: plenty })).toBe(0)
  expect(trimSessions(db, { strangers: { rows: 50, bytes: 1_000_000 }, connected: plenty })).toBe(55)
  expect(left().filter(name => name.startsWith('stranger'))).toContain('stranger 99')
  expect(left()).not.toContain('stranger 54')
  expect(trimSessions(db, { strangers: { rows: 1_000, bytes: 20_000 }, connected: { rows: 5, bytes: 5_000 } })).toBe(
    27 + 6,
  )
  expect(left().filter(name => name.startsWith('stranger'))).toHaveLength(18)
  expect(left().filter(name => name.startsWith('connected'))).toEqual([
    'connected 6',
    'connected 7',
    'connected 8',
    'connected 9',
  ])
  expect(left()).toContain('of an organizer')
})

test('one address begins so many sessions and no more: refused with a page, while others and who has begun go on', async () => {
  const { visitor, rows, path } = await setting({ TRUST_PROXY: '1' })
  const from = (net: string) => ({ 'x-forwarded-for': net, 'sec-fetch-site': 'same-origin' })
  const form = { text: 'Water is life.' }
  const ann = visitor()
  expect((await ann.post(path, form, from('198.51.100.1'))).status).toBe(303)
  let last = 0
  for (let n = 1; n <= 600; n++) last = (await visitor().post(path, form, from('198.51.100.1'))).status
  expect(last).toBe(429)
  expect(rows()).toHaveLength(600)
  const refused = await visitor().get('/auth/x/start?to=/c/water', from('198.51.100.1'))
  expect([refused.status, refused.headers.getSetCookie()]).toEqual([429, []])
  expect(refused.html).toContain('Very many have begun here from your connection')
  expect((await ann.post(path, { text: 'Other words' }, from('198.51.100.1'))).status).toBe(303)
  expect((await visitor().post(path, form, from('203.0.113.7'))).status).toBe(303)
})
