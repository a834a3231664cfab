import type { Context } from '../../../context.ts'
import { findCampaign } from '../../../domain/campaign/campaign.ts'
import { openingsBySite } from '../../../domain/reach/counters/card-openings.ts'
import { shortLink } from '../../../domain/share/short-link.ts'
import type { Handlers } from '../../../http/route.ts'
import { allowOwnFrames } from '../../../http/security-headers.ts'
import { findOwn, signedIn } from '../../campaign/manage/show-campaign.ts'
import { inviteText } from '../invite-text.ts'
import { kitView } from './view.tsx'

/** `/organize/:slug/kit`. */
export function kitHandlers(context: Context) {
  const { db, now, config } = context
  const { baseUrl } = config.web
  return {
    show: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
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
          address: `${baseUrl}/c/${campaign.slug}`,
          links: found && {
            shared: link('shared'),
            print: link('print'),
            passed: inviteText(found, { address: link('shared'), now: now(), lang: req.lang }),
          },
        }),
      )
    },
  } satisfies Handlers<'slug'>
}
