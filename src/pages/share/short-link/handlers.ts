import type { Context } from '../../../context.ts'
import { findCampaignById } from '../../../domain/campaign/campaign.ts'
import { isMessageOf } from '../../../domain/campaign/message.ts'
import { click } from '../../../domain/reach/counters/clicks.ts'
import { createCounter } from '../../../domain/reach/counters/counter.ts'
import { isRobot } from '../../../domain/reach/counters/visits.ts'
import { channelSource } from '../../../domain/share/channels.ts'
import { writeInviteCode } from '../../../domain/share/invite-code.ts'
import { type LinkMark, readShortLink } from '../../../domain/share/short-link.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'

/** `/s/:code`: a campaign's short link. Leads to that campaign and nowhere else, and counts that it was opened. */
export function shortLinkHandlers({ db, now }: Pick<Context, 'db' | 'now'>) {
  const counter = createCounter(db)

  return {
    follow: (req, res) => {
      const opened = readShortLink(req.params.code)
      const campaign = opened && findCampaignById(db, opened.campaignId)
      if (!campaign) throw new Problem(404)
      // HEAD and what browsers fetch ahead is nobody who looks.
      const robot = req.method !== 'GET' || isRobot(req.get('user-agent')) || req.get('sec-purpose') !== undefined
      counter.add(click({ campaignId: campaign.id, mark: known(campaign.id, opened.mark), robot }, now()))
      res.set('cache-control', 'no-store').redirect(302, `/c/${campaign.slug}${cameBy(opened.mark)}`)
    },
  } satisfies Handlers<'code'>

  /** Each mark has a row of its own every hour: made-up ones would fill the disk. */
  function known(campaignId: number, mark: LinkMark | null): LinkMark | null {
    // Those of invitations, and those of named links, are counted together.
    const isTogether = mark?.place === 'invitation' || mark?.place === 'channel'
    const isKnown = mark?.messageId == null || isTogether || isMessageOf(db, campaignId, mark.messageId)
    return isKnown ? mark : null
  }
}

/** Where the link stood, or whose invitation it is, goes on in the address alone; the forms of the pledge carry it from there. */
function cameBy(mark: LinkMark | null): string {
  if (mark === null) return ''
  const { place, messageId } = mark
  if (place === 'invitation' && messageId !== null) return `?by=${writeInviteCode(messageId)}`
  return `?from=${place === 'channel' && messageId !== null ? channelSource(messageId) : place}`
}
