import type { Boards, Watched } from './boards-load.ts'
import type { Contest, Ratio, Standing } from './contest.ts'
import type { Forecast } from './forecast.ts'
import type { Size } from './growth.ts'
import type { PageTime } from './pages.ts'
import { seconds } from './picture.ts'
import type { Round } from './round.ts'
import type { Rush } from './rush.ts'
import { markdownTable, textTable } from './table.ts'
import type { Read, WebLoad } from './web-load.ts'

/** Everything a run measured; a part that was left out is null. */
export type Results = {
  readonly contest: Contest | null
  readonly growth: readonly Size[]
  readonly forecasts: readonly Forecast[]
  readonly web: WebLoad | null
  readonly rush: Rush | null
  readonly boards: Boards | null
  readonly pages: readonly PageTime[]
}

type Part = { readonly title: string; readonly head: readonly string[]; readonly rows: readonly string[][] }

export const asText = (results: Results) =>
  parts(results)
    .map(part => `${part.title}\n\n${textTable(part.head, part.rows)}\n`)
    .join('\n')

export const asMarkdown = (results: Results) =>
  parts(results)
    .map(part => `**${part.title}**\n\n${markdownTable(part.head, part.rows)}\n`)
    .join('\n')

function parts({ contest, growth, forecasts, web, pages, rush, boards }: Results): Part[] {
  const delays = contest ? [...new Set(contest.standings.map(one => one.delayMs))] : []
  return [
    ...delays.map(delayMs => standingsPart(contest?.standings.filter(one => one.delayMs === delayMs) ?? [], delayMs)),
    ...(contest ? [ratiosPart(contest.ratios)] : []),
    ...(growth.length > 0 ? [growthPart(growth)] : []),
    ...(forecasts.length > 0 ? [forecastPart(forecasts)] : []),
    ...(web ? [webPart(web)] : []),
    ...(rush ? [rushPart(rush)] : []),
    ...(boards ? [boardsPart(boards)] : []),
    ...(pages.length > 0 ? [pagesPart(pages)] : []),
  ]
}

const contestHead = [
  'contestant',
  'first',
  'p50',
  'p99',
  'last',
  'last answer',
  'posts/s',
  'sockets',
  'CPU/post',
  'peak of a process',
  'Redis',
  'not posted',
  'CPU of others',
]

function standingsPart(standings: readonly Standing[], delayMs: number): Part {
  const [one] = standings
  const title = `${number(one?.median.posts ?? 0)} posts, answers after ${delayMs} ms, median of ${one?.rounds ?? 0} rounds; times after T0 at the peer`
  return { title, head: contestHead, rows: standings.map(({ contestant, median }) => [contestant, ...figures(median)]) }
}

const figures = ({ lateness, ...round }: Round) => [
  ...[lateness.first, lateness.p50, lateness.p99, lateness.last, round.lastAnswerMs].map(seconds),
  number(round.postsPerSecond),
  number(round.sockets),
  `${number(round.cpuUsPerPost)} µs`,
  megabytes(Math.max(...Object.values(round.peakMb))),
  megabytes(round.redisPeakMb),
  number(round.failed + round.tooMany),
  `${Math.round(round.othersPercent)} %`,
]

function ratiosPart(ratios: readonly Ratio[]): Part {
  const shown = (ratio: number | null) => (ratio === null ? '–' : ratio.toFixed(2))
  return {
    title: 'Ours against the others (times from T0 to the last answer; posts per second)',
    head: [
      'answers after',
      'time, ours / bare',
      'posts/s, ours / bare',
      'time, job-each / ours',
      'time, job-each-100 / ours',
      'time, promise-all / ours',
    ],
    rows: ratios.map(one => [
      `${one.delayMs} ms`,
      shown(one.timeByBare),
      shown(one.rateByBare),
      shown(one.jobEachByOurs),
      shown(one.jobEachUsualByOurs),
      shown(one.promiseAllByOurs),
    ]),
  }
}

