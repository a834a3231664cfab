import type { LaunchStats } from '../domain/launch/launch-stats.ts'
import type { Lateness } from '../domain/ledger/read.ts'
import { duration } from '../text/times.ts'

type Line = readonly [string, string]

/** When posts left here, and when their networks published them. */
export const latenessLines = ({ lateness, published }: Pick<LaunchStats, 'lateness' | 'published'>): Line[] => [
  ...line('lateness', lateness),
  ...line('published', published),
]

const line = (name: string, late: Lateness): Line[] =>
  late === null
    ? []
    : [
        [
          name,
          `first ${after(late.first)}, half by ${after(late.p50)}, 99 of 100 by ${after(late.p99)}, last ${after(late.last)}`,
        ],
      ]

const after = (ms: number) => `${ms < 0 ? '−' : '+'}${duration(Math.abs(ms), 'en')}`
