import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import express from 'express'
import session from 'express-session'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import {
  audit,
  campaigns,
  launches,
  measurements,
  organizers,
  reachLatest,
  reachRounds,
  reachSums,
} from '../../../../db/schema/index.ts'
import { createApp } from '../../../../src/app.ts'
import { click } from '../../../../src/domain/reach/counters/clicks.ts'
import { addCount } from '../../../../src/domain/reach/counters/counter.ts'
import { addUp } from '../../../../src/domain/reach/metrics/figures.ts'
import { tableCsv, tableJson } from '../../../../src/http/table-file.ts'
import { withPlainSpaces } from '../../../../src/text/format.ts'
import { noon, testContext } from '../../../support/context.ts'
import { type Launch, makeCampaign, makeHold, makeLaunch } from '../../../support/factories.ts'
import { afterThisTest } from '../../../support/folder.ts'
import { burst, type MadeDelivery, makeLedger } from '../../../support/ledger.ts'
import { makeMeasured } from '../../../support/measured.ts'
import { pageOf } from '../../../support/page.ts'
import { patience } from '../../../support/patience.ts'

type Rows = (launch: Launch) => readonly MadeDelivery[]
type Given = {
  readonly stranger?: boolean
  readonly launched?: Partial<typeof launches.$inferInsert>
  readonly at?: number
}

/** The site as one of its organizers sees it, who signed in before; or a stranger. */
async function site(rows: Rows, { stranger = false, launched = {}, at = noon + 3_600_000 }: Given = {}) {
  const context = testContext({ now: () => at })
  const { db } = context
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it' })
  const launch = makeLaunch(db, campaign.id, { state: 'finished', finishedAt: noon + 5_000, ...launched })
  makeLedger(db, launch, rows(launch))
  if (launch.state === 'halted') makeHold(db, launch.id)
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
  const ask = async (path: string, more: RequestInit = {}) => {
    const answer = await fetch(url + path, { redirect: 'manual', signal: patience(), ...more })
    if (!answer.headers.get('content-type')?.startsWith('text/html')) return answer
    return new Response(withPlainSpaces(await answer.text()), answer)
  }
  const own = { origin: url, 'sec-fetch-site': 'same-origin' }
  return {
    db,
    get: (path: string) => ask(path),
    post: (path: string) => ask(path, { method: 'POST', headers: own, body: new URLSearchParams() }),
  }
}

const mixed = (launch: Launch): MadeDelivery[] => [
  ...burst(launch, 20, 300),
  { state: 'refused', reason: 'suspended' },
  { state: 'refused', reason: 'suspended' },
  { state: 'unknown', reason: 'lost-sender', sentAt: noon + 20 },
  { state: 'missed', reason: 'window-closed' },
  { state: 'withdrawn' },
]

