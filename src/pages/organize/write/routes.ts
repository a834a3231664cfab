import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { contentOf } from '../../../domain/content.ts'
import { listMessages } from '../../../domain/message.ts'
import { listDrafts } from '../../../domain/writing/draft.ts'
import { previewPage, videosOf } from '../../campaign/preview-routes.ts'
import { allowInOwnFrame, allowOwnFrames, allowPlayers } from '../../security.ts'
import { findOwn, signedIn } from '../show-campaign.ts'
import { createRoutes } from './create-routes.ts'
import { hubRoutes } from './hub-routes.ts'
import { pictureRoutes } from './picture-routes.tsx'
import { sectionRoutes } from './section-routes.ts'
import { withDrafts } from './typed.ts'

/** The editor. Behind the guard: viewers read, editors change. */
export function writeRoutes(context: Context): Router {
  const routes = Router()
  routes.use('/organize/:slug/write/:section', (_req, res, next) => {
    allowOwnFrames(res)
    next()
  })
  routes.use(createRoutes(context))
  routes.use(hubRoutes(context))
  routes.use(ownPreviewRoutes(context))
  routes.use(pictureRoutes(context))
  routes.use(sectionRoutes(context))
  return routes
}

/** The page as supporters will see it, with what this organizer has not saved yet. */
function ownPreviewRoutes(context: Context): Router {
  const { db } = context
  const routes = Router()
  routes.get('/organize/:slug/preview', (req, res) => {
    const campaign = findOwn(context, req.params.slug)
    const drafts = listDrafts(db, campaign.id, signedIn(context, req).id)
    const content = withDrafts(contentOf(campaign, listMessages(db, campaign.id)), drafts)
    allowInOwnFrame(res)
    allowPlayers(res, videosOf(content))
    res.send(
      previewPage(context, campaign, content, { who: req.query.beside === '1' ? 'beside' : 'own', lang: req.lang }),
    )
  })
  return routes
}
