import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { contentOf } from '../../../domain/campaign/content.ts'
import { listEditorDrafts } from '../../../domain/campaign/editor-draft.ts'
import { listMessages } from '../../../domain/campaign/message.ts'
import { allowInOwnFrame, allowOwnFrames, allowPlayers } from '../../../http/security-headers.ts'
import { findOwn, signedIn } from '../manage/show-campaign.ts'
import { previewPage, videosOf } from '../preview/handlers.ts'
import { withDrafts } from './form-values.ts'
import { editorOverviewRoutes } from './overview-routes.ts'
import { pictureRoutes } from './picture-routes.tsx'
import { sectionRoutes } from './section-routes.ts'

/** The editor. Behind the guard: viewers read, editors change. */
export function editorRoutes(context: Context): Router {
  const routes = Router()
  routes.use('/organize/:slug/write/:section', (_req, res, next) => {
    allowOwnFrames(res)
    next()
  })
  routes.use(editorOverviewRoutes(context))
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
    const drafts = listEditorDrafts(db, campaign.id, signedIn(context, req).id)
    const content = withDrafts(contentOf(campaign, listMessages(db, campaign.id)), drafts)
    allowInOwnFrame(res)
    allowPlayers(res, videosOf(content))
    res.send(
      previewPage(context, campaign, content, { who: req.query.beside === '1' ? 'beside' : 'own', lang: req.lang }),
    )
  })
  return routes
}
