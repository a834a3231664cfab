import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { hasSeveralNetworks } from '../../../domain/launch/held.ts'
import { notPosted } from '../../../domain/launch/launch-stats.ts'
import type { PostedText } from '../../../domain/ledger/posted-sums.ts'
import { growthSamples } from '../../../domain/reach/growth.ts'
import { asTold } from '../../../domain/reach/metrics/figures.ts'
import type { MeasuredReach } from '../../../domain/reach/metrics/summary.ts'
import type { AroundPosts, Reach } from '../../../domain/reach/report.ts'
import type { NetworkName } from '../../../networks/port.ts'
import type { Lang } from '../../../text/text.ts'
import { reasonSentence } from '../../launch/board/figures.tsx'
import { launchJson } from '../../launch/board/launch-json.ts'

type Beside = { readonly measured: MeasuredReach; readonly around: AroundPosts; readonly texts: readonly PostedText[] }

/** `/c/:slug/reach.json`: launch.json and what the report says beside it. Times in ms after T0 unless they end in At. Null: not told by the network, or not known. */
export function reachJson(
  campaign: Campaign,
  { stats, followers, followersOn, latenessOn, publishedOn }: Reach,
  { measured, around, texts }: Beside,
  lang: Lang,
) {
  const { launch, lateness, published, skyline, stopTimeMs } = stats
  const { networks, ...launched } = launchJson(stats, around.reminders)
  const several = hasSeveralNetworks(stats)
  return {
    campaign: { slug: campaign.slug, title: campaign.title, organization: campaign.organization, goal: campaign.goal },
    ...launched,
    networks: Object.fromEntries(
      Object.entries(networks).map(([network, counts]) => {
        const name = network as NetworkName
        const potentialReach = followersOn[name] ?? 0
        const left = several ? latenessOn[name] : lateness
        const out = several ? publishedOn[name] : published
        return [name, { ...counts, potentialReach, lateness: left ?? null, published: out ?? null }]
      }),
    ),
    stoppedAt: iso(launch.stoppedAt),
    finishedAt: iso(launch.finishedAt),
    stopTimeMs,
    potentialReach: followers,
    texts,
    measured: measuredJson(measured, launch.launchAt),
    around: aroundJson(around),
    notPosted: notPosted(stats).map(row => ({ ...row, sentence: reasonSentence(row, lang) })),
    skyline: {
      stepMs: skyline.stepMs,
      posts: skyline.bars.flatMap((posts, i) => (posts > 0 ? [{ fromMs: i * skyline.stepMs, posts }] : [])),
      later: skyline.tail,
    },
  }
}

function measuredJson({ now, gone, networks, messages, nextAt, lastAt, ...rest }: MeasuredReach, launchAt: number) {
  const overTime = growthSamples(rest, launchAt).map(({ afterMs, sums }) => ({ afterMs, ...asTold(sums) }))
  return {
    lastAt: iso(lastAt),
    nextAt: iso(nextAt),
    all: asTold(now),
    gone: asTold(gone),
    networks: networks.map(asTold),
    messages: messages.map(asTold),
    overTime,
    best: rest.best,
  }
}

function aroundJson({ visits, clicks, calls, shares, sources }: AroundPosts) {
  const byHour = clicks.rows.map(({ hour, ...row }) => ({ hour: iso(hour), ...row }))
  return { visits, clicks: { ...clicks, rows: byHour }, calls, shares, sources }
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