test('only organizers see the report; others are led to the sign-in', async () => {
  const { get } = await site(mixed, { stranger: true })
  for (const path of ['/c/amend/reach', '/c/amend/reach.json', '/c/amend/deliveries.csv']) {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/organize/sign-in?to=${encodeURIComponent(path)}`,
    ])
  }
})

test('the report says how many, how closely together, to how many, and why some are not out', async () => {
  const answer = await (await site(mixed)).get('/c/amend/reach')
  const html = await answer.text()
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(html).toContain('20 of 25 promised posts went out together on Mon, Sep 7, 10:00:00 AM EDT.')
  expect(html).toMatch(/The first post left 4 ms after the moment, the last \d+ ms\./)
  expect(html).toContain('2,400')
  const reasons = [...html.matchAll(/<li><strong class="figure">(\d+)<\/strong><div><p><b>([^<]*)<\/b> ([^<]*)</g)]
  expect(reasons.map(([, n, kind, why]) => `${n} ${kind} ${why}`)).toEqual([
    '2 Refused. The account is suspended.',
    '1 Unclear. One of our machines stopped just as it was sending.',
    '1 Did not leave. The time that was set for trying was over before the network took it.',
    '1 Withdrawn. Its supporter withdrew it before it left.',
  ])
  expect(html).not.toMatch(/<style|style=/)
})

test('reach.json holds the same figures', async () => {
  const json = await (await (await site(mixed)).get('/c/amend/reach.json')).json()
  expect(json).toMatchObject({
    campaign: { slug: 'amend' },
    state: 'finished',
    finishedAt: '2026-09-07T14:00:05.000Z',
    posts: { total: 25, posted: 20, refused: 2, unknown: 1, missed: 1, withdrawn: 1 },
    potentialReach: 2_400,
    stopTimeMs: null,
    clocksDisagree: false,
    lateness: { first: 4 },
  })
  const inSkyline = json.skyline.posts.reduce((n: number, { posts }: { posts: number }) => n + posts, 0)
  expect(inSkyline).toBe(20)
  expect(json.notPosted.reduce((n: number, row: { n: number }) => n + row.n, 0)).toBe(5)
})

test('the table of deliveries has a line for every one, however many there are', async () => {
  const { get } = await site(launch => [
    { state: 'posted', handle: '=cmd', sentAt: noon + 4, postedAt: noon + 44, url: 'https://x.test/1', network: 'x' },
    ...burst(launch, 1_700, 900),
    { state: 'refused', reason: 'locked', handle: 'last' },
  ])
  const answer = await get('/c/amend/deliveries.csv')
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toContain('amend-deliveries.csv')
  // As bytes: reading it as text would drop the mark.
  const lines = Buffer.from(await answer.arrayBuffer())
    .toString()
    .split('\r\n')
  expect(lines[0]).toBe('\ufeffnetwork,handle,state,reason,sentAt,latenessMs,postedAt,url,followers,words,host')
  expect(lines[1]).toBe(
    `x,'=cmd,posted,,2026-09-07T14:00:00.004Z,4,2026-09-07T14:00:00.044Z,https://x.test/1,120,own,api.x.test`,
  )
  expect(lines.at(-2)).toBe('x,last,refused,locked,,,,,120,own,api.x.test')
  expect(lines).toHaveLength(1_704)
  const json = await (await get('/c/amend/deliveries.json')).json()
  expect(json).toHaveLength(1_702)
  expect(json[0]).toMatchObject({ handle: '=cmd', latenessMs: 4, followers: 120 })
})

test.each([
  ['=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ["=cmd|'/C_calc'!A0@example.org", "'=cmd|'/C_calc'!A0@example.org"],
  ["+cmd|'/C_calc'!A0", "'+cmd|'/C_calc'!A0"],
  ['-SUM(A1)', "'-SUM(A1)"],
  ['+41 79 123 45 67', '+41 79 123 45 67'],
  ['+ada.l-x@mail.example.org', '+ada.l-x@mail.example.org'],
  ['-5', '-5'],
  ['-ñandú', '-ñandú'],
  ['@me', "'@me"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['plain', 'plain'],
  [null, ''],
])('a spreadsheet takes %j for text', async (given, written) => {
  const lines: string[] = []
  for await (const line of tableCsv({ ofPeople: false, columns: ['cell', 'n'], batches: [[{ cell: given, n: 1 }]] }))
    lines.push(line)
  expect(lines.join('')).toBe(`\ufeffcell,n\r\n${written},1\r\n`)
})

test('a file of JSON without lines is an empty array', async () => {
  const lines: string[] = []
  for await (const line of tableJson({ ofPeople: false, columns: ['cell'], batches: [] })) lines.push(line)
  expect(JSON.parse(lines.join(''))).toEqual([])
})

test('everybody reads a published report, without what is for organizers; taken back, they do not', async () => {
  const mine = await site(mixed)
  const published = await mine.post('/organize/amend/report/publication')
  expect([published.status, published.headers.get('location')]).toEqual([303, '/c/amend/reach?done=published'])
  expect(mine.db.select().from(audit).all()).toMatchObject([{ kind: 'report-published', actor: 'Owner' }])
  expect(await (await mine.get('/c/amend/reach')).text()).toContain('Everybody can read this report')

  const theirs = await site(mixed, { stranger: true })
  theirs.db
    .update(campaigns)
    .set({ reportPublishedAt: noon + 10_000 })
    .run()
  const answer = await theirs.get('/c/amend/reach')
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(html).toContain('20 of 25 promised posts')
  expect(html).toContain('The account is suspended.')
  expect(html).not.toMatch(/Still to do|deliveries|voice\d|Take it back|Publish this report/)
  expect((await theirs.get('/c/amend/reach.json')).status).toBe(200)
  expect((await theirs.get('/c/amend/deliveries.csv')).status).toBe(303)

  await mine.post('/organize/amend/report/publication/removal')
  expect(mine.db.select().from(campaigns).get()?.reportPublishedAt).toBeNull()
})

test('clicks, visits and calls stand beside the posts, programs apart from people', async () => {
  const { db, get } = await site(mixed)
  const campaignId = db.select().from(campaigns).get()?.id ?? 0
  const clicked = (at: number, robot: boolean, count: number) =>
    addCount(db, { ...click({ campaignId, mark: { place: 'x', messageId: null }, robot }, at), count })
  clicked(noon, false, 17)
  clicked(noon + 86_400_000, false, 4)
  clicked(noon, true, 90)
  addCount(db, { campaignId, kind: 'visit', period: '2026-09-07', count: 512 })
  addCount(db, { campaignId, kind: 'call', period: '2026-09-07', key: 'message', count: 3 })
  const html = await (await get('/c/amend/reach')).text()
  expect(html).toContain('21 clicks in 2 days. Most on Monday, September 7: 17.')
  expect(html).toContain('opened it 90 times more')
  expect(html).toContain('512 visits in one day.')
  expect(pageOf(html).row('Left a message')?.[0]).toBe('3')
  const csv = await (await get('/c/amend/clicks.csv')).text()
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    'hour,place,words,message,clicks',
    '2026-09-07T14:00:00.000Z,x,own,,17',
  ])
})

