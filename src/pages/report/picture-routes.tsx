import { type Response, Router } from 'express'
import type { Context } from '../../context.ts'
import { findCampaign } from '../../domain/campaign.ts'
import { readStanding } from '../../domain/standing.ts'
import { Problem } from '../../lib/problem.ts'
import { SkylineChart } from '../components/skyline.tsx'
import { pictureOf } from '../live/board.ts'
import { pictureFile } from './picture-file.ts'
import { organizersUnlessPublished } from './readers.ts'

const skylineSize = { width: 1200, height: 480 }
const margin = 40

/** The pictures of the report as files, for whoever may read it. */
export function reportPictureRoutes(context: Pick<Context, 'db' | 'now'>): Router {
  const { db, now } = context
  const routes = Router()

  routes.get('/c/:slug/reach/skyline.svg', organizersUnlessPublished(context), (req, res) => {
    const { lang } = req
    const campaign = findCampaign(db, String(req.params.slug))
    if (!campaign) throw new Problem(404)
    const standing = readStanding(db, campaign.launch)
    const picture = pictureOf({ campaign, standing, now: now(), lang })
    const place = {
      x: margin,
      y: margin,
      width: skylineSize.width - 2 * margin,
      height: skylineSize.height - 3 * margin,
    }
    send(
      res,
      campaign.slug,
      'skyline',
      pictureFile(<SkylineChart picture={picture} lang={lang} size={place} />, skylineSize),
    )
  })
  return routes
}

function send(res: Response, slug: string, name: string, svg: string): void {
  res.set('content-disposition', `inline; filename="${slug}-${name}.svg"`).type('image/svg+xml').send(svg)
}
