import type { Contest } from './bluesky/contest.ts'
import type { Renewals } from './bluesky/grants.ts'
import { contestParts, grantsPart } from './bluesky/report.ts'
import type { Boards } from './boards-load.ts'
import type { Comparison, MedianResult, Ratio } from './comparison.ts'
import type { Forecast } from './forecast.ts'
import type { Size } from './growth.ts'
import type { PageTime } from './pages.ts'
import { seconds } from './picture.ts'
import { boardsPart, pagesPart, rushPart, webPart } from './report-web.ts'
import type { Round } from './round.ts'
import { figures, roundHead } from './round-table.ts'
import type { Rush } from './rush.ts'
import { markdownTable, megabytes, number, type Part, textTable } from './table.ts'
import type { WebLoad } from './web-load.ts'

/** Everything a run measured; a part that was left out is null. */
export type Results = {
  readonly contest: Comparison | null
  readonly bluesky: Contest | null
  readonly mastodon: Contest | null
  readonly grants: Renewals | null
  readonly growth: readonly Size[]
  readonly forecasts: readonly Forecast[]
  readonly web: WebLoad | null
  readonly rush: Rush | null
  readonly boards: Boards | null
  readonly pages: readonly PageTime[]
}

export const asText = (results: Results) =>
  parts(results)
    .map(part => `${part.title}\n\n${textTable(part.head, part.rows)}\n`)
    .join('\n')

export const asMarkdown = (results: Results) =>
  parts(results)
    .map(part => `**${part.title}**\n\n${markdownTable(part.head, part.rows)}\n`)
    .join('\n')

function parts({ contest, bluesky, mastodon, grants, growth, forecasts, web, pages, rush, boards }: Results): Part[] {
  const delays = contest ? [...new Set(contest.standings.map(one => one.delayMs))] : []
  return [
    ...delays.map(delayMs => comparisonPart(contest?.standings.filter(one => one.delayMs === delayMs) ?? [], delayMs)),
    ...(delays.length > 0 && contest ? [ratiosPart(contest.ratios)] : []),
    ...(bluesky ? contestParts('Bluesky', bluesky) : []),
    ...(mastodon ? contestParts('Mastodon', mastodon) : []),
    ...(grants ? [grantsPart(grants)] : []),
    ...(growth.length > 0 ? [growthPart(growth)] : []),
    ...(forecasts.length > 0 ? [forecastPart(forecasts)] : []),
    ...(web ? [webPart(web)] : []),
    ...(rush ? [rushPart(rush)] : []),
    ...(boards ? [boardsPart(boards)] : []),
    ...(pages.length > 0 ? [pagesPart(pages)] : []),
  ]
}

function comparisonPart(standings: readonly MedianResult[], delayMs: number): Part {
  const [one] = standings
  const title = `${number(one?.median.posts ?? 0)} posts, answers after ${delayMs} ms, median of ${one?.rounds ?? 0} rounds; times after T0 at the peer`
  return {
    title,
    head: roundHead,
    rows: standings.map(({ contestant, median }) => [contestant, ...figures(median)]),
  }
}

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
    title: 'The capacity plan: when the last post leaves, forecast and measured (answers after 200 ms)',
    head: ['limit', 'posts', 'forecast', 'measured', 'measured / forecast', 'not posted'],
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
