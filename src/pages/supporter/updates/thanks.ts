import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Reach } from '../../../domain/reach/report.ts'
import type { Writing } from '../../../domain/supporter/updates.ts'
import { number, reach as rounded } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { duration } from '../../../text/times.ts'

/** A thank-you with the figures of a launch that is over, for its organizers to change. */
export function thanks(campaign: OwnCampaign, { stats, followers }: Reach, lang: Lang): Writing {
  const words = text(lang).updates.thanks
  const { posts, networks, lateness } = stats
  const onNetworks = Object.values(networks).filter(counts => counts.posted > 0).length
  const paragraphs = [
    words.lead(campaign.title),
    [
      words.figures(posts.posted, number(posts.posted, lang), onNetworks),
      ...(lateness ? [words.half(duration(Math.max(0, lateness.p50), lang))] : []),
      words.reach(rounded(followers, lang)),
    ].join(' '),
    words.end,
    campaign.organization,
  ]
  return { subject: words.subject(campaign.title), words: paragraphs.filter(Boolean).join('\n\n') }
}
