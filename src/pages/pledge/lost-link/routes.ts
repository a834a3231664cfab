import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { mailLostLinks } from '../../../domain/pledge/lost-links.ts'
import { limitMailForms } from '../../../http/limits/try-limits.ts'
import type { Lang } from '../../../lib/lang.ts'
import { text } from '../../../text/text.ts'
import { readEmail } from '../by-hand/form.ts'
import { lostLinkSentView, lostLinkView } from './view.tsx'

/** `/lost-link`: mails the links of pledges and reminders to the address they were made with. */
export function lostLinkRoutes(context: Context): Router {
  const { db, box, now, config, log } = context
  const byMail = config.mail !== null
  const routes = Router()

  routes.use('/lost-link', (_req, res, next) => {
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    next()
  })
  routes.get('/lost-link', (req, res) => {
    res.send(lostLinkView({ lang: req.lang, byMail, email: '', wrong: [] }))
  })

  routes.post('/lost-link', ...limitMailForms(context), (req, res) => {
    const { lang } = req
    const { typed, email } = readEmail(req.body)
    if (!byMail || email === null) {
      const wrong = byMail ? [{ field: 'email', message: text(lang).reminder.ask.wrongEmail }] : []
      return void res.status(422).send(lostLinkView({ lang, byMail, email: typed, wrong }))
    }
    // The same answer for every address, and before anything is done about it: which are known is nobody's business.
    res.redirect(303, '/lost-link/sent')
    mailLater(email, lang)
  })

  routes.get('/lost-link/sent', (req, res) => {
    res.send(lostLinkSentView(req.lang))
  })
  return routes

  function mailLater(email: string, lang: Lang): void {
    try {
      mailLostLinks(db, box, email, lang, now())
    } catch (error) {
      log.error({ err: error }, 'lost links could not be mailed')
    }
  }
}
