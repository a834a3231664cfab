import type { Campaign } from '../../domain/campaign.ts'
import { looksOf } from '../../domain/reach/growth.ts'
import type { Measured } from '../../domain/reach/measured.ts'
import type { Around, Reach } from '../../domain/reach/report.ts'
import { notPosted } from '../../domain/standing.ts'
import type { Lang } from '../../text/text.ts'
import { reasonSentence } from '../live/figures.tsx'
import { launchJson } from '../live/launch-json.ts'

/** `/c/:slug/reach.json`: launch.json and what the report says beside it. Times in ms after T0 unless they end in At. */
export function reachJson(
  campaign: Campaign,
  { standing, followers, groups }: Reach,
  { measured, around }: { readonly measured: Measured; readonly around: Around },
  lang: Lang,
) {
  const { launch, skyline, stopTimeMs } = standing
  return {
    campaign: { slug: campaign.slug, title: campaign.title, organization: campaign.organization, goal: campaign.goal },
    ...launchJson(standing, around.reminders),
    stoppedAt: iso(launch.stoppedAt),
    finishedAt: iso(launch.finishedAt),
    stopTimeMs,
    potentialReach: followers,
    texts: byText(groups),
    measured: measuredJson(measured, launch.launchAt),
    around: aroundJson(around),
    notPosted: notPosted(standing).map(row => ({ ...row, sentence: reasonSentence(row, lang) })),
    skyline: {
      stepMs: skyline.stepMs,
      posts: skyline.bars.flatMap((posts, i) => (posts > 0 ? [{ fromMs: i * skyline.stepMs, posts }] : [])),
      later: skyline.tail,
    },
  }
}

function measuredJson({ now, gone, networks, messages, nextAt, lastAt, ...rest }: Measured, launchAt: number) {
  const overTime = looksOf(rest, launchAt).map(({ afterMs, sums }) => ({ afterMs, ...sums }))
  return { lastAt: iso(lastAt), nextAt: iso(nextAt), all: now, gone, networks, messages, overTime, best: rest.best }
}

function aroundJson({ visits, clicks, calls, shares, sources }: Around) {
  const byHour = clicks.rows.map(({ hour, ...row }) => ({ hour: iso(hour), ...row }))
  return { visits, clicks: { ...clicks, rows: byHour }, calls, shares, sources }
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** By sample (null: own words) and network. */
function byText(groups: Reach['groups']) {
  const sums = new Map<string, Omit<Reach['groups'][number], 'step'>>()
  for (const { network, messageId, posts, followers } of groups) {
    const key = `${network} ${messageId}`
    const known = sums.get(key) ?? { network, messageId, posts: 0, followers: 0 }
    sums.set(key, { ...known, posts: known.posts + posts, followers: known.followers + followers })
  }
  return [...sums.values()]
}
