import { describe, expect, test } from 'vitest'
import type { holds, launches } from '../../../../db/schema/index.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeCampaign, makeHold, makeLaunch } from '../../../support/factories.ts'
import { burst, type MadeDelivery, makeLedger } from '../../../support/ledger.ts'
import { openSite } from '../../site.ts'

type Given = Partial<typeof launches.$inferInsert> & {
  rows?: readonly MadeDelivery[]
  holds?: readonly Partial<typeof holds.$inferInsert>[]
  now?: number
}

/** The board of a launch as a browser without scripts gets it. */
async function board({ rows = [], holds = [], now = noon - 3_600_000, ...given }: Given): Promise<string> {
  const context = testContext({ now: () => now })
  const campaign = makeCampaign(context.db, { slug: 'amend', title: 'Amend it', goal: 300 })
  const launch = makeLaunch(context.db, campaign.id, given)
  makeLedger(context.db, launch, rows)
  for (const hold of holds) makeHold(context.db, launch.id, hold)
  return (await (await openSite(context)).visitor().get('/c/amend/live')).html
}

const times = (n: number, row: MadeDelivery): MadeDelivery[] => Array.from({ length: n }, () => row)
const posts = (n: number) => burst({ launchAt: noon } as Parameters<typeof burst>[0], n, 300)
const slot = (html: string, name: string) => new RegExp(`data-slot="${name}"[^>]*>([^<]*)<`).exec(html)?.[1]
const clock = (html: string) =>
  [...html.matchAll(/<b>([^<]*)<\/b><i>([^<]*)<\/i>/g)].map(([, figure, unit]) => [figure, unit])
