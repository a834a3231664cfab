import type { Boards, Watched } from './boards-load.ts'
import type { PageTime } from './pages.ts'
import { seconds } from './picture.ts'
import type { Rush } from './rush.ts'
import { megabytes, number, type Part } from './table.ts'
import type { Read, WebLoad } from './web-load.ts'

export function webPart({ campaign, board, pledges, ...web }: WebLoad): Part {
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

export function pagesPart(pages: readonly PageTime[]): Part {
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

export function rushPart({ capacity, seconds: each, steps }: Rush): Part {
  return {
    title: `A rush: the web serves ${number(capacity)} pages a second here, one in six of them a pledge; ${each} s each`,
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

export function boardsPart({ boards, posts, rounds, without, beside, ratio }: Boards): Part {
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
