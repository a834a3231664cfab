import express, { type Express } from 'express'
import { limitNewSessions } from './auth/new-sessions.ts'
import { authRoutes } from './auth/routes.ts'
import { sameOrigin } from './auth/same-origin.ts'
import { sessionMiddleware } from './auth/session.ts'
import type { Context } from './context.ts'
import { secretAddresses } from './lib/log.ts'
import { assetRoutes } from './pages/assets-route.ts'
import { callRoutes } from './pages/call/routes.ts'
import { leadToCampaign } from './pages/campaign/near-address.ts'
import { previewRoutes } from './pages/campaign/preview-routes.ts'
import { campaignRoutes } from './pages/campaign/routes.ts'
import { compress } from './pages/compress.ts'
import { errorPages, leadToLostLink, nothingHere } from './pages/errors/routes.ts'
import { takeForm } from './pages/forms.ts'
import { leadToItsForm } from './pages/forms-only.ts'
import { homeRoutes } from './pages/home/routes.ts'
import { languages } from './pages/language.ts'
import { limitCosts, limitOrganizers } from './pages/limits.ts'
import { liveRoutes } from './pages/live/routes.ts'
import { lostLinkRoutes } from './pages/lost-link/routes.ts'
import { operatorRoutes } from './pages/operator/routes.ts'
import { organizeRoutes } from './pages/organize/routes.ts'
import { leadToOwnHost } from './pages/own-host.ts'
import { pictureFileRoutes } from './pages/pictures-route.ts'
import { confirmRoutes } from './pages/pledge/confirm-routes.ts'
import { chooseRoutes } from './pages/pledge/routes.ts'
import { privacyRoutes } from './pages/privacy/routes.ts'
import { watchProxy } from './pages/proxy-watch.ts'
import { changeRoutes } from './pages/receipt/change-routes.ts'
import { deletionRoutes } from './pages/receipt/deletion-routes.ts'
import { erasureRoutes } from './pages/receipt/erasure-routes.ts'
import { receiptRoutes } from './pages/receipt/routes.ts'
import { askReminderRoutes } from './pages/reminder/ask-routes.ts'
import { changeReminderRoutes } from './pages/reminder/change-routes.ts'
import { reminderRoutes } from './pages/reminder/routes.ts'
import { reportFileRoutes } from './pages/report/file-routes.ts'
import { reportPictureRoutes } from './pages/report/picture-routes.tsx'
import { reportRoutes } from './pages/report/routes.ts'
import { forItsReader, secretPage, securityHeaders } from './pages/security.ts'
import { sharePictureRoutes } from './pages/share/picture-routes.ts'
import { sharePublicRoutes } from './pages/share/public-routes.ts'
import { shareRoutes } from './pages/share/routes.ts'
import { shortLinkRoutes } from './pages/short-link/routes.ts'
import { refuseWhileFull, watchStorage } from './pages/storage.ts'
import { unsubscribeRoutes } from './pages/unsubscribe/routes.ts'

/** The whole web application. What it needs is in the context; it opens nothing by itself. */
export function createApp(context: Context): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', context.config.web.trustProxy)

  const storage = watchStorage(context)
  app.use(securityHeaders(context))
  app.use(assetRoutes())
  app.use(pictureFileRoutes(context))
  app.use(forItsReader)
  app.use(languages(context))
  app.use(operatorRoutes(context, storage))
  app.use(watchProxy(context))
  app.use(...limitCosts(context))
  app.use(leadToOwnHost(context))
  app.use(compress)
  app.use(leadToCampaign(context))
  app.use(liveRoutes(context))
  app.use(shortLinkRoutes(context))
  app.use(sharePublicRoutes(context))
  app.use(sharePictureRoutes(context))
  app.use(
    secretAddresses.map(first => `/${first}`),
    secretPage,
  )
  app.use(refuseWhileFull(storage))
  app.use(sameOrigin(context))
  // A story is long, and a script with none of its letters in ASCII weighs nine bytes a letter in a form.
  const long = ['/organize/:slug/write', '/organize/:slug/updates']
  app.use(long, takeForm('512kb', 400))
  // Ten thousand emoji in place of a post are told that they are too many, and shown again.
  const posts = ['/c/:slug/pledge', '/c/:slug/reminder', '/p/:receipt/change', '/r/:receipt/change']
  app.use(posts, takeForm('160kb', 50))
  app.use(takeForm('32kb', 50))
  // Read once the form is there: a session held while one trickles in would undo what another tab wrote meanwhile.
  app.use(sessionMiddleware(context))
  app.use(...limitOrganizers(context))
  app.use(limitNewSessions(context))

  app.use(authRoutes(context))
  app.use(homeRoutes(context))
  app.use(privacyRoutes(context))
  app.use(campaignRoutes(context))
  app.use(previewRoutes(context))
  app.use(shareRoutes(context))
  app.use(callRoutes(context))
  app.use(chooseRoutes(context))
  app.use(confirmRoutes(context))
  app.use(receiptRoutes(context))
  app.use(changeRoutes(context))
  app.use(deletionRoutes(context))
  app.use(erasureRoutes(context))
  app.use(askReminderRoutes(context))
  app.use(reminderRoutes(context))
  app.use(changeReminderRoutes(context))
  app.use(lostLinkRoutes(context))
  app.use(unsubscribeRoutes(context))
  app.use(organizeRoutes(context))
  app.use(reportRoutes(context))
  app.use(reportFileRoutes(context))
  app.use(reportPictureRoutes(context))

  app.use(leadToItsForm(app))
  app.use(nothingHere)
  app.use(['/p', '/r'], leadToLostLink)
  app.use(errorPages(context))
  return app
}
