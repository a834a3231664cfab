import express, { type Express } from 'express'
import type { Context } from './context.ts'
import { assetRoutes } from './pages/assets-route.ts'
import { compress } from './pages/compress.ts'
import { errorPages, nothingHere } from './pages/errors/routes.ts'
import { operatorRoutes } from './pages/operator/routes.ts'
import { secretPage, securityHeaders } from './pages/security.ts'

/** The whole web application. What it needs is in the context; it opens nothing by itself. */
export function createApp(context: Context): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', context.config.web.trustProxy)

  app.use(securityHeaders(context))
  app.use(assetRoutes())
  app.use(operatorRoutes(context))
  app.use(compress)
  app.use(['/p', '/preview', '/invitation', '/first-run'], secretPage)
  app.use(express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 50 }))

  app.use(nothingHere)
  app.use(errorPages(context))
  return app
}
