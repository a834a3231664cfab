import { Router } from 'express'
import type { Context } from '../../context.ts'
import { findCampaign } from '../../domain/campaign.ts'
import { shortLink } from '../../domain/short-link.ts'
import { findOwn, signedIn } from '../organize/show-campaign.ts'
import { allowOwnFrames } from '../security.ts'
import { kitView } from './kit-view.tsx'

/** `/organize/:slug/kit`. Behind the guard. */
export function kitRoutes(context: Context): Router {
  const { db, now, config } = context
  const { baseUrl } = config.web
  const routes = Router()
  routes.get('/organize/:slug/kit', (req, res) => {
    const campaign = findOwn(context, req.params.slug)
    const isPublic = findCampaign(db, campaign.slug) !== null
    const link = (place: 'shared' | 'print') => shortLink(baseUrl, campaign.id, { place, messageId: null })
    allowOwnFrames(res)
    res.send(
      kitView({
        lang: req.lang,
        organizer: signedIn(context, req),
        campaign,
        now: now(),
        address: `${baseUrl}/c/${campaign.slug}`,
        links: isPublic ? { shared: link('shared'), print: link('print') } : null,
      }),
    )
  })
  return routes
}
