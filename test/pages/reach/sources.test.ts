import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { campaigns, counts, launches, pledges } from '../../../db/schema/index.ts'
import { addCount } from '../../../src/domain/reach/counters/counter.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { openSite, type Visitor } from '../site.ts'

async function setting() {
  const context = testContext({ now: () => noon - 3_600_000, env: { X_TEXT_RULE: 'samples' } })
  const { db } = context
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it' })
  makeLaunch(db, campaign.id, { launchAt: noon })
  makeMessage(db, campaign.id, 'Stand with survivors')
  const { url, visitor } = await openSite(context)
  const sourceOf = (accountId: number) =>
    db.select().from(pledges).where(eq(pledges.accountId, accountId)).get()?.source
  return { db, url, visitor, campaign, sourceOf, account: () => makeAccount(db).id }
}

/** Lands at `path`, and goes on to the receipt as its forms lead. */
async function join(person: Visitor, path: string, accountId: number, headers: Readonly<Record<string, string>> = {}) {
  const { from } = (await person.get(path, headers)).page.fields()
  await person.post('/c/amend/pledge', { text: `Words of ${accountId}`, ...(from && { from }) })
  await person.connect(accountId)
  const { shown = '' } = (await person.get('/c/amend/pledge/confirm')).page.fields()
  expect((await person.post('/c/amend/pledge/confirm', { shown })).status).toBe(303)
}

test('a pledge keeps what led to it: the place of a short link, the name of a site, or nothing', async () => {
  const { visitor, campaign, sourceOf, account } = await setting()
  const [byLink, bySite, bare, deep] = [account(), account(), account(), account()]
  const one = visitor()
  const { location } = await one.get(`/s/${campaign.id.toString(36)}-b0`)
  await join(one, location, byLink)
  await join(visitor(), '/c/amend', bySite, { referer: 'https://www.news.example/story?reader=7' })
  await join(visitor(), '/c/amend', bare)
  await join(visitor(), '/c/amend/pledge', deep, { referer: 'https://t.co/' })
  expect([byLink, bySite, bare, deep].map(sourceOf)).toEqual(['bluesky', 'news.example', 'direct', 'x'])
})

test('a visit counts once where it came from, and not again on the way through these pages; no cookie is set', async () => {
  const { db, url, visitor } = await setting()
  const person = visitor()
  const { headers } = await person.get('/c/amend', { referer: 'https://t.co/' })
  expect(headers.getSetCookie()).toEqual([])
  await person.get('/c/amend', { referer: 'http://thunderclap.test/privacy' })
  await person.get('/c/amend?from=embed')
  await person.get('/c/amend?from=<b>')
  await fetch(`${url}/c/amend`, { headers: { 'user-agent': 'Twitterbot/1.0', referer: 'https://t.co/' } })
  const counted = () =>
    Object.fromEntries(
      db
        .select()
        .from(counts)
        .where(eq(counts.kind, 'arrival'))
        .all()
        .map(row => [row.key, row.count]),
    )
  await vi.waitFor(() => expect(counted()).toEqual({ x: 1, embed: 1, direct: 1 }), 5_000)
})

test('everybody reads in a published report where supporters came from, and what was shared by hand', async () => {
  const { db, visitor, campaign, account } = await setting()
  for (const path of ['/c/amend?from=print', '/c/amend?from=x', '/c/amend?from=x'])
    await join(visitor(), path, account())
  const shared = { campaignId: campaign.id, kind: 'share', period: '2026-09-01' } as const
  addCount(db, { ...shared, key: 'whatsapp', count: 12 })
  addCount(db, { ...shared, key: 'copy', count: 3 })
  db.update(launches).set({ state: 'finished', finishedAt: noon }).run()
  db.update(campaigns).set({ reportPublishedAt: noon }).run()
  const { page } = await visitor().get('/c/amend/reach')
  expect(page.row(/^X\b/)?.slice(0, 2)).toContain('2')
  expect(page.row(/^Paper\b/)).toBeDefined()
  expect([page.row('WhatsApp')?.[0], page.row('Copied')?.[0]]).toEqual(['12', '3'])
  const { around } = JSON.parse((await visitor().get('/c/amend/reach.json')).html)
  expect(around.sources[0]).toMatchObject({ source: 'x', supporters: 2 })
  expect(around.shares.total).toBe(15)
})