function growthPart(sizes: readonly Size[]): Part {
  return {
    title: 'Growth: ours, answers at once, while 20 pages a second are read',
    head: [
      'posts',
      'first',
      'last answer',
      'posts/s',
      'CPU/post',
      'director',
      'a sender',
      'Redis',
      'web p99 arming',
      'web p99 launch',
      'not posted',
      'CPU of others',
    ],
    rows: sizes.map(({ round, web }) => [
      number(round.posts),
      seconds(round.lateness.first),
      seconds(round.lastAnswerMs),
      number(round.postsPerSecond),
      `${number(round.cpuUsPerPost)} µs`,
      megabytes(round.peakMb.director ?? Number.NaN),
      megabytes(Math.max(...senderPeaks(round))),
      megabytes(round.redisPeakMb),
      seconds(web.p99.arming),
      seconds(web.p99.launch),
      number(round.failed + round.tooMany),
      `${Math.round(round.othersPercent)} %`,
    ]),
  }
}

const senderPeaks = ({ peakMb }: Round) =>
  Object.entries(peakMb).flatMap(([role, mb]) => (role.startsWith('sender') ? [mb] : []))

function forecastPart(forecasts: readonly Forecast[]): Part {
  return {
    title: 'The capacity plan: when the last post leaves, foreseen and measured (answers after 200 ms)',
    head: ['limit', 'posts', 'foreseen', 'measured', 'measured / foreseen', 'not posted'],
    rows: forecasts.map(({ what, posts, foreseenMs, measuredMs, ratio, failed }) => [
      what,
      number(posts),
      seconds(foreseenMs),
      seconds(measuredMs),
      ratio.toFixed(2),
      number(failed),
    ]),
  }
}

function webPart({ campaign, board, pledges, ...web }: WebLoad): Part {
  const read = ({ perSecond, p50, p99, max, failed }: Read) => [
    perSecond.toFixed(0),
    ...[p50, p99, max].map(seconds),
    number(failed),
  ]
  return {
    title: `The web under load for ${web.seconds} s, ${number(web.pledgesBefore)} pledges before; web process at ${web.cpuPercent.toFixed(0)} % of a core, peak ${megabytes(web.peakMb)}`,
    head: ['what', 'a second', 'p50', 'p99', 'worst', 'failed'],
    rows: [
      ['campaign page', ...read(campaign)],
      ['launch board', ...read(board)],
      [
        'pledges, first form to receipt',
        pledges.perSecond.toFixed(0),
        seconds(pledges.p50),
        seconds(pledges.p99),
        '',
        number(pledges.failed),
      ],
    ],
  }
}

function pagesPart(pages: readonly PageTime[]): Part {
  return {
    title: 'With much behind it against little (pledges, where nothing else is said), alternately in one run',
    head: ['what', 'little', 'much', 'with little', 'with much', 'much / little'],
    rows: pages.map(({ what, little, much, littleMs, muchMs, ratio }) => [
      what,
      number(little),
      number(much),
      `${littleMs.toFixed(1)} ms`,
      `${muchMs.toFixed(1)} ms`,
      ratio.toFixed(2),
    ]),
  }
}

function rushPart({ capacity, seconds: each, steps }: Rush): Part {
  return {
    title: `A rush: the web carries ${number(capacity)} pages a second here, one in six of them a pledge; ${each} s each`,
    head: ['times', 'asked', 'served', 'p50', 'p99', 'turned away', 'p99 of those', 'failed', 'pledges'],
    rows: steps.map(step => [
      `${step.times} ×`,
      number(step.offered),
      number(step.served),
      seconds(step.p50),
      seconds(step.p99),
      number(step.turnedAway),
      step.turnedAwayP99 === null ? '–' : seconds(step.turnedAwayP99),
      number(step.failed),
      step.pledges.toFixed(1),
    ]),
  }
}

function boardsPart({ boards, posts, rounds, without, beside, ratio }: Boards): Part {
  const row = (what: string, { p50, last, webCpuMs, open }: Watched) => [
    what,
    number(open),
    seconds(p50),
    seconds(last),
    seconds(webCpuMs),
  ]
  return {
    title: `${number(posts)} posts, answers at once, beside ${number(boards)} open boards: ${ratio.toFixed(2)} times as late as beside none (median of ${rounds})`,
    head: ['boards', 'open at the end', 'p50', 'last', 'CPU of the web'],
    rows: [row('none', without), row(number(boards), beside)],
  }
}

const number = (n: number) => Math.round(n).toLocaleString('en')
const megabytes = (mb: number) => `${Math.round(mb)} MB`