/** The cells of the table of this name, row by row. */
const figures = (html: string, caption: string) =>
  [...(html.split(`<caption>${caption}</caption>`)[1]?.split('</table>')[0] ?? '').matchAll(/<tr>(.*?)<\/tr>/g)].map(
    ([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*?(?:\/>|>(.*?)<\/t[hd]>)/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  )
const refresh = (html: string) =>
  Number(/<noscript><meta http-equiv="refresh" content="(\d+)"/.exec(html.split('</head>')[0] ?? '')?.[1] ?? 0)

test('before the moment the board counts down to the second, with the crowd waiting on the baseline', async () => {
  const html = await board({ state: 'open', rows: times(250, { armed: false }), now: noon - 7_384_000 })
  expect(clock(html)).toEqual([
    ['2', 'hours'],
    ['03', 'minutes'],
    ['04', 'seconds'],
  ])
  expect([slot(html, 'value-0'), slot(html, 'label-0'), slot(html, 'value-1')]).toEqual([
    '250',
    'people are waiting',
    '300',
  ])
  expect(/skyline-path="crowd" d="([^"]*)"/.exec(html)?.[1]?.split('M')).toHaveLength(251)
  expect(html).toMatch(/skyline-path="bars" d(="")?>/)
})

test('the last ten seconds stand alone', async () => {
  const html = await board({ state: 'armed', now: noon - 7_300 })
  expect(clock(html)).toEqual([['8', 'seconds']])
  expect(html).toContain('data-close="last"')
})

test('while posts leave, posted, not sent and on their way add up to what was promised', async () => {
  const rows = [
    ...posts(120),
    ...times(3, { state: 'refused', reason: 'suspended' }),
    ...times(100, { state: 'queued' }),
    ...times(2, { state: 'unknown', reason: 'reset' }),
  ]
  const html = await board({ state: 'firing', rows, now: noon + 4_123 })
  expect(clock(html)).toEqual([['+4.123', 'after the moment']])
  expect([0, 1, 2].map(i => slot(html, `value-${i}`))).toEqual(['120', '3', '102'])
  expect(slot(html, 'detail-0')).toBe('of 225 promised')
  expect(slot(html, 'detail-2')).toBe('2 of them without a clear answer')
  expect(html).toContain('The account is suspended.')
})

test('afterwards it shows how many are out, and both truths of when: left here, published there', async () => {
  const html = await board({ state: 'finished', rows: posts(250), now: noon + 900_000 })
  // A time would be less than what the clock had shown while it ran.
  expect(clock(html)).toEqual([['250', 'posts are out']])
  expect(slot(html, 'state')).toBe(
    'The first post left 4 ms after the moment, the last 299 ms. By the clock of X, all were published within 339 ms.',
  )
  expect(figures(html, 'How closely together')).toEqual([
    ['', 'Left here', 'Published by X'],
    ['First', '+4 ms', '+44 ms'],
    ['Half of them by', '+98 ms', '+138 ms'],
    ['99 of 100 by', '+288 ms', '+328 ms'],
    ['Last', '+299 ms', '+339 ms'],
  ])
  expect([0, 1, 2].map(i => slot(html, `value-${i}`))).toEqual(['250', '0', '0'])
  expect(html).toContain('Everything that was promised went out.')
  expect(refresh(html)).toBe(0)
})

test('of one post it says when that one left, and no share of one', async () => {
  const html = await board({
    state: 'finished',
    rows: [{ state: 'posted', sentAt: noon + 150, postedAt: noon - 20 }],
    now: noon + 900_000,
  })
  expect(clock(html)).toEqual([['1', 'post is out']])
  expect(slot(html, 'state')).toBe(
    'The post left 150 ms after its moment. By the clock of X, it was published within 0 ms.',
  )
  // A clock of a network that is behind is shown as it is.
  expect(figures(html, 'How closely together')).toEqual([
    ['', 'Left here', 'Published by X'],
    ['First', '+150 ms', '−20 ms'],
    ['Last', '+150 ms', '−20 ms'],
  ])
})

test('with a spread, posts are late by their own second', async () => {
  const at = (momentAt: number) => ({ state: 'posted' as const, momentAt, sentAt: momentAt + 9 })
  const html = await board({ state: 'finished', spreadMs: 60_000, rows: [at(noon), at(noon + 30_000)], ...after })
  expect(slot(html, 'state')).toBe('Each post left at its own second, none later than 9 ms after it.')
})

test('afterwards a launch that nobody had pledged to shows no row of zeros, and leads to the campaign', async () => {
  const html = await board({ state: 'finished', now: noon + 60_000 })
  expect(html).not.toContain('board-figures')
  expect(html).not.toContain('id="figures"')
  expect(html).toContain('To the campaign')
})

const after = { now: noon + 60_000 }
const waiting = times(1, { state: 'pending' })
test.each<[string, Given, string, string | undefined]>([
  ['open', { state: 'open', rows: waiting }, 'Every post waits for its moment.', '60'],
  ['open to the first', { state: 'open' }, 'Nobody has promised a post yet.', '60'],
  ['arming', { state: 'arming', rows: waiting, now: noon - 50_000 }, 'The posts are being made ready.', '2'],
  [
    'armed',
    { state: 'armed', rows: waiting, now: noon - 5_000 },
    'Ready. Every post is written and held until its second.',
    '1',
  ],
  ['late', { state: 'open', ...after }, 'If they are by 10:05:00 AM, the posts go out', '2'],
  ['firing', { state: 'firing', rows: times(1, { state: 'queued' }), ...after }, 'The posts are leaving.', '2'],
  ['settling', { state: 'settling', rows: posts(2), ...after }, 'All posts have left.', '5'],
  ['empty', { state: 'finished', ...after }, 'The launch is over. No post went out.', undefined],
  ['missed', { state: 'missed', ...after }, 'Our machines were not ready in time, so nothing was sent.', '60'],
  ['cancelled', { state: 'cancelled', ...after }, 'The organizers called this launch off.', undefined],
  [
    'halted',
    { state: 'halted', holds: [{}], rows: times(1, { state: 'pending' }), ...after },
    'The credit for posting on this network ran out.',
    '5',
  ],
  ['paused', { state: 'firing', pausedAt: noon + 9, ...after }, 'The organizers paused the launch.', '5'],
  [
    'stopped',
    {
      state: 'stopped',
      stoppedAt: noon + 100,
      finishedAt: noon + 900,
      rows: [{ state: 'posted', sentAt: noon + 212 }],
      ...after,
    },
    'No post left later than 112 ms after that.',
    undefined,
  ],
  [
    'stopped in time',
    { state: 'stopped', stoppedAt: noon + 100, rows: [{ state: 'posted', sentAt: noon + 20 }], ...after },
    'No post left after that.',
    '2',
  ],
])(
  'a launch that is %s says so, and the page looks again only while something can change',
  async (_, given, words, seconds) => {
    const html = await board(given)
    expect(slot(html, 'state')).toContain(words)
    expect(refresh(html)).toBe(Number(seconds ?? 0))
  },
)

test('stopped and halted launches say what is held back', async () => {
  const rows = [...posts(10), ...times(5, { state: 'pending' })]
  const halted = await board({ state: 'halted', holds: [{ reason: 'app-limit' }], rows, ...after })
  expect([slot(halted, 'value-2'), slot(halted, 'label-2')]).toEqual(['5', 'held back'])
  expect(clock(halted)).toEqual([['Held back', '']])
  const stopped = await board({
    state: 'stopped',
    stoppedAt: noon + 200,
    rows: [...posts(10), ...times(5, { state: 'stopped' })],
    ...after,
  })
  expect([slot(stopped, 'value-1'), slot(stopped, 'label-1')]).toEqual(['5', 'not sent'])
  expect(stopped).toContain('The dashed line is Stop.')
  expect(stopped).toContain('The launch was stopped before it left.')
})

test('right after Stop it says of how many posts it is not known yet whether they had left', async () => {
  const rows = [...posts(1), ...times(2, { state: 'queued' as const }), { state: 'stopped' as const }]
  const html = await board({ state: 'stopped', stoppedAt: noon + 200, rows, ...after })
  expect(slot(html, 'state')).toBe(
    'The organizers stopped the launch. Nothing more leaves. Of 2 posts we are finding out whether they had left by then.',
  )
  expect([slot(html, 'value-2'), slot(html, 'label-2')]).toEqual(['2', 'not known yet'])
  expect(figures(html, 'How the posts stand')).toContainEqual(['Not known yet', '2'])
  expect(html).not.toContain('n their way')
})

test('what did not go out is said by network, and who stayed back by their own condition did not miss anything', async () => {
  const html = await board({
    state: 'finished',
    rows: [
      ...posts(2),
      ...times(2, { state: 'missed', reason: 'too-few' }),
      { state: 'missed', reason: 'too-few', network: 'bluesky' },
      { state: 'withdrawn', network: 'bluesky' },
      { armed: false, network: 'bluesky' },
    ],
    ...after,
  })
  const table = html.split('aria-label="What did not go out, and why"')[1]?.split('</table>')[0] ?? ''
  expect(figures(`<caption>why</caption>${table}`, 'why')).toEqual([
    ['Why', 'X', 'Bluesky', 'All'],
    ['Stayed back. As its supporter wished: fewer people posted than they had asked for.', '2', '1', '3'],
    ['Did not leave. It had not been made ready when the launch ended.', '0', '1', '1'],
    ['Withdrawn. Its supporter withdrew it before it left.', '0', '1', '1'],
  ])
  expect(html).not.toContain('Missed')
})

test('the board holds no style or script of its own, and no header: the foot of the site stands below it', async () => {
  const html = await board({ state: 'finished', rows: posts(3), ...after })
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+="|class="site-head/)
  expect(html).toContain('<footer class="site-foot">')
})

