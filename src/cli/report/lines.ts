import type { OwnCampaign } from '../../domain/campaign/all-campaigns.ts'
import { hasSeveralNetworks } from '../../domain/launch/held.ts'
import { notPosted } from '../../domain/launch/launch-stats.ts'
import { isSourceWord } from '../../domain/reach/counters/sources.ts'
import { reactionKinds, reactionsOf } from '../../domain/reach/growth.ts'
import { shownIn } from '../../domain/reach/metrics/figures.ts'
import type { MeasuredReach } from '../../domain/reach/metrics/summary.ts'
import type { AroundPosts, Reach } from '../../domain/reach/report.ts'
import { type NetworkName, networkLabels } from '../../networks/port.ts'
import { reasonSentence } from '../../pages/launch/board/figures.tsx'
import { statesWord } from '../../pages/ledger/reason.ts'
import { momentExactly, number } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { duration } from '../../text/times.ts'
import { latenessLines } from '../lateness.ts'

type Line = readonly [string, string]
type Beside = { readonly around: AroundPosts; readonly measured: MeasuredReach }

/** The report in a few lines: how many, how closely together, to how many at most, what was measured, and why some are not out. */
export function reportLines(campaign: OwnCampaign, reach: Reach, { around, measured }: Beside): Line[] {
  const { posts, launch } = reach.stats
  const at = (ms: number) => momentExactly(ms, campaign.timeZone, 'en')
  return [
    ['campaign', campaign.title],
    ['moment', at(launch.launchAt)],
    ['posted', `${n(posts.posted)} of ${n(posts.total)} promised`],
    ...networkLines(reach, measured),
    ...notPosted(reach.stats).map(
      (row): Line => [`  ${statesWord(row, 'en').toLowerCase()}`, `${n(row.n)}: ${reasonSentence(row, 'en')}`],
    ),
    ...latenessLines(reach.stats),
    ['potential reach', `${n(reach.followers)} followers at most, each account once`],
    ...measuredLines(measured, at),
    ...aroundLines(around),
  ]
}

/** One for each network, where there are several. */
function networkLines({ stats, followersOn, latenessOn }: Reach, { networks: measured }: MeasuredReach): Line[] {
  if (!hasSeveralNetworks(stats)) return []
  const { untold } = text('en').report.networks
  return Object.entries(stats.networks).map(([network, { posted, total }]) => {
    const name = network as NetworkName
    const sums = measured.find(one => one.network === name)
    const shown = sums && shownIn(sums)
    const parts = [
      `${n(posted)} of ${n(total)}`,
      latenessOn[name] && `last +${duration(latenessOn[name].last, 'en')}`,
      `${n(followersOn[name] ?? 0)} followers`,
      sums && `${n(reactionsOf(sums))} reactions`,
      sums && `times shown: ${shown == null ? untold : n(shown)}`,
    ]
    return [`  ${networkLabels[name]}`, parts.filter(Boolean).join(', ')]
  })
}

const n = (count: number) => number(count, 'en')

function measuredLines({ now, gone, lastAt, nextAt }: MeasuredReach, at: (ms: number) => string): Line[] {
  const { kinds, unknown } = text('en').report.reach
  const shown = shownIn(now)
  if (now.posts === 0) return [['measured', text('en').report.reach.none]]
  return [
    ['measured', `${n(now.posts)} posts${lastAt === null ? '' : `, ${at(lastAt)}`}`],
    [
      `  ${kinds.impressions.toLowerCase()}`,
      shown === null ? unknown : `${n(shown)} (known of ${n(now.impressionsOf)} posts)`,
    ],
    ...reactionKinds.map((kind): Line => [`  ${kinds[kind].toLowerCase()}`, n(now[kind])]),
    ...(gone.posts > 0 ? [['  gone since', n(gone.posts)] as const] : []),
    ...(nextAt === null ? [] : [['asked next', at(nextAt)] as const]),
  ]
}

function aroundLines({ clicks, visits, calls, shares, sources }: AroundPosts): Line[] {
  const { words } = text('en').report.sources
  return [
    ['clicks', `${n(clicks.people)} (programs: ${n(clicks.robots)})`],
    ['visits', n(visits.reduce((sum, { count }) => sum + count, 0))],
    ['calls', n(Object.values(calls).reduce((sum, count) => sum + count, 0))],
    ['shared by hand', n(shares.total)],
    ...sources.map(({ source, name, supporters, visits }): Line => {
      const from = name ?? (isSourceWord(source) ? words[source] : source)
      return ['came from', `${from}: ${n(supporters)} supporters, ${n(visits)} visits`]
    }),
  ]
}
