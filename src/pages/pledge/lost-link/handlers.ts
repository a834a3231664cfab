import type { Context } from '../../../context.ts'
import { mailLostLinks } from '../../../domain/pledge/lost-links.ts'
import type { Handlers } from '../../../http/route.ts'
import type { Lang } from '../../../lib/lang.ts'
import { text } from '../../../text/text.ts'
import { readEmail } from '../by-hand/form.ts'
import { lostLinkSentView, lostLinkView } from './view.tsx'

/** `/lost-link`: mails the links of pledges and reminders to the address they were made with. */
export function lostLinkHandlers(context: Context) {
  const { db, box, now, config, log } = context
  const byMail = config.mail !== null

  return {
    show: (req, res) => {
      res.send(lostLinkView({ lang: req.lang, byMail, email: '', wrong: [] }))
    },

    send: (req, res) => {
      const { lang } = req
      const { typed, email } = readEmail(req.body)
      if (!byMail || email === null) {
        const wrong = byMail ? [{ field: 'email', message: text(lang).reminder.ask.wrongEmail }] : []
        return void res.status(422).send(lostLinkView({ lang, byMail, email: typed, wrong }))
      }
      // The same answer for every address, and before anything is done about it: which are known is nobody's business.
      res.redirect(303, '/lost-link/sent')
      mailLater(email, lang)
    },

    showSent: (req, res) => {
      res.send(lostLinkSentView(req.lang))
    },
  } satisfies Handlers

  function mailLater(email: string, lang: Lang): void {
    try {
      mailLostLinks(db, box, email, lang, now())
    } catch (error) {
      log.error({ err: error }, 'lost links could not be mailed')
    }
  }
}