describe('a launch on several networks', () => {
  const rows = [
    ...posts(10),
    ...times(5, { state: 'pending' }),
    ...times(3, { state: 'queued', network: 'bluesky' as const }),
  ]
  const gone = [...posts(10), ...times(5, { state: 'pending' }), ...times(3, { ...posts(1)[0], network: 'bluesky' })]
  const halted = [{ reason: 'out-of-credit' as const }]
  const paused = [{ pausedAt: noon + 9 }]

  test('of which one is held back says which, and that the others go on', async () => {
    const html = await board({ state: 'firing', rows, holds: halted, ...after })
    expect(slot(html, 'state')).toBe(
      'The posts are leaving. X: The credit for posting on this network ran out. What has not left there is held back. The organizers know.',
    )
    expect([slot(html, 'label-2'), slot(html, 'detail-2')]).toEqual(['on their way', '5 of them held back'])
    expect(html).toContain('data-clock="running"')
    const other = await board({ state: 'firing', rows, holds: paused, ...after })
    expect(slot(other, 'state')).toContain('The posts are leaving. X: the organizers paused it.')
  })

  test('of which all that is left is held back says only that, and its clock stands', async () => {
    const html = await board({ state: 'halted', rows: gone, holds: halted, ...after })
    expect(slot(html, 'state')).toMatch(/^X: The credit .* The organizers know\.$/)
    expect(slot(html, 'label-2')).toBe('held back')
    const still = await board({ state: 'firing', rows: gone, holds: paused, ...after })
    expect(slot(still, 'state')).toMatch(/^X: the organizers paused it\. What has not left there is held back/)
    expect(clock(still)).toEqual([['Paused', '']])
  })

  test('says nothing of a network that has nothing left to hold back, or that nobody has a post on', async () => {
    const done = [...posts(10), ...times(3, { state: 'queued', network: 'bluesky' as const })]
    const holds = [...halted, { network: 'mastodon' as const, pausedAt: noon }]
    expect(slot(await board({ state: 'firing', rows: done, holds, ...after }), 'state')).toBe('The posts are leaving.')
  })
})
