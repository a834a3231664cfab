import { Router } from 'express'
import { knownBrowserDays } from '../../auth/known-browser.ts'
import { sessionDays } from '../../auth/session.ts'
import type { Context } from '../../context.ts'
import { grantDays } from '../../domain/grants/need.ts'
import { addressDays } from '../../domain/mail/erase.ts'
import { confirmHours } from '../../domain/reminder/ask.ts'
import { reminderDays } from '../../domain/reminder/forget.ts'
import { privacyView } from './view.tsx'

/** How long things are kept, from the places that keep them. */
const spans = {
  permission: grantDays,
  address: addressDays,
  reminder: reminderDays,
  session: sessionDays.supporter,
  organizer: sessionDays.organizer,
  browser: knownBrowserDays,
  unconfirmed: confirmHours,
} as const

/** `/privacy`: the same for everybody. */
export function privacyRoutes({ config }: Pick<Context, 'config'>): Router {
  const { baseUrl } = config.web
  const routes = Router()
  routes.get('/privacy', (req, res) => {
    res.send(privacyView({ lang: req.lang, host: new URL(baseUrl).host, address: `${baseUrl}/privacy`, spans }))
  })
  return routes
}