test('right after Stop the report does not call done what is still on its way', async () => {
  const html = async (rows: MadeDelivery[], launched: Partial<Launch>) =>
    (await (await site(() => rows, { launched: { finishedAt: null, ...launched } })).get('/c/amend/reach')).text()
  const underWay: MadeDelivery[] = [
    { state: 'posted', sentAt: noon + 20 },
    { state: 'queued', sentAt: noon + 30 },
  ]
  const stopped = await html(underWay, { state: 'stopped', stoppedAt: noon + 50 })
  expect(stopped).toContain('One post is still on its way.')
  expect(stopped).toContain('Look again')
  expect(stopped).not.toContain('Nothing is left to do')
  const none = await html([{ state: 'queued', sentAt: noon + 30 }], { state: 'stopped', stoppedAt: noon + 50 })
  expect(none).not.toContain('No post went out')
  const halted = await html([{ state: 'pending' }, { state: 'pending' }], { state: 'halted' })
  expect(halted).toContain('2 posts are held back until the launch goes on.')
  const over = await html([{ state: 'posted', sentAt: noon + 20 }], { state: 'stopped', finishedAt: noon + 90 })
  expect(over).toContain('Nothing is left to do: every promise went out.')
  expect(over).not.toContain('Look again')
})

test('what did not go out is a list of things to do, each with the posts it is about', async () => {
  const { get } = await site(mixed)
  const html = await (await get('/c/amend/reach')).text()
  expect(html).toContain('Only the network can lift that.')
  expect(html).toContain('/organize/amend/deliveries?state=refused&amp;reason=suspended')
  expect(html).toContain('We sent them once and never send twice.')
  const list = await (await get('/organize/amend/deliveries?state=refused&reason=suspended')).text()
  expect([...list.matchAll(/class="delivery-state/g)]).toHaveLength(2)
})

test.each([
  ['open', { state: 'open' }, noon - 3_600_000, 'Nothing has been sent yet'],
  ['missed', { state: 'missed' }, noon + 3_600_000, 'Every promise is kept.'],
  ['cancelled', { state: 'cancelled', finishedAt: noon - 10 }, noon + 3_600_000, 'nothing to measure'],
  ['unreached', { state: 'cancelled', unreachedAt: noon, finishedAt: noon }, noon + 9, 'Too few had pledged'],
] as const)('a launch that is %s has a report that says so', async (_, launched, at, sentence) => {
  const { get, post } = await site(() => [{ armed: false }], { launched: { finishedAt: null, ...launched }, at })
  const html = await (await get('/c/amend/reach')).text()
  expect(html).toContain(sentence)
  expect(html).not.toContain('potential reach, at most')
  expect((await post('/organize/amend/report/publication')).status).toBe(409)
})

test.each([
  ['firing', {}, 'these figures still change'],
  [
    'stopped',
    { stoppedAt: noon + 200 },
    '12 of 12 promised posts were out when the organizers stopped the launch of Mon, Sep 7, 10:00:00 AM EDT. No post left after that.',
  ],
  ['halted', {}, 'The credit for posting on this network ran out.'],
] as const)('a launch that is %s shows what left so far', async (state, more, sentence) => {
  const launched = { state, finishedAt: null, ...more }
  const { get } = await site(launch => burst(launch, 12, 100), { launched, at: noon + 9_000 })
  const html = await (await get('/c/amend/reach')).text()
  expect(html).toContain(sentence)
  expect(html).toContain('potential reach, at most')
})

describe('what was measured', () => {
  const measured = async (asked?: number) => {
    const mine = await site(launch => [
      ...burst(launch, 12, 300),
      ...burst(launch, 6, 300).map(row => ({ ...row, network: 'bluesky' as const })),
      ...burst(launch, 6, 300).map(row => ({ ...row, network: 'mastodon' as const })),
    ])
    const launch = mine.db.select().from(launches).get()
    if (!launch) throw new Error('no launch')
    makeMeasured(mine.db, launch, asked)
    return mine
  }

  test('stands beside the upper bound, for a thousand followers, and says what is not known', async () => {
    const { db, get } = await measured()
    const html = await (await get('/c/amend/reach')).text()
    const sums = addUp(db.select().from(reachSums).all())
    expect(sums.posts).toBe(24)
    const perThousand = ((1_000 * sums.likes) / (24 * 120)).toFixed(1)
    expect(pageOf(html).row('Likes')).toEqual([String(sums.likes), perThousand])
    // Only followers on networks that tell it: 12 accounts of 120, each post shown 48 times.
    expect(pageOf(html).row('Times shown')).toEqual(['576', '400.0'])
    expect(html).toContain('known of 12 of 24 posts: it is not told by Bluesky and Mastodon.')
    expect(html).toContain('One post is gone from its network since')
    expect(html).toContain('2,880 people: the followers of 24 accounts added up')
  })

  test('grows in pictures and in a table with the same figures', async () => {
    const { db, get } = await measured()
    const html = await (await get('/c/amend/reach')).text()
    for (const after of ['15 minutes', '1 hour', '6 hours', '1 day', '2 days'])
      expect(pageOf(html).row(after), after).toBeDefined()
    const { likes } = addUp(db.select().from(reachSums).all())
    expect(html).toContain(`Likes: ${likes}, 2 days after the moment.`)
    expect(html).not.toMatch(/<style|style=/)
    const file = await get('/c/amend/reach/over-time.svg')
    const svg = await file.text()
    expect(svg).not.toMatch(/<style|style=|class=/)
    expect((await sharp(Buffer.from(svg)).metadata()).width).toBe(560)
  })

  test('is a number and no line yet after the first look', async () => {
    const html = await (await (await measured(1)).get('/c/amend/reach')).text()
    expect(html).not.toContain('Over time')
    expect(html).toContain('How far it went')
  })

  test('is a file with a line for each reading of each post', async () => {
    const { db, get } = await measured()
    const latest = db.select().from(reachLatest).all()
    const rounds = db.select().from(reachRounds).all()
    const rows = latest.flatMap(
      ({ deliveryId, network, launchId: _, messageId: __, followers: ___, goneSince: ____, ...figures }) =>
        rounds
          .filter(round => round.network === network)
          .map(round => ({ ...figures, deliveryId, roundId: round.id, at: round.plannedAt, gone: false })),
    )
    db.insert(measurements).values(rows).run()
    const csv = (await (await get('/c/amend/samples.csv')).text()).split('\r\n')
    expect(csv[0]).toContain('network,handle,url,readAt,gone,impressions,likes')
    expect(csv).toHaveLength(24 * 5 + 2)
    const json = await (await get('/c/amend/samples.json')).json()
    expect(json).toHaveLength(24 * 5)
    expect(json.at(-1)).toMatchObject({ network: 'mastodon', impressions: null, readAt: '2026-09-09T14:00:00.000Z' })
  })

  test('names the best posts, without those that are gone, with their addresses', async () => {
    const { get } = await measured()
    const html = await (await get('/c/amend/reach')).text()
    expect([...html.matchAll(/See the post of/g)]).toHaveLength(5)
    const { measured: json } = await (await get('/c/amend/reach.json')).json()
    expect(json.all.posts).toBe(24)
    expect(json.overTime).toHaveLength(5)
    expect(json.networks.map((row: { network: string }) => row.network).sort()).toEqual(['bluesky', 'mastodon', 'x'])
  })
})

describe('a launch on X and Bluesky', () => {
  const onBoth = async (asked: number | null = 5) => {
    const mine = await site(launch => [
      ...burst(launch, 12, 300),
      { state: 'refused', reason: 'suspended' },
      ...burst(launch, 8, 900).map(row => ({ ...row, network: 'bluesky' as const, followers: 50 })),
    ])
    const launch = mine.db.select().from(launches).get()
    if (launch && asked !== null) makeMeasured(mine.db, launch, asked)
    return mine
  }
  const byNetwork = (html: string) => /<section aria-labelledby="networks">.*?<\/section>/s.exec(html)?.[0] ?? ''

  const cells = (html: string, name: string) => pageOf(byNetwork(html)).row(name)

  test('shows them side by side, and what Bluesky does not tell is no 0', async () => {
    const { db, get } = await onBoth()
    const html = await (await get('/c/amend/reach')).text()
    expect(cells(html, 'Posted')).toEqual(['12', '8'])
    expect(cells(html, 'Promised')).toEqual(['13', '8'])
    expect(cells(html, 'Followers, at most')).toEqual(['1,440', '400'])
    expect(cells(html, 'Times shown')).toEqual(['576', 'not told'])
    expect(cells(html, 'Posts with figures')).toBeUndefined()
    db.update(reachSums).set({ posts: 0 }).where(eq(reachSums.network, 'bluesky')).run()
    const fewer = await (await get('/c/amend/reach')).text()
    expect(cells(fewer, 'Posts with figures')).toEqual(['12', '0'])
    const likes = (network: string) => {
      const { likes: n } = addUp(
        db
          .select()
          .from(reachSums)
          .all()
          .filter(row => row.network === network),
      )
      return String(n)
    }
    expect(cells(html, 'Likes')).toEqual([likes('x'), likes('bluesky')])
    expect(html).toContain('it is not told by Bluesky.')
    expect(html).toContain('As X counted.')
    const named = [...html.matchAll(/<div><dt>([^<]*)<\/dt><dd>/g)].map(([, name]) => name)
    expect(named).toEqual(['posted', 'times shown', 'reactions'])
    expect(html.indexOf('The main figures')).toBeLessThan(html.indexOf('How closely together'))
  })

  test('before anything is measured it shows what is known of each', async () => {
    const { get } = await onBoth(null)
    const html = await (await get('/c/amend/reach')).text()
    expect(cells(html, 'Posted')).toEqual(['12', '8'])
    expect(cells(html, 'Likes')).toBeUndefined()
  })

  test('reach.json has each with its own reach and lateness, and null where nothing is told', async () => {
    const { get } = await onBoth()
    const { networks, measured } = await (await get('/c/amend/reach.json')).json()
    expect(networks).toMatchObject({
      x: { posted: 12, refused: 1, total: 13, held: null, potentialReach: 1_440, lateness: { first: 4, last: 300 } },
      bluesky: { posted: 8, total: 8, potentialReach: 400, lateness: { first: 4, last: 835 } },
    })
    const own = (name: string) => measured.networks.find((row: { network: string }) => row.network === name)
    expect([own('x').impressions, own('bluesky').impressions, own('bluesky').likes > 0]).toEqual([576, null, true])
    expect(measured.all).toMatchObject({ impressions: 576, impressionsOf: 12, posts: 20 })
  })

  test('the files name the network and the host of each post', async () => {
    const { get } = await onBoth()
    const rows = await (await get('/c/amend/deliveries.json')).json()
    const named = new Set(rows.map((row: { network: string; host: string }) => `${row.network} ${row.host}`))
    expect([...named].sort()).toEqual(['bluesky pds.bsky.test', 'x api.x.test'])
  })
})

test('of a launch on one network, its part is the whole', async () => {
  const { get } = await site(launch => burst(launch, 12, 300))
  expect(await (await get('/c/amend/reach')).text()).not.toContain('By network')
  const { networks, lateness } = await (await get('/c/amend/reach.json')).json()
  expect(networks.x.lateness).toEqual(lateness)
})
