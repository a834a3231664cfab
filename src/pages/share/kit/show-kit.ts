import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { findCampaign } from '../../../domain/campaign/campaign.ts'
import { openingsBySite } from '../../../domain/reach/counters/card-openings.ts'
import { readSources } from '../../../domain/reach/counters/sources.ts'
import { channelSource, listChannels } from '../../../domain/share/channels.ts'
import { shortLink } from '../../../domain/share/short-link.ts'
import { allowOwnFrames } from '../../../http/security-headers.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import type { ShownChannel } from '../channels/view.tsx'
import { inviteText } from '../invite-text.ts'
import { kitView } from './view.tsx'

/** What stands in the form for another named link. */
type Typed = { readonly name: string; readonly wrong: readonly Wrong[] }

/** Shows what carries a campaign elsewhere, as it stands now. */
export function kitShower(context: Context) {
  const { db, now, config } = context
  const { baseUrl } = config.web

  return (req: Request, res: Response, campaign: OwnCampaign, typed: Typed = { name: '', wrong: [] }): void => {
    const found = findCampaign(db, campaign.slug)
    const link = (place: 'shared' | 'print') => shortLink(baseUrl, campaign.id, { place, messageId: null })
    allowOwnFrames(res)
    res.send(
      kitView({
        lang: req.lang,
        organizer: signedIn(context, req),
        campaign,
        now: now(),
        openings: openingsBySite(db, campaign.id),
        channels: channelsOf(campaign.id),
        ...typed,
        address: `${baseUrl}/c/${campaign.slug}`,
        links: found && {
          shared: link('shared'),
          print: link('print'),
          passed: inviteText(found, { address: link('shared'), now: now(), lang: req.lang }),
        },
      }),
    )
  }

  function channelsOf(campaignId: number): ShownChannel[] {
    const counted = new Map(readSources(db, campaignId).map(row => [row.source, row]))
    return listChannels(db, campaignId).map(({ id, name, retiredAt }) => {
      const { visits = 0, supporters = 0 } = counted.get(channelSource(id)) ?? {}
      const link = shortLink(baseUrl, campaignId, { place: 'channel', messageId: id })
      return { id, name, isRetired: retiredAt !== null, link, visits, supporters }
    })
  }
}
