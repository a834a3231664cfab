import { seconds } from '../picture.ts'
import { figures, roundHead } from '../round-table.ts'
import { megabytes, number, type Part } from '../table.ts'
import type { Contest } from './contest.ts'
import type { Renewals } from './grants.ts'

export function contestParts(label: string, { hosts, standings, timeByBare }: Contest): Part[] {
  const tables = timeByBare.map(({ delayMs }) => {
    const mine = standings.filter(one => one.delayMs === delayMs)
    const [one] = mine
    return {
      title: `${label}: ${number(one?.median.posts ?? 0)} posts over ${hosts} hosts, answers after ${delayMs} ms, median of ${one?.rounds ?? 0} rounds`,
      head: [...roundHead, 'requests/post'],
      rows: mine.map(({ contestant, median }) => [contestant, ...figures(median), median.requestsPerPost.toFixed(3)]),
    }
  })
  return [
    ...tables,
    {
      title: `${label}: ours against loops that send requests made beforehand (time from T0 to the last answer)`,
      head: ['answers after', 'time, ours / bare'],
      rows: timeByBare.map(({ delayMs, ratio }) => [`${delayMs} ms`, ratio.toFixed(2)]),
    },
  ]
}

export function grantsPart({
  grants,
  renewed,
  lost,
  tookMs,
  perSecond,
  cpuUsPerGrant,
  directorMb,
  web,
}: Renewals): Part {
  return {
    title:
      'Bluesky: grants renewed before a launch, at the pace that one authorization server takes, while 20 pages a second are read',
    head: [
      'grants',
      'renewed',
      'lost',
      'took',
      'a second',
      'CPU/grant',
      'director',
      'web p50',
      'web p99',
      'web worst',
      'web failed',
    ],
    rows: [
      [
        number(grants),
        number(renewed),
        number(lost),
        seconds(tookMs),
        perSecond.toFixed(2),
        `${number(cpuUsPerGrant)} µs`,
        megabytes(directorMb),
        ...[web.p50, web.p99, web.worst].map(seconds),
        `${web.failed} of ${number(web.requests)}`,
      ],
    ],
  }
}
