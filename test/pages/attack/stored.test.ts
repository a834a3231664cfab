import { expect, test } from 'vitest'
import { channels, drafts } from '../../../db/schema/index.ts'
import { noon } from '../../support/context.ts'
import { makeOrganization } from '../../support/factories.ts'
import { patience } from '../../support/patience.ts'
import { nameOf, table } from '../../support/route-table.ts'
import { addressOf } from '../access/request.ts'
import { type AccessSite, accessSite } from '../access/site.ts'

const planted = `"'><img src=x onerror=alert(1)><script>alert(1)</script>`

/** Where organizers, supporters and networks have written. Addresses are read when they are taken, not when they are shown. */
const written: Readonly<Record<string, readonly string[]>> = {
  campaigns: [
    'title',
    'summary',
    'story',
    'byline',
    'organization',
    'contact',
    'consent',
    'hashtag',
    'call_script',
    'bill',
    'call_number',
  ],
  messages: ['text'],
  organization: ['name', 'contact', 'postal', 'data_protection', 'authority', 'hosting'],
  organizers: ['name'],
  channels: ['name'],
  accounts: ['name', 'handle'],
  pledges: ['text'],
  deliveries: ['text'],
}

const nested: Readonly<Record<string, unknown>> = {
  hotline: { label: planted, number: planted },
  actions: Object.fromEntries(
    ['pledge', 'share', 'call'].map(name => [name, { shown: true, title: planted, text: planted }]),
  ),
  videos: [{ provider: 'youtube', host: '', id: 'dQw4w9WgXcQ', key: '', title: planted }],
  reposts: [{ link: 'https://example.org/post', author: planted, quote: planted }],
}

/** Streams without end, and the ends of sign-ins. */
const leftOut = ['GET /c/:slug/live/events', 'GET /auth/:network/start', 'GET /auth/:network/callback']

test('what anybody has written is words on every page, whoever looks, and nothing that runs', async () => {
  const site = await accessSite()
  plant(site)
  const wrong: string[] = []
  let shown = 0
  for (const who of ['stranger', 'owner'] as const) {
    const cookie = (await site.visit(who)).cookies()
    for (const route of table.filter(one => one.method === 'GET' && !leftOut.includes(nameOf(one)))) {
      const address = addressOf(route, site, who)
      plant(site)
      const { status, text } = await look(site, address, cookie)
      if (status >= 500) wrong.push(`${address}: ${status}`)
      if (/<img src=x|<script>alert/.test(text)) wrong.push(`${address} as ${who}`)
      if (text.includes('onerror=alert(1)')) shown++
    }
  }
  expect(wrong).toEqual([])
  expect(shown).toBeGreaterThan(40)
})

/** Anew before each look: what a route needs is made with harmless words. */
function plant({ db, people }: AccessSite): void {
  makeOrganization(db)
  db.insert(channels).values({ campaignId: 1, name: 'Newsletter', createdAt: noon }).onConflictDoNothing().run()
  db.insert(drafts)
    .values({
      campaignId: 1,
      section: 'story',
      organizerId: people.owner.id,
      version: 0,
      typed: { story: planted },
      savedAt: noon,
    })
    .onConflictDoNothing()
    .run()
  for (const [name, columns] of Object.entries(written))
    for (const column of columns) db.$client.prepare(`update ${name} set ${column} = ?`).run(planted)
  for (const [column, value] of Object.entries(nested))
    db.$client.prepare(`update campaigns set ${column} = ?`).run(JSON.stringify(value))
}

async function look({ url }: AccessSite, path: string, cookie: string) {
  const answer = await fetch(url + path, { headers: { cookie }, redirect: 'manual', signal: patience() })
  const type = answer.headers.get('content-type') ?? ''
  const isRead = /html|xml|svg/.test(type)
  if (!isRead) await answer.body?.cancel()
  return { status: answer.status, text: isRead ? await answer.text() : '' }
}
