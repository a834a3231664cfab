import { seconds } from './picture.ts'
import type { Round } from './round.ts'
import { megabytes, number } from './table.ts'

/** The columns of rounds beside each other: who it is, then `figures`. */
export const roundHead = [
  'way',
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

export const figures = ({ lateness, ...round }: Round) => [
  ...[lateness.first, lateness.p50, lateness.p99, lateness.last, round.lastAnswerMs].map(seconds),
  number(round.postsPerSecond),
  number(round.sockets),
  `${number(round.cpuUsPerPost)} µs`,
  megabytes(Math.max(...Object.values(round.peakMb))),
  megabytes(round.redisPeakMb),
  number(round.failed + round.tooMany),
  `${Math.round(round.othersPercent)} %`,
]
