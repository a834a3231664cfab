import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import session from 'express-session'
import { expect, test } from 'vitest'
import { organizers } from '../../db/schema/index.ts'
import { createApp } from '../../src/app.ts'
import { cell } from '../../src/pages/report/deliveries-csv.ts'
import { noon, testContext } from '../support/context.ts'
import { makeCampaign, makeLaunch } from '../support/factories.ts'
import { afterThisTest } from '../support/folder.ts'
import { burst, type MadeDelivery, makeLedger } from '../support/ledger.ts'

/** The site as one of its organizers sees it, who signed in before; or a stranger. */
async function site(rows: (launch: Parameters<typeof burst>[0]) => readonly MadeDelivery[], stranger = false) {
  const context = testContext({ now: () => noon + 3_600_000 })
  const { db } = context
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it' })
  const launch = makeLaunch(db, campaign.id, { state: 'finished', finishedAt: noon + 5_000 })
  makeLedger(db, launch, rows(launch))
  const owner = { email: 'owner@example.org', name: 'Owner', role: 'owner' as const, passwordHash: '', createdAt: noon }
  const { id } = db.insert(organizers).values(owner).returning().get()
  const app = express()
  app.use(session({ secret: 'of the test', resave: false, saveUninitialized: false }))
  app.use((req, _res, next) => {
    if (!stranger) req.session.organizerId = id
    next()
  })
  app.use(createApp(context))
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  afterThisTest(() => {
    server.closeAllConnections()
    return new Promise<void>(resolve => server.close(() => resolve()))
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return (path: string) => fetch(url + path, { redirect: 'manual', signal: AbortSignal.timeout(20_000) })
}

const mixed = (launch: Parameters<typeof burst>[0]): MadeDelivery[] => [
  ...burst(launch, 20, 300),
  { state: 'refused', reason: 'suspended' },
  { state: 'refused', reason: 'suspended' },
  { state: 'unknown', reason: 'lost-sender', sentAt: noon + 20 },
  { state: 'missed', reason: 'window-closed' },
  { state: 'withdrawn' },
]

test('only organizers see the report; others are led to the sign-in', async () => {
  const get = await site(mixed, true)
  for (const path of ['/c/amend/reach', '/c/amend/reach.json', '/c/amend/deliveries.csv']) {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/organize/sign-in?to=${encodeURIComponent(path)}`,
    ])
  }
})

test('the report says how many, how closely together, to how many, and why some are not out', async () => {
  const answer = await (await site(mixed))('/c/amend/reach')
  const html = await answer.text()
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(html).toContain('20 of 25 promised posts went out together on Mon, Sep 7, 10:00:00 EDT.')
  expect(html).toMatch(/The first post left 4 ms after the moment, the last \d+ ms\./)
  expect(html).toContain('2,400')
  const reasons = [...html.matchAll(/<li><strong class="figure">(\d+)<\/strong><span><b>([^<]*)<\/b> ([^<]*)</g)]
  expect(reasons.map(([, n, kind, why]) => `${n} ${kind} ${why}`)).toEqual([
    '2 Refused. The account is suspended.',
    '1 Unclear. One of our machines stopped just as it was sending.',
    '1 Missed. The time that was set for trying was over before the network took it.',
    '1 Withdrawn. Its supporter withdrew it before it left.',
  ])
  expect(html).not.toMatch(/<style|style=/)
})

test('reach.json holds the same figures', async () => {
  const json = await (await (await site(mixed))('/c/amend/reach.json')).json()
  expect(json).toMatchObject({
    campaign: { slug: 'amend' },
    state: 'finished',
    finishedAt: '2026-09-07T14:00:05.000Z',
    posts: { total: 25, posted: 20, refused: 2, unknown: 1, missed: 1, withdrawn: 1 },
    potentialReach: 2_400,
    stopTimeMs: null,
    lateness: { first: 4 },
  })
  const inSkyline = json.skyline.posts.reduce((n: number, { posts }: { posts: number }) => n + posts, 0)
  expect(inSkyline).toBe(20)
  expect(json.notPosted.reduce((n: number, row: { n: number }) => n + row.n, 0)).toBe(5)
})

test('the table of deliveries has a line for every one, however many there are', async () => {
  const get = await site(launch => [
    { state: 'posted', handle: '=cmd', sentAt: noon + 4, postedAt: noon + 44, url: 'https://x.test/1', network: 'x' },
    ...burst(launch, 1_700, 900),
    { state: 'refused', reason: 'locked', handle: 'last' },
  ])
  const answer = await get('/c/amend/deliveries.csv')
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toContain('amend-deliveries.csv')
  const lines = (await answer.text()).split('\r\n')
  expect(lines[0]).toBe('network,handle,state,reason,sentAt,latenessMs,postedAt,url')
  expect(lines[1]).toBe(`x,'=cmd,posted,,2026-09-07T14:00:00.004Z,4,2026-09-07T14:00:00.044Z,https://x.test/1`)
  expect(lines.at(-2)).toBe('x,last,refused,locked,,,,')
  expect(lines).toHaveLength(1_704)
})

test.each([
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['-5', "'-5"],
  ['@me', "'@me"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['plain', 'plain'],
  [null, ''],
])('a spreadsheet takes %j for text', (given, written) => expect(cell(given)).toBe(written))
