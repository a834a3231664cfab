import { Router } from 'express'
import type { Context } from '../../context.ts'
import { findCampaign } from '../../domain/campaign.ts'
import { openingsBySite, readCardOpenings } from '../../domain/share/card-openings.ts'
import { shortLink } from '../../domain/short-link.ts'
import { findOwn, signedIn } from '../organize/show-campaign.ts'
import { allowOwnFrames } from '../security.ts'
import { kitView } from './kit-view.tsx'
import { passedOn } from './passed-on.ts'

/** `/organize/:slug/kit`. Behind the guard. */
export function kitRoutes(context: Context): Router {
  const { db, now, config } = context
  const { baseUrl } = config.web
  const routes = Router()
  routes.get('/organize/:slug/kit', (req, res) => {
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
        openings: openingsBySite(readCardOpenings(db, campaign.id)),
        address: `${baseUrl}/c/${campaign.slug}`,
        links: found && {
          shared: link('shared'),
          print: link('print'),
          passed: passedOn(found, { address: link('shared'), now: now(), lang: req.lang }),
        },
      }),
    )
  })
  return routes
}
