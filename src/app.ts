import express, { type Express } from 'express'
import type { Context } from './context.ts'
import { assetRoutes } from './http/assets-routes.ts'
import { compress } from './http/compress.ts'
import { errorPages, leadToLostLink, nothingHere } from './http/errors/routes.ts'
import { leadToItsForm } from './http/form-pages.ts'
import { operatorRoutes } from './http/health-routes.ts'
import { languages } from './http/language.ts'
import { limitNewSessions } from './http/limits/new-sessions.ts'
import { limitCosts, limitOrganizers } from './http/limits/request-limits.ts'
import { leadToOwnHost } from './http/own-host.ts'
import { watchProxy } from './http/proxy-watch.ts'
import { takeForm } from './http/read-form.ts'
import { sameOrigin } from './http/same-origin.ts'
import { forItsReader, secretPage, securityHeaders } from './http/security-headers.ts'
import { sessionMiddleware } from './http/session/session.ts'
import { refuseWhileFull, watchStorage } from './http/storage-watch.ts'
import { secretAddresses } from './lib/log.ts'
import { callRoutes } from './pages/call/routes.ts'
import { homeRoutes } from './pages/campaign/home/routes.ts'
import { pictureFileRoutes } from './pages/campaign/picture-routes.ts'
import { previewRoutes } from './pages/campaign/preview/routes.ts'
import { campaignRoutes } from './pages/campaign/routes.ts'
import { leadToCampaign } from './pages/campaign/similar-address.ts'
import { boardRoutes } from './pages/launch/board/routes.ts'
import { unsubscribeRoutes } from './pages/mail/unsubscribe/routes.ts'
import { organizeRoutes } from './pages/organizer/routes.ts'
import { askReminderRoutes } from './pages/pledge/by-hand/ask-routes.ts'
import { changeReminderRoutes } from './pages/pledge/by-hand/change-routes.ts'
import { reminderRoutes } from './pages/pledge/by-hand/routes.ts'
import { changeRoutes } from './pages/pledge/change/routes.ts'
import { chooseRoutes } from './pages/pledge/choose/routes.ts'
import { confirmRoutes } from './pages/pledge/confirm/routes.ts'
import { authRoutes } from './pages/pledge/connect/routes.ts'
import { erasureRoutes } from './pages/pledge/erasing/routes.ts'
import { lostLinkRoutes } from './pages/pledge/lost-link/routes.ts'
import { deletionRoutes } from './pages/pledge/receipt/deletion-routes.ts'
import { receiptRoutes } from './pages/pledge/receipt/routes.ts'
import { reportFileRoutes } from './pages/reach/report/file-routes.ts'
import { reportPictureRoutes } from './pages/reach/report/picture-routes.tsx'
import { reportRoutes } from './pages/reach/report/routes.ts'
import { sharePictureRoutes } from './pages/share/picture/routes.ts'
import { sharePublicRoutes } from './pages/share/public-routes.ts'
import { shareRoutes } from './pages/share/routes.ts'
import { shortLinkRoutes } from './pages/share/short-link/routes.ts'
import { privacyRoutes } from './pages/supporter/privacy/routes.ts'

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
  app.use(boardRoutes(context))
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
